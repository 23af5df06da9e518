/** What JSON can hold; undefined is left out. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json }

/** Of what a document holds, some may come one after the other: long lists, which need never be there as a whole. */
export type JsonDocument = { readonly [key: string]: Json | Iterable<Json> }

/** A document and its final newline; numbers that JSON does not have (Infinity) are null. */
export function jsonText(document: JsonDocument): string {
  return [...jsonParts(document)].join('')
}

/** The text of a document in parts: what it holds, and of lists each element. */
export function* jsonParts(document: JsonDocument): Generator<string> {
  const indent = '  '
  let before = '{\n'
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined) continue
    const head = `${before}${indent}${JSON.stringify(key)}: `
    before = ',\n'
    if (!isIterable(value)) {
      yield head + written(value, indent)
      continue
    }
    yield head
    const inner = indent + indent
    let opening = '[\n'
    for (const element of value) {
      yield opening + inner + written(element, inner)
      opening = ',\n'
    }
    yield opening === '[\n' ? '[]' : `\n${indent}]`
  }
  yield before === '{\n' ? '{}\n' : '\n}\n'
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

function isIterable(value: Json | Iterable<Json>): value is Iterable<Json> {
  return value !== null && typeof value === 'object' && Symbol.iterator in value
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
