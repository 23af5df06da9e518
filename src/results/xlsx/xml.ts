import { withEntities } from '../../report/markup.ts'

/** A spreadsheet takes no longer text in a cell. */
const LONGEST = 32_767

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A text within XML: nothing in it is markup, and what XML cannot hold is shown as lost. */
export function escaped(text: string): string {
  return withEntities(text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD'))
}

/** The text of a cell. `_x0041_` would be read as the letter A. */
export function cellText(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
  return escaped(short.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
}
