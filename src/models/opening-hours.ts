/** Alternating instants at which a queue opens and closes, all before the horizon; null: it is always open. */
type Hours = Float64Array | null

/** Whether its hours leave nothing of the run. */
export function isNeverOpen({ hours }: { readonly hours: Hours }): boolean {
  return hours?.length === 0
}

/** How many of the instants have come at one, itself among them: odd, it is open. */
export function passedAt(hours: Float64Array, at: number): number {
  let low = 0
  let high = hours.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (hours[middle] <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** The instant at which it will have been open for so many seconds from now; Infinity: never. */
export function openFor(hours: Hours, now: number, seconds: number): number {
  if (hours === null) return now + seconds
  let left = seconds
  const passed = passedAt(hours, now)
  for (let i = passed - (passed % 2); i < hours.length; i += 2) {
    const from = Math.max(hours[i], now)
    const to = i + 1 < hours.length ? hours[i + 1] : Infinity
    if (from >= to) continue
    if (left <= to - from) return from + left
    left -= to - from
  }
  return Infinity
}

/** An instant if it is open then, else when it next opens; Infinity: never again. */
export function openFrom(hours: Hours, at: number): number {
  if (hours === null) return at
  const passed = passedAt(hours, at)
  if (passed % 2 === 1) return at
  return passed < hours.length ? hours[passed] : Infinity
}

/** When it opens next; Infinity: never again. */
export function nextOpening(hours: Hours, now: number): number {
  if (hours === null) return Infinity
  const passed = passedAt(hours, now)
  const opens = passed + (passed % 2)
  return opens < hours.length ? hours[opens] : Infinity
}
