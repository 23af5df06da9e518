import { LABEL_GAP, LABEL_HEIGHT, trackHeight, type Lane, type Layout, type Place, type Track } from './layout.ts'
import type { Measured } from './measure.ts'
import type { BoxKind, PictureWay } from './picture.ts'
import { inset, round, type Rectangle } from './shapes.ts'

/** Between ways that run side by side, and where they leave a box. */
const SIDE_BY_SIDE = 6
const PORT_GAP = 12
const CORNER = 9
/** By so much a way may leave the place that dagre gave it, and still touch nothing. */
const LEEWAY = 6
export const ARROW = 7

export interface Route {
  readonly way: PictureWay
  /** An SVG path, up to where the head of its arrow begins. */
  readonly d: string
  readonly tip: Tip
  readonly labels: readonly { readonly text: string; readonly x: number; readonly y: number }[]
}

export interface Tip {
  readonly x: number
  readonly y: number
  readonly points: 'left' | 'right'
}

/** Of a track, in the columns between its ends. */
interface Course {
  readonly lane: Lane
  readonly track: Track
  readonly stops: readonly Place[]
  readonly labels: Route['labels']
}

export interface Routes {
  readonly routes: readonly Route[]
  /** Arrows of those who come from outside. */
  readonly entries: readonly Tip[]
}

/** Ways that cross columns level and change their height between columns alone, where nothing is written. */
export function routesOf(layout: Layout, boxes: readonly Measured[]): Routes {
  const courses = layout.lanes.flatMap((lane) => coursesOf(lane, layout))
  const kindOf = new Map(boxes.map(({ box }) => [box.id, box.kind]))
  const ports = new Ports(layout, courses, boxes)
  const routes = courses.map((course, id): Route => {
    const { lane, track, stops, labels } = course
    const [start, end] = [ports.of(id, 'right'), ports.of(id, 'left')]
    const [from, to] = [rectangleOf(layout, lane.from), rectangleOf(layout, lane.to)]
    const left = from.x + from.width - insetAt(kindOf.get(lane.from), 'right', start, from)
    const right = to.x + insetAt(kindOf.get(lane.to), 'left', end, to)
    const tip: Tip = track.isBack ? { x: left, y: start, points: 'left' } : { x: right, y: end, points: 'right' }
    const begin = { x: track.isBack ? left + ARROW : left, y: start }
    const finish = { x: track.isBack ? right : right - ARROW, y: end }
    return { way: track.way, d: pathOf(begin, stops, finish, lane, layout), tip, labels }
  })
  return { routes, entries: ports.entries }
}

function coursesOf(lane: Lane, layout: Layout): Course[] {
  const { tracks, through, label } = lane
  let top = label === null ? 0 : label.y - label.height / 2
  return tracks.map((track, i): Course => {
    const aside = (i - (tracks.length - 1) / 2) * SIDE_BY_SIDE
    const lines = track.labels.length
    const above = top
    top += trackHeight(track)
    const level = lines > 0 ? above + lines * LABEL_HEIGHT + LABEL_GAP / 2 : above + trackHeight(track) / 2
    // Straight on, rather than down for the label and up again.
    const isLevel = tracks.length === 1 && label !== null && Math.abs(level - label.y) <= LEEWAY
    const beside = isLevel ? level - label.y : aside
    const stops = through
      .map(({ x, y }) => ({ x, y: label !== null && x === label.x ? level : y + beside }))
      // Where nothing stands a way need not be level.
      .filter(({ x }) => layout.columnAt(x).right > layout.columnAt(x).left)
    const labels = track.labels.map((text, line) => ({
      text,
      x: label?.x ?? 0,
      y: above + (line + 1) * LABEL_HEIGHT - LABEL_GAP / 2,
    }))
    return { lane, track, stops, labels }
  })
}

function rectangleOf({ boxes }: Layout, id: string): Rectangle {
  const found = boxes.get(id)
  if (found === undefined) throw new Error(`a way leads to ${id}, which is not in the picture`)
  return found
}

function insetAt(kind: BoxKind | undefined, side: 'left' | 'right', y: number, { y: top, height }: Rectangle): number {
  return inset(kind ?? 'queue', side, y - top - height / 2, height)
}

function pathOf(begin: Place, stops: readonly Place[], finish: Place, lane: Lane, layout: Layout): string {
  const middleOf = (id: string, isEntered: boolean): number => {
    const { x, width } = rectangleOf(layout, id)
    return isEntered ? x : x + width
  }
  const parts = [`M${round(begin.x)},${round(begin.y)}`]
  let [x, y] = [begin.x, begin.y]
  const level = (to: number): void => {
    if (to > x + 0.05) parts.push(`H${round(to)}`)
    x = Math.max(x, to)
  }
  const change = (toX: number, toY: number): void => {
    const half = (x + toX) / 2
    parts.push(
      Math.abs(toY - y) < 0.5 && toX >= x
        ? `L${round(toX)},${round(toY)}`
        : `C${round(half)},${round(y)} ${round(half)},${round(toY)} ${round(toX)},${round(toY)}`,
    )
    ;[x, y] = [toX, toY]
  }
  level(Math.max(middleOf(lane.from, false), layout.columnOf(lane.from).right))
  for (const stop of stops) {
    const column = layout.columnAt(stop.x)
    change(column.left, stop.y)
    level(column.right)
  }
  change(Math.min(layout.columnOf(lane.to).left, finish.x), finish.y)
  level(finish.x)
  return parts.join('')
}

/** Where ways leave and reach a box: side by side, in the order in which they come. */
class Ports {
  readonly entries: readonly Tip[]
  private readonly places = new Map<string, number>()

  constructor(layout: Layout, courses: readonly Course[], boxes: readonly Measured[]) {
    const entries: Tip[] = []
    for (const { box } of boxes) {
      const own = rectangleOf(layout, box.id)
      for (const side of ['left', 'right'] as const) {
        const ends = courses.flatMap(({ lane, stops }, id) => {
          if ((side === 'left' ? lane.to : lane.from) !== box.id) return []
          const other = rectangleOf(layout, side === 'left' ? lane.from : lane.to)
          const near = side === 'left' ? stops[stops.length - 1] : stops[0]
          return [{ id, y: near?.y ?? other.y + other.height / 2 }]
        })
        if (side === 'left' && box.isEntry) ends.push({ id: -1, y: own.y })
        const sorted = ends.toSorted((a, b) => a.y - b.y || a.id - b.id)
        portsOn(
          own,
          sorted.map(({ y }) => y),
        ).forEach((y, i) => {
          if (sorted[i].id < 0) entries.push({ x: own.x, y, points: 'right' })
          else this.places.set(`${sorted[i].id} ${side}`, y)
        })
      }
    }
    this.entries = entries
  }

  of(course: number, side: 'left' | 'right'): number {
    return this.places.get(`${course} ${side}`) ?? 0
  }
}

/** Straight ahead where all can; else side by side around the middle. */
function portsOn({ y: top, height }: Rectangle, wanted: readonly number[]): number[] {
  const isStraight = wanted.every(
    (y, i) => y >= top + CORNER && y <= top + height - CORNER && (i === 0 || y - wanted[i - 1] >= SIDE_BY_SIDE),
  )
  if (isStraight) return [...wanted]
  const gap = Math.min(PORT_GAP, (height - 2 * CORNER) / Math.max(1, wanted.length - 1))
  return wanted.map((_, i) => top + height / 2 + (i - (wanted.length - 1) / 2) * gap)
}
