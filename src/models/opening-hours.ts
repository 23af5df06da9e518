/** Alternating instants at which a queue opens and closes, all before the horizon; null: it is always open. */
type Hours = Float64Array | null

/** Whether its hours leave nothing of the run. */
export function isNeverOpen({ hours }: { readonly hours: Hours }): boolean {
  return hours?.length === 0
}

/** The instant at which it will have been open for so many seconds from now; Infinity: never. */
export function openFor(hours: Hours, now: number, seconds: number): number {
  if (hours === null) return now + seconds
  let left = seconds
  for (let i = 0; i < hours.length; i += 2) {
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
  let i = 0
  while (i < hours.length && hours[i] <= at) i++
  if (i % 2 === 1) return at
  return i < hours.length ? hours[i] : Infinity
}

/** When it opens next; Infinity: never again. */
export function nextOpening(hours: Hours, now: number): number {
  if (hours === null) return Infinity
  let opens = 0
  while (opens < hours.length && hours[opens] <= now) opens += 2
  return opens < hours.length ? hours[opens] : Infinity
}
