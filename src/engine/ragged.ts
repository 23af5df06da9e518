import { intsOf } from './columns.ts'

/**
 * Lists of lists of lists of integers, flat: row -> tiers -> members. Which groups may take a type, best rank first;
 * which lines a group serves, first priority first; members of a tier are equals.
 */
export interface Tiers {
  /** Tiers of row r: firstTier[r] to firstTier[r + 1]. */
  readonly firstTier: Int32Array
  /** Members of tier t: firstMember[t] to firstMember[t + 1]. */
  readonly firstMember: Int32Array
  readonly members: Int32Array
}

/** Flattens rows of tiers of members. */
export function tiersFrom(rows: readonly (readonly (readonly number[])[])[]): Tiers {
  const firstTier = [0]
  const firstMember = [0]
  const members: number[] = []
  for (const tiers of rows) {
    for (const tier of tiers) {
      members.push(...tier)
      firstMember.push(members.length)
    }
    firstTier.push(firstMember.length - 1)
  }
  return {
    firstTier: intsOf(firstTier, (id) => id),
    firstMember: intsOf(firstMember, (id) => id),
    members: intsOf(members, (id) => id),
  }
}
