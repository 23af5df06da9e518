import type { BoxKind } from './picture.ts'
import { boxColors } from './style.ts'
import { element } from './xml.ts'

const POINT = 12
const HEXAGON = 10

/** How far the outline of a box lies inside its rectangle, `off` the middle of its side: where an arrow ends. */
export function inset(kind: BoxKind, side: 'left' | 'right', off: number, height: number): number {
  const half = height / 2
  const share = Math.min(1, Math.abs(off) / half)
  if (kind === 'type') return side === 'left' ? 0 : POINT * share
  if (kind === 'node') return HEXAGON * share
  if (kind === 'end') {
    const radius = Math.min(half, 16)
    const into = Math.max(0, Math.abs(off) - (half - radius))
    return radius - Math.sqrt(Math.max(0, radius * radius - into * into))
  }
  return 0
}

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The outline of a kind, each a shape of its own: colours alone do not tell kinds apart. */
export function outline(kind: BoxKind, { x, y, width, height }: Rectangle): string {
  const [right, bottom, middle] = [x + width, y + height, y + height / 2]
  switch (kind) {
    case 'type':
      return polygon([x, y], [right - POINT, y], [right, middle], [right - POINT, bottom], [x, bottom])
    case 'node':
      return polygon(
        [x + HEXAGON, y],
        [right - HEXAGON, y],
        [right, middle],
        [right - HEXAGON, bottom],
        [x + HEXAGON, bottom],
        [x, middle],
      )
    case 'queue':
      return element('rect', { x, y, width, height }) + bars({ x, y, width, height })
    case 'group':
      return element('rect', { x, y, width, height, rx: 10 }) + person(x + 17, y + 20)
    case 'end':
      return element('rect', { x, y, width, height, rx: Math.min(height / 2, 16) })
  }
}

function polygon(...points: readonly (readonly [number, number])[]): string {
  return element('path', {
    d: `${points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('')}Z`,
  })
}

/** Those who wait, one behind the other. */
function bars({ x, y, width, height }: Rectangle): string {
  const d = [5, 10, 15].map((from) => `M${round(x + width - from)},${round(y)}v${round(height)}`).join('')
  return element('path', { d, class: 'draw-mark', fill: 'none' })
}

function person(x: number, y: number): string {
  const shoulders = `M${round(x - 7)},${round(y + 9)}a7,7 0 0 1 14,0z`
  const fill = { class: 'draw-person', fill: boxColors('group').stroke, stroke: 'none' }
  return element('circle', { cx: x, cy: y - 4, r: 4, ...fill }) + element('path', { d: shoulders, ...fill })
}

export function round(value: number): number {
  return Math.round(10 * value) / 10 || 0
}
