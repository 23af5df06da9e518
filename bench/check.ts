import { writeFileSync } from 'node:fs'
import { baselineOf, measuredOf, readBaselines, writeBaseline } from './baseline/baseline.ts'
import { judge, strangers, type Judged } from './baseline/judge.ts'
import { figuresAsJson, wrongIn, type Figures } from './figures.ts'
import { projectVersion, thisMachine } from './machine.ts'
import { measure } from './measure.ts'
import { nodeProgram } from './programs.ts'
import { median } from './rounds.ts'
import { textTable } from './text-table.ts'
import type { Workload } from './workload.ts'
import { workloadNamed, workloads } from './workloads.ts'

export interface CheckOptions {
  readonly chosen: readonly Workload[]
  readonly contacts: number
  readonly rounds: number
  /** Files. */
  readonly json: string | undefined
  readonly baseline: string
  readonly writesBaseline: boolean
}

/** What CI asks: are counts, scavenges and, loosely, times those of the baseline? Returns the exit code. */
export function check({ chosen, contacts, rounds, json, baseline: file, writesBaseline }: CheckOptions): number {
  const programs = [nodeProgram('engine'), nodeProgram('reference')]
  const measured = (some: readonly Workload[]): Figures[] =>
    measure(programs, some, { contacts, rounds, secondInstance: false })
  if (writesBaseline) {
    const figures = measured(chosen)
    const wrong = wrongIn(figures)
    if (wrong.length > 0) return failed(wrong)
    writeBaseline(file, figures, contacts, rounds)
    console.log(`Written: ${file}`)
    return 0
  }

  const baseline = baselineOf(readBaselines(file), contacts, file)
  const names = chosen.map(({ name }) => name)
  const unknown = strangers(
    baseline,
    names,
    workloads.map(({ name }) => name),
  )
  const figures = measured(chosen.filter(({ name }) => name in baseline.workloads))
  const judged = judge(baseline, new Map(figures.map((one) => [one.workload.name, measuredOf(one)])), (name) => {
    console.log(`${name} is much slower than the baseline: measured once more.`)
    const [again] = measured([workloadNamed(name, '--check')])
    return measuredOf(again)
  })
  console.log(textTable([HEAD, ...judged.map(row)]))
  const failures = [...unknown, ...judged.flatMap((one) => one.failures), ...wrongIn(figures)]
  if (json !== undefined) {
    const told = figures.map((one, i) => [one.workload.name, { ...figuresAsJson(one), timesBaseline: judged[i].times }])
    const document = {
      failures,
      workloads: Object.fromEntries(told),
      machine: thisMachine(),
      version: projectVersion(),
    }
    writeFileSync(json, `${JSON.stringify(document, null, 2)}\n`)
  }
  return failed(failures)
}

const HEAD = ['', 'contacts', 'events', 'scavenges/5M', 'at most', '× reference on w1', 'baseline', '× baseline', '']

function row({ workload, was, is, times, failures }: Judged): string[] {
  return [
    workload,
    is.contacts.toLocaleString('en'),
    is.events.toLocaleString('en'),
    is.scavengesPer5M.toFixed(0),
    `${was.mostScavengesPer5M}`,
    median(is.ratiosToReferenceOnW1).toFixed(2),
    median(was.ratiosToReferenceOnW1).toFixed(2),
    times.map((one) => one.toFixed(2)).join(', then '),
    failures.length === 0 ? 'as before' : 'FAILS',
  ]
}

function failed(failures: readonly string[]): number {
  for (const failure of failures) console.error(failure)
  return failures.length > 0 ? 1 : 0
}
