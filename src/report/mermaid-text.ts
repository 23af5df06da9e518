import { printable } from './text-width.ts'

/** Lines of text in a Mermaid chart, quoted. Mermaid draws texts as HTML, so that what names hold must not be read as such. */
export function mermaidText(lines: readonly string[]): string {
  return `"${lines.map((line) => printable(line).replaceAll(/[#&<>"`\\]/g, entity)).join('<br/>')}"`
}

/** Mermaid has entities of its own, since `;` and `&` mean something to it: `#quot;`, or a code point. */
function entity(character: string): string {
  return character === '"' ? '#quot;' : `#${character.codePointAt(0)};`
}
