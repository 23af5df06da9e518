const DOUBLINGS = 1100

/**
 * The last number, to the double, at which a test that turns from true to false once still holds. `holds(from)` must be
 * true and `holds(to)` false; both finite.
 */
export function lastHolding(holds: (x: number) => boolean, from: number, to: number): number {
  for (;;) {
    const middle = from + (to - from) / 2
    if (middle <= from || middle >= to) return from
    if (holds(middle)) from = middle
    else to = middle
  }
}

/**
 * The smallest whole number from `least` to `most` at which a test that turns from false to true once holds; null where
 * it holds at none. Looks near `guess` first, so that few large numbers are tried.
 */
export function firstCount(
  holds: (count: number) => boolean,
  least: number,
  most: number,
  guess: number,
): number | null {
  let below = least - 1
  let met = Math.min(most, Math.max(least, Math.ceil(guess)))
  for (let step = 1; !holds(met); step *= 2) {
    if (met === most) return null
    below = met
    met = Math.min(most, met + step)
  }
  for (let step = 1; below < least && met - step >= least; step *= 2) {
    if (holds(met - step)) met -= step
    else below = met - step
  }
  while (met - below > 1) {
    const middle = Math.floor(below + (met - below) / 2)
    if (holds(middle)) met = middle
    else below = middle
  }
  return met
}

/** The first of `start`, 2 `start`, 4 `start`, … at which the test holds; Infinity where it holds at no double. */
export function doubleUntil(holds: (x: number) => boolean, start: number): number {
  let x = start
  for (let i = 0; i < DOUBLINGS && x < Infinity; i++, x *= 2) if (holds(x)) return x
  return Infinity
}
