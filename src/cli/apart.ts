import { realpath } from 'node:fs/promises'
import type { Loaded } from '../index.ts'
import { STANDARD_INPUT } from './files.ts'
import { UserError } from './user-error.ts'

/** Refuses to write over what was read: a scenario would extend itself, or lose its numbers. */
export async function requireApart(output: string | undefined, file: string, { source }: Loaded): Promise<void> {
  // From standard input nothing else is read, and what is called `scenario.yaml` then is no file.
  if (file === STANDARD_INPUT) return
  for (const read of source.sources.keys())
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
