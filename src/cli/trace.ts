import { extname } from 'node:path'
import { requireApart } from './apart.ts'
import { command } from './command.ts'
import { commonOptions, type CommonOptions, outputOption } from './common-options.ts'
import { loadFrom, requireReadable, requireWritable, writeWhole } from './files.ts'
import { wholeNumber } from './option-values.ts'
import { asSet, setOption } from './set-option.ts'
import { note, print } from './terminal.ts'
import { UserError } from './user-error.ts'

interface TraceOptions extends Pick<CommonOptions, 'seed' | 'output' | 'allow-outside'> {
  readonly file?: string
  readonly replication?: string
  readonly issues?: string
  readonly from?: string
  readonly type?: string
  readonly set?: readonly string[]
}

const MOST_ISSUES = 1_000_000
const USUAL_ISSUES = 5
const CLOCK = /^(\d\d):(\d\d)(?::(\d\d))?$/

export const traceCommand = command<TraceOptions>({
  usage: 'trace <file>',
  describe: 'tell the lives of single contacts, step by step',
  examples: [
    ['agner trace helpdesk.yaml', 'the first five, in plain words'],
    ['agner trace helpdesk.yaml --from 10:00 --issues 20', 'twenty who come from ten on'],
    ['agner trace helpdesk.yaml --issues 1000 -o log.csv', 'a table of steps; log.xes for process mining'],
  ],
  positionals: {
    file: { type: 'string', describe: 'a scenario, see agner init; - for standard input' },
  },
  options: {
    issues: { type: 'string', requiresArg: true, describe: `how many customers, ${USUAL_ISSUES} unless told` },
    from: { type: 'string', requiresArg: true, describe: 'clock time from which on they come, such as 10:00' },
    type: { type: 'string', requiresArg: true, describe: 'only those who come as this contact type' },
    seed: commonOptions.seed,
    replication: { type: 'string', requiresArg: true, describe: 'which repetition of the days, from 1; 1 unless told' },
    set: setOption,
    output: outputOption('write the steps to a file: .csv or .xes'),
    'allow-outside': commonOptions['allow-outside'],
  },
  run: async ({ file = '', output, ...options }) => {
    const issues = wholeNumber('issues', options.issues ?? String(USUAL_ISSUES), 1, MOST_ISSUES)
    const replication = wholeNumber('replication', options.replication ?? '1', 1, MOST_ISSUES) - 1
    const from = options.from === undefined ? 0 : secondsOf(options.from)
    await requireReadable(file)
    if (output !== undefined) await requireWritable(output, ['.csv', '.xes'])
    const loaded = await loadFrom(file, { allowOutside: options['allow-outside'] })
    await requireApart(output, file, loaded)
    const scenario = await asSet(loaded, options.set)
    const { model, name } = scenario
    const type = options.type === undefined ? -1 : model.types.findIndex((one) => one.name === options.type)
    if (options.type !== undefined && type < 0) {
      const known = model.types.map((one) => one.name).join(', ')
      throw new UserError(`--type: no contact type is called "${options.type}"; allowed: ${known}`)
    }
    const [{ trace }, { stories }, { csvLog, xesLog }, { VERSION }] = await Promise.all([
      import('../models/trace.ts'),
      import('../report/story.ts'),
      import('../report/event-log.ts'),
      import('../experiment/version.ts'),
    ])
    const seed = options.seed ?? scenario.seed
    const steps = trace(model, { seed, replication, issues, from, type })
    const provenance = `agner ${VERSION} · scenario ${scenario.hash.slice(0, 12)} · seed ${seed} · replication ${replication + 1}`
    if (output === undefined) {
      print(`${name}\n${provenance}\n\n${stories(steps, model.periods)}`)
      return
    }
    const isXes = extname(output).toLowerCase() === '.xes'
    await writeWhole(
      output,
      isXes ? xesLog(steps, model.periods, `${name} · ${provenance}`) : csvLog(steps, model.periods),
    )
    note(`agner: wrote ${steps.length} steps to ${output} (${provenance})\n`)
  },
})

function secondsOf(clock: string): number {
  const found = CLOCK.exec(clock)
  const [hours, minutes, seconds] = (found?.slice(1) ?? []).map((part) => Number(part ?? 0))
  if (found === null || hours > 24 || minutes > 59 || seconds > 59) {
    throw new UserError(`--from: expected a clock time such as 08:30, found "${clock}"`)
  }
  return hours * 3600 + minutes * 60 + seconds
}
