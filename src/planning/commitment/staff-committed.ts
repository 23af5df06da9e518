import type { Loaded } from '../../experiment/loaded.ts'
import { commitmentOf, staffingsFor } from './commitment.ts'
import { termsOf } from './commitment-terms.ts'
import { staffScenario, type StaffOptions } from '../staffing/staff.ts'
import type { StaffingAnswer } from '../staffing/staffing-answer.ts'

export interface CommittedOptions extends StaffOptions {
  /** Whether to tell what not knowing the day costs; without it, where the scenario has `staffing.commitment`. */
  readonly commitment?: boolean
}

/** Staffs a scenario and, where it is asked for, tells what it costs to fix hours before the day is known. */
export async function staffCommitted(loaded: Loaded, options: CommittedOptions = {}): Promise<StaffingAnswer> {
  const isWanted = options.commitment ?? loaded.source.scenario.staffing?.commitment !== undefined
  if (!isWanted) return staffScenario(loaded, options)
  const { clock, onProgress, replications } = options
  const most = staffingsFor(termsOf(loaded))
  const started = clock?.() ?? 0
  let of = 1
  const base = await staffScenario(loaded, {
    ...options,
    onProgress: (simulations, part, parts) => {
      of = parts
      onProgress?.(simulations, part, parts + most)
    },
  })
  const commitment = await commitmentOf(loaded, base, {
    replications,
    onProgress: (solved) => onProgress?.(0, of + solved, of + most),
  })
  return { ...base, commitment, ...(clock === undefined ? {} : { seconds: (clock() - started) / 1000 }) }
}
