import { LineCounter } from 'yaml'
import { problemAt, ScenarioError } from './diagnostics.ts'
import type { Place } from './diagnostics.ts'

/** Text of a file, and what turns offsets into places. */
export interface Source {
  readonly file: string
  readonly text: string
  readonly placeOf: (from: number, to: number) => Place
}

/** A YAML parser takes seconds for a few megabytes; tables belong into CSV files anyway. */
const MOST_SCENARIO_CHARACTERS = 1_000_000

export function sourceOf(file: string, content: string): Source {
  const text = content.startsWith('\uFEFF') ? content.slice(1) : content
  const starts = new LineCounter()
  for (let at = 0; ;) {
    starts.addNewLine(at)
    const end = text.indexOf('\n', at)
    if (end < 0) break
    at = end + 1
  }
  const placeOf = (from: number, to: number): Place => {
    const { line, col } = starts.linePos(Math.min(from, text.length))
    const lineStart = starts.lineStarts[line - 1]
    const lineEnd = line < starts.lineStarts.length ? starts.lineStarts[line] - 1 : text.length
    const excerpt = text.slice(lineStart, lineEnd).replace(/\r$/, '')
    return { file, line, column: col, width: Math.max(1, Math.min(to, lineStart + excerpt.length) - from), excerpt }
  }
  return { file, text, placeOf }
}

/** A place for what concerns a whole file, or one that could not be read. */
export function wholeFile(file: string): Place {
  return { file, line: 1, column: 1, width: 1, excerpt: '' }
}

/** No file of a scenario is larger; a text of this size can still be held. */
const MOST_BYTES = 200_000_000

/** Bytes as text. Throws a ScenarioError if they are not UTF-8. */
export function decoded(file: string, bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) {
    throw refused(file, `this file is too big: ${Math.ceil(bytes.length / 1e6)} MB, at most ${MOST_BYTES / 1e6} MB`)
  }
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw refused(file, 'this file is saved as UTF-16: save it as UTF-8')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refused(file, 'this is not a text file in UTF-8')
  }
}

/** Throws a ScenarioError if this cannot be a scenario. */
export function checkText({ file, text, placeOf }: Source): void {
  if (text.length > MOST_SCENARIO_CHARACTERS) {
    const size = `${Math.ceil(text.length / 1e6)} million characters, at most ${MOST_SCENARIO_CHARACTERS / 1e6} million`
    throw refused(
      file,
      `this file is too big for a scenario: ${size}. Put numbers by the hundred into CSV files beside it`,
    )
  }
  const junk = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u.exec(text)
  if (junk !== null) {
    const code = text.charCodeAt(junk.index).toString(16).padStart(2, '0')
    const findings = { message: `this is not a text file: it holds the control character 0x${code}` }
    throw new ScenarioError([problemAt(placeOf(junk.index, junk.index + 1), findings)])
  }
}

function refused(file: string, message: string): ScenarioError {
  return new ScenarioError([problemAt(wholeFile(file), { message })])
}
