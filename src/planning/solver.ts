import type { Highs, Model, ModelData } from 'highs'

/** The least `cost · x` with every row's terms between its bounds: linear, integer where columns say so. */
export interface Program {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

/** A quantity to be decided. Bounds may be infinite. */
export interface Column {
  readonly cost: number
  readonly lower: number
  readonly upper: number
  readonly isInteger: boolean
}

/** lower ≤ Σ coefficient · x[column] ≤ upper; a column named twice counts twice. */
export interface Row {
  readonly lower: number
  readonly upper: number
  readonly terms: readonly (readonly [column: number, coefficient: number])[]
}

/** When a search ends that has not proved its optimum. Never by the clock: the same program has the same solution. */
export interface Stopping {
  /** Relative distance between the best found and the best possible. */
  readonly gap?: number
  /** The same, in cost. */
  readonly absoluteGap?: number
  /** Nodes of the tree looked at. */
  readonly nodes?: number
}

export type Solution = Solved | Unsolved

export interface Solved {
  /** `optimal` within the gap; `stopped` at the most nodes with what had been found by then. */
  readonly status: 'optimal' | 'stopped'
  /** Of the columns; whole where they are integers. */
  readonly values: Float64Array
  readonly cost: number
  /** No solution costs less. */
  readonly bound: number
  /** (cost − bound) ÷ cost, from 0. */
  readonly gap: number
  /** What a unit more of a row's bound adds to the cost; null where a column is an integer. */
  readonly prices: Float64Array | null
}

export interface Unsolved {
  /** `undecided`: stopped before anything was found. */
  readonly status: 'infeasible' | 'unbounded' | 'undecided'
}

/** Within the rounding of money, and quickly proved. */
const GAP = 1e-6
const NODES = 20_000
/** As HiGHS numbers it: a solution that keeps all rows. */
const FEASIBLE = 2

/** Not before there is something to solve: most commands never have. */
async function loadHighs(): Promise<Highs> {
  const { default: highs } = await import('highs')
  // Its types are those of its CommonJS build, whose default is one level further down than that of the module itself.
  return (highs as unknown as typeof highs.default)()
}

let runtime: Promise<Highs> | undefined

/** Solves a program by HiGHS (Huangfu and Hall 2018). Throws, as a bug, what the solver cannot read. */
export async function solve(
  program: Program,
  { absoluteGap = 0, gap = GAP, nodes = NODES }: Stopping = {},
): Promise<Solution> {
  const { columns, rows } = program
  if (columns.length === 0) return withoutColumns(rows)
  const highs = await (runtime ??= loadHighs())
  return highs.withModel(modelOf(program), (model) => {
    model.options.set({
      output_flag: false,
      mip_rel_gap: gap,
      mip_abs_gap: absoluteGap,
      mip_max_nodes: nodes,
      random_seed: 0,
    })
    const { modelStatus } = model.run()
    return solutionOf(program, model, modelStatus, highs.constants.modelStatus)
  })
}

function withoutColumns(rows: readonly Row[]): Solution {
  if (rows.some(({ lower, upper }) => lower > 0 || upper < 0)) return { status: 'infeasible' }
  const [values, prices] = [new Float64Array(0), new Float64Array(rows.length)]
  return { status: 'optimal', values, cost: 0, bound: 0, gap: 0, prices }
}

function modelOf({ columns, rows }: Program): ModelData {
  const starts = new Int32Array(rows.length + 1)
  const indices: number[] = []
  const values: number[] = []
  rows.forEach(({ terms }, row) => {
    const coefficients = new Map<number, number>()
    for (const [column, value] of terms) coefficients.set(column, (coefficients.get(column) ?? 0) + value)
    for (const [column, value] of coefficients) {
      indices.push(column)
      values.push(value)
    }
    starts[row + 1] = indices.length
  })
  const [numCols, numRows] = [columns.length, rows.length]
  return {
    numCols,
    numRows,
    colCost: Float64Array.from(columns, ({ cost }) => cost),
    colLower: Float64Array.from(columns, ({ lower }) => lower),
    colUpper: Float64Array.from(columns, ({ upper }) => upper),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
    ...(columns.some(({ isInteger }) => isInteger) && {
      integrality: Int32Array.from(columns, ({ isInteger }) => Number(isInteger)),
    }),
  }
}

function solutionOf(
  { columns }: Program,
  model: Pick<Model, 'getSolution' | 'info'>,
  status: number,
  statuses: Highs['constants']['modelStatus'],
): Solution {
  if (status === statuses.infeasible) return { status: 'infeasible' }
  // Every bound that is left out here was left out by the caller; a program of costs from 0 up is never unbounded.
  if (status === statuses.unbounded) return { status: 'unbounded' }
  if (status === statuses.unboundedOrInfeasible) return { status: columns.some(mayFall) ? 'unbounded' : 'infeasible' }
  const isOptimal = status === statuses.optimal
  if (!isOptimal && status !== statuses.solutionLimit && status !== statuses.iterationLimit)
    throw new Error(`HiGHS ended with status ${status}`)
  if (model.info.get('primal_solution_status') !== FEASIBLE) return { status: 'undecided' }
  const { colValue, rowDual } = model.getSolution()
  const isMixed = columns.some(({ isInteger }) => isInteger)
  const values = colValue.map((value, i) => (columns[i].isInteger ? Math.round(value) : value))
  const cost = columns.reduce((sum, column, i) => sum + column.cost * values[i], 0)
  const bound = isMixed ? Math.min(cost, Number(model.info.get('mip_dual_bound'))) : cost
  const gap = cost - bound === 0 ? 0 : (cost - bound) / Math.max(Math.abs(cost), Number.MIN_VALUE)
  return { status: isOptimal ? 'optimal' : 'stopped', values, cost, bound, gap, prices: isMixed ? null : rowDual }
}

/** Whether a column alone could make the cost fall without end. */
function mayFall({ cost, lower, upper }: Column): boolean {
  return (cost < 0 && upper === Infinity) || (cost > 0 && lower === -Infinity)
}
