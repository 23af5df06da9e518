import { expect, test } from 'vitest'
import { figuresOf } from '../../src/experiment/figure-catalogue.ts'
import { figureRows, unitOf } from '../../src/experiment/figure-rows.ts'
import { load, run } from '../../src/index.ts'

test.each(['blended', 'callbacks', 'outages', 'people', 'pool', 'steady-state', 'trunks', 'resolution', 'outbound'])(
  'what is known of the figures of %s beforehand is what its summary has',
  async (name) => {
    const scenario = await load(name === 'people' ? 'scenarios/shifts.yaml' : `scenarios/${name}.yaml`)
    const known = figuresOf(scenario.model).map(({ scope, name: of, key }) => [scope, of, key].join('/'))
    const rows = figureRows(await run(scenario, { replications: 1 }))
    const found = rows.map(({ scope, name: of, figure }) => [scope, of, figure].join('/'))
    expect(known.toSorted()).toEqual(found.toSorted())
    for (const { key, unit } of figuresOf(scenario.model)) expect([key, unit]).toEqual([key, unitOf(key)])
  },
)
