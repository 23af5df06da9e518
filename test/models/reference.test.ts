import { describe, expect, test } from 'vitest'
import type { Interval, TypeCounts } from '../../bench/reference/counts.ts'
import type { Law } from '../../bench/reference/laws.ts'
import { simulate as simulateReference, type ReferenceModel } from '../../bench/reference/reference.ts'
import { streamFrom, type Stream } from '../../src/engine/random.ts'
import { loadText, simulate, type Model } from '../../src/index.ts'
import { PageLayout } from '../../src/models/facts.ts'
import { Pairs } from '../../src/models/pairs.ts'
import { at, collect, groupScope, typeScope } from '../../src/models/scopes.ts'

// A second implementation that shares no code with the engine, on random centers in the manner of W1 and W2.

const BATCHES = 120
const WARMUP = 3600
const BATCH = 2 * 3600
const TARGET = 20

type Center = Pick<ReferenceModel, 'types' | 'groups' | 'trunks'>

/** By batch and figure: a ratio's two sums. */
type Ratios = Readonly<Record<string, readonly [number, number]>>[]

describe.each(Array.from({ length: 8 }, (_, i) => i))('random center %i', (number) => {
  const center = randomCenter(streamFrom('reference', 'centers', number))

  test('has the figures that the reference model finds', () => {
    const engine = engineBatches(center)
    const reference = referenceBatches(center)
    for (const key of Object.keys(engine[0])) {
      const [ours, theirs] = [engine, reference].map((batches) => estimate(batches.map((batch) => batch[key])))
      const z = (ours.ratio - theirs.ratio) / Math.sqrt(ours.variance + theirs.variance)
      // About 100 comparisons in all.
      if (ours.variance + theirs.variance > 0) expect([key, Math.abs(z) < 4, z]).toEqual([key, true, z])
      else expect([key, ours.ratio]).toEqual([key, theirs.ratio])
    }
  })
})

/** One to three types, one to three groups, loads around what the agents can do. */
function randomCenter(stream: Stream): Center {
  const whole = (least: number, most: number): number => least + Math.floor(stream.uniform() * (most - least + 1))
  const types = whole(1, 3)
  const groups = Array.from({ length: whole(1, 3) }, (_, group) => ({
    agents: whole(3, 8),
    skills: Array.from({ length: types }, (_, type) => type)
      .filter((type) => type % 3 === group || stream.uniform() < 0.5)
      .map((type) => ({ type, preference: whole(1, 2), rank: whole(1, 2) })),
  }))
  // Whoever has no skill yet serves the first type; what no group serves goes to the first group.
  for (const group of groups) if (group.skills.length === 0) group.skills.push({ type: 0, preference: 1, rank: 1 })
  for (let type = 0; type < types; type++) {
    if (!groups.some(({ skills }) => skills.some((skill) => skill.type === type))) {
      groups[0].skills.push({ type, preference: 2, rank: 1 })
    }
  }
  const agents = groups.reduce((sum, group) => sum + group.agents, 0)
  const services: Law[] = [
    { law: 'exponential', mean: 120 },
    { law: 'lognormal', mean: 120, cv: 1.2 },
    { law: 'uniform', min: 20, max: 220 },
    { law: 'constant', value: 120 },
  ]
  return {
    types: Array.from({ length: types }, () => ({
      rate: ((0.75 + 0.35 * stream.uniform()) * agents) / types / 120,
      service: services[whole(0, 3)],
      patience: stream.uniform() < 0.7 ? { law: 'exponential', mean: 60 } : { law: 'uniform', min: 0, max: 150 },
      priority: whole(1, 2),
    })),
    groups,
    ...(stream.uniform() < 0.4 ? { trunks: agents + whole(1, 4) } : {}),
  }
}

function engineBatches(center: Center): Ratios {
  const model = modelOf(center)
  const { rows } = simulate(model, 'engine', 0)
  const pairs = new Pairs(model)
  const layout = new PageLayout(model.types.length, pairs.count, model.groups.length, model.trunks.length, 0)
  return Array.from({ length: BATCHES }, (_, batch) => {
    const sums = model.types.map((_, type) => collect(rows, batch * layout.length, layout, typeScope(pairs, type)))
    const busy = model.groups.map(
      (_, group) => collect(rows, batch * layout.length, layout, groupScope(pairs, group))[at.busyArea],
    )
    return ratios(
      sums.map((one) => ({
        offered: one[at.offered],
        blocked: one[at.blocked],
        answered: one[at.answeredAtOnce] + one[at.answeredLater],
        answeredInTime: one[at.answeredAtOnce] + one[at.within0],
        abandoned: one[at.abandoned],
        waitOfAnswered: one[at.waitAnswered],
        waitOfAbandoned: one[at.waitAbandoned],
      })),
      busy,
    )
  })
}

function referenceBatches(center: Center): Ratios {
  const horizon = WARMUP + BATCHES * BATCH
  const { intervals } = simulateReference({
    ...center,
    warmup: WARMUP,
    horizon,
    interval: BATCH,
    target: TARGET,
    seed: 'reference',
  })
  return intervals.slice(0, BATCHES).map(({ types, groups }: Interval) =>
    ratios(
      types,
      groups.map(({ busySeconds }) => busySeconds),
    ),
  )
}

function ratios(types: readonly TypeCounts[], busy: readonly number[]): Ratios[number] {
  return Object.fromEntries([
    ...types.flatMap((one, type) => [
      [`offered of type ${type}`, [one.offered, 1]],
      [`service level of type ${type}`, [one.answeredInTime, one.offered]],
      [`abandonment of type ${type}`, [one.abandoned, one.offered]],
      [`blocking of type ${type}`, [one.blocked, one.offered]],
      [`ASA of type ${type}`, [one.waitOfAnswered, one.answered]],
      [`wait of those who left of type ${type}`, [one.waitOfAbandoned, one.abandoned]],
    ]),
    ...busy.map((seconds, group) => [`busy seconds of group ${group}`, [seconds, 1]]),
  ])
}

/** Ratio of sums with the variance of the delta method. */
function estimate(pairs: readonly (readonly [number, number])[]): { ratio: number; variance: number } {
  const n = pairs.length
  const below = pairs.reduce((sum, [, y]) => sum + y, 0)
  const ratio = pairs.reduce((sum, [x]) => sum + x, 0) / below
  const squares = pairs.reduce((sum, [x, y]) => sum + (x - ratio * y) ** 2, 0)
  return { ratio, variance: (squares * n) / (n - 1) / below ** 2 }
}

function modelOf({ types, groups, trunks }: Center): Model {
  const law = (given: Law) => {
    if (given.law === 'constant') return `${given.value}s`
    if (given.law === 'uniform') return { law: 'uniform', min: `${given.min}s`, max: `${given.max}s` }
    return { ...given, mean: `${given.mean}s` }
  }
  return loadText(
    JSON.stringify({
      agner: 1,
      types: Object.fromEntries(
        types.map(({ rate, service, patience, priority }, id) => [
          `type${id}`,
          { arrivals: `${rate}/s`, talk: law(service), patience: law(patience!), priority, goal: `80% in ${TARGET}s` },
        ]),
      ),
      groups: Object.fromEntries(
        groups.map(({ agents, skills }, id) => [
          `group${id}`,
          { agents, skills: Object.fromEntries(skills.map(({ type, ...order }) => [`type${type}`, order])) },
        ]),
      ),
      ...(trunks === undefined ? {} : { trunks }),
      run: { horizon: `${WARMUP + BATCHES * BATCH}s`, warmup: `${WARMUP}s`, batches: BATCHES },
    }),
  ).model
}
