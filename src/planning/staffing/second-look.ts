import type { Search } from './search.ts'
import type { Tried } from './tried.ts'

/** Cheaper staffings that are looked at again, at most. */
const MOST_LOOKS = 6

/**
 * A search has turned down staffings that would do and only had bad luck. Of those cheaper than the one found, the
 * likeliest have a second look, by as much luck as a judgement has (`isWorthIt`); those that stand it are judged like any
 * other (`isFeasible`): whoever passes both by chance has to be lucky twice.
 */
export function secondLook(
  search: Search,
  found: Tried,
  judged: readonly Pick<Tried, 'counts'>[],
  isWorthIt: (tried: Tried) => boolean,
  isFeasible: (tried: Tried) => boolean,
): void {
  const looked = new Set(judged.map(({ counts }) => counts.join()))
  let { cost } = found
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const next = search.nearMisses(cost).find(({ counts }) => !looked.has(counts.join()))
    if (next === undefined) break
    looked.add(next.counts.join())
    if (isWorthIt(next) && isFeasible(next)) cost = next.cost
  }
}
