import { guarded } from '../scenario/csv-guard.ts'

/** How numbers and cells are told apart: a decimal comma needs another separator of cells. */
export interface CsvDialect {
  readonly separator: ',' | ';'
  readonly decimal: '.' | ','
}

const PLAIN: CsvDialect = { separator: ',', decimal: '.' }

/** What makes a spreadsheet take a file for UTF-8: a byte order mark. */
export const SPREADSHEET_MARK = '\uFEFF'

/** A cell of a CSV file: quoted where it must be; what a spreadsheet would take for a formula, by whatever it cuts, begins with an apostrophe. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  return exactCell(guarded(value))
}

/** A line with its end. */
export function csvLine(
  cells: readonly (string | number | null | undefined)[],
  { decimal, separator }: CsvDialect = PLAIN,
): string {
  const texts = cells.map((cell) => {
    if (typeof cell === 'number') return decimal === '.' ? String(cell) : String(cell).replace('.', decimal)
    if (cell === null || cell === undefined) return ''
    const text = guarded(cell)
    return text.includes(separator) ? quoted(text) : exactCell(text)
  })
  return `${texts.join(separator)}\n`
}

/** A cell that is read back letter by letter: quoted where it must be. */
export function exactCell(text: string): string {
  return /[",\n\r]/.test(text) ? quoted(text) : text
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** `# agner 0.1.0; seed 1`; a list has commas. Whatever a name is, no cell of a spreadsheet begins with it. */
export function commentLine(facts: Readonly<Record<string, string | readonly string[]>>): string {
  const told = Object.entries(facts).map(([name, fact]) => {
    const texts = typeof fact === 'string' ? [fact] : fact
    return `${name} ${texts.map(withinCell).join(', ')}`
  })
  return `# ${told.join('; ')}`
}

/** No separator, and nothing that would begin a formula were it at the beginning of a cell. */
function withinCell(text: string): string {
  return text.replaceAll(/[\s",;\u0000-\u001f\u007f-\u009f]+/g, ' ').replace(/^ ?([=+\-@])/, "'$1")
}
