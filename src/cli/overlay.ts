import { dirname, extname, relative, resolve } from 'node:path'
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
