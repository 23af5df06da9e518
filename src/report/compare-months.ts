import type { ComparedFigure, Comparison } from '../experiment/comparison.ts'
import { MONTH_FIGURES } from '../experiment/month-figures.ts'
import { tabulate, type Cell, type Column, type Row } from './columns.ts'
import type { Paint } from './colors.ts'
import { differenceText, figureName, valueText } from './compare-format.ts'
import { printable } from './text-width.ts'

/** Side by side in one table. */
const MOST_VARIANTS = 4

/** Figure by figure, a row a month and a column a variant; of two variants also the difference. */
export function monthTables(comparison: Comparison, width: number, dim: Paint): string[][] {
  const all = comparison.figures.filter(({ scope }) => scope === 'months')
  // Where no month of a variant has any of it, there is nothing to see.
  const told = new Set(all.filter(({ variants }) => variants.some(({ value }) => value)).map(({ key }) => key))
  const figures = all.filter(({ key }) => told.has(key))
  const rank = (key: string): number => MONTH_FIGURES.findIndex((one) => one === key)
  const keys = [...new Set(figures.map(({ key }) => key))].toSorted((a, b) => rank(a) - rank(b))
  const places = [...comparison.variants.keys()]
  const parts = Array.from({ length: Math.ceil(places.length / MOST_VARIANTS) }, (_, part) =>
    places.slice(part * MOST_VARIANTS, (part + 1) * MOST_VARIANTS),
  )
  return keys.flatMap((key) =>
    parts.map((shown) =>
      monthTable(
        figures.filter((figure) => figure.key === key),
        shown,
        comparison,
        width,
        dim,
      ),
    ),
  )
}

function monthTable(
  figures: readonly ComparedFigure[],
  places: readonly number[],
  comparison: Comparison,
  width: number,
  dim: Paint,
): string[] {
  const [first] = figures
  const isPair = comparison.variants.length === 2
  const columns: Column[] = [
    { head: `${figureName({ ...first, scope: 'totals' })} by month`, align: 'left', atLeast: 7 },
    ...places.map((place): Column => ({ head: printable(comparison.variants[place].name), marginRank: 2 })),
    ...(isPair ? [{ head: 'difference', marginRank: 3, rank: 4 }] : []),
  ]
  const rows = figures.map((figure): Row => {
    const values = places.map((place): Cell => valueText(figure, figure.variants[place], comparison))
    const difference: Cell[] = isPair ? [differenceText(figure, figure.differences[0], comparison)] : []
    return { cells: [{ text: figure.name }, ...values, ...difference] }
  })
  return tabulate(columns, rows, width, dim)
}
