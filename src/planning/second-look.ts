import type { Search, Tried } from './search.ts'

/** Cheaper staffings that are looked at again, at most. */
const MOST_LOOKS = 10

/**
 * A search that has asked for more where a judgement went wrong, or had bad luck itself, has turned down staffings that
 * would do. Of those that are cheaper than the one found, the likeliest have a second look, by as much luck as a judgement
 * has: `isWorthIt`; those that stand it are judged like any other: `isFeasible`. Whoever passed both by chance alone would
 * have had to be lucky twice.
 */
export function secondLook(
  search: Search,
  found: Tried,
  isWorthIt: (tried: Tried) => boolean,
  isFeasible: (tried: Tried) => boolean,
  judgedBefore: ReadonlySet<string>,
): Tried {
  const looked = new Set(judgedBefore)
  let best = found
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const next = search.nearMisses(best.cost).find(({ counts }) => !looked.has(counts.join()))
    if (next === undefined) break
    looked.add(next.counts.join())
    if (isWorthIt(next) && isFeasible(next)) best = next
  }
  return best
}
