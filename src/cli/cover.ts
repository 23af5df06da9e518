import { requireApart } from './apart.ts'
import { command } from './command.ts'
import { commonOptions, type CommonOptions, outputOption } from './common-options.ts'
import { loadFrom, requireReadable, writeWhole } from './files.ts'
import { extendedFrom, NOT_ATTAINED, noteWritten, outputKind } from './overlay.ts'
import { hasColor, lineWidth, note, print } from './terminal.ts'

interface CoverOptions extends Pick<CommonOptions, 'json' | 'output' | 'allow-outside' | 'no-color' | 'quiet'> {
  readonly file?: string
}

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
    const kind = await outputKind(output, file)
    const [{ cover }, { coverTable }, { coverJson }, { coverFile }] = await Promise.all([
      import('../index.ts'),
      import('../report/cover.ts'),
      import('../report/cover-json.ts'),
      import('../report/cover-file.ts'),
    ])
    const loaded = await loadFrom(file, { allowOutside: options['allow-outside'] })
    await requireApart(output, file, loaded)
    const answer = await cover(loaded)
    const isCovered = answer.groups.every(({ found }) => found !== null)
    if (output !== undefined && kind !== null && (isCovered || kind === 'json')) {
      const base = extendedFrom(output, file)
      await writeWhole(output, coverFile(answer, kind, base))
      if (!quiet) noteWritten(output, base, kind)
    } else if (output !== undefined && !quiet) note(`agner: ${output} is not written: not all groups are covered\n`)
    if (asJson && !quiet) for (const text of answer.notes) note(`agner: note: ${text}\n`)
    const look = { width: lineWidth(), colors: hasColor('stdout', options['no-color'] ?? false) }
    print(asJson ? coverJson(answer) : coverTable(answer, look))
    return isCovered ? 0 : NOT_ATTAINED
  },
})
