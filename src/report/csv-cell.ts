/** A cell of a CSV file: quoted where it must be; what a spreadsheet would take for a formula begins with an apostrophe. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  return exactCell(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)
}

/** A cell that is read back letter by letter: quoted where it must be. */
export function exactCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
