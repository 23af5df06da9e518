import { command } from './command.ts'
import { commonOptions, outputOption, replicationsOf, type CommonOptions } from './common-options.ts'
import { loadFrom, requireReadable } from './files.ts'
import { INTERRUPTED } from './interruption.ts'
import { seedOf, wholeNumber } from './option-values.ts'
import { precisionFrom, precisionOptions, type PrecisionOptions } from './precision-option.ts'
import { queueOption } from './queue-option.ts'
import { asSet, setOption } from './set-option.ts'
import type { SweepDone } from './sweep-job.ts'
import { note, print } from './terminal.ts'
import { UserError } from './user-error.ts'
import { requireEven, varianceFrom, varianceOptions, type VarianceOptions } from './variance-option.ts'
import { workersOf, workersOption } from './workers-option.ts'

interface SweepOptions extends Omit<CommonOptions, 'json'>, PrecisionOptions, VarianceOptions {
  readonly file?: string
  readonly vary?: readonly string[]
  readonly zip?: readonly string[]
  readonly points?: string
  readonly design?: string
  readonly size?: string
  readonly format?: string
  readonly shard?: string
  readonly set?: readonly string[]
  readonly workers?: string
  readonly queue?: string
}

const { json: _json, 'no-color': _color, ...common } = commonOptions
const FORMATS = ['parquet', 'csv'] as const

export const sweepCommand = command<SweepOptions>({
  usage: 'sweep <file>',
  describe: 'simulate a scenario at many points, into a folder of tables',
  examples: [
    ['agner sweep shop.yaml --vary groups.team.agents=10..30 -o out', 'every number of agents from 10 to 30'],
    [
      'agner sweep shop.yaml --vary types.voice.talk.mean=3m,4m,5m --vary volume=80%,100% -o out',
      'all six combinations',
    ],
    ["agner sweep shop.yaml --vary 'volume=50%..200% by 10%' -o out", 'a range with a step'],
    [
      'agner sweep shop.yaml --design sobol --size 256 --vary aht=80%..120% --vary volume=80%..120% -o out',
      'drawn evenly',
    ],
    ['agner sweep shop.yaml --vary groups.team.agents=10..30 -o out', 'the same again: what is missing is done'],
  ],
  positionals: {
    file: { type: 'string', describe: 'a scenario' },
  },
  options: {
    vary: {
      type: 'string',
      array: true,
      nargs: 1,
      requiresArg: true,
      describe: 'PATH=VALUES, as often as wanted: a list or a range',
    },
    zip: {
      type: 'string',
      array: true,
      nargs: 1,
      requiresArg: true,
      describe: 'PATH=VALUES that go in step with each other',
    },
    points: {
      type: 'string',
      requiresArg: true,
      describe: 'a CSV file: a path on top of each column, a point in each row',
    },
    design: {
      type: 'string',
      requiresArg: true,
      describe: 'grid (all combinations), latin or sobol (drawn, --size of them)',
    },
    size: { type: 'string', requiresArg: true, describe: 'points of a latin or sobol design' },
    set: setOption,
    output: outputOption('the folder of results'),
    format: { type: 'string', requiresArg: true, describe: 'of the tables: parquet, or csv' },
    shard: {
      type: 'string',
      requiresArg: true,
      describe: 'only part 3/7 of the points, for agner merge; auto: by the environment',
    },
    queue: queueOption('by the agner workers of a Redis server, redis://HOST:PORT, rather than here'),
    ...precisionOptions,
    ...varianceOptions,
    workers: workersOption,
    ...common,
  },
  run: async ({ file = '', output, quiet = false, ...options }) => {
    if (output === undefined) throw new UserError('sweep: name the folder of results with -o')
    const replications = replicationsOf(options.replications)
    const seed = seedOf(options.seed)
    for (const option of ['workers', 'shard'] as const)
      if (options.queue !== undefined && options[option] !== undefined)
        throw new UserError(`--${option} says who does the points, and so does --queue: name one of them`)
    const threads = workersOf(options.workers)
    const format = oneOf('format', options.format ?? 'parquet', FORMATS)
    await requireReadable(file)
    const [{ shardOf }, { sweepFrom }, { doSweep }] = await Promise.all([
      import('./shard.ts'),
      import('./sweep-plan.ts'),
      import('./sweep-job.ts'),
    ])
    const shard = options.shard === undefined ? null : shardOf(options.shard, process.env)
    const loaded = await asSet(await loadFrom(file, { allowOutside: options['allow-outside'] }), options.set)
    const precision = precisionFrom(options, loaded.precision)
    const size = options.size === undefined ? undefined : wholeNumber('size', options.size, 1, 1_000_000)
    const varianceReduction = varianceFrom(options, loaded.varianceReduction)
    const sweep = await sweepFrom(loaded, options, { seed, replications, precision, varianceReduction, size })
    if (sweep.varianceReduction.antithetic && sweep.precision === null) requireEven(sweep.replications)
    const started = performance.now()
    const done = await doSweep(sweep, { folder: output, format, shard, queue: options.queue ?? null, threads, quiet })
    const seconds = (performance.now() - started) / 1000
    print(report(done, output, options['no-timing'] ? null : seconds))
    if (done.imprecise > 0 && !quiet)
      note(
        `agner: ${done.imprecise} of them not as precise as asked after ${sweep.precision?.atMost} replications (--max-replications)\n`,
      )
    const missing = done.own - done.known - done.added
    if (missing === 0) return 0
    if (!quiet) note(`agner: interrupted: ${missing} points are missing; the same command does them\n`)
    return INTERRUPTED
  },
})

function report({ added, known, own }: SweepDone, folder: string, seconds: number | null): string {
  const before = known === 0 ? '' : `, ${known} were there before`
  const took = seconds === null ? '' : ` in ${seconds.toFixed(1)} s`
  return `${added} of ${own} points simulated${took}${before}: ${folder}\n`
}

function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text.trim())
  if (found !== undefined) return found
  throw new UserError(`--${option}: expected ${allowed.join(' or ')}, found ${JSON.stringify(text)}`)
}
