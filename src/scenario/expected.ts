import type { ContactType, Model } from '../models/model.ts'

/** Mean numbers of contacts per period, when the queue is open and when it is closed. */
export interface Expected {
  readonly open: Float64Array
  readonly closed: Float64Array
}

/** The mean contacts of a type in each period of the grid `bounds`. */
export function expectedIn(
  { arrivals, queue }: ContactType,
  model: Pick<Model, 'queues'>,
  bounds: Float64Array,
): Expected {
  const open = new Float64Array(bounds.length - 1)
  const closed = new Float64Array(bounds.length - 1)
  const windows = openWindows(model.queues[queue].hours, bounds[bounds.length - 1])
  if (arrivals.process === 'recorded') {
    let period = 0
    for (const instant of arrivals.at) {
      while (period < open.length - 1 && bounds[period + 1] <= instant) period++
      const isOpen = windows.some(({ from, to }) => instant >= from && instant < to)
      if (isOpen) open[period]++
      else closed[period]++
    }
    return { open, closed }
  }
  const all = new Float64Array(bounds.length - 1)
  for (let i = 0; i + 1 < arrivals.bounds.length; i++) {
    const [from, to] = [arrivals.bounds[i], arrivals.bounds[i + 1]]
    const rate = arrivals.process === 'poisson' ? arrivals.perSecond[i] : arrivals.counts[i] / (to - from)
    if (rate === 0) continue
    spread(all, bounds, from, to, rate)
    for (const window of overlapping(windows, from, to)) {
      spread(open, bounds, Math.max(from, window.from), Math.min(to, window.to), rate)
    }
  }
  // Differences of sums that are equal but for rounding are nobody.
  for (let i = 0; i < all.length; i++) closed[i] = all[i] - open[i] > 1e-9 * all[i] ? all[i] - open[i] : 0
  return { open, closed }
}

/** From one instant up to another, seconds. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** When a queue with these hours is open before the horizon, in order. */
export function openWindows(hours: Float64Array | null, horizon: number): Window[] {
  if (hours === null) return [{ from: 0, to: horizon }]
  const windows: Window[] = []
  for (let i = 0; i < hours.length && hours[i] < horizon; i += 2) {
    windows.push({ from: hours[i], to: Math.min(hours[i + 1] ?? horizon, horizon) })
  }
  return windows
}

function overlapping(windows: readonly Window[], from: number, to: number): Window[] {
  return windows.filter((window) => window.from < to && window.to > from)
}

/** Adds rate × time to each period between two instants. */
function spread(sums: Float64Array, bounds: Float64Array, from: number, to: number, rate: number): void {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (bounds[middle] <= from) low = middle
    else high = middle - 1
  }
  for (let i = low; i < sums.length && bounds[i] < to; i++) {
    const seconds = Math.min(to, bounds[i + 1]) - Math.max(from, bounds[i])
    if (seconds > 0) sums[i] += rate * seconds
  }
}
