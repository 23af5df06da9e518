import type { Loaded } from '../index.ts'
import type { StaffingAnswer } from '../planning/staffing/staffing-answer.ts'
import { requireApart } from './apart.ts'
import { command } from './command.ts'
import { commonOptions, type CommonOptions, outputOption, replicationsOf } from './common-options.ts'
import { answered } from './equal-service.ts'
import { loadFrom, requireReadable, writeWhole } from './files.ts'
import { namesOf, seedOf } from './option-values.ts'
import { extendedFrom, NOT_ATTAINED, noteWritten, outputKind } from './overlay.ts'
import { ProgressBar } from './progress.ts'
import { allAsSet, setOption } from './set-option.ts'
import { hasColor, lineWidth, note, print } from './terminal.ts'
import { UserError } from './user-error.ts'
import { chosenVariants } from './variant-names.ts'

interface StaffOptions extends CommonOptions {
  readonly file?: string
  readonly variants?: string
  readonly set?: readonly string[]
  readonly commitment?: boolean
}

const ALL = 'all'

export const staffCommand = command<StaffOptions>({
  usage: 'staff <file>',
  describe: 'find the cheapest staffing that meets the goals: agents by time of day, or shifts',
  examples: [
    ['agner staff helpdesk.yaml', 'how many agents it takes, when'],
    ['agner staff center.yaml -o staffed.yaml', 'as a scenario that runs: agner run staffed.yaml'],
    ['agner staff center.yaml -o agents.csv', 'as a table for a spreadsheet'],
    ['agner staff forms.yaml --variants all -o solved.yaml', 'every variant of the file, to the same goals'],
    ['agner staff center.yaml --commitment', 'also what not knowing the day costs'],
    ['agner staff center.yaml --json --no-timing', 'for programs: same seed, same bytes'],
  ],
  positionals: {
    file: { type: 'string', describe: 'a scenario; what is decided stands under staffing; - for standard input' },
  },
  options: {
    variants: {
      type: 'string',
      requiresArg: true,
      describe: 'which variants of the file; all: the file and every one',
    },
    set: setOption,
    commitment: {
      type: 'boolean',
      describe: 'also what fixing hours before the day is known costs; without it, where staffing.commitment is',
    },
    output: outputOption('write the staffing: .yaml, .csv or .json'),
    ...commonOptions,
    replications: { type: 'string', requiresArg: true, describe: 'of the judgement; the search takes a fifth' },
  },
  run: async ({ file = '', output, json: asJson = false, quiet = false, ...options }) => {
    const replications = replicationsOf(options.replications, 2)
    const seed = seedOf(options.seed)
    await requireReadable(file)
    const kind = await outputKind(output, file)
    if (kind === 'scenario' && options.set !== undefined)
      throw new UserError(
        '--output: the scenario written extends the file, without what --set says; write .csv or .json',
      )
    const [{ staff }, { staffingTable }, { staffingJson, staffingsJson }, { staffingOverlay }, { staffingCsv }] =
      await Promise.all([
        import('../index.ts'),
        import('../report/staffing-table.ts'),
        import('../report/staffing-json.ts'),
        import('../report/staffing-overlay.ts'),
        import('../report/staffing-csv.ts'),
      ])
    const loaded = await loadFrom(file, { allowOutside: options['allow-outside'] })
    await requireApart(output, file, loaded)
    const written = await variantsIn(loaded, options.variants)
    const chosen = await allAsSet(written, options.set, quiet)
    if (kind === 'csv' && chosen.size > 1)
      throw new UserError('--output: a table has one staffing; write .yaml or .json, or name one variant')
    const bar = new ProgressBar(quiet)
    const answers = new Map<string, StaffingAnswer>()
    for (const [name, one] of chosen) {
      const onProgress = (simulations: number, part: number, parts: number) =>
        bar.show((answers.size + (part + 1 - 0.97 ** simulations) / parts) * 1000, chosen.size * 1000)
      const asked = { seed, replications, onProgress, commitment: options.commitment }
      answers.set(name, await answered(() => staff(one, asked), bar, options.commitment ? '--commitment: ' : ''))
    }
    bar.clear()
    const timing = { timing: options['no-timing'] !== true }
    const document = (): string => {
      const [[name, only]] = answers
      return answers.size === 1 && name === '' ? staffingJson(only, timing) : staffingsJson(answers, timing)
    }
    if (output !== undefined) {
      const [[, only]] = answers
      const base = extendedFrom(output, file)
      const text =
        kind === 'json'
          ? document()
          : kind === 'csv'
            ? staffingCsv(only, intervalOf(chosen))
            : staffingOverlay(answers, base)
      await writeWhole(output, text)
      if (!quiet) noteWritten(output, base, kind)
    }
    if (asJson) print(document())
    else {
      const look = { width: lineWidth(), colors: hasColor('stdout', options['no-color'] ?? false) }
      const shown = [...answers].map(([name, answer]) =>
        staffingTable(timing.timing ? answer : { ...answer, seconds: undefined }, { ...look, variant: name }),
      )
      print(shown.join('\n'))
    }
    if (!quiet && asJson) for (const [, { notes }] of answers) for (const text of notes) note(`agner: note: ${text}\n`)
    return [...answers.values()].every(({ isFeasible }) => isFeasible) ? 0 : NOT_ATTAINED
  },
})

/** Of the only scenario that is staffed, seconds. */
function intervalOf(chosen: ReadonlyMap<string, Loaded>): number {
  const [[, { source }]] = chosen
  return source.scenario.calendar.interval
}

/** '' is the scenario itself. */
async function variantsIn(loaded: Loaded, asked: string | undefined): Promise<ReadonlyMap<string, Loaded>> {
  if (asked === undefined) return new Map([['', loaded]])
  const { variantsOf } = await import('../index.ts')
  const all = variantsOf(loaded)
  const named = asked.trim() === ALL ? all : chosenVariants('variants', all, namesOf('variants', asked) ?? [])
  return new Map([...named].map(([name, one]) => [one === loaded ? '' : name, one]))
}
