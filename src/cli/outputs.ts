import { extname, resolve } from 'node:path'
import type { Content } from '../results/write-file.ts'
import { requireWritable, writeWhole } from './files.ts'
import { note } from './terminal.ts'
import { UserError } from './user-error.ts'

/** What a command can write of what it found: by the ending of the file's name, `.json`. */
export type OutputFormats<Found> = Readonly<Record<string, (found: Found) => Content | Promise<Content>>>

/** As often as wanted: `-o figures.json -o report.html`. */
export function outputsOption(describe: string) {
  return { type: 'string', array: true, nargs: 1, alias: 'o', requiresArg: true, describe } as const
}

/** Before anything is simulated: that each can be written, and none twice. */
export function requireOutputs<Found>(paths: readonly string[], formats: OutputFormats<Found>): Promise<void> {
  return requireEndings(paths, Object.keys(formats))
}

export async function requireEndings(paths: readonly string[], endings: readonly string[]): Promise<void> {
  for (const [i, path] of paths.entries()) {
    if (paths.findIndex((other) => resolve(other) === resolve(path)) !== i)
      throw new UserError(`--output: ${path} is named twice`)
    await requireWritable(path, endings)
  }
}

export async function writeOutputs<Found>(
  paths: readonly string[],
  formats: OutputFormats<Found>,
  found: Found,
  quiet: boolean,
): Promise<void> {
  for (const path of paths) {
    await writeWhole(path, await formats[extname(path).toLowerCase()](found))
    if (!quiet) note(`agner: wrote ${path}\n`)
  }
}
