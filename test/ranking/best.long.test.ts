import { expect, test } from 'vitest'
import { best, loadText, set } from '../../src/index.ts'

/** The longer the talk, the longer the waits: which of ten is best is known. `npm run tools && node build/bench/best.js` has 200 seeds. */
test('the best of ten close variants is found, with fewer replications than all as often as the longest', async () => {
  const center = loadText(`agner: 1
hours: 09:00-13:00
calendar: { interval: 1h }
types: { calls: { arrivals: 60/h, talk: { law: exponential, mean: 4m }, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 5 } }
`)
  const variants = new Map(
    Array.from({ length: 10 }, (_, i) => {
      const seconds = 258 - 2 * i
      return [`${seconds}`, set(center, [`types.calls.talk.mean=${seconds}s`])] as const
    }),
  )
  let [spent, equal] = [0, 0]
  for (let seed = 0; seed < 10; seed++) {
    const found = await best(variants, {
      figure: 'asa',
      seed: `${seed}`,
      indifference: { size: 0.3, of: 'seconds', text: '0.3s' },
    })
    expect(found.best).toBe('240')
    const each = found.ranking.map(({ replications }) => replications)
    expect(found.replications).toBe(each.reduce((sum, one) => sum + one, 0))
    spent += found.replications
    equal += 10 * Math.max(...each)
  }
  expect(equal / spent).toBeGreaterThan(1.3)
}, 120_000)
