import { doAll } from './choose-threads.ts'
import { command } from './command.ts'
import { requireReadable, requireWritable, writeWhole } from './files.ts'
import { wholeNumber } from './option-values.ts'
import { ProgressBar } from './progress.ts'
import { hasColor, lineWidth, note, print } from './terminal.ts'
import { UserError } from './user-error.ts'

interface ChooseOptions {
  readonly files?: readonly string[]
  readonly client?: string
  readonly indifference?: string
  readonly seed?: string
  readonly replications?: string
  readonly json?: boolean
  readonly output?: string
  readonly quiet?: boolean
  readonly 'no-timing'?: boolean
  readonly 'allow-outside'?: boolean
  readonly 'no-color'?: boolean
}

const MOST_REPLICATIONS = 1_000_000

export const chooseCommand = command<ChooseOptions>({
  usage: 'choose <files..>',
  describe: 'which variant of each file costs a client least per resolved issue, at equal service',
  examples: [
    ['agner choose shop.yaml', 'the scenario and its variants: forms of service for one client'],
    ['agner choose shop.yaml --client shop', 'for this client, where variants have several in common'],
    ['agner choose a.yaml b.yaml', 'each file for itself, and a table of all'],
    ['agner choose shop.yaml --indifference 5%', 'smaller differences are near ties'],
  ],
  positionals: {
    files: { type: 'string', array: true, describe: 'scenarios with variants' },
  },
  options: {
    client: { type: 'string', requiresArg: true, describe: 'for whom; with several files, names with commas between' },
    indifference: { type: 'string', requiresArg: true, describe: 'share of the cost below which forms are alike: 2%' },
    seed: { type: 'string', requiresArg: true, describe: 'any text; instead of the one in each scenario' },
    replications: { type: 'string', requiresArg: true, describe: 'how often the days are repeated' },
    json: { type: 'boolean', describe: 'print one JSON document instead of tables' },
    output: { type: 'string', alias: 'o', requiresArg: true, describe: 'write what was found to a file: .json' },
    'no-timing': { type: 'boolean', describe: 'leave out what differs between two equal runs' },
    'allow-outside': { type: 'boolean', describe: 'let paths leave the folder of the scenario' },
    'no-color': { type: 'boolean', describe: 'no colours' },
    quiet: { type: 'boolean', alias: 'q', describe: 'no progress and no notes on stderr' },
  },
  run: async ({ files = [], seed, output, json: asJson = false, quiet = false, ...options }) => {
    const replications =
      options.replications === undefined
        ? undefined
        : wholeNumber('replications', options.replications, 1, MOST_REPLICATIONS)
    if (seed?.trim() === '') throw new UserError(`--seed: expected any text, found ${JSON.stringify(seed)}`)
    const indifference = options.indifference === undefined ? undefined : shareFrom(options.indifference)
    const clients = options.client?.split(',').map((name) => name.trim())
    const twice = files.find((file, i) => files.indexOf(file) !== i)
    if (twice !== undefined) throw new UserError(`${twice} is named twice`)
    for (const file of files) await requireReadable(file)
    if (output !== undefined) await requireWritable(output, ['.json'])
    const [{ choiceJson }, { choiceTable }] = await Promise.all([
      import('../report/choose-json.ts'),
      import('../report/choose-table.ts'),
    ])
    const common = { seed, replications, clients, indifference, allowOutside: options['allow-outside'] }
    const bar = new ProgressBar(quiet)
    const started = performance.now()
    const choices = await doAll(
      files.map((file) => ({ file, ...common })),
      (done, total) => bar.show(done, total),
    )
    bar.clear()
    if (asJson && !quiet) for (const { notes } of choices) for (const text of notes) note(`agner: note: ${text}\n`)
    const timing = options['no-timing'] !== true
    const document = asJson || output !== undefined ? choiceJson(choices, { timing }) : ''
    if (output !== undefined) {
      await writeWhole(output, document)
      if (!quiet) note(`agner: wrote ${output}\n`)
    }
    if (asJson) return print(document)
    const seconds = timing ? (performance.now() - started) / 1000 : undefined
    const colors = hasColor('stdout', options['no-color'] ?? false)
    print(choiceTable(choices, { width: lineWidth(), colors, seconds }))
  },
})

function shareFrom(text: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())
  const share = found === null ? NaN : Number(found[1]) / 100
  if (share >= 0 && share < 1) return share
  throw new UserError(`--indifference: expected a share from 0% to 99% such as 2%, found ${JSON.stringify(text)}`)
}
