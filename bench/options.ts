import { parseArgs } from 'node:util'
import { UsageError } from './usage-error.ts'
import { workloads } from './workloads.ts'

/** Of what CI checks: about a minute. */
export const CHECK = { contacts: 1e6, rounds: 3 }

export const help = `npm run bench -- [options]
  --only w1,w2       these workloads (${workloads.map(({ name }) => name).join(', ')}; default all)
  --contacts N       contacts per run (default 5000000)
  --rounds N         rounds (default 5)
  --quick            1000000 contacts, 3 rounds, w1 and w2
  --programs LIST    of engine, reference, c (default all)
  --json FILE        write the figures as JSON
  --baseline FILE    what to compare with (default bench/baseline.json)
  --check            exit with 1 unless counts, scavenges and, loosely, times are those of the baseline (1000000 contacts, 3 rounds)
  --write-baseline   write this run (or with --check, one of its length) as the baseline of its length
  --against REF      time this tree against another revision, on w1 and w2, 11 rounds of 2000000`

export function readOptions() {
  const options = parsed()
  const { check, 'write-baseline': writes, against } = options
  if (against !== undefined && (check || writes))
    throw new UsageError('--against compares with a revision, not a baseline')
  if (writes && (options.only !== undefined || options.quick)) {
    throw new UsageError('--write-baseline: a baseline has all workloads, measured in one run')
  }
  if ((check || writes) && !['engine', 'reference'].every((name) => options.programs.split(',').includes(name))) {
    throw new UsageError('--programs: a baseline needs the engine and the reference model')
  }
  return options
}

function parsed() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        contacts: { type: 'string' },
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        programs: { type: 'string', default: 'engine,reference,c' },
        json: { type: 'string' },
        baseline: { type: 'string', default: 'bench/baseline.json' },
        check: { type: 'boolean', default: false },
        'write-baseline': { type: 'boolean', default: false },
        against: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${help}`)
  }
}
