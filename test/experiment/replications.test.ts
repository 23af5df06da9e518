import { expect, test } from 'vitest'
import { loadText, run } from '../../src/index.ts'

const scenario = loadText(`agner: 1
hours: 09:00-10:00
types: { calls: { arrivals: 20/h, talk: 4m } }
groups: { team: { skills: [calls], agents: 3 } }
`)

test.each([0, -3, NaN, 1.5, Infinity])('a run of %s replications is refused', async (replications) => {
  await expect(run(scenario, { replications })).rejects.toThrow(
    new RangeError(`replications: expected a whole number of at least 1, found ${replications}`),
  )
})
