import { describe, expect, test } from 'vitest'
import { fillByInversion, quantileOf } from '../../src/engine/distributions.ts'
import { Draws } from '../../src/engine/draws.ts'
import { streamFrom } from '../../src/engine/random.ts'
import { controlled, directionsOf } from '../../src/experiment/controlled.ts'
import { load, loadText, run, ScenarioError, type Summary } from '../../src/index.ts'
import { fillNormal } from '../../src/engine/ziggurat.ts'

/** Three lines for two Erlangs, empty at first: the blocked are known. */
const lines = loadText(`agner: 1
hours: 08:00-14:00
calendar: { interval: 6h }
types: { calls: { arrivals: 20/h, talk: { law: exponential, mean: 6m }, goal: 80% in 20s } }
trunks: { trunk: { lines: 3 } }
groups: { team: { skills: [calls], agents: 3 } }
`)
const TRUTH = blockedOf({ arrivals: 20, ends: 10, lines: 3, hours: 6 })
const WAYS = {
  plain: { antithetic: false, controls: false },
  antithetic: { antithetic: true, controls: false },
  controls: { antithetic: false, controls: true },
  both: { antithetic: true, controls: true },
}
const SEEDS = 150

describe('a loss system with a known answer', () => {
  const runs = new Map<string, Promise<Summary[]>>()
  const of = (way: keyof typeof WAYS): Promise<Summary[]> => {
    const found =
      runs.get(way) ??
      Promise.all(
        Array.from({ length: SEEDS }, (_, seed) =>
          run(lines, { seed: `${seed}`, replications: 20, varianceReduction: WAYS[way] }),
        ),
      )
    runs.set(way, found)
    return found
  }
  /** Variance of the figure about the truth, from seed to seed. */
  const spread = async (way: keyof typeof WAYS): Promise<number> => {
    const values = (await of(way)).map(({ totals }) => totals.blocking.value!)
    return values.reduce((sum, value) => sum + (value - TRUTH) ** 2, 0) / SEEDS
  }

  test.each(Object.keys(WAYS) as (keyof typeof WAYS)[])('intervals hold it in 95 of 100 seeds: %s', async (way) => {
    const summaries = await of(way)
    const held = summaries.filter(({ totals }) => totals.blocking.low! <= TRUTH && TRUTH <= totals.blocking.high!)
    // 142.5 ± 2.7 are expected.
    expect(held.length).toBeGreaterThanOrEqual(135)
    expect(held.length).toBeLessThan(150)
  })

  test('estimates spread less about it, and intervals are as much narrower', async () => {
    const plain = await spread('plain')
    const width = async (way: keyof typeof WAYS): Promise<number> =>
      (await of(way)).reduce((sum, { totals }) => sum + totals.blocking.high! - totals.blocking.low!, 0) / SEEDS
    const narrow = await width('plain')
    // The variance of so many estimates is known to an eighth.
    for (const [way, least] of [
      ['antithetic', 1.3],
      ['controls', 1.8],
      ['both', 1.3],
    ] as const) {
      expect(plain / (await spread(way))).toBeGreaterThan(least)
      expect((narrow / (await width(way))) ** 2).toBeGreaterThan(least)
    }
  })

  test('what is known beforehand is known exactly', async () => {
    const [{ totals }] = await of('controls')
    expect(totals.offered.value).toBeCloseTo(120, 9)
    expect(totals.offered.high! - totals.offered.low!).toBeLessThan(1e-6)
  })
}, 120_000)

describe('controls', () => {
  const normals = (name: string, count: number): Float64Array => {
    const out = new Float64Array(count)
    fillNormal(streamFrom('controls', name, 0), out, 0, count)
    return out
  }
  const COUNT = 40

  test('intervals hold the mean of normal numbers in 95 of 100, with one control and with three', () => {
    for (const controls of [1, 3]) {
      let [held, squares, plain] = [0, 0, 0]
      for (let trial = 0; trial < 1000; trial++) {
        const known = Array.from({ length: controls }, (_, i) => normals(`${controls}/${trial}/${i}`, COUNT))
        const own = normals(`${controls}/${trial}/own`, COUNT)
        const values = own.map((one, i) => 5 + one + known.reduce((sum, control) => sum + control[i], 0))
        const mean = values.reduce((sum, one) => sum + one, 0) / COUNT
        const { high, low, value } = controlled(
          mean,
          values.map((one) => one - mean),
          directionsOf(known),
          0.95,
        )
        if (low! <= 5 && 5 <= high!) held++
        squares += (value! - 5) ** 2
        plain += (mean - 5) ** 2
      }
      // 950 ± 7 are expected.
      expect(held).toBeGreaterThan(925)
      expect(held).toBeLessThan(975)
      // Of 1 + controls parts of the variance one is left, and what estimating the slopes costs.
      expect(plain / squares).toBeGreaterThan(0.85 * (1 + controls) * ((COUNT - controls - 2) / (COUNT - 2)))
    }
  })

  test('one that never varies, or says what another has said, changes nothing', () => {
    const own = normals('one', COUNT)
    const control = normals('two', COUNT)
    const alone = controlled(1, own, directionsOf([control]), 0.95)
    const twice = controlled(
      1,
      own,
      directionsOf([new Float64Array(COUNT), control, control.map((one) => 3 * one)]),
      0.95,
    )
    expect(twice.value).toBeCloseTo(alone.value!, 12)
    expect(twice.high).toBeCloseTo(alone.high!, 12)
  })

  test('few observations have none: the plain interval', () => {
    const own = normals('few', 9)
    expect(controlled(1, own, directionsOf([normals('more', 9)]), 0.95).value).toBe(1)
    expect(controlled(1, own.slice(0, 1), [], 0.95)).toEqual({ value: 1, low: null, high: null })
  })
})

describe('antithetic replications', () => {
  test('draw what lies at 1 − u where the one before drew what lies at u', () => {
    const law = { law: 'lognormal', mean: 240, cv: 1.5 } as const
    const [one, mirror] = [false, true].map((isMirrored) => {
      const out = new Float64Array(1000)
      fillByInversion(law, streamFrom('a', 'b', 0), out, 0, out.length, isMirrored)
      return out
    })
    const stream = streamFrom('a', 'b', 0)
    one.forEach((value, i) => {
      const u = stream.openUniform()
      expect(value).toBe(quantileOf(law, u))
      expect(mirror[i]).toBe(quantileOf(law, 1 - u))
    })
  })

  test('come in pairs, in order and by ordinal; pairs are independent', () => {
    const draws = new Draws()
    const uniform = { law: 'uniform', min: 0, max: 1 } as const
    const [tap, keyed] = [draws.tap(uniform, 'tap'), draws.keyedTap(uniform, 'keyed')]
    const drawn = (replication: number): number[] => {
      draws.seed('1', replication, true)
      return [
        ...Array.from({ length: 100 }, () => draws.take(tap)),
        draws.takeKeyed(keyed, 7),
        draws.takeKeyed(keyed, 9),
      ]
    }
    const [first, second, third] = [drawn(0), drawn(1), drawn(2)]
    second.forEach((value, i) => expect(value + first[i]).toBeCloseTo(1, 15))
    expect(third.some((value, i) => value === first[i])).toBe(false)
  })

  test('have busy days where the others have quiet ones', async () => {
    const busy = loadText(`agner: 1
calendar: { interval: 6h }
types: { calls: { arrivals: 200/h, talk: 1m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 20 } }
busyness: { law: gamma, mean: 1, cv: 30% }
run: { replications: 40 }
`)
    const spread = async (antithetic: boolean): Promise<number> => {
      const { totals } = await run(busy, { varianceReduction: { antithetic, controls: false } })
      return totals.offered.high! - totals.offered.low!
    }
    expect((await spread(true)) / (await spread(false))).toBeLessThan(0.35)
  })
})

test('a scenario that asks for what cannot be is told so', () => {
  const text = (run: string) => `agner: 1
types: { calls: { arrivals: 20/h, talk: 6m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 3 } }
run: ${run}
`
  expect(() => loadText(text('{ antithetic: true, replications: 41 }'))).toThrow('expected an even number')
  expect(() => loadText(text('{ antithetic: true, horizon: 100h }'))).toThrow(ScenarioError)
  expect(() => loadText(text('{ controls: maybe }'))).toThrow('expected true or false')
  const plain = loadText(text('{ replications: 40 }'))
  expect(loadText(text('{ antithetic: true, controls: true }')).hash).toBe(plain.hash)
})

test('a goal is judged by what is printed of it', async () => {
  const { goals, queues } = await run(await load('scenarios/helpdesk.yaml'), {
    replications: 40,
    varianceReduction: WAYS.both,
  })
  const judged = goals.filter(({ type }) => type === null)
  expect(judged.length).toBeGreaterThan(0)
  expect(judged.map(({ serviceLevel }) => serviceLevel)).toEqual(judged.map(({ queue }) => queues[queue].serviceLevel))
})

test('a precision that is reached is that of the interval that is printed, whose ever it is', async () => {
  const scenario = await load('scenarios/peak-to-provider.yaml')
  const figures = ['totals.serviceLevel', 'providers.callpool.revenue', 'clients.shop.cost']
  const halfWidth = { size: 0.05, of: 'figure', text: '5%' } as const
  const asked = figures.map((figure) => ({ figure, halfWidth }))
  const summary = await run(scenario, {
    varianceReduction: WAYS.controls,
    precision: { goals: asked, atLeast: 20, atMost: 20 },
  })
  const printed = [summary.totals.serviceLevel, summary.providers!.callpool.revenue, summary.clients!.shop.cost]
  summary.precision!.forEach(({ halfWidth: reached }, i) =>
    expect(reached! / ((printed[i].high! - printed[i].low!) / 2)).toBeCloseTo(1, 9),
  )
})

test('antithetic replications are even in number, and never more than was allowed', async () => {
  const even = await run(lines, { replications: 21, varianceReduction: WAYS.antithetic })
  expect(even.replications).toBe(22)
  const halfWidth = { size: 0.0001, of: 'points', text: '0.01pt' } as const
  const precision = { goals: [{ figure: 'blocking', halfWidth }], atLeast: 20, atMost: 33 }
  expect((await run(lines, { precision, varianceReduction: WAYS.antithetic })).replications).toBe(32)
})

/**
 * The share of arrivals that find all lines taken, from an empty system on: Kolmogorov's equations in steps so short that
 * the error of the step (Euler's) is far below what is looked at here.
 */
function blockedOf({ arrivals, ends, hours, lines }: Record<'arrivals' | 'ends' | 'lines' | 'hours', number>): number {
  const STEPS = 100_000
  const step = hours / STEPS
  let taken = Float64Array.from({ length: lines + 1 }, (_, i) => (i === 0 ? 1 : 0))
  let blocked = 0
  for (let i = 0; i < STEPS; i++) {
    blocked += taken[lines] / STEPS
    const flow = taken.map((_, k) => (k < lines ? arrivals * taken[k] - ends * (k + 1) * taken[k + 1] : 0))
    taken = taken.map((share, k) => share + step * ((k > 0 ? flow[k - 1] : 0) - flow[k]))
  }
  return blocked
}
