import { realpath } from 'node:fs/promises'
import { dirname, extname, relative, resolve } from 'node:path'
import type { Loaded } from '../index.ts'
import { requireWritable, STANDARD_INPUT } from './files.ts'
import { note } from './terminal.ts'
import { UserError } from './user-error.ts'

const ENDINGS = ['.yaml', '.yml', '.csv', '.json']

/** Exit code where what was asked for cannot be had, as of a condition that does not hold. */
export const NOT_ATTAINED = 3

/** What a staffing is written as: a scenario that extends the one it is for, a table, or the whole answer. */
export type OutputKind = 'scenario' | 'csv' | 'json'

/** What is written to `output`, which has to be a file that we can write; null where nothing is. */
export async function outputKind(output: string | undefined, file: string): Promise<OutputKind | null> {
  if (output === undefined) return null
  await requireWritable(output, ENDINGS)
  const ending = extname(output).toLowerCase()
  if (ending === '.csv') return 'csv'
  if (ending === '.json') return 'json'
  if (file === STANDARD_INPUT)
    throw new UserError('--output: a scenario cannot extend standard input; write .csv or .json')
  return 'scenario'
}

/** Refuses to write over what was read: a scenario would extend itself, or lose its numbers. */
export async function requireApart(output: string | undefined, file: string, { source }: Loaded): Promise<void> {
  // From standard input nothing else is read, and what is called `scenario.yaml` then is no file.
  if (file === STANDARD_INPUT) return
  for (const read of source.sources)
    await requireOther(output, read, read === source.path ? 'it is the scenario itself' : `${source.path} reads it`)
}

/** Refuses to write over one file. */
export async function requireOther(output: string | undefined, read: string, why: string): Promise<void> {
  const target = output === undefined ? null : await realOf(output)
  if (target !== null && (await realOf(read)) === target)
    throw new UserError(`--output: cannot write over ${output}: ${why}; name another file`)
}

/** The file that a path leads to, by whatever links; null where there is none. */
function realOf(path: string): Promise<string | null> {
  return realpath(path).catch(() => null)
}

/** How a scenario that is written to `output` names the file it extends. */
export function extendedFrom(output: string, file: string): string {
  return relative(dirname(resolve(output)), resolve(file)).replaceAll('\\', '/')
}

/** Says that something was written, and how to run it where the file it extends lies elsewhere. */
export function noteWritten(output: string, base: string, kind: OutputKind | null): void {
  note(`agner: wrote ${output}\n`)
  if (kind === 'scenario' && base.startsWith('..'))
    note('agner: note: it extends a file outside its folder: run it with --allow-outside\n')
}
