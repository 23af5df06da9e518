import { doAll } from './choose-threads.ts'
import { CHOOSE_FORMATS, scenariosShown } from './choose-outputs.ts'
import { command } from './command.ts'
import { commonOptions, type CommonOptions, replicationsOf } from './common-options.ts'
import { requireReadable } from './files.ts'
import { seedOf } from './option-values.ts'
import { localeFrom, localeOption, type LocaleOptions } from './locale-option.ts'
import { outputsOption, requireOutputs, writeOutputs } from './outputs.ts'
import { ProgressBar } from './progress.ts'
import { hasColor, lineWidth, note, print } from './terminal.ts'
import { UserError } from './user-error.ts'

interface ChooseOptions extends Omit<CommonOptions, 'output'>, LocaleOptions {
  readonly output?: readonly string[]
  readonly files?: readonly string[]
  readonly client?: string
  readonly indifference?: string
}

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
    output: outputsOption(
      `write what was found to a file: ${Object.keys(CHOOSE_FORMATS).join(', ')}; as often as wanted`,
    ),
    locale: localeOption,
    ...commonOptions,
    seed: { type: 'string', requiresArg: true, describe: 'any text; instead of the one in each scenario' },
    json: { type: 'boolean', describe: 'print one JSON document instead of tables' },
  },
  run: async ({ files = [], output = [], json: asJson = false, quiet = false, ...options }) => {
    const locale = await localeFrom(options)
    const replications = replicationsOf(options.replications)
    const seed = seedOf(options.seed)
    const indifference = options.indifference === undefined ? undefined : shareFrom(options.indifference)
    const clients = options.client?.split(',').map((name) => name.trim())
    const twice = files.find((file, i) => files.indexOf(file) !== i)
    if (twice !== undefined) throw new UserError(`${twice} is named twice`)
    for (const file of files) await requireReadable(file)
    await requireOutputs(output, CHOOSE_FORMATS)
    const [{ choiceJson }, { choiceTable }] = await Promise.all([
      import('../report/choose-json.ts'),
      import('../report/choose-table.ts'),
    ])
    const scenarios = await scenariosShown(files, output, options['allow-outside'])
    const common = {
      seed,
      replications,
      clients,
      indifference,
      outputs: output,
      allowOutside: options['allow-outside'],
    }
    const bar = new ProgressBar(quiet)
    const started = performance.now()
    const choices = await doAll(
      files.map((file) => ({ file, ...common })),
      (done, total) => bar.show(done, total),
    ).finally(() => bar.clear())
    if (asJson && !quiet) for (const { notes } of choices) for (const text of notes) note(`agner: note: ${text}\n`)
    const timing = options['no-timing'] !== true
    await writeOutputs(output, CHOOSE_FORMATS, { choices, scenarios, timing, locale }, quiet)
    if (asJson) return print(choiceJson(choices, { timing }))
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
