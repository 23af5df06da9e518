/**
 * `node build/bench/variance.js`: what each way to less variance gives, on scenarios of scenarios/. For each figure: how
 * many times the replications a plain run would need for an interval as narrow (the ratio of squared widths at equal
 * replications, mean of several seeds), and how much CPU time a replication takes beside a plain one.
 */
import { join } from 'node:path'
import { compare, load, run, set, type Loaded, type Summary } from '../src/index.ts'
import { root } from './programs.ts'
import { textTable } from './text-table.ts'

const REPLICATIONS = 200
const SEEDS = 5
const FIGURES = ['serviceLevel', 'asa', 'abandonment', 'occupancy', 'costPerResolvedIssue']
const SCENARIOS = ['helpdesk', 'busy-days', 'blended', 'channels', 'outbound']
const WAYS = {
  antithetic: { antithetic: true, controls: false },
  controls: { antithetic: false, controls: true },
  both: { antithetic: true, controls: true },
}
const PLAIN = { antithetic: false, controls: false }

for (const name of SCENARIOS) await measure(name, await load(join(root, 'scenarios', `${name}.yaml`)))

async function measure(name: string, scenario: Loaded): Promise<void> {
  const plain = await runs(scenario, PLAIN)
  const rows: string[][] = []
  for (const [way, reduction] of Object.entries(WAYS)) {
    const reduced = await runs(scenario, reduction)
    const gains = FIGURES.map((figure) =>
      ratioText(squaredWidth(plain.summaries, figure), squaredWidth(reduced.summaries, figure)),
    )
    rows.push([way, ...gains, (reduced.seconds / plain.seconds).toFixed(2)])
  }
  rows.push(['common random numbers', ...(await ofDifferences(scenario)), '1.00'])
  console.log(`\n${name}: times fewer replications, and CPU time a replication\n`)
  console.log(textTable([['', ...FIGURES, 'CPU'], ...rows]))
}

async function runs(scenario: Loaded, varianceReduction: typeof PLAIN) {
  const summaries: Summary[] = []
  // Once before the clock runs: V8 compiles it.
  await run(scenario, { replications: 20, varianceReduction })
  const started = process.cpuUsage()
  for (let seed = 1; seed <= SEEDS; seed++)
    summaries.push(await run(scenario, { seed: `${seed}`, replications: REPLICATIONS, varianceReduction }))
  const { system, user } = process.cpuUsage(started)
  return { summaries, seconds: (system + user) / 1e6 }
}

/** The difference that a tenth more contacts make, under the same luck, and as it would be under luck of their own. */
async function ofDifferences(scenario: Loaded): Promise<string[]> {
  const pair = { base: scenario, more: set(scenario, ['volume=+10%']) }
  const [own, same] = [FIGURES.map(() => 0), FIGURES.map(() => 0)]
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { figures } = await compare(pair, {
      seed: `${seed}`,
      replications: REPLICATIONS,
      figures: FIGURES.filter((key) => isKnown(scenario, key)),
    })
    for (const { differences, key, scope, variants } of figures) {
      const place = FIGURES.indexOf(key)
      if (scope !== 'totals' || place < 0) continue
      const square = (of: { readonly low: number | null; readonly high: number | null }): number =>
        ((of.high ?? NaN) - (of.low ?? NaN)) ** 2
      own[place] += variants.reduce((sum, variant) => sum + square(variant), 0)
      same[place] += square(differences[0].uncorrected)
    }
  }
  return FIGURES.map((_, place) => ratioText(own[place], same[place]))
}

function isKnown({ model }: Loaded, key: string): boolean {
  return !key.startsWith('cost') || model.economy !== null
}

function squaredWidth(summaries: readonly Summary[], figure: string): number {
  const squares = summaries.map(({ totals }) => {
    const { high, low } = totals[figure] ?? { high: null, low: null }
    return high === null || low === null ? NaN : (high - low) ** 2
  })
  return squares.reduce((sum, square) => sum + square, 0) / squares.length
}

function ratioText(plain: number, reduced: number): string {
  const ratio = plain / reduced
  return Number.isFinite(ratio) ? (ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)) : '–'
}
