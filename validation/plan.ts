/** What a case comes to: a scenario without its `run`, and what decides how long to run it. */
export interface Plan {
  readonly scenario: Readonly<Record<string, unknown>>
  /** `steady`: one long run. `days`: independent days from empty. */
  readonly kind: 'steady' | 'days'
  /** Steady state: contacts per second. Days: contacts per replication. */
  readonly contacts: number
  /** Steady state: seconds in which the start is forgotten, an upper bound. */
  readonly relaxation: number
  /** Of one pool: offered load per agent; places in queue and in service, if limited. */
  readonly load?: number
  readonly places?: number
  /** Days: how many a replication has, if not one. */
  readonly days?: number
  /** Days: how many intervals the case looks at, from midnight on. */
  readonly intervals: number
  /** Waits at which a share of customers leaves at one instant: a target there is ambiguous. */
  readonly atoms: readonly number[]
  /** Types that contacts of a type become and still count for it, by its name. */
  readonly legs?: Readonly<Record<string, readonly string[]>>
  /** Their wait begins anew there: nobody's whole wait is known. */
  readonly waitsAnew?: boolean
  /** Seconds from which on waits may end by an overflow that service levels do not count. */
  readonly overflowsFrom?: number
  /** What figures without a place are about, where that is not the whole center. */
  readonly main?: { readonly type: string; readonly group: string }
  /** By type that has several: the group it goes to first. */
  readonly firstGroup?: Readonly<Record<string, string>>
  /** Names that the family has for a figure of some place: `mean_busy_destination` for `mean_busy@destination`. */
  readonly also?: Readonly<Record<string, string>>
  /** Endings of names that say whose figure it is, and the place they stand for: `_fresh` for `@contacts`. */
  readonly suffixes?: Readonly<Record<string, string>>
  /** Figures whose meaning the family leaves open, and what is open. */
  readonly unsaid?: readonly (readonly [RegExp, string])[]
}

/** What a steady center is made of, as far as its relaxation time depends on it. */
export interface Traffic {
  /** Contacts per second. */
  readonly rate: number
  /** Mean handle time, seconds, and the largest coefficient of variation. */
  readonly handle: number
  readonly cv: number
  readonly agents: number
  /** Largest mean patience, seconds; Infinity: somebody waits for ever. */
  readonly patience: number
  /** Most contacts in the system. */
  readonly places: number
}

/** Handle times, where somebody waits for ever and only others who give up keep the center stable. */
const LONG = 100

/**
 * An upper bound of the relaxation time, seconds. M/M/n: 1 / (√(nμ) - √λ)², scaled by (1 + cv²) / 2 in heavy traffic;
 * impatience or a full house forget sooner.
 */
export function relaxationOf({ rate, handle, cv, agents, patience, places }: Traffic): number {
  const gap = Math.sqrt(agents / handle) - Math.sqrt(rate)
  const spread = Math.max(1, (1 + cv * cv) / 2)
  const byLoad = rate * handle < agents ? spread / (gap * gap) : Infinity
  const room = Math.max(1, places - agents + 1)
  const byRoom = (room * room * handle * spread) / agents
  const bound = Math.min(byLoad, byRoom, patience)
  return Math.max(handle * spread, bound < Infinity ? bound : LONG * handle * spread)
}
