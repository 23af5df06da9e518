/**
 * `npm run profile -- w1`: where the time of a contact goes, by part of the program and by function. docs/benchmarks.md says
 * what is counted to what.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runChild } from '../programs.ts'
import { textTable } from '../text-table.ts'
import { tellingUsage, UsageError } from '../usage-error.ts'
import { wholeNumber } from '../whole-number.ts'
import { workloadNamed } from '../workloads.ts'
import { compilingAsText, compilingIn, TRACES } from './deopts.ts'
import { placesInSources } from './places.ts'
import { partOf, programParts } from './program-parts.ts'
import { preprocessed, samplesWithin, type Sample } from './samples.ts'

const help = `npm run profile -- WORKLOAD [options]
  --contacts N       contacts of the run (default 5000000)
  --top N            functions to list (default 15)
  --deopts           also what V8 compiled, and what it threw away again and why`

tellingUsage(main)

function main(): void {
  const { values, positionals } = options()
  if (values.help || positionals.length !== 1) {
    console.log(help)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const { name: workload, title } = workloadNamed(positionals[0], 'profile')
  const contacts = wholeNumber('contacts', values.contacts, 5e6)
  const top = wholeNumber('top', values.top, 15)

  const { report } = runChild('engine', { workload, contacts })
  const perContact = (seconds: number): number => (seconds / report.contacts) * 1e9
  const all = perContact(report.cpuSeconds[0])
  const main = report.mainThreadSeconds === null ? all : perContact(report.mainThreadSeconds)
  console.log(`${workload}  ${title}: ${report.contacts.toLocaleString('en')} contacts\n`)
  const others = (all - main).toFixed(0)
  console.log(
    report.mainThreadSeconds === null
      ? `${all.toFixed(0)} ns of CPU time a contact, all threads (this system does not tell them apart).`
      : `${all.toFixed(0)} ns of CPU time a contact: ${main.toFixed(0)} of the thread that simulates, ${others} of V8's own, which compile and collect.`,
  )
  const samples = sampled(workload, contacts)
  if (samples.length === 0) throw new Error('V8 logged no sample of the run')
  console.log(`Of the thread that simulates, by ${samples.length} samples of another run:\n`)
  console.log(textTable([['', 'ns a contact', '±'], ...partRows(samples, main)]))
  console.log(`\n${textTable(functionRows(samples, main, top))}`)
  if (!values.deopts) return
  const { output } = runChild('engine', { workload, contacts, traces: TRACES })
  console.log(`\n${compilingAsText(compilingIn(output))}`)
}

/** Samples of V8's profiler within the run: from a log, for only that tells what of a function is inlined. */
function sampled(workload: string, contacts: number): Sample[] {
  const folder = mkdtempSync(join(tmpdir(), 'agner-profile-'))
  try {
    const log = join(folder, 'v8.log')
    const flags = ['--prof', '--prof-sampling-interval=500', '--log-source-code']
    runChild('engine', { workload, contacts }, [...flags, '--no-logfile-per-isolate', `--logfile=${log}`])
    return samplesWithin('runModel', preprocessed(log), placesInSources())
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function partRows(samples: readonly Sample[], ns: number): string[][] {
  const hits = counted(samples, partOf)
  return programParts
    .filter((part) => hits.has(part))
    .map((part) => {
      const share = hits.get(part)! / samples.length
      const error = Math.sqrt((share * (1 - share)) / samples.length)
      return [part, (share * ns).toFixed(1), (1.96 * error * ns).toFixed(1)]
    })
}

function functionRows(samples: readonly Sample[], ns: number, top: number): string[][] {
  const hits = counted(samples, (sample) => {
    const [place] = sample.stack
    return place ? `${place.file}:${place.line}  ${place.name}` : `(${partOf(sample)})`
  })
  const most = [...hits].toSorted(([, a], [, b]) => b - a).slice(0, top)
  return [
    ['function', 'ns a contact'],
    ...most.map(([key, count]) => [key, ((count / samples.length) * ns).toFixed(1)]),
  ]
}

function counted(samples: readonly Sample[], keyOf: (sample: Sample) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const sample of samples) counts.set(keyOf(sample), (counts.get(keyOf(sample)) ?? 0) + 1)
  return counts
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        contacts: { type: 'string' },
        top: { type: 'string' },
        deopts: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${help}`)
  }
}
