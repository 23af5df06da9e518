/**
 * `node build/bench/best.js`: `agner best` among ten close variants of a center, under 200 seeds: how often it names the
 * best one, and how many replications it takes beside equal allocation (all ten as often as the one that took the most).
 * What is best is known: variants differ in talk time, by less than two per cent from each to the next.
 */
import { best, loadText, set } from '../src/index.ts'

const SEEDS = 200
const VARIANTS = 10
const center = loadText(`agner: 1
hours: 09:00-17:00
calendar: { interval: 1h }
types: { calls: { arrivals: 60/h, talk: { law: exponential, mean: 4m }, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 5 } }
`)
const variants = new Map(
  Array.from(
    { length: VARIANTS },
    (_, i) => [`+${2 * i} s`, set(center, [`types.calls.talk.mean=${240 + 2 * i}s`])] as const,
  ),
)

let [right, spent, equal, undecided] = [0, 0, 0, 0]
let zone = ''
for (let seed = 0; seed < SEEDS; seed++) {
  // Half of what the second is behind.
  const found = await best(variants, {
    figure: 'asa',
    seed: `${seed}`,
    indifference: { size: 0.3, of: 'seconds', text: '0.3s' },
  })
  zone = found.indifference.text
  if (found.best === '+0 s') right++
  if (found.best === null) undecided++
  spent += found.replications
  equal += VARIANTS * Math.max(...found.ranking.map(({ replications }) => replications))
}
console.log(
  `${VARIANTS} variants, talk from 240 s in steps of 2 s; indifference ${zone}, probability 95 %, ${SEEDS} seeds`,
)
console.log(`right: ${right} of ${SEEDS}; undecided: ${undecided}`)
console.log(
  `replications: ${(spent / SEEDS).toFixed(0)} in the mean; equal allocation ${(equal / SEEDS).toFixed(0)}: ${(equal / spent).toFixed(2)} × as many`,
)
// 190 are promised; three standard deviations are 9.
process.exitCode = right >= 181 && equal > 1.3 * spent ? 0 : 1
