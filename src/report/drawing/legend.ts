import type { BoxKind, Picture } from './picture.ts'
import { outline, round } from './shapes.ts'
import { boxColors, CLIENT_COLORS, INK, LOOK_OF, type WayLook } from './style.ts'
import { drawable, fitted, textSize } from './text-size.ts'
import { strokeSvg, tipSvg } from './way-svg.ts'
import { element, escaped } from './xml.ts'

const SIZE = 11
const ROW = 24
const SAMPLE = 30
const GAP = 22
const LONGEST = 200

export const KIND_WORDS: Readonly<Record<BoxKind, string>> = {
  type: 'contact type',
  node: 'IVR or bot',
  queue: 'queue',
  group: 'group of agents',
  end: 'end without an agent',
}

const LOOK_WORDS: Readonly<Record<WayLook, string>> = {
  usual: 'goes to, is served by',
  overflow: 'overflow',
  handed: 'agents hand on or ask',
  back: 'comes back',
}

interface Entry {
  readonly words: string
  /** Whether it begins a row. */
  readonly begins?: boolean
  readonly sample: (x: number, y: number) => string
}

/** What shapes, lines and colours mean, of those that occur; and how high it is. */
export function legend(picture: Picture, left: number, top: number, width: number): { svg: string; height: number } {
  const placed: string[] = []
  let [x, row] = [left, 0]
  for (const { words, sample, begins = false } of entriesOf(picture)) {
    const text = fitted(drawable(words), SIZE, LONGEST)
    const wide = SAMPLE + 8 + textSize(text, SIZE)
    if (x > left && (begins || x + wide > left + width)) [x, row] = [left, row + 1]
    const y = top + row * ROW + ROW / 2
    placed.push(
      sample(x, y),
      element(
        'text',
        { x: x + SAMPLE + 8, y: y + 4, 'font-size': SIZE, class: 'draw-soft', fill: INK.soft },
        escaped(text),
      ),
    )
    x += wide + GAP
  }
  return { svg: element('g', { class: 'draw-legend' }, ...placed), height: (row + 1) * ROW }
}

function entriesOf({ boxes, ways, clients }: Picture): Entry[] {
  const kinds = (Object.keys(KIND_WORDS) as BoxKind[]).filter((kind) => boxes.some((box) => box.kind === kind))
  const looks = (Object.keys(LOOK_WORDS) as WayLook[]).filter((look) => ways.some(({ by }) => LOOK_OF[by] === look))
  const isWithType = !kinds.includes('type') && boxes.some(({ kind, isEntry }) => kind === 'queue' && isEntry)
  return [
    ...kinds.map((kind): Entry => {
      const words = kind === 'queue' && isWithType ? 'contact type with its queue' : KIND_WORDS[kind]
      return { words, sample: (x, y) => kindSample(kind, x, y) }
    }),
    ...looks.map((look): Entry => ({ words: LOOK_WORDS[look], sample: (x, y) => waySample(look, x, y) })),
    ...clientsIn(boxes.map(({ client }) => client)).map((client, i): Entry => {
      return {
        words: `for ${clients[client]}`,
        begins: i === 0,
        sample: (x, y) => clientSample(CLIENT_COLORS[client], x, y),
      }
    }),
  ]
}

/** Those that have a colour, in order. */
function clientsIn(ids: readonly number[]): number[] {
  return [...new Set(ids)].filter((id) => id >= 0 && id < CLIENT_COLORS.length).toSorted((a, b) => a - b)
}

function kindSample(kind: BoxKind, x: number, y: number): string {
  const place = { x, y: y - 8, width: SAMPLE, height: 16 }
  // A person does not fit in.
  const shape = kind === 'group' ? element('rect', { ...place, rx: 6 }) : outline(kind, place)
  return element('g', { class: `draw-${kind}`, ...boxColors(kind), 'stroke-width': 1.4 }, shape)
}

function waySample(look: WayLook, x: number, y: number): string {
  const stroke = strokeSvg(`M${round(x)},${round(y)}H${round(x + SAMPLE - 7)}`, look)
  return element('g', { class: `draw-${look}` }, stroke, tipSvg({ x: x + SAMPLE, y, points: 'right' }, look))
}

function clientSample(color: string, x: number, y: number): string {
  return element('rect', { x: x + SAMPLE - 12, y: y - 8, width: 6, height: 16, fill: color })
}
