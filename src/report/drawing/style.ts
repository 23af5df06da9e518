import type { WayKind } from '../flow-graph.ts'
import type { BoxKind } from './picture.ts'

/** Okabe and Ito's colours, told apart by all; where they are to be read on white, darker. */
export const CLIENT_COLORS = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7']

type Theme = Readonly<Record<string, string>>

const LIGHT: Theme = {
  paper: '#ffffff',
  ink: '#1c2127',
  soft: '#4d5761',
  line: '#6b7680',
  type: '#0072b2',
  'type-fill': '#cfe7f8',
  node: '#a86f00',
  'node-fill': '#fdf0d3',
  queue: '#0072b2',
  'queue-fill': '#edf5fb',
  group: '#00805d',
  'group-fill': '#d9f2e9',
  end: '#6b7680',
  'end-fill': '#ffffff',
  overflow: '#d55e00',
  handed: '#a8437f',
}

const DARK: Theme = {
  paper: '#14181d',
  ink: '#eef1f4',
  soft: '#b9c2cb',
  line: '#8f9aa5',
  type: '#56b4e9',
  'type-fill': '#173c52',
  node: '#e69f00',
  'node-fill': '#3a2c0b',
  queue: '#56b4e9',
  'queue-fill': '#15242e',
  group: '#3fc79c',
  'group-fill': '#0d3529',
  end: '#8f9aa5',
  'end-fill': '#14181d',
  overflow: '#ff8a3d',
  handed: '#e08fbd',
}

/** How ways of a kind are drawn, and called. */
export type WayLook = 'usual' | 'overflow' | 'handed' | 'back'

export const LOOK_OF: Readonly<Record<WayKind, WayLook>> = {
  'dial-in': 'usual',
  ivr: 'usual',
  serve: 'usual',
  overflow: 'overflow',
  offer: 'overflow',
  'turn-away': 'overflow',
  transfer: 'handed',
  misroute: 'handed',
  consult: 'handed',
  retry: 'back',
  repeat: 'back',
}

/** For what does not know CSS variables: attributes, that CSS overrules. */
export function boxColors(kind: BoxKind): { readonly fill: string; readonly stroke: string } {
  return { fill: LIGHT[`${kind}-fill`], stroke: LIGHT[kind] }
}

export function wayColor(look: WayLook): string {
  return look === 'usual' || look === 'back' ? LIGHT.line : LIGHT[look]
}

export const INK = { text: LIGHT.ink, soft: LIGHT.soft, paper: LIGHT.paper, line: LIGHT.line } as const

const WAY_CSS: Readonly<Record<WayLook, { readonly color: string; readonly width: number; readonly dashes?: string }>> =
  {
    usual: { color: 'line', width: 1.5 },
    overflow: { color: 'overflow', width: 1.8, dashes: '7 4' },
    handed: { color: 'handed', width: 1.6, dashes: '1.5 3.5' },
    back: { color: 'line', width: 0.9 },
  }

/** As attributes, for the same reason. */
export function wayStroke(look: WayLook): Readonly<Record<string, string | number | undefined>> {
  const { width, dashes } = WAY_CSS[look]
  return {
    'stroke-width': width,
    'stroke-dasharray': dashes,
    'stroke-linecap': look === 'handed' ? 'round' : undefined,
  }
}

const KINDS: readonly BoxKind[] = ['type', 'node', 'queue', 'group', 'end']

/**
 * The style of one picture, by the id of its root alone. Dark where the reader's system is, unless the page around it says
 * `data-theme`, and never on paper; such a page may set --drawing-paper, too. Never so small that it cannot be read: it is scrolled then.
 */
export function styleOf(id: string, narrowest: number): string {
  const root = `#${id}`
  const rule = (selector: string, body: string): string => `${selector}{${body}}`
  const own = (selector: string, body: string): string => rule(`${root} ${selector}`, body)
  return [
    rule(root, `max-width:100%;min-width:${narrowest}px;height:auto;${variables(LIGHT)}`),
    `@media (prefers-color-scheme:dark){${rule(root, variables(DARK))}}`,
    rule(`[data-theme=light] ${root}`, variables(LIGHT)),
    rule(`[data-theme=dark] ${root}`, variables(DARK)),
    `@media print{${rule(`${root},[data-theme] ${root}`, variables(LIGHT))}}`,
    own('.draw-paper', 'fill:var(--drawing-paper,var(--paper))'),
    own('text', 'fill:var(--ink)'),
    own('.draw-soft', 'fill:var(--soft)'),
    ...KINDS.flatMap((kind) => [
      own(`.draw-${kind}`, `fill:var(--${kind}-fill);stroke:var(--${kind})`),
      own(`.draw-${kind} .draw-person`, `fill:var(--${kind})`),
    ]),
    ...Object.entries(WAY_CSS).flatMap(([look, { color }]) => [
      own(`.draw-${look} .draw-line`, `stroke:var(--${color})`),
      own(`.draw-${look} .draw-tip`, `fill:var(--${color})`),
    ]),
  ].join('')
}

function variables(theme: Theme): string {
  return Object.entries(theme)
    .map(([name, color]) => `--${name}:${color}`)
    .join(';')
}
