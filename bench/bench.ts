import { writeFileSync } from 'node:fs'
import { baselineOf, measuredOf, readBaselines, writeBaseline, type Baseline } from './baseline/baseline.ts'
import { changeBetween, changeInWords, type Change } from './baseline/change.ts'
import { figuresAsJson, figuresAsText, wrongIn, type Figures } from './figures.ts'
import { projectVersion, thisMachine } from './machine.ts'
import { measure } from './measure.ts'
import { buildC, nodeProgram, type Program } from './programs.ts'
import { UsageError } from './usage-error.ts'
import type { Workload } from './workload.ts'

export interface BenchOptions {
  readonly chosen: readonly Workload[]
  readonly programs: readonly string[]
  readonly contacts: number
  readonly rounds: number
  /** Files. */
  readonly json: string | undefined
  readonly baseline: string
  readonly writesBaseline: boolean
}

/** Measures, prints, and says how it compares with the baseline. Returns the exit code. */
export function bench(options: BenchOptions): number {
  const { contacts, rounds, json, baseline } = options
  const { figures, compiler } = measured(options)
  for (const one of figures) process.stdout.write(figuresAsText(one))
  const wrong = wrongIn(figures)
  const comparable = figures.every(({ toYardstick }) => toYardstick !== null)
  let changes: Record<string, Change | null> = {}
  if (options.writesBaseline && wrong.length === 0) {
    writeBaseline(baseline, figures, contacts, rounds)
    console.log(`\nWritten: ${baseline}`)
  } else if (comparable) changes = compared(figures, contacts, baseline)
  if (json !== undefined) {
    const workloads = figures.map((one) => {
      const { name } = one.workload
      return [name, { ...figuresAsJson(one), ...(name in changes ? { sinceBaseline: changes[name] } : {}) }]
    })
    const machine = { ...thisMachine(), gcc: compiler }
    const document = { workloads: Object.fromEntries(workloads), machine, version: projectVersion() }
    writeFileSync(json, `${JSON.stringify(document, null, 2)}\n`)
  }
  for (const line of wrong) console.error(`Wrong answer: ${line}`)
  if (options.writesBaseline && wrong.length > 0) console.error('No baseline is written of wrong answers.')
  return wrong.length > 0 ? 1 : 0
}

function measured({ chosen, programs: names, contacts, rounds }: BenchOptions): {
  figures: Figures[]
  compiler: string | null
} {
  const c = names.includes('c') ? buildC() : null
  if (names.includes('c') && !c) console.log('No gcc here: the distance to C is not measured.')
  const programs: Program[] = []
  if (names.includes('engine')) programs.push(nodeProgram('engine'))
  if (names.includes('reference')) programs.push(nodeProgram('reference'))
  if (c) programs.push(c.program)
  try {
    const figures = measure(programs, chosen, { contacts, rounds, secondInstance: true })
    return { figures, compiler: c?.compiler ?? null }
  } finally {
    c?.remove()
  }
}

/** Says what has changed since the baseline beyond noise; by workload, null where one round tells none. */
function compared(figures: readonly Figures[], contacts: number, file: string): Record<string, Change | null> {
  let baseline: Baseline
  try {
    baseline = baselineOf(readBaselines(file), contacts, file)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.log(`\nNot compared with a baseline: ${error.message}`)
    return {}
  }
  const both = figures.filter(({ workload }) => workload.name in baseline.workloads)
  // All of them together are within noise 19 times in 20 where nothing has changed.
  const level = 1 - 0.05 / both.length
  const changes: Record<string, Change | null> = {}
  const rows = both.map((one) => {
    const { name } = one.workload
    const was = baseline.workloads[name]
    const is = measuredOf(one)
    const change = changeBetween(was.ratiosToReferenceOnW1, is.ratiosToReferenceOnW1, level)
    changes[name] = change
    const same = was.contacts === is.contacts && was.events === is.events
    return [name, `${changeInWords(change)}${same ? '' : '; other contacts or events, so not the same work'}`]
  })
  const { cpu, node } = baseline.machine
  console.log(`\nCPU time per contact ÷ that of the reference model on w1, beside the baseline of ${baseline.date}:`)
  for (const [name, words] of rows) console.log(`${name.padEnd(12)}  ${words}`)
  const here = thisMachine()
  if (cpu !== here.cpu || node !== here.node) {
    console.log(`The baseline is of another machine or Node (${cpu}, Node ${node}): ratios differ between those too.`)
  }
  return changes
}
