import type { Loaded } from '../index.ts'
import type { Restaff } from '../planning/what-if/answer.ts'
import { ProgressBar } from './progress.ts'
import { note } from './terminal.ts'
import { UserError } from './user-error.ts'

export const equalServiceOption = {
  type: 'boolean',
  describe: 'staff every variant at least cost to its goals first, as agner staff does',
} as const

/** Staffs every variant to its goals, with a bar of progress; notes are for whoever reads the comparison. */
export async function staffedEqually(
  variants: ReadonlyMap<string, Loaded>,
  seed: string | undefined,
  quiet: boolean,
): Promise<{ readonly variants: ReadonlyMap<string, Loaded>; readonly notes: readonly string[] }> {
  const { staffEqually } = await import('../index.ts')
  if (!quiet) note('agner: staffing every variant to its goals\n')
  const bar = new ProgressBar(quiet)
  const onProgress = (simulations: number, part: number, parts: number) =>
    bar.show((part + 1 - 0.97 ** simulations) * 1000, parts * 1000)
  const staffed = await answered(() => staffEqually(variants, { seed, onProgress }), bar)
  bar.clear()
  return staffed
}

/** For questions that change a scenario and want it staffed anew each time. */
export function restaffer(isWanted: boolean | undefined, seed: string | undefined): Restaff | undefined {
  if (isWanted !== true) return undefined
  return async (loaded) => {
    const { restaff } = await import('../index.ts')
    return (await restaff(loaded, { seed })).loaded
  }
}

/** What cannot be staffed is told as a mistake of whoever asked. */
export async function answered<T>(ask: () => Promise<T>, bar: ProgressBar, about = ''): Promise<T> {
  const { Unanswerable } = await import('../index.ts')
  return ask().catch((error: unknown) => {
    bar.clear()
    throw error instanceof Unanswerable ? new UserError(`${about}${error.message}`) : error
  })
}
