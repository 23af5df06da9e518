/** A value from one instant to another. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly value: number
}

/** values[i] from bounds[i] to bounds[i + 1], nothing outside. */
interface Steps {
  readonly bounds: number[]
  readonly values: number[]
}

/** Pieces in order of time as steps from 0 on, gaps as 0, equal neighbours as one. They must not overlap. */
export function stepsOf(pieces: readonly Piece[]): Steps {
  const bounds = [0]
  const values: number[] = []
  const add = (to: number, value: number) => {
    const end = bounds[bounds.length - 1]
    if (to <= end) return
    if (values.length > 0 && values[values.length - 1] === value) bounds[bounds.length - 1] = to
    else {
      bounds.push(to)
      values.push(value)
    }
  }
  for (const { from, to, value } of pieces.toSorted((a, b) => a.from - b.from)) {
    add(from, 0)
    add(to, value)
  }
  return { bounds, values }
}

/** The parts of the pieces within pairs of instants of opening and closing (null: always) and before `horizon`. */
export function within(pieces: readonly Piece[], opening: Float64Array | null, horizon: number): Piece[] {
  const windows = opening ?? Float64Array.of(0, horizon)
  const parts: Piece[] = []
  for (const piece of pieces) {
    for (let i = lastAtMost(windows, piece.from) & ~1; i < windows.length && windows[i] < piece.to; i += 2) {
      const from = Math.max(piece.from, windows[i])
      const to = Math.min(piece.to, windows[i + 1], horizon)
      if (from < to) parts.push({ from, to, value: piece.value })
    }
  }
  return parts
}

/** Adds the integral of a piece over each period of the grid `bounds` to `sums`. */
export function addIntegral(sums: Float64Array, bounds: Float64Array, { from, to, value }: Piece): void {
  for (let i = lastAtMost(bounds, from); i < sums.length && bounds[i] < to; i++) {
    const seconds = Math.min(to, bounds[i + 1]) - Math.max(from, bounds[i])
    if (seconds > 0) sums[i] += value * seconds
  }
}

/** Index of the last of the ascending instants that is not after `instant`; 0 if all are. */
function lastAtMost(instants: Float64Array, instant: number): number {
  let low = 0
  let high = instants.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (instants[middle] <= instant) low = middle
    else high = middle - 1
  }
  return low
}
