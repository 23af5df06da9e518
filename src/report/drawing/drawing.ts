import type { Model } from '../../models/model.ts'
import { boxSvg } from './box-svg.ts'
import { describedIn } from './description.ts'
import { ENTRY, layoutOf, type Layout } from './layout.ts'
import { legend } from './legend.ts'
import { measured } from './measure.ts'
import { pictureOf, type PictureOptions } from './picture-of.ts'
import type { Picture } from './picture.ts'
import { routesOf, type Tip } from './route.ts'
import type { Rectangle } from './shapes.ts'
import { INK, styleOf } from './style.ts'
import { broken, drawable, fitted } from './text-size.ts'
import { entrySvg, waySvg } from './way-svg.ts'
import { coordinate, element, escaped } from './xml.ts'

export interface DrawingOptions extends PictureOptions {
  /** Ids begin with it, so that several drawings can be in one page: a letter, then letters, digits or hyphens. */
  readonly prefix?: string
  /** Whether the scenario's name stands above; a page may have said it. */
  readonly heading?: boolean
}

const MARGIN = 24
const NARROWEST = 560
const TITLE_SIZE = 17
const SUMMARY_SIZE = 12
const SUMMARY_HEIGHT = 17
const SUMMARY_LINES = 6
/** Of its natural size: smaller, and nobody can read it. */
const SMALLEST = 0.72
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'

/**
 * A picture of a scenario, from left to right: contact types, the IVR, queues, groups; overflow, transfers and who comes back. A
 * whole SVG document that can also stand in an HTML page: no scripts, nothing from elsewhere, light and dark.
 */
export function drawing(model: Model, options: DrawingOptions = {}): string {
  return svgOf(pictureOf(model, options), options)
}

function svgOf(picture: Picture, { prefix = 'drawing', heading = true }: DrawingOptions): string {
  const boxes = measured(picture.boxes)
  const layout = layoutOf(boxes, picture.ways)
  const { routes, entries } = routesOf(layout, boxes)
  const bounds = boundsOf(layout, entries)
  const width = Math.max(NARROWEST, bounds.width) + 2 * MARGIN
  const above = heading ? headingOf(picture, width) : { svg: '', height: 0 }
  const [left, top] = [MARGIN - bounds.x, MARGIN + above.height - bounds.y]
  const below = legend(picture, MARGIN, MARGIN + above.height + bounds.height + MARGIN, width - 2 * MARGIN)
  const height = 3 * MARGIN + above.height + bounds.height + below.height - 8
  const nameOf = new Map(picture.boxes.map(({ id, name }) => [id, name]))
  const drawn = [
    ...routes.map((route) => waySvg(route, (id) => nameOf.get(id) ?? '')),
    ...entries.map(entrySvg),
    ...boxes.map((box) => {
      const place = layout.boxes.get(box.box.id)
      return place === undefined ? '' : boxSvg(box, place)
    }),
  ]
  const [titleId, descriptionId] = [`${prefix}-title`, `${prefix}-desc`]
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      id: prefix,
      class: 'draw',
      role: 'img',
      'aria-labelledby': `${titleId} ${descriptionId}`,
      viewBox: `0 0 ${coordinate(width)} ${coordinate(height)}`,
      width,
      height,
      'font-family': FONT,
    },
    element('title', { id: titleId }, escaped(picture.name)),
    element('desc', { id: descriptionId }, escaped(describedIn(picture))),
    // Nothing in it is the user's.
    element('style', {}, styleOf(prefix, Math.round(width * SMALLEST))),
    element('rect', { width, height, class: 'draw-paper', fill: INK.paper }),
    above.svg,
    element('g', { transform: `translate(${coordinate(left)} ${coordinate(top)})` }, ...drawn),
    below.svg,
  )
  return `${svg}\n`
}

function headingOf(
  { name, summary, notes }: Picture,
  width: number,
): { readonly svg: string; readonly height: number } {
  const room = width - 2 * MARGIN
  const lines = [summary, ...notes].flatMap((text) => broken(drawable(text), SUMMARY_SIZE, room, SUMMARY_LINES))
  const title = element(
    'text',
    { x: MARGIN, y: MARGIN + TITLE_SIZE - 3, 'font-size': TITLE_SIZE, 'font-weight': '600', fill: INK.text },
    escaped(fitted(drawable(name), TITLE_SIZE * 1.1, room)),
  )
  const rest = lines.map((line, i) =>
    element(
      'text',
      {
        x: MARGIN,
        y: MARGIN + TITLE_SIZE + 4 + (i + 1) * SUMMARY_HEIGHT,
        'font-size': SUMMARY_SIZE,
        class: 'draw-soft',
        fill: INK.soft,
      },
      escaped(line),
    ),
  )
  return { svg: title + rest.join(''), height: TITLE_SIZE + 4 + lines.length * SUMMARY_HEIGHT + MARGIN }
}

/** Around all that is drawn: boxes, ways with their labels, and arrows that come from outside. */
function boundsOf(layout: Layout, entries: readonly Tip[]): Rectangle {
  const rectangles = [
    ...layout.boxes.values(),
    ...entries.map(({ x, y }) => ({ x: x - ENTRY, y, width: 0, height: 0 })),
    ...layout.lanes.flatMap(({ through, label }) => [
      // Ways run side by side, so that some are a little beside their middle.
      ...through.map(({ x, y }) => ({ x, y: y - MARGIN / 2, width: 0, height: MARGIN })),
      ...(label === null ? [] : [{ ...label, x: label.x - label.width / 2, y: label.y - label.height / 2 }]),
    ]),
  ]
  const x = Math.min(...rectangles.map((one) => one.x))
  const y = Math.min(...rectangles.map((one) => one.y))
  const right = Math.max(...rectangles.map((one) => one.x + one.width))
  const bottom = Math.max(...rectangles.map((one) => one.y + one.height))
  return { x, y, width: right - x, height: bottom - y }
}
