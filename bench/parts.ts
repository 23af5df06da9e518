/**
 * `node build/bench/parts.js`: the event list, the laws and the streams by themselves, in nanoseconds of wall time.
 */
import { Bench } from 'tinybench'
import { fill } from '../src/engine/distributions.ts'
import { Draws } from '../src/engine/draws.ts'
import { HeapEventQueue } from '../src/engine/event-queue.ts'
import type { Law } from '../src/engine/law.ts'
import { streamFrom } from '../src/engine/random.ts'
import { textTable } from './text-table.ts'

/** Operations a call, so that the clock is read rarely. */
const BATCH = 4096

const stream = streamFrom('parts', 'bench', 0)
const gaps = new Float64Array(BATCH)
fill({ law: 'exponential', mean: 1 }, stream, gaps, 0, BATCH)
const picks = Int32Array.from({ length: BATCH }, () => stream.next() >>> 1)

const bench = new Bench({ time: 300, warmupTime: 100 })
for (const pending of [100, 1_000, 10_000]) {
  bench.add(`event list, ${pending} pending: pop and push`, holdModel(pending))
  bench.add(`event list, ${pending} pending: replace the top`, replacing(pending))
  bench.add(`event list, ${pending} pending: remove and push`, removing(pending))
}

const laws: Law[] = [
  { law: 'constant', value: 240 },
  { law: 'uniform', min: 60, max: 420 },
  { law: 'exponential', mean: 240 },
  { law: 'erlang', shape: 3, mean: 240 },
  { law: 'gamma', shape: 1.7, mean: 240 },
  { law: 'lognormal', mean: 240, cv: 1.2 },
  { law: 'weibull', shape: 1.5, scale: 240 },
  { law: 'hyperexponential', probabilities: [0.7, 0.3], means: [120, 520] },
  { law: 'triangular', min: 60, mode: 180, max: 480 },
  { law: 'empirical', probabilities: [0, 0.25, 0.5, 0.75, 1], quantiles: [0, 100, 180, 320, 900] },
  { law: 'sample', values: [30, 90, 150, 240, 600] },
  { law: 'atZero', probability: 0.1, of: { law: 'exponential', mean: 240 } },
  { law: 'shifted', by: 10, of: { law: 'exponential', mean: 230 } },
  { law: 'truncated', min: 10, max: 3600, of: { law: 'lognormal', mean: 240, cv: 1.2 } },
  {
    law: 'mixture',
    weights: [1, 3],
    laws: [
      { law: 'exponential', mean: 60 },
      { law: 'exponential', mean: 300 },
    ],
  },
]
const draws = new Float64Array(BATCH)
for (const law of laws) bench.add(`law: ${law.law}`, () => fill(law, stream, draws, 0, BATCH))

// The sums are used below, or V8 would leave the draws out.
let sum = 0
bench.add('stream: uniform', () => {
  let total = 0
  for (let i = 0; i < BATCH; i++) total += stream.uniform()
  sum += total
})
bench.add('stream: keyed, then one uniform', () => {
  let total = 0
  for (let i = 0; i < BATCH; i++) total += stream.keyed(1, 2, i).uniform()
  sum += total
})
const taps = new Draws()
const tap = taps.tap({ law: 'exponential', mean: 240 }, 'patience')
taps.seed('parts', 0)
bench.add('draws: take, exponential', () => {
  let total = 0
  for (let i = 0; i < BATCH; i++) total += taps.take(tap)
  sum += total
})
const seeding = 'stream: from a seed string'
let replication = 0
bench.add(seeding, () => {
  sum += streamFrom('parts', 'bench', replication++).next()
})

await bench.run()

const rows = bench.tasks.map(({ name, result }) => {
  if (result.state !== 'completed') throw new Error(`${name}: ${result.state}`)
  const { p50, p75 } = result.latency
  const nanoseconds = (milliseconds: number) => ((milliseconds * 1e6) / (name === seeding ? 1 : BATCH)).toFixed(2)
  return [name, nanoseconds(p50), nanoseconds(p75)]
})
console.log(textTable([['', 'median ns', 'upper quartile'], ...rows]))
if (Number.isNaN(sum)) throw new Error('a stream drew something that is no number')

/** The hold model (Jones 1986): take the next event out and put it back an exponential time later. */
function holdModel(pending: number): () => void {
  const queue = filled(pending)
  return () => {
    for (let i = 0; i < BATCH; i++) {
      const event = queue.top
      const at = queue.topAt
      queue.pop()
      queue.key[0] = at + gaps[i]
      queue.push(event)
    }
  }
}

function replacing(pending: number): () => void {
  const queue = filled(pending)
  return () => {
    for (let i = 0; i < BATCH; i++) {
      queue.key[0] = queue.topAt + gaps[i]
      queue.moveTop()
    }
  }
}

/** What an answered contact does to its hang-up: any event leaves, another comes. */
function removing(pending: number): () => void {
  const queue = filled(pending)
  return () => {
    for (let i = 0; i < BATCH; i++) {
      const event = picks[i] % pending
      queue.remove(event)
      queue.key[0] = queue.topAt + gaps[i]
      queue.push(event)
    }
  }
}

function filled(pending: number): HeapEventQueue {
  const queue = new HeapEventQueue()
  for (let event = 0; event < pending; event++) {
    queue.key[0] = gaps[event % BATCH]
    queue.push(event)
  }
  return queue
}
