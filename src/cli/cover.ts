import { extname } from 'node:path'
import { command } from './command.ts'
import { commonOptions, type CommonOptions, outputOption } from './common-options.ts'
import { loadFrom, requireReadable, requireWritable, STANDARD_INPUT, writeWhole } from './files.ts'
import { extendedFrom, noteWritten } from './overlay.ts'
import { hasColor, lineWidth, note, print } from './terminal.ts'
import { UserError } from './user-error.ts'

interface CoverOptions extends CommonOptions {
  readonly file?: string
}

/** Exit code, as of a condition that was asked for. */
const NOT_COVERED = 3
const ENDINGS = ['.yaml', '.yml', '.csv', '.json']

export const coverCommand = command<CoverOptions>({
  usage: 'cover <file>',
  describe: 'find the cheapest shifts that cover the agents a scenario has',
  examples: [
    ['agner cover requirement.yaml', 'shifts of `staffing.shifts` in place of `agents`'],
    ['agner cover requirement.yaml -o roster.yaml', 'as a scenario that runs: agner run roster.yaml'],
    ['agner cover requirement.yaml -o shifts.csv', 'as a table that `shifts: { file: shifts.csv }` reads'],
    ['agner cover requirement.yaml --json', 'for programs'],
  ],
  positionals: {
    file: { type: 'string', describe: 'a scenario with agents and a catalogue of shifts; - for standard input' },
  },
  options: {
    json: commonOptions.json,
    output: outputOption('write the shifts: .yaml, .csv or .json'),
    'allow-outside': commonOptions['allow-outside'],
    'no-color': commonOptions['no-color'],
    quiet: { type: 'boolean', alias: 'q', describe: 'no notes on stderr' },
  },
  run: async ({ file = '', json: asJson = false, output, quiet = false, ...options }) => {
    await requireReadable(file)
    if (output !== undefined) await requireWritable(output, ENDINGS)
    const ending = output === undefined ? null : extname(output).toLowerCase()
    const isOverlay = ending === '.yaml' || ending === '.yml'
    if (isOverlay && file === STANDARD_INPUT)
      throw new UserError('--output: a scenario cannot extend standard input; write .csv or .json')
    const [{ cover }, { coverTable }, { coverJson }, { coverFile }] = await Promise.all([
      import('../index.ts'),
      import('../report/cover.ts'),
      import('../report/cover-json.ts'),
      import('../report/cover-file.ts'),
    ])
    const answer = await cover(await loadFrom(file, { allowOutside: options['allow-outside'] }))
    const isCovered = answer.groups.every(({ found }) => found !== null)
    if (output !== undefined && (isCovered || ending === '.json')) {
      const base = extendedFrom(output, file)
      await writeWhole(output, coverFile(answer, ending ?? '', base))
      if (!quiet) noteWritten(output, base, (ending ?? '').startsWith('.y'))
    } else if (output !== undefined && !quiet) note(`agner: ${output} is not written: not all groups are covered\n`)
    if (asJson && !quiet) for (const text of answer.notes) note(`agner: note: ${text}\n`)
    const look = { width: lineWidth(), colors: hasColor('stdout', options['no-color'] ?? false) }
    print(asJson ? coverJson(answer) : coverTable(answer, look))
    return isCovered ? 0 : NOT_COVERED
  },
})
