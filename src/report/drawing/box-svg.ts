import { LINE_SIZE, NAME_SIZE, type Measured } from './measure.ts'
import type { Box } from './picture.ts'
import { outline, type Rectangle } from './shapes.ts'
import { boxColors, CLIENT_COLORS, INK } from './style.ts'
import { element, escaped } from './xml.ts'

const STRIPE = 5

/** A box with what it says; the full name of what was shortened, and all that were gathered, when pointed at. */
export function boxSvg({ box, texts }: Measured, place: Rectangle): string {
  const { kind } = box
  const shape = element('g', { class: `draw-${kind}`, ...boxColors(kind), 'stroke-width': 1.4 }, outline(kind, place))
  const lines = texts.map(({ text, x, y, role }) =>
    element(
      'text',
      {
        x: place.x + x,
        y: place.y + y,
        ...(role === 'name'
          ? { 'font-size': NAME_SIZE, 'font-weight': '600' }
          : { 'font-size': LINE_SIZE, class: 'draw-soft', fill: INK.soft }),
      },
      escaped(text),
    ),
  )
  const title = element('title', {}, titleOf(box).map(escaped).join('\n'))
  return element('g', { class: 'draw-box' }, title, shape, stripe(box, place), ...lines)
}

function stripe({ client, kind }: Box, { x, y, height }: Rectangle): string {
  const color = client < CLIENT_COLORS.length ? CLIENT_COLORS[client] : undefined
  if (color === undefined || (kind !== 'type' && kind !== 'queue')) return ''
  return element('rect', { x: x + 1, y: y + 1, width: STRIPE, height: height - 2, fill: color })
}

function titleOf({ name, lines, returns, members }: Box): string[] {
  return members.length > 0 ? [`${name}: ${members.join(', ')}`] : [name, ...lines, ...returns]
}
