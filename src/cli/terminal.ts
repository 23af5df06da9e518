import { once } from 'node:events'
import { type Colors, colorsOf } from '../report/colors.ts'
import { fileError, UserError } from './user-error.ts'

const USUAL = 100
/** Beyond it a width is a mistake. */
const WIDEST = 1000

/** The result, and nothing else, goes to stdout. */
export function print(text: string): void {
  process.stdout.write(text)
}

/** A long result, no faster than it is read. */
export async function printParts(parts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  for await (const part of parts) if (!process.stdout.write(part)) await once(process.stdout, 'drain')
}

/** Progress, warnings and notes go to stderr. */
export function note(text: string): void {
  process.stderr.write(text)
}

/** The reader may leave early (`| head`): that is no failure. A disk that is full is one, told in a line. */
export function leaveQuietlyWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode)
      const refused = fileError('write the result', error)
      if (!(refused instanceof UserError)) throw error
      // Not by way of the stream that failed.
      if (stream === process.stdout) note(`agner: ${refused.message}\n`)
      process.exit(1)
    })
  }
}

/** Characters a line: what the terminal has; elsewhere COLUMNS, or 100. */
export function lineWidth(): number {
  const { COLUMNS = '' } = process.env
  const asked = process.stdout.isTTY ? process.stdout.columns : /^\d+$/.test(COLUMNS) ? Number(COLUMNS) : 0
  return Math.min(WIDEST, asked || USUAL)
}

/** Characters a line of running text: wider lines are hard to follow. */
export function textWidth(): number {
  return Math.min(USUAL, lineWidth())
}

export function colors(stream: 'stdout' | 'stderr', noColor: boolean): Colors {
  return colorsOf(hasColor(stream, noColor))
}

/** `--no-color` and NO_COLOR say no, FORCE_COLOR says yes, else a terminal does. */
export function hasColor(stream: 'stdout' | 'stderr', noColor: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (noColor || (NO_COLOR !== undefined && NO_COLOR !== '')) return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  // A pipe has no `isTTY` at all: undefined would leave the choice to picocolors, which colours wherever CI is set.
  return process[stream].isTTY === true && TERM !== 'dumb'
}
