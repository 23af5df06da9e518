/** Nodes and weights such that Σ weight × g(at) is the integral of a g as smooth as the function they were made for. */
export interface Rule {
  readonly at: readonly number[]
  readonly weight: readonly number[]
}

interface Panel {
  readonly from: number
  readonly to: number
  readonly size: number
  readonly error: number
}

// Gauss–Kronrod 7/15 (QUADPACK's qk15): right half of the nodes; the Gauss nodes are the odd ones and the middle.
const NODES = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
]
const KRONROD = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
]
const GAUSS = [0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694]
const MAX_PANELS = 2000

/**
 * A rule for the integral of `f` over `edges[0]` to the last edge, halving panels until 7 and 15 points agree to
 * `tolerance` of the whole (15 points are then right to far more). Kinks and jumps of `f` must be edges.
 */
export function adaptiveRule(f: (x: number) => number, edges: readonly number[], tolerance: number): Rule {
  const pending: Panel[] = []
  for (let i = 1; i < edges.length; i++) if (edges[i] > edges[i - 1]) pending.push(measure(f, edges[i - 1], edges[i]))
  let size = 0
  for (const panel of pending) size += panel.size
  const at: number[] = []
  const weight: number[] = []
  let panels = pending.length
  for (let panel = pending.pop(); panel !== undefined; panel = pending.pop()) {
    const { from, to } = panel
    const middle = from + (to - from) / 2
    if (panel.error <= tolerance * size || panels >= MAX_PANELS || middle <= from || middle >= to) {
      keep(panel, at, weight)
    } else {
      pending.push(measure(f, from, middle), measure(f, middle, to))
      panels++
    }
  }
  return { at, weight }
}

/** The integral of `f` over `edges[0]` to the last edge. */
export function integrate(f: (x: number) => number, edges: readonly number[], tolerance: number): number {
  const { at, weight } = adaptiveRule(f, edges, tolerance)
  let sum = 0
  for (let i = 0; i < at.length; i++) sum += weight[i] * f(at[i])
  return sum
}

function measure(f: (x: number) => number, from: number, to: number): Panel {
  const half = (to - from) / 2
  const middle = from + half
  let kronrod = KRONROD[7] * f(middle)
  let gauss = GAUSS[3] * f(middle)
  for (let i = 0; i < 7; i++) {
    const pair = f(middle - half * NODES[i]) + f(middle + half * NODES[i])
    kronrod += KRONROD[i] * pair
    if (i % 2 === 1) gauss += GAUSS[(i - 1) / 2] * pair
  }
  return { from, to, size: Math.abs(half * kronrod), error: Math.abs(half * (kronrod - gauss)) }
}

function keep({ from, to }: Panel, at: number[], weight: number[]): void {
  const half = (to - from) / 2
  const middle = from + half
  for (let i = 0; i < 7; i++) {
    at.push(middle - half * NODES[i], middle + half * NODES[i])
    weight.push(half * KRONROD[i], half * KRONROD[i])
  }
  at.push(middle)
  weight.push(half * KRONROD[7])
}
