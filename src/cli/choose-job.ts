import type { Choice, Loaded } from '../index.ts'
import { requireApart } from './apart.ts'
import { loadFrom } from './files.ts'
import { UserError } from './user-error.ts'

/** One file of `agner choose`, and what the command line says of all. */
export interface ChooseJob {
  readonly file: string
  readonly seed?: string
  readonly replications?: number
  readonly clients?: readonly string[]
  readonly indifference?: number
  readonly allowOutside?: boolean
  /** What will be written, not over what is read here. */
  readonly outputs?: readonly string[]
}

/** Reads a file and chooses among its variants. `onProgress` is told how many replications are done, of how many. */
export async function doChoose(
  { allowOutside, file, outputs = [], ...options }: ChooseJob,
  onProgress: (done: number, total: number) => void,
): Promise<Choice> {
  const { choose, NotComparable } = await import('../index.ts')
  const loaded: Loaded = await loadFrom(file, { allowOutside })
  for (const output of outputs) await requireApart(output, file, loaded)
  if (loaded.source.variants.length === 0)
    throw new UserError(`nothing to choose from in ${file}: add variants: to it, a form of service each`)
  return choose(loaded, { ...options, onProgress }).catch((error: unknown) => {
    throw error instanceof NotComparable ? new UserError(error.message) : error
  })
}
