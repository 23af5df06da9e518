export interface GrowthPoint {
  readonly value: number
  /** Contacts timed. */
  readonly contacts: number
  /** CPU time: the median of the rounds, and the ends of their range. */
  readonly nsPerContact: number
  readonly lowest: number
  readonly highest: number
  readonly eventsPerContact: number
  /** CPU time of reading, compiling and building; of days, of reading and compiling alone. */
  readonly setUpSeconds: number
  readonly peakMiB: number
}

export interface Growth {
  readonly machine: string
  readonly cores: number
  readonly node: string
  readonly seed: string
  readonly rounds: number
  readonly axes: readonly { readonly name: string; readonly unit: string; readonly points: readonly GrowthPoint[] }[]
}

const WIDTH = 860
const PANEL = { width: 372, height: 116, left: 50, top: 34 }
const ROW = 186
/** Room of a label on the axis. */
const LABEL = 44
const TIME = '#3b82f6'
const MEMORY = '#d97706'
const WORDS = '#808080'

/** Time per contact (left) and peak memory (right) over each axis, logarithmic; an SVG that is readable on light and dark. */
export function growthChart({ axes, machine, node, rounds }: Growth): string {
  const height = ROW * axes.length + 40
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" fill="${WORDS}">`,
    ...axes.flatMap(({ unit, points }, row) => {
      const values = points.map(({ value }) => value)
      const times = points.map(({ nsPerContact, lowest, highest }) => ({ at: nsPerContact, lowest, highest }))
      const peaks = points.map(({ peakMiB }) => ({ at: peakMiB, lowest: peakMiB, highest: peakMiB }))
      return [
        title(0, row, 'ns CPU a contact', ` over ${unit}`),
        panel(0, row, values, times, TIME),
        title(WIDTH / 2, row, 'peak MiB', ''),
        panel(WIDTH / 2, row, values, peaks, MEMORY),
      ]
    }),
    `<text x="${PANEL.left}" y="${height - 12}">${machine}, Node ${node.slice(1)}; ${rounds === 1 ? 'one run each' : `median of ${rounds} runs, bars from the least to the most`}. Both axes of each panel are logarithmic.</text>`,
    '</svg>',
    '',
  ].join('\n')
}

interface Mark {
  readonly at: number
  readonly lowest: number
  readonly highest: number
}

/** Of the left panel at its left end, of the right one at its right end: what grows is named once for both. */
function title(offset: number, row: number, what: string, over: string): string {
  const x = over === '' ? offset + PANEL.left + PANEL.width : offset + PANEL.left
  const anchor = over === '' ? ' text-anchor="end"' : ''
  return `<text x="${x}" y="${row * ROW + PANEL.top - 14}"${anchor}><tspan font-weight="bold">${what}</tspan>${over}</text>`
}

function panel(offset: number, row: number, values: readonly number[], marks: readonly Mark[], color: string): string {
  const [left, top] = [offset + PANEL.left, row * ROW + PANEL.top]
  const floor = top + PANEL.height
  const powers = powersAround(marks.flatMap(({ lowest, highest }) => [lowest, highest]))
  const [least, most] = [powers[0], powers.at(-1)!]
  const [first, last] = [Math.log(values[0]), Math.log(values.at(-1)!)]
  const x = (value: number): string =>
    (left + 14 + ((Math.log(value) - first) / (last - first)) * (PANEL.width - 28)).toFixed(1)
  const y = (value: number): string =>
    (floor - (Math.log(value / least) / Math.log(most / least)) * PANEL.height).toFixed(1)
  const [from, to] = [marks[0], marks.at(-1)!]
  return [
    ...powers.map(
      (power) =>
        `<line x1="${left}" x2="${left + PANEL.width}" y1="${y(power)}" y2="${y(power)}" stroke="${WORDS}" stroke-opacity="0.3"/>` +
        `<text x="${left - 6}" y="${Number(y(power)) + 4}" text-anchor="end">${short(power)}</text>`,
    ),
    ...apart(values, (value) => Number(x(value))).map(
      (value) => `<text x="${x(value)}" y="${floor + 16}" text-anchor="middle">${short(value)}</text>`,
    ),
    ...marks.map(({ lowest, highest }, i) =>
      lowest === highest
        ? ''
        : `<line x1="${x(values[i])}" x2="${x(values[i])}" y1="${y(lowest)}" y2="${y(highest)}" stroke="${color}" stroke-opacity="0.5" stroke-width="4"/>`,
    ),
    `<polyline points="${marks.map(({ at }, i) => `${x(values[i])},${y(at)}`).join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>`,
    ...marks.map(({ at }, i) => `<circle cx="${x(values[i])}" cy="${y(at)}" r="3" fill="${color}"/>`),
    `<text x="${x(values[0])}" y="${Number(y(from.highest)) - 8}" text-anchor="middle" fill="${color}">${short(from.at)}</text>`,
    `<text x="${x(values.at(-1)!)}" y="${Number(y(to.highest)) - 8}" text-anchor="middle" fill="${color}">${short(to.at)}</text>`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** Those whose labels do not touch, the first and the last among them. */
function apart(values: readonly number[], x: (value: number) => number): number[] {
  const last = values.at(-1)!
  const kept: number[] = []
  for (const value of values) {
    const room = (other: number | undefined): boolean => other === undefined || Math.abs(x(value) - x(other)) > LABEL
    if (value === last || (room(kept.at(-1)) && room(last))) kept.push(value)
  }
  return kept
}

/** Powers of ten that hold some values between them. */
function powersAround(values: readonly number[]): number[] {
  const powers = [1]
  while (powers[0] * 10 <= Math.min(...values)) powers[0] *= 10
  while (powers.at(-1)! < 1.2 * Math.max(...values)) powers.push(powers.at(-1)! * 10)
  return powers
}

function short(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(2))} M`
  if (value >= 1e5) return `${Number((value / 1e3).toPrecision(2))} k`
  return Math.round(value).toLocaleString('en')
}
