import { ENTRY, LABEL_SIZE } from './layout.ts'
import { ARROW, type Route, type Tip } from './route.ts'
import { round } from './shapes.ts'
import { INK, LOOK_OF, wayColor, wayStroke, type WayLook } from './style.ts'
import { element, escaped } from './xml.ts'

export function waySvg({ way, d, tip, labels }: Route, nameOf: (box: string) => string): string {
  const look = LOOK_OF[way.by]
  const said = `${nameOf(way.from)} → ${nameOf(way.to)}`
  const title = way.labels.length === 0 ? said : `${said}: ${way.labels.join('; ')}`
  return element(
    'g',
    { class: `draw-way draw-${look}` },
    element('title', {}, escaped(title)),
    strokeSvg(d, look),
    tipSvg(tip, look),
    ...labels.map(({ text, x, y }) =>
      element(
        'text',
        { x, y, class: 'draw-soft', fill: INK.soft, 'font-size': LABEL_SIZE, 'text-anchor': 'middle' },
        escaped(text),
      ),
    ),
  )
}

/** A short arrow, as contacts come from outside. */
export function entrySvg(tip: Tip): string {
  const start = tip.x - ENTRY + 4
  return element(
    'g',
    { class: 'draw-entry draw-usual' },
    strokeSvg(`M${round(start)},${round(tip.y)}H${round(tip.x - ARROW)}`, 'usual'),
    element('circle', { cx: start, cy: tip.y, r: 2.5, class: 'draw-tip', fill: wayColor('usual') }),
    tipSvg(tip, 'usual'),
  )
}

export function strokeSvg(d: string, look: WayLook): string {
  return element('path', { d, class: 'draw-line', fill: 'none', stroke: wayColor(look), ...wayStroke(look) })
}

export function tipSvg({ x, y, points }: Tip, look: WayLook): string {
  const back = points === 'right' ? -ARROW : ARROW
  const d = `M${round(x)},${round(y)}l${back},-3.6v7.2z`
  return element('path', { d, class: 'draw-tip', fill: wayColor(look), stroke: 'none' })
}
