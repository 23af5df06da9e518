import { mermaidText } from '../mermaid-text.ts'
import type { BoxKind, Picture } from './picture.ts'
import { LOOK_OF, type WayLook } from './style.ts'

const SHAPES: Readonly<Record<BoxKind, readonly [string, string]>> = {
  type: ['>', ']'],
  node: ['{{', '}}'],
  queue: ['[[', ']]'],
  group: ['(', ')'],
  end: ['([', '])'],
}

/** Mermaid has three strokes. */
const ARROWS: Readonly<Record<WayLook, string>> = { usual: '-->', overflow: '-.->', handed: '-.->', back: '-->' }

/** The same picture as a Mermaid flowchart, which GitHub, GitLab and many editors draw. */
export function pictureMermaid({ boxes, ways }: Picture): string {
  return [
    'flowchart LR',
    ...boxes.map(({ id, kind, name, lines, returns }) => {
      const [opens, closes] = SHAPES[kind]
      return `  ${id}${opens}${mermaidText([name, ...lines, ...returns.map((text) => `↻ ${text}`)])}${closes}`
    }),
    ...ways.map(({ from, to, by, labels }) => {
      const said = labels.length === 0 ? '' : `|${mermaidText(labels)}|`
      return `  ${from} ${ARROWS[LOOK_OF[by]]}${said} ${to}`
    }),
    '',
  ].join('\n')
}
