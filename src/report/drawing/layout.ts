import dagre from '@dagrejs/dagre'
import type { Measured } from './measure.ts'
import type { PictureWay } from './picture.ts'
import type { Rectangle } from './shapes.ts'
import { broken, drawable, textSize } from './text-size.ts'

export const LABEL_SIZE = 10.5
export const LABEL_HEIGHT = 13
const LABEL_TEXT = 176
const LABEL_LINES = 3
/** Between a label's last line and the way beneath it. */
export const LABEL_GAP = 4
const NODE_GAP = 22
const LANE_GAP = 12
const COLUMN_GAP = 60
/** The more ways, the more room they need between columns: else they are steep, and none can be followed. */
const USUAL_LANES = 12
const MORE_GAP = 2
const MOST_GAP = 280
/** Room for the arrow by which contacts come from outside. */
export const ENTRY = 26

const LEFT = 'left'
const RIGHT = 'right'
const NO_LABEL = { width: 0, height: 0, labelpos: 'c' } as const

/** One way within a lane: all ways between two boxes, there and back, run side by side. */
export interface Track {
  readonly way: PictureWay
  /** Whether it goes from right to left. */
  readonly isBack: boolean
  readonly labels: readonly string[]
}

/** Of a way in a column, or of a label's middle. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** As dagre leaves it, whose types do not resolve here: a place for its label if it has one, and points from end to end. */
interface PlacedEdge extends Partial<Place> {
  readonly points: readonly Place[]
}

export interface Lane {
  readonly from: string
  readonly to: string
  readonly tracks: readonly Track[]
  /** Where it crosses columns between its ends, left to right; its labels stand at `label`. */
  readonly through: readonly Place[]
  readonly label: (Place & { readonly width: number; readonly height: number }) | null
}

/** What stands above each other, from its left to its right: ways cross it level. */
export interface Column {
  readonly left: number
  readonly right: number
}

export interface Layout {
  readonly boxes: ReadonlyMap<string, Rectangle>
  readonly lanes: readonly Lane[]
  /** The column around a place, or a box. */
  readonly columnAt: (x: number) => Column
  readonly columnOf: (box: string) => Column
}

/** Boxes in columns from left to right, so that few ways cross. */
export function layoutOf(boxes: readonly Measured[], ways: readonly PictureWay[]): Layout {
  // Dagre places nothing twice between the same boxes (3.1.1 then finds no place at all), nor in circles: so one lane for all.
  const drafts = draftLanes(ways)
  const graph = new dagre.graphlib.Graph({ multigraph: false })
  graph.setGraph({ rankdir: 'LR', nodesep: NODE_GAP, edgesep: LANE_GAP, ranksep: gapFor(drafts.length) })
  const sizes = boxes.map(({ box, width, height }) => ({
    id: box.id,
    // Types begin below each other, whether or not any come from outside.
    entry: box.isEntry || box.kind === 'type' ? ENTRY : 0,
    width,
    height: Math.max(height, roomFor(box.id, drafts)),
  }))
  for (const { id, entry, width, height } of sizes) graph.setNode(id, { width: entry + width, height })
  const lanes = drafts.map((draft) => ({ ...draft, ...labelSize(draft.tracks) }))
  for (const { from, to, width, height, tracks } of lanes) {
    const isMain = tracks.some(({ way }) => way.by === 'serve' || way.by === 'ivr' || way.by === 'dial-in')
    graph.setEdge(from, to, { width, height, labelpos: 'c', weight: isMain ? 2 : 1 })
  }
  // Types stand to the left of all, and groups to the right, wherever their contacts go to and come from.
  for (const side of [LEFT, RIGHT]) graph.setNode(side, { width: 0, height: 0 })
  for (const { box } of boxes) {
    if (box.kind === 'type') graph.setEdge(LEFT, box.id, { ...NO_LABEL, weight: 4 })
    if (box.kind === 'group') graph.setEdge(box.id, RIGHT, { ...NO_LABEL, weight: 4 })
  }
  dagre.layout(graph)
  const columns = new Columns()
  const flip = isUpsideDown(boxes.map(({ box }) => graph.node(box.id)))
    ? (height: number) => -height
    : (height: number) => height
  const placed = sizes.map(({ id, entry, width, height }): [string, Rectangle] => {
    const { x, y }: Place = graph.node(id)
    columns.add(x, entry + width)
    return [id, { x: x - (entry + width) / 2 + entry, y: flip(y) - height / 2, width, height }]
  })
  const laid = lanes.map(({ from, to, tracks, width, height }): Lane => {
    const { points, x = 0, y = 0 }: PlacedEdge = graph.edge(from, to)
    const through = points.slice(1, -1).map((point): Place => ({ x: point.x, y: flip(point.y) }))
    for (const point of through) columns.add(point.x, 0)
    if (width > 0) columns.add(x, width)
    return { from, to, tracks, through, label: width > 0 ? { x, y: flip(y), width, height } : null }
  })
  return {
    boxes: new Map(placed),
    lanes: laid,
    columnAt: (x) => columns.at(x),
    columnOf: (box) => columns.at(graph.node(box).x),
  }
}

function gapFor(lanes: number): number {
  return COLUMN_GAP + Math.min(MOST_GAP, MORE_GAP * Math.max(0, lanes - USUAL_LANES))
}

/** Whether what comes first in the scenario stands lower: a mirrored picture has as many crossings. */
function isUpsideDown(nodes: readonly Place[]): boolean {
  const heights = nodes.map(({ y }) => y)
  const [middle, mean] = [(nodes.length - 1) / 2, heights.reduce((sum, y) => sum + y, 0) / nodes.length]
  return heights.reduce((sum, y, i) => sum + (i - middle) * (y - mean), 0) < 0
}

/** All that dagre has put above each other has the same middle. */
class Columns {
  private readonly halves = new Map<number, number>()

  add(x: number, width: number): void {
    const key = Math.round(x)
    this.halves.set(key, Math.max(this.halves.get(key) ?? 0, width / 2))
  }

  at(x: number): Column {
    const half = this.halves.get(Math.round(x)) ?? 0
    return { left: x - half, right: x + half }
  }
}

interface DraftLane {
  readonly from: string
  readonly to: string
  readonly tracks: readonly Track[]
}

/** In this order ways say what is left and what is right; those that would close a circle go back. */
const ORDER: readonly PictureWay['by'][] = [
  'dial-in',
  'ivr',
  'serve',
  'offer',
  'overflow',
  'turn-away',
  'transfer',
  'misroute',
  'consult',
  'retry',
  'repeat',
]

function draftLanes(ways: readonly PictureWay[]): DraftLane[] {
  const next = new Map<string, Set<string>>()
  const lanes = new Map<string, { from: string; to: string; tracks: Track[] }>()
  for (const way of ways.toSorted((a, b) => ORDER.indexOf(a.by) - ORDER.indexOf(b.by))) {
    const isBack = leadsTo(next, way.to, way.from)
    const [from, to] = isBack ? [way.to, way.from] : [way.from, way.to]
    next.set(from, (next.get(from) ?? new Set()).add(to))
    const labels = way.labels.flatMap((label) => linesOf(drawable(label)))
    const key = `${from} ${to}`
    const lane = lanes.get(key) ?? { from, to, tracks: [] }
    lane.tracks.push({ way, isBack, labels })
    lanes.set(key, lane)
  }
  return [...lanes.values()]
}

/** Broken at commas rather than elsewhere. */
function linesOf(label: string): string[] {
  const lines: string[] = []
  for (const part of label.split(/(?<=,) /)) {
    const longer = lines.length === 0 ? part : `${lines[lines.length - 1]} ${part}`
    if (lines.length > 0 && textSize(longer, LABEL_SIZE) <= LABEL_TEXT) lines[lines.length - 1] = longer
    else lines.push(part)
  }
  return lines.flatMap((line) => broken(line, LABEL_SIZE, LABEL_TEXT, LABEL_LINES))
}

function leadsTo(next: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const reached = new Set([from])
  for (const place of reached) {
    if (place === to) return true
    for (const one of next.get(place) ?? []) reached.add(one)
  }
  return false
}

function labelSize(tracks: readonly Track[]): { readonly width: number; readonly height: number } {
  const labels = tracks.flatMap((track) => track.labels)
  if (labels.length === 0) return { width: 0, height: 0 }
  const width = Math.ceil(Math.max(...labels.map((label) => textSize(label, LABEL_SIZE)))) + 12
  return { width, height: tracks.reduce((sum, track) => sum + trackHeight(track), 0) + LABEL_GAP }
}

/** Its labels above it. */
export function trackHeight({ labels }: Track): number {
  return labels.length === 0 ? LANE_GAP : labels.length * LABEL_HEIGHT + LABEL_GAP
}

/** A side as long as its ways need, side by side. */
function roomFor(id: string, lanes: readonly DraftLane[]): number {
  const count = (of: (lane: DraftLane) => string): number =>
    lanes.reduce((sum, lane) => sum + (of(lane) === id ? lane.tracks.length : 0), 0)
  return (
    5 *
    Math.max(
      count(({ from }) => from),
      count(({ to }) => to),
    )
  )
}
