import { printable } from './text-width.ts'

/** A text that Markdown shows as it is: no markup, no HTML, no link, nobody called by @, no new cell or line. */
export function plainMarkdown(text: string): string {
  return (
    printable(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\`*_{}[\]#|~$]/g, String.raw`\$&`)
      // At the beginning of a line they would be a list, a rule or a heading's underline.
      .replace(/^(\s*)(?=[-+=](?:[-=\s]|$))/, '$1\\')
      .replace(/^(\s*\d+)(?=[.)](?:\s|$))/, '$1\\')
      // What GitHub makes a link of without being asked.
      .replaceAll(/:(?=\/)/g, '&#58;')
      .replaceAll(/\bwww\./gi, (found) => `${found.slice(0, -1)}\\.`)
      .replaceAll('@', '@&#8203;')
  )
}

export interface MarkdownColumn {
  readonly head: string
  readonly align?: 'left'
}

/** A table of texts as they are printed elsewhere; nothing where there are no rows. Columns in which all is empty are left out. */
export function markdownTable(columns: readonly MarkdownColumn[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return []
  const kept = [...columns.keys()].filter((i) => i === 0 || rows.some((row) => !/^–?$/.test(row[i])))
  const line = (cells: readonly string[]): string => `| ${kept.map((i) => cells[i]).join(' | ')} |`
  return [
    line(columns.map(({ head }) => plainMarkdown(head))),
    `|${kept.map((i) => (columns[i].align === 'left' ? ' --- ' : ' ---: ')).join('|')}|`,
    ...rows.map((row) => line(row.map(plainMarkdown))),
  ]
}

/** Blocks with a blank line between, and the last newline. */
export function markdownPage(blocks: readonly (readonly string[])[]): string {
  return `${blocks.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n')}\n`
}

export function markdownList(heading: string, texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [`**${heading}**`, '', ...texts.map((text) => `- ${plainMarkdown(text)}`)]
}
