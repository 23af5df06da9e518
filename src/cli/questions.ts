import type { BreakEven, Indifference, Loaded } from '../index.ts'
import type { QuestionOptions } from '../planning/what-if/answer.ts'
import type { Answer } from '../report/answer-json.ts'
import { requireReadable, writeWhole } from './files.ts'
import { wholeNumber } from './option-values.ts'
import { ProgressBar } from './progress.ts'
import { hasColor, lineWidth, note, print } from './terminal.ts'
import { UserError } from './user-error.ts'

/** Questions that `agner compare` answers beside comparing. */
export interface QuestionFlags {
  readonly vary?: string
  readonly levels?: string
  readonly indifferent?: string
  readonly figure?: string
  /** Of a comparison. */
  readonly figures?: string
  readonly by?: string
  readonly months?: boolean
}

export const questionOptions = {
  vary: { type: 'string', requiresArg: true, describe: 'break-even along a number: volume=50%..200%' },
  levels: { type: 'string', requiresArg: true, describe: 'with --vary: how many levels, 7 unless told' },
  indifferent: { type: 'string', requiresArg: true, describe: 'the price at which two cost the same: its path' },
  figure: { type: 'string', requiresArg: true, describe: 'with these two: which figure, such as cost' },
} as const

/** How an answer is shown. */
export interface Showing {
  readonly json: boolean
  readonly output?: string
  readonly quiet: boolean
  readonly timing: boolean
  readonly noColor: boolean
}

type Asked = Pick<QuestionOptions, 'seed' | 'replications' | 'restaff'>

const MOST_LEVELS = 100

/** Whether one of the questions is asked, after what does not go together is refused. */
export function isQuestion({ vary, levels, indifferent, figure, figures, by, months }: QuestionFlags): boolean {
  if (vary !== undefined && indifferent !== undefined)
    throw new UserError('--vary and --indifferent are two questions: ask one at a time')
  if (levels !== undefined && vary === undefined) throw new UserError('--levels goes with --vary')
  const isAsked = vary !== undefined || indifferent !== undefined
  if (figure !== undefined && !isAsked)
    throw new UserError('--figure goes with --vary or --indifferent; for a table of several: --figures')
  if (isAsked && (figures !== undefined || by !== undefined || months === true))
    throw new UserError(
      '--figures, --by and --months are for tables of several figures; --vary and --indifferent take one --figure',
    )
  return isAsked
}

export async function answerQuestion(
  variants: ReadonlyMap<string, Loaded>,
  flags: QuestionFlags,
  asked: Asked,
  showing: Showing,
): Promise<void> {
  const { vary = '', indifferent, figure } = flags
  const levels = flags.levels === undefined ? undefined : wholeNumber('levels', flags.levels, 2, MOST_LEVELS)
  const [{ vary: varied, indifference }, { rangeOf }, { pathOf }, { breakEvenTable }, { indifferenceTable }] =
    await Promise.all([
      import('../index.ts'),
      import('../planning/what-if/range.ts'),
      import('../planning/what-if/lever-text.ts'),
      import('../report/break-even-table.ts'),
      import('../report/indifference-table.ts'),
    ])
  if (indifferent !== undefined) {
    const path = pathOf(indifferent)
    const ask: Ask<Indifference> = (onProgress) => indifference(variants, path, { ...asked, onProgress, figure })
    await answer(showing, ask, indifferenceTable)
    return
  }
  const range = rangeOf(vary)
  const ask: Ask<BreakEven> = (onProgress) => varied(variants, range, { ...asked, onProgress, figure, levels })
  await answer(showing, ask, breakEvenTable, async (found) => {
    const [{ breakEvenReport }, { chartProgram }, { simulatedOfAll }] = await Promise.all([
      import('../report/html/break-even-report.ts'),
      import('./chart-program.ts'),
      import('./simulated.ts'),
    ])
    return breakEvenReport(found, simulatedOfAll(variants, []), await chartProgram())
  })
}

type Ask<A> = (onProgress: (done: number, total: number) => void) => Promise<A> | A
type AnswerTable<A> = (answer: A, options: { readonly width: number; readonly colors: boolean }) => string

/** Asks, with a bar of progress, and prints or writes what comes of it. */
export async function answer<A extends Answer>(
  { json, output, quiet, timing, noColor }: Showing,
  ask: Ask<A>,
  table: AnswerTable<A>,
  /** Of the file that ends in .html. */
  report?: (found: A) => Promise<string>,
): Promise<A> {
  const [{ answerJson }, { Unanswerable, NotComparable }] = await Promise.all([
    import('../report/answer-json.ts'),
    import('../index.ts'),
  ])
  const bar = new ProgressBar(quiet)
  const found = await Promise.resolve((done: number, total: number) => bar.show(done, total))
    .then(ask)
    .catch((error: unknown) => {
      const isMistake = error instanceof Unanswerable || error instanceof NotComparable
      throw isMistake ? new UserError(error.message) : error
    })
    .finally(() => bar.clear())
  // The table has them; a program may not look.
  if (json && !quiet) for (const text of found.notes) note(`agner: note: ${text}\n`)
  const document = json || output !== undefined ? answerJson(found, { timing }) : ''
  if (output !== undefined) {
    await writeWhole(output, report !== undefined && isHtml(output) ? await report(found) : document)
    if (!quiet) note(`agner: wrote ${output}\n`)
  }
  if (json) print(document)
  else {
    const shown = timing ? found : { ...found, seconds: undefined }
    print(table(shown, { width: lineWidth(), colors: hasColor('stdout', noColor) }))
  }
  return found
}

/** What an answer can be written to: a report has charts of what goes along a range. */
export function answerEndings({ vary }: QuestionFlags): readonly string[] {
  return vary === undefined ? ['.json'] : ['.json', '.html']
}

function isHtml(path: string): boolean {
  return path.toLowerCase().endsWith('.html')
}

/** Scenarios of a table of quotes, beside those they are compared with. */
export async function withQuotes(
  variants: ReadonlyMap<string, Loaded>,
  file: string,
  onto: Loaded,
): Promise<ReadonlyMap<string, Loaded>> {
  await requireReadable(file)
  const [{ quotesOf }, { readFile }] = await Promise.all([
    import('../planning/what-if/quotes.ts'),
    import('node:fs/promises'),
  ])
  const { decoded } = await import('../scenario/source.ts')
  const text = decoded(file, await readFile(file))
  return new Map([...variants, ...quotesOf(file, text, onto, variants.keys())])
}
