import type { Colors } from './colors.ts'
import { grouped, plural } from './format.ts'
import { padEnd, printable, textWidth, wrap } from './text-width.ts'

export interface ViewColumn {
  readonly name: string
  readonly type: string
  readonly unit: string
  readonly description: string
  /** The figure that it has, in a view with a column a figure. */
  readonly figure?: string
  /** An end of the interval of the column before it. */
  readonly isEnd?: boolean
}

/** What may be asked by name. */
export interface View {
  readonly name: string
  readonly about: string
  readonly columns: readonly ViewColumn[]
}

/** What a folder of results is of. */
export interface FolderFacts {
  readonly scenario: { readonly name: string; readonly hash: string }
  readonly agner: string
  readonly seed: string
  readonly points: number
  readonly missing: number
}

interface ListOptions {
  readonly width: number
  readonly colors: Colors
  /** Columns of figures that are anything but 0 or empty somewhere. */
  readonly isTold: (column: ViewColumn) => boolean
  readonly examples: readonly string[]
}

/** Which views there are, and what is in them. */
export function viewList(facts: FolderFacts, views: readonly View[], options: ListOptions): string {
  const { colors, examples, width } = options
  const { agner, missing, points, scenario, seed } = facts
  const count = missing === 0 ? plural(points, 'point') : `${grouped(points)} of ${plural(points + missing, 'point')}`
  const head = [
    colors.bold(printable(scenario.name)),
    ...wrap(`${count} · scenario ${scenario.hash} · seed ${printable(seed)} · agner ${agner}`, width).map(colors.dim),
  ]
  const asked = ['for example', ...examples.map((line) => `  ${line}`)]
  return `${[head, ...views.map((view) => viewLines(view, options)), asked].map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function viewLines({ about, columns, name }: View, { colors, isTold, width }: ListOptions): string[] {
  const told = columns.filter((column) => column.isEnd !== true && isTold(column))
  const silent = columns.filter((column) => column.isEnd !== true && !isTold(column)).length
  const room = Math.min(LONGEST_NAME, Math.max(...told.map((one) => textWidth(one.name))))
  const units = Math.max(4, ...told.map(({ unit }) => textWidth(unit)))
  const line = (own: string, type: string, unit: string, description: string): string => {
    const start = `${padEnd(printable(own), room)}  ${padEnd(type, TYPE)}  ${padEnd(printable(unit), units)}  `
    return `${start}${clipped(description, width - textWidth(start))}`.trimEnd()
  }
  return [
    `${colors.bold(name)}: ${about}`,
    colors.dim(line('column', 'type', 'unit', 'what it is')),
    ...told.map((one) => line(one.name, one.type, one.unit, one.description)),
    ...(columns.some(({ isEnd }) => isEnd) ? wrap(ENDS, width) : []),
    ...(silent === 0
      ? []
      : wrap(`${silent} figures more that are 0 or empty at every point: DESCRIBE ${name} names them.`, width)),
  ]
}

const ENDS = 'Each figure has two columns more, the ends of its interval: serviceLevel_low, serviceLevel_high.'
/** A longer one is told in full, and what follows it further right. */
const LONGEST_NAME = 32
const TYPE = 'VARCHAR'.length

/** As many whole words as there is room for. */
function clipped(text: string, width: number): string {
  const [first, ...more] = wrap(text, Math.max(10, width - 2))
  return more.length === 0 || textWidth(text) <= width ? text : `${first.replace(/[,;:]$/, '')} …`
}
