import { basename, extname } from 'node:path'
import type { Loaded } from '../index.ts'
import { requireApart, requireOther } from './apart.ts'
import { COMPARE_FORMATS } from './compare-outputs.ts'
import { command } from './command.ts'
import { commonOptions, type CommonOptions, replicationsOf } from './common-options.ts'
import { equalServiceOption, restaffer, staffedEqually } from './equal-service.ts'
import { loadFrom, requireReadable, STANDARD_INPUT } from './files.ts'
import { namesOf, seedOf } from './option-values.ts'
import { localeFrom, localeOption, type LocaleOptions } from './locale-option.ts'
import { outputsOption, requireEndings, requireOutputs, writeOutputs } from './outputs.ts'
import { ProgressBar } from './progress.ts'
import {
  answerEndings,
  answerQuestion,
  isQuestion,
  questionOptions,
  withQuotes,
  type QuestionFlags,
} from './questions.ts'
import { allAsSet, setOption } from './set-option.ts'
import { hasColor, lineWidth, note, print } from './terminal.ts'
import { UserError } from './user-error.ts'
import { chosenVariants } from './variant-names.ts'
import { workersOf, workersOption } from './workers-option.ts'

interface CompareOptions extends Omit<CommonOptions, 'output'>, QuestionFlags, LocaleOptions {
  readonly output?: readonly string[]
  readonly workers?: string
  readonly set?: readonly string[]
  readonly quotes?: string
  readonly onto?: string
  readonly files?: readonly string[]
  readonly variants?: string
  readonly figures?: string
  readonly by?: string
  readonly months?: boolean
  readonly 'equal-service'?: boolean
}

export const compareCommand = command<CompareOptions>({
  usage: 'compare <files..>',
  describe: 'compare scenarios, or the variants in one file, under the same luck',
  examples: [
    ['agner compare today.yaml tomorrow.yaml', 'each with the first: what is better, and what cannot be told'],
    ['agner compare variants.yaml', 'the scenario and the variants that its file names'],
    ['agner compare variants.yaml --variants ten,eleven', 'only these, with the first of them'],
    ['agner compare a.yaml b.yaml --figures asa,fcr --by clients', 'other figures, by client too'],
    ['agner compare variants.yaml --equal-service', 'each staffed at least cost to its goals first'],
    ['agner compare variants.yaml --vary volume=50%..200%', 'at which volume they change places'],
    ['agner compare shop.yaml --quotes quotes.csv -o rated.csv', 'a variant for each row of a table of quotes'],
    ['agner compare variants.yaml -o report.html -o report.xlsx', 'charts to look at, a spreadsheet to go on with'],
    ['agner compare a.yaml b.yaml --json --no-timing', 'for programs: same seed, same bytes'],
  ],
  positionals: {
    files: { type: 'string', array: true, describe: 'scenarios; or one with variants' },
  },
  options: {
    variants: { type: 'string', requiresArg: true, describe: 'which variants of the file, in this order' },
    figures: { type: 'string', requiresArg: true, describe: 'which figures: asa,fcr; all: every one' },
    by: { type: 'string', requiresArg: true, describe: 'figures also by clients, queues, types, groups or months' },
    months: { type: 'boolean', describe: 'cost, FTE, hires and invoices month by month, side by side' },
    'equal-service': equalServiceOption,
    set: setOption,
    ...questionOptions,
    workers: workersOption,
    quotes: { type: 'string', requiresArg: true, describe: 'a CSV file: a provider a row, what it offers in columns' },
    onto: { type: 'string', requiresArg: true, describe: 'with --quotes: the variant that they change' },
    output: outputsOption(
      `write the comparison to a file: ${Object.keys(COMPARE_FORMATS).join(', ')}; as often as wanted`,
    ),
    locale: localeOption,
    ...commonOptions,
    seed: { type: 'string', requiresArg: true, describe: 'any text; instead of the one in the first scenario' },
  },
  run: async ({ files = [], output = [], json: asJson = false, quiet = false, ...options }) => {
    const locale = await localeFrom(options)
    const replications = replicationsOf(options.replications)
    const [figures, scopes = []] = [namesOf('figures', options.figures), namesOf('by', options.by)]
    const by = options.months && !scopes.includes('months') ? [...scopes, 'months'] : scopes
    const seed = seedOf(options.seed)
    const isAsked = isQuestion(options)
    const named = namesOf('variants', options.variants)
    if (named !== undefined && files.length > 1)
      throw new UserError('--variants: choose them from one file, not several')
    for (const file of files) await requireReadable(file)
    if (isAsked && output.length > 1)
      throw new UserError('--output: what --vary and --indifferent find goes to one file')
    await (isAsked ? requireEndings(output, answerEndings(options)) : requireOutputs(output, COMPARE_FORMATS))
    const [{ compare, NotComparable }, { comparisonJson }, { comparisonTable }] = await Promise.all([
      import('../index.ts'),
      import('../report/compare-json.ts'),
      import('../report/compare-table.ts'),
    ])
    const written = await scenariosFrom(files, named, options, quiet)
    // Of one file, all are its variants.
    for (const [i, loaded] of [...written.values()].entries())
      for (const path of output) await requireApart(path, files[i] ?? files[0], loaded)
    if (options.quotes !== undefined)
      for (const path of output) await requireOther(path, options.quotes, 'the quotes are read from it')
    const timing = options['no-timing'] !== true
    if (isAsked) {
      const showing = { json: asJson, output: output[0], quiet, timing, noColor: options['no-color'] ?? false }
      const restaff = restaffer(options['equal-service'], seed)
      return answerQuestion(written, options, { seed, replications, restaff }, showing)
    }
    const { variants: scenarios, notes: staffed } = options['equal-service']
      ? await staffedEqually(written, seed, quiet)
      : { variants: written, notes: [] }
    const bar = new ProgressBar(quiet)
    const onProgress = (done: number, total: number) => bar.show(done, total)
    const asked = { seed, replications, figures, by, onProgress, workers: workersOf(options.workers) }
    const found = await compare(scenarios, asked).catch((error: unknown) => {
      throw error instanceof NotComparable ? new UserError(error.message) : error
    })
    const comparison = { ...found, notes: [...staffed, ...found.notes] }
    bar.clear()
    // The table has them; a program may not look.
    if (asJson && !quiet) for (const text of comparison.notes) note(`agner: note: ${text}\n`)
    if (!quiet && options.months && comparison.figures.every(({ scope }) => scope !== 'months'))
      note('agner: no figures by month: nobody is paid in these scenarios, or --figures names none of them\n')
    await writeOutputs(
      output,
      COMPARE_FORMATS,
      { changes: options.set ?? [], comparison, timing, locale, variants: scenarios },
      quiet,
    )
    if (asJson) return print(comparisonJson(comparison, { timing }))
    const shown = timing ? comparison : { ...comparison, seconds: undefined }
    print(comparisonTable(shown, { width: lineWidth(), colors: hasColor('stdout', options['no-color'] ?? false) }))
  },
})

/** Files by their names, or one file and its variants; with what was set, and quotes. */
async function scenariosFrom(
  files: readonly string[],
  named: readonly string[] | undefined,
  { set, quotes, onto, 'allow-outside': allowOutside }: CompareOptions,
  quiet: boolean,
): Promise<ReadonlyMap<string, Loaded>> {
  const twice = files.find((file, i) => files.indexOf(file) !== i)
  if (twice !== undefined) throw new UserError(`${twice} is named twice: nothing would differ`)
  if (quotes !== undefined && files.length > 1) throw new UserError('--quotes: they change one file, not several')
  if (onto !== undefined && quotes === undefined) throw new UserError('--onto goes with --quotes')
  const { variantsOf } = await import('../index.ts')
  const loaded = new Map<string, Loaded>()
  const short = files.map(shortName)
  const isUnique = new Set(short).size === short.length
  for (const [i, file] of files.entries())
    loaded.set(isUnique ? short[i] : file, await loadFrom(file, { allowOutside }))
  if (files.length > 1) {
    for (const [name, { source }] of loaded) {
      if (source.variants.length > 0 && !quiet) note(`agner: ${name} has variants of its own, left out here\n`)
    }
    return allAsSet(loaded, set, quiet)
  }
  const [[, only]] = loaded
  const variants = await allAsSet(variantsOf(only), set, quiet)
  if (quotes !== undefined) {
    const [base] = variants.keys()
    const [[, changed]] = chosenVariants('onto', variants, [onto ?? base])
    return withQuotes(chosen(variants, named ?? [base], 1), quotes, changed)
  }
  if (variants.size === 1) {
    throw new UserError(`nothing to compare ${files[0]} with: name a second file, or add variants: to it`)
  }
  return named === undefined ? variants : chosen(variants, named, 2)
}

function chosen(
  variants: ReadonlyMap<string, Loaded>,
  names: readonly string[],
  least: number,
): ReadonlyMap<string, Loaded> {
  if (names.length < least) throw new UserError('--variants: expected two or more, to compare each with the first')
  return chosenVariants('variants', variants, names)
}

function shortName(file: string): string {
  return file === STANDARD_INPUT ? 'standard input' : basename(file, extname(file))
}
