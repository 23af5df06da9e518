import type { ComparedFigure, Comparison } from '../../experiment/comparison.ts'
import { VERDICTS } from '../compare-table.ts'
import { figureName } from '../compare-format.ts'
import { valueOf } from '../format.ts'
import { addressOf } from './addresses.ts'
import { estimateCells, formula, FORMATS, head, name, number, verdict } from './cells.ts'
import type { Cell, CellFormat, Sheet, SheetRow } from './workbook.ts'

/** More do not stand side by side: they are in the differences, one below the other. */
const MOST_VARIANTS = 200

/** Counts such as contacts per issue have a second decimal that matters. */
function formatOf({ key, unit }: Pick<ComparedFigure, 'key' | 'unit'>): CellFormat {
  return unit === 'count' && /Per/.test(key) ? 'fine' : FORMATS[unit]
}

/** Figures in rows, variants in columns; and how far the last is from the first where there are two. */
export function variantSheet({ figures, variants }: Comparison): Sheet[] {
  if (variants.length > MOST_VARIANTS) return []
  const texts = ['scope', 'name', 'figure', 'unit']
  const isPair = variants.length === 2
  const heads = [...variants.map((variant) => name(variant.name)), ...(isPair ? ['difference'] : [])]
  const rows = figures.map((figure, i): SheetRow => {
    const format = formatOf(figure)
    const values = figure.variants.map((one) => number(valueOf(one), format))
    return [
      figure.scope,
      name(figure.name),
      figure.key,
      figure.unit,
      ...values,
      ...(isPair ? [differenceCell(figure, i + 1, texts.length, format)] : []),
    ]
  })
  return [
    {
      name: 'variants',
      widths: [12, 22, 24, 11, ...heads.map(() => 17)],
      frozen: { rows: 1, columns: texts.length },
      filter: { head: 0, rows: rows.length, columns: texts.length + heads.length },
      rows: [head(texts, heads), ...rows],
    },
  ]
}

function differenceCell({ variants }: ComparedFigure, row: number, column: number, format: CellFormat): Cell {
  const [first, second] = variants.map(valueOf)
  if (first === null || second === null) return null
  const [a, b] = [column, column + 1].map((at) => addressOf({ row, column: at }))
  return formula(`${b}-${a}`, second - first, format)
}

const HEADS = ['scope', 'name', 'figure', 'variant']
const NUMBERS = ['value', 'low', 'high', 'difference', 'low', 'high', 'relative', 'a replication from', 'to']
const LAST = ['verdict', 'replications that would tell']

/** Every figure of every variant with its interval, and its difference to the first with its own. */
export function differenceSheet({ figures }: Comparison): Sheet {
  const rows = figures.flatMap((figure) => rowsOf(figure))
  const columns = HEADS.length + NUMBERS.length + LAST.length
  return {
    name: 'differences',
    widths: [12, 22, 26, 24, ...NUMBERS.map(() => 13), 14, 16],
    frozen: { rows: 1, columns: HEADS.length },
    filter: { head: 0, rows: rows.length, columns },
    rows: [[...head(HEADS, NUMBERS), ...head([LAST[0]], [LAST[1]])], ...rows],
  }
}

function rowsOf(figure: ComparedFigure): SheetRow[] {
  const format = formatOf(figure)
  const words = figureName({ ...figure, scope: 'totals' })
  return figure.variants.map((one, i): SheetRow => {
    const difference = i === 0 ? undefined : figure.differences[i - 1]
    return [
      figure.scope,
      name(figure.name),
      name(words),
      name(one.variant),
      ...estimateCells(one, format),
      ...estimateCells(difference, format),
      number(difference?.relative, 'share'),
      number(one.p5, format),
      number(one.p95, format),
      difference === undefined ? null : verdict(difference.verdict, VERDICTS[difference.verdict]),
      difference?.verdict === 'open' ? number(difference.replicationsNeeded, 'whole') : null,
    ]
  })
}
