/** Typing errors between two names: letters inserted, left out, replaced, or two neighbours swapped. */
export function distance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(replaced, last[j] + 1, row[j - 1] + 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]
}

const LONGEST_NAME = 60

/** The candidate that was probably meant; undefined if none is near. Case, `_` and `-` do not count. */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined
  const plain = plainName(name)
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(plain.length / 3)) + 0.5
  for (const candidate of candidates) {
    const other = plainName(candidate)
    if (Math.abs(other.length - plain.length) > bestDistance) continue
    const far = distance(plain, other)
    if (far < bestDistance) [best, bestDistance] = [candidate, far]
  }
  return best ?? begunWith(plain, candidates)
}

/** The one candidate that is cut short or run on: `prefer` for `preference`. */
function begunWith(plain: string, candidates: Iterable<string>): string | undefined {
  if (plain.length < 3) return undefined
  const near = [...candidates].filter((candidate) => {
    const other = plainName(candidate)
    return other.length >= 3 && (other.startsWith(plain) || plain.startsWith(other))
  })
  return near.length === 1 ? near[0] : undefined
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[_\s-]+/g, '')
}

/** `a, b and c`; long lists are cut. */
export function listed(names: readonly string[], most = 12): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')}, … (${names.length} in all)`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}
