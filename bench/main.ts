/**
 * `npm run bench`: the engine, the reference model and the C program on the same workloads, in turn, as ratios of CPU
 * time. `--against REF` times this tree against another revision instead. docs/benchmarks.md says how to read it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compareRevisions } from './against.ts'
import { figuresAsJson, figuresAsText, type Figures } from './figures.ts'
import { buildC, nodeProgram, root, type Program } from './programs.ts'
import { timeInTurn } from './rounds.ts'
import { secondInstanceRatio } from './second-instance.ts'
import { UsageError } from './usage-error.ts'
import { workloads, type Workload } from './workloads.ts'

const help = `npm run bench -- [options]
  --only w1,w2       these workloads (w1, w2, w3, journey, chat, interruption, year; default all)
  --contacts N       contacts per run (default 5000000)
  --rounds N         rounds (default 5)
  --quick            1000000 contacts, 3 rounds, w1 and w2
  --programs LIST    of engine, reference, c (default all)
  --json FILE        write the figures as JSON
  --against REF      time this tree against another revision, on w1 and w2, 11 rounds of 2000000`

try {
  process.exitCode = main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 2
}

function main(): number {
  const options = readOptions()
  const { help: asked, quick, against } = options
  if (asked) {
    console.log(help)
    return 0
  }
  const small = quick || against !== undefined
  const chosen = chosenWorkloads(options.only, small ? ['w1', 'w2'] : workloads.map(({ name }) => name))
  if (against !== undefined) {
    const contacts = wholeNumber('contacts', options.contacts, quick ? 1e6 : 2e6)
    return compareRevisions(against, chosen, contacts, wholeNumber('rounds', options.rounds, quick ? 5 : 11))
  }
  const contacts = wholeNumber('contacts', options.contacts, quick ? 1e6 : 5e6)
  const rounds = wholeNumber('rounds', options.rounds, quick ? 3 : 5)
  const names = options.programs.split(',')
  const stranger = names.find((name) => !['engine', 'reference', 'c'].includes(name))
  if (stranger !== undefined) throw new UsageError(`--programs: no ${stranger}; there are engine, reference and c`)
  return bench(chosen, names, contacts, rounds, options.json)
}

function bench(
  chosen: readonly Workload[],
  names: readonly string[],
  contacts: number,
  rounds: number,
  json: string | undefined,
): number {
  const c = names.includes('c') ? buildC() : null
  if (names.includes('c') && !c) console.log('No gcc here: the distance to C is not measured.')
  const programs: Program[] = []
  if (names.includes('engine')) programs.push(nodeProgram('engine'))
  if (names.includes('reference')) programs.push(nodeProgram('reference'))
  if (c) programs.push(c.program)

  const measured: Figures[] = []
  try {
    for (const workload of chosen) {
      const able = programs.filter(({ name }) => name === 'engine' || workload.center !== null)
      const timings = timeInTurn(able, workload, contacts, rounds, (program, round) =>
        progress(`${workload.name} round ${round}/${rounds} ${program.name}`),
      )
      progress(`${workload.name} second instance`)
      const figures: Figures = {
        workload,
        timings: new Map(able.map((program, i) => [program.name, timings[i]])),
        secondInstance: names.includes('engine') ? secondInstanceRatio(workload, contacts, rounds) : null,
      }
      progress('')
      process.stdout.write(figuresAsText(figures))
      measured.push(figures)
    }
  } finally {
    c?.remove()
  }
  if (json !== undefined) writeJson(json, measured, c?.compiler ?? null)
  const wrong = measured.flatMap(({ timings }) => [...timings.values()].flatMap((timing) => timing.wrong))
  for (const line of wrong) console.error(`Wrong answer: ${line}`)
  return wrong.length > 0 ? 1 : 0
}

function writeJson(file: string, measured: readonly Figures[], compiler: string | null): void {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
    v8: process.versions.v8,
    gcc: compiler,
  }
  const figures = Object.fromEntries(measured.map((one) => [one.workload.name, figuresAsJson(one)]))
  writeFileSync(file, `${JSON.stringify({ workloads: figures, machine, version }, null, 2)}\n`)
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        contacts: { type: 'string' },
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        programs: { type: 'string', default: 'engine,reference,c' },
        json: { type: 'string' },
        against: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${help}`)
  }
}

function chosenWorkloads(only: string | undefined, usual: readonly string[]): Workload[] {
  const names = only?.split(',') ?? usual
  return names.map((name) => {
    const found = workloads.find((workload) => workload.name === name)
    if (!found)
      throw new UsageError(
        `--only: there is no workload ${name}; there are ${workloads.map((one) => one.name).join(', ')}`,
      )
    return found
  })
}

function wholeNumber(option: string, text: string | undefined, usual: number): number {
  const value = Number(text ?? usual)
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`--${option}: give a whole number of at least 1`)
  return value
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`)
}
