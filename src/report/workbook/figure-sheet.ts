import type { FigureRow } from '../../experiment/figure-rows.ts'
import { figureMeaning } from '../figure-meaning.ts'
import { FORMATS, head, name, number } from './cells.ts'
import type { Sheet, SheetRow } from './workbook.ts'

/** Every figure of the whole run, by the names of the other formats, with what it means: to look things up in. */
export function figureSheet(rows: readonly FigureRow[]): Sheet {
  const heads = ['scope', 'name', 'figure', 'unit', 'value', 'low', 'high', 'meaning']
  const cells = rows.map(({ figure, high, low, name: own, scope, unit, value }): SheetRow => {
    const format = FORMATS[unit]
    return [
      scope,
      name(own),
      figure,
      unit,
      number(value, format),
      number(low, format),
      number(high, format),
      figureMeaning(figure),
    ]
  })
  return {
    name: 'figures',
    widths: [12, 24, 24, 14, 14, 14, 14, 90],
    frozen: { rows: 1, columns: 3 },
    filter: { head: 0, rows: cells.length, columns: heads.length },
    rows: [[...head(heads.slice(0, 4), heads.slice(4, 7)), ...head(heads.slice(7))], ...cells],
  }
}
