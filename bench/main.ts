/**
 * `npm run bench`: the engine, the reference model and the C program on the same workloads, in turn, as ratios of CPU
 * time. `--check` compares with the baseline, `--against REF` with another revision. docs/benchmarks.md says how to read it.
 */
import { compareRevisions } from './against.ts'
import { bench } from './bench.ts'
import { check } from './check.ts'
import { CHECK, help, readOptions } from './options.ts'
import { tellingUsage, UsageError } from './usage-error.ts'
import { wholeNumber } from './whole-number.ts'
import { workloadNamed, workloads } from './workloads.ts'

tellingUsage(() => {
  process.exitCode = main()
})

function main(): number {
  const options = readOptions()
  if (options.help) {
    console.log(help)
    return 0
  }
  const { quick, against, json, baseline, 'write-baseline': writesBaseline } = options
  const usual = quick || against !== undefined ? ['w1', 'w2'] : workloads.map(({ name }) => name)
  const chosen = (options.only?.split(',') ?? usual).map((name) => workloadNamed(name, '--only'))
  const size = (contacts: number, rounds: number) => ({
    contacts: wholeNumber('contacts', options.contacts, contacts),
    rounds: wholeNumber('rounds', options.rounds, rounds),
  })
  if (against !== undefined) {
    const { contacts, rounds } = quick ? size(1e6, 5) : size(2e6, 11)
    return compareRevisions(against, chosen, contacts, rounds)
  }
  if (options.check) {
    const { contacts, rounds } = size(CHECK.contacts, CHECK.rounds)
    return check({ chosen, contacts, rounds, json, baseline, writesBaseline })
  }
  const { contacts, rounds } = quick ? size(1e6, 3) : size(5e6, 5)
  const programs = options.programs.split(',')
  const stranger = programs.find((name) => !['engine', 'reference', 'c'].includes(name))
  if (stranger !== undefined) throw new UsageError(`--programs: no ${stranger}; there are engine, reference and c`)
  return bench({ chosen, programs, contacts, rounds, json, baseline, writesBaseline })
}
