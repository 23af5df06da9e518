/** A half hour of the day in the chart: shares from 0 to 1. */
export interface ChartPoint {
  readonly start: string
  readonly recorded: number
  readonly simulated: number
  readonly low: number
  readonly high: number
  /** Simulated with talk by time of day. */
  readonly better: number
}

export interface ChartPanel {
  readonly title: string
  readonly points: readonly ChartPoint[]
}

const WIDTH = 860
const PANEL_HEIGHT = 230
const LEFT = 48
const RIGHT = 16
const TOP = 34
const BOTTOM = 28

/** Recorded (line) against simulated (line in its interval) by time of day, a panel for each figure; an SVG. */
export function dayChart(panels: readonly ChartPanel[]): string {
  const height = PANEL_HEIGHT * panels.length + 26
  const body = panels.map((panel, i) => panelOf(panel, PANEL_HEIGHT * i))
  const key = PANEL_HEIGHT * panels.length + 12
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" fill="#333">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...body,
    `<line x1="${LEFT}" x2="${LEFT + 24}" y1="${key}" y2="${key}" stroke="#c2410c" stroke-width="2"/>`,
    `<text x="${LEFT + 30}" y="${key + 4}">recorded</text>`,
    `<line x1="${LEFT + 110}" x2="${LEFT + 134}" y1="${key}" y2="${key}" stroke="#1d4ed8" stroke-width="2"/>`,
    `<text x="${LEFT + 140}" y="${key + 4}">simulated, with its 95 % interval</text>`,
    `<line x1="${LEFT + 370}" x2="${LEFT + 394}" y1="${key}" y2="${key}" stroke="#15803d" stroke-width="2" stroke-dasharray="5 3"/>`,
    `<text x="${LEFT + 400}" y="${key + 4}">the same with talk by time of day, agents rounded by chance</text>`,
    '</svg>',
    '',
  ].join('\n')
}

function panelOf({ title, points }: ChartPanel, offset: number): string {
  const most =
    Math.ceil(10 * Math.max(...points.flatMap(({ recorded, high, better }) => [recorded, high, better]))) / 10
  const floor = offset + PANEL_HEIGHT - BOTTOM
  const x = (i: number) => (LEFT + ((i + 0.5) * (WIDTH - LEFT - RIGHT)) / points.length).toFixed(1)
  const y = (share: number) => (floor - (share / most) * (PANEL_HEIGHT - TOP - BOTTOM)).toFixed(1)
  const line = (valueOf: (point: ChartPoint) => number) => points.map((point, i) => `${x(i)},${y(valueOf(point))}`)
  const band = [...line(({ high }) => high), ...line(({ low }) => low).toReversed()]
  const ticks = Array.from({ length: Math.round(most * 10) + 1 }, (_, i) => i / 10).filter(
    (_, i) => most <= 0.5 || i % 2 === 0,
  )
  return [
    `<text x="${LEFT}" y="${offset + 20}" font-weight="bold">${title}</text>`,
    ...ticks.map(
      (tick) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/>` +
        `<text x="${LEFT - 6}" y="${Number(y(tick)) + 4}" text-anchor="end">${(100 * tick).toFixed(0)} %</text>`,
    ),
    ...points.map(({ start }, i) =>
      start.endsWith(':00') && i % 4 === 0
        ? `<text x="${x(i)}" y="${floor + 16}" text-anchor="middle">${start}</text>`
        : '',
    ),
    `<polygon points="${band.join(' ')}" fill="#1d4ed8" fill-opacity="0.18"/>`,
    `<polyline points="${line(({ simulated }) => simulated).join(' ')}" fill="none" stroke="#1d4ed8" stroke-width="2"/>`,
    `<polyline points="${line(({ better }) => better).join(' ')}" fill="none" stroke="#15803d" stroke-width="2" stroke-dasharray="5 3"/>`,
    `<polyline points="${line(({ recorded }) => recorded).join(' ')}" fill="none" stroke="#c2410c" stroke-width="2"/>`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}
