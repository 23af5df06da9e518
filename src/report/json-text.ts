/** What JSON can hold; undefined is left out. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json }

/** A document and its final newline; numbers that JSON does not have (Infinity) are null. */
export function jsonText(document: Json): string {
  return `${written(document, '')}\n`
}

/** Indented, but an object or list of plain values on one line: a figure a line, so that two runs can be compared. */
function written(value: Json, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const inner = `${indent}  `
  if (isList(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((one) => inner + written(one, inner)).join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  if (entries.length === 0) return '{}'
  const plain = indent !== '' && entries.every(([, one]) => one === null || typeof one !== 'object')
  if (plain) return `{ ${entries.map(([key, one]) => `${JSON.stringify(key)}: ${written(one, '')}`).join(', ')} }`
  return `{\n${entries.map(([key, one]) => `${inner}${JSON.stringify(key)}: ${written(one, inner)}`).join(',\n')}\n${indent}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
