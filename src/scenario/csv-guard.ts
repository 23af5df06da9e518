/**
 * A spreadsheet runs a cell that begins like a formula, and it may cut a file by another separator than it was written with,
 * through what is quoted. So an apostrophe stands before what would begin a formula at the beginning of a text, and within it
 * after whatever may separate cells or lines. `unguarded` takes off what `guarded` has put there: a text that has apostrophes in
 * such a place gets one more.
 */

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = '[=+@-]'
/** What may stand before it: blanks, and characters that are not shown; within a text quotes too, which may be those of a cell. */
const BLANK = '\\p{Z}\\p{Cc}\uFEFF'
const SEPARATORS = ',;\\t\\r\\n'

const BEGINNING = `'*(?:[\\t\\r\\n]|[${BLANK}]*${FORMULA})`
const BEFORE = `[${BLANK}"]*`
const BEGUN = `'*${FORMULA}`

/** What a database takes off, in this order, by its regular expressions (RE2): the first once, the second everywhere. */
export const UNGUARDING = {
  beginning: { pattern: `^'(${BEGINNING})`, by: '\\1' },
  within: { pattern: `([${SEPARATORS}]${BEFORE})'(${BEGUN})`, by: '\\1\\2' },
} as const

const AT_BEGINNING = new RegExp(`^(?=${BEGINNING})`, 'u')
const GUARD_AT_BEGINNING = new RegExp(UNGUARDING.beginning.pattern, 'u')
// Whether or not a formula follows, what is matched is passed over: a text of blanks is read once.
const WITHIN = new RegExp(`([${SEPARATORS}]${BEFORE})(${BEGUN})?`, 'gu')
const WITHIN_JSON = new RegExp(`(;${BEFORE})(${BEGUN})?`, 'gu')
/** Without any of these nothing is to be done. */
const SUSPECT = /[=+\-@\t\r\n]/

export function guarded(text: string): string {
  if (!SUSPECT.test(text)) return text
  return text.replaceAll(WITHIN, withGuard).replace(AT_BEGINNING, "'")
}

/** JSON stays JSON, with its negative numbers: of the separators it is not written with, it has semicolons alone, in texts. */
export function guardedJson(text: string): string {
  return text.replaceAll(WITHIN_JSON, withGuard)
}

export function unguarded(text: string): string {
  return text
    .replace(GUARD_AT_BEGINNING, '$1')
    .replaceAll(WITHIN, (all, before: string, begun?: string) =>
      begun?.startsWith("'") ? before + begun.slice(1) : all,
    )
}

function withGuard(all: string, before: string, begun?: string): string {
  return begun === undefined ? all : `${before}'${begun}`
}
