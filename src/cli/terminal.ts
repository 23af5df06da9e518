import { type Colors, colorsOf } from '../report/colors.ts'

const WIDEST = 100

/** The result, and nothing else, goes to stdout. */
export function print(text: string): void {
  process.stdout.write(text)
}

/** Progress, warnings and notes go to stderr. */
export function note(text: string): void {
  process.stderr.write(text)
}

/** The reader may leave early (`| head`): that is no failure. */
export function leaveQuietlyWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode)
      throw error
    })
  }
}

/** Characters a line: 100, or what the terminal has. */
export function lineWidth(): number {
  return Math.min(WIDEST, (process.stdout.isTTY && process.stdout.columns) || WIDEST)
}

export function colors(stream: 'stdout' | 'stderr', noColor: boolean): Colors {
  return colorsOf(hasColor(stream, noColor))
}

/** `--no-color` and NO_COLOR say no, FORCE_COLOR says yes, else a terminal does. */
export function hasColor(stream: 'stdout' | 'stderr', noColor: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (noColor || (NO_COLOR !== undefined && NO_COLOR !== '')) return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return process[stream].isTTY && TERM !== 'dumb'
}
