import type { Chart } from '../report/html/chart.ts'
import { draw } from './draw.ts'
import type { Drawing, Table } from './drawing.ts'
import { init, type EChartsType } from './echarts.ts'
import { paintOf } from './paint.ts'

/** Rows of a table that is opened. */
const MOST_ROWS = 2_000
/** How far an arrow key goes, and how much plus and minus change what is seen. */
const STEP = 0.1
const CLOSER = 0.7

/** A chart in its place on the page: a list of its views, a legend of buttons, the plot, and its numbers as a table. */
export class ChartFigure {
  private readonly chart: Chart
  private readonly tools = element('div', 'tools')
  private readonly legend = element('span', 'tools')
  private readonly plot = element('div', 'plot')
  private readonly table = element('details', '')
  private readonly hidden = new Set<string>()
  private view = 0
  private drawing: Drawing | null = null
  private drawn: EChartsType | null = null

  constructor(root: HTMLElement, chart: Chart) {
    this.chart = chart
    const views = 'views' in chart ? chart.views : []
    if (views.length > 1) this.tools.append(this.viewList(views.map(({ name }) => name)))
    this.tools.append(this.legend)
    this.plot.tabIndex = 0
    this.plot.setAttribute('role', 'img')
    this.plot.addEventListener('keydown', (event) => this.onKey(event))
    const summary = element('summary', '')
    summary.textContent = 'The numbers as a table'
    this.table.append(summary)
    this.table.addEventListener('toggle', () => this.fillTable())
    root.append(this.tools, this.plot, this.table)
  }

  /** Its room, before it is drawn: what is below stays where it is. */
  reserve(): void {
    const { height } = draw(this.chart, this.view, {
      paint: paintOf(this.plot),
      width: this.plot.clientWidth,
      isPaper: false,
    })
    this.plot.style.height = `${height}px`
  }

  get isDrawn(): boolean {
    return this.drawn !== null
  }

  /** Draws it for the width and the colours that there are now; what is zoomed stays so. */
  show(width = this.plot.clientWidth, isPaper = false): void {
    const zoom = this.zoom()
    this.drawing = draw(this.chart, this.view, { paint: paintOf(this.plot), width, isPaper })
    const { height, isZoomable, legend, option } = this.drawing
    this.plot.style.height = `${height}px`
    this.drawn?.dispose()
    this.drawn = init(this.plot, null, { renderer: 'svg', width, height })
    // Never seen: the buttons are the legend, for keys as well.
    this.drawn.setOption({
      ...option,
      legend: { show: false, selected: Object.fromEntries([...this.hidden].map((name) => [name, false])) },
    })
    if (zoom !== null) this.zoomTo(...zoom)
    const svg = this.plot.querySelector('svg')
    // For paper, on which it is scaled.
    svg?.setAttribute('viewBox', `0 0 ${width} ${height}`)
    const views = 'views' in this.chart ? this.chart.views : []
    this.plot.setAttribute(
      'aria-label',
      `${this.chart.title}${views.length > 1 ? `, ${views[this.view].name}` : ''}: ${this.chart.words} The numbers are in the table below.` +
        (isZoomable ? ' Keys: plus and minus zoom, arrows move, 0 shows all.' : ''),
    )
    this.fillLegend(legend)
    if (this.table.open) this.fillTable()
  }

  private viewList(names: readonly string[]): HTMLElement {
    const label = element('label', '')
    const select = element('select', '')
    names.forEach((name, at) => {
      const option = element('option', '')
      option.value = String(at)
      option.textContent = name
      select.append(option)
    })
    select.addEventListener('change', () => {
      this.view = Number(select.value)
      this.show()
    })
    label.append('Show ', select)
    return label
  }

  private fillLegend(legend: Drawing['legend']): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.series : undefined
    this.legend.replaceChildren(
      ...(legend.length < 2 ? [] : legend).map(({ color, name }) => {
        const button = element('button', 'legend')
        button.type = 'button'
        button.dataset.series = name
        button.setAttribute('aria-pressed', String(!this.hidden.has(name)))
        button.style.setProperty('--mark', color)
        button.append(element('i', ''), name)
        button.addEventListener('click', () => {
          if (!this.hidden.delete(name)) this.hidden.add(name)
          this.drawn?.dispatchAction({ type: this.hidden.has(name) ? 'legendUnSelect' : 'legendSelect', name })
          button.setAttribute('aria-pressed', String(!this.hidden.has(name)))
        })
        return button
      }),
    )
    if (focused !== undefined)
      [...this.legend.children].find(
        (one) => one instanceof HTMLElement && one.dataset.series === focused && (one.focus(), true),
      )
  }

  private fillTable(): void {
    if (!this.table.open || this.drawing === null) return
    const { table } = this.drawing
    this.table.querySelector('.wide')?.remove()
    const box = element('div', 'wide')
    box.tabIndex = 0
    box.append(tableOf(table))
    if (table.rows.length > MOST_ROWS)
      box.append(`The first ${MOST_ROWS} of ${table.rows.length} rows; all are in the tables of agner run -o.`)
    this.table.append(box)
  }

  /** Shares of all that there is, from and to; null where it cannot be zoomed. */
  private zoom(): [number, number] | null {
    if (this.drawn === null || this.drawing?.isZoomable !== true) return null
    const { dataZoom } = this.drawn.getOption() as { dataZoom?: { start: number; end: number }[] }
    const [first] = dataZoom ?? []
    return first === undefined ? null : [first.start / 100, first.end / 100]
  }

  private zoomTo(from: number, to: number): void {
    const width = Math.min(1, to - from)
    const start = Math.max(0, Math.min(1 - width, from))
    this.drawn?.dispatchAction({ type: 'dataZoom', start: 100 * start, end: 100 * (start + width) })
    this.plot.dataset.zoom = `${start.toFixed(3)} ${(start + width).toFixed(3)}`
  }

  private onKey(event: KeyboardEvent): void {
    const zoom = this.zoom()
    if (zoom === null || event.ctrlKey || event.metaKey || event.altKey) return
    const [from, to] = zoom
    const [middle, width] = [(from + to) / 2, to - from]
    const around = (size: number): void => this.zoomTo(middle - size / 2, middle + size / 2)
    const keys: Readonly<Record<string, () => void>> = {
      '+': () => around(width * CLOSER),
      '=': () => around(width * CLOSER),
      '-': () => around(width / CLOSER),
      '0': () => this.zoomTo(0, 1),
      ArrowLeft: () => this.zoomTo(from - STEP * width, to - STEP * width),
      ArrowRight: () => this.zoomTo(from + STEP * width, to + STEP * width),
    }
    const act = keys[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
}

function tableOf({ heads, rows }: Table): HTMLElement {
  const table = element('table', '')
  const row = (cells: readonly string[], isHead: boolean): HTMLElement => {
    const line = element('tr', '')
    cells.forEach((text, at) => {
      const cell = element(isHead || at === 0 ? 'th' : 'td', '')
      if (isHead || at === 0) cell.setAttribute('scope', isHead ? 'col' : 'row')
      cell.textContent = text
      line.append(cell)
    })
    return line
  }
  const [head, body] = [element('thead', ''), element('tbody', '')]
  head.append(row(heads, true))
  body.append(...rows.slice(0, MOST_ROWS).map((cells) => row(cells, false)))
  table.append(head, body)
  return table
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, name: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  if (name !== '') made.className = name
  return made
}
