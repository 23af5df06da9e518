import type { Loaded } from '../index.ts'
import type { Restaff } from '../planning/answer.ts'
import { ProgressBar } from './progress.ts'
import { note } from './terminal.ts'

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
  const staffed = await staffEqually(variants, {
    seed,
    onProgress: (simulations, part, parts) => bar.show((part + 1 - 0.97 ** simulations) * 1000, parts * 1000),
  })
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
