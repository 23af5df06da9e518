import { printable } from '../text-width.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** What XML has no place for, or what has no character: half of a pair. */
const UNWRITABLE = /[\p{Surrogate}\ufffe\uffff]/gu

/**
 * Widths of characters in a wide sans-serif (DejaVu Sans, near Verdana), in parts of the size: a picture is made where no font
 * can be asked, and in a narrower one texts only leave some room.
 */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/^[ijl.,:;|!'I\u00b7]$/, 0.34],
  [/^[ ftr()[\]/\\-]$/, 0.41],
  [/^[mwMWQ@%\u2014]$/, 0.98],
  [/^[A-Z&\u2192\u21bb\u2013]$/, 0.75],
  [/^[ -~\u00a0-\u024f]$/, 0.64],
  [/^[\u0370-\u052f]$/, 0.75],
  [/^\p{M}+$/u, 0],
]
const OTHER = 1

export function textSize(text: string, size: number): number {
  let width = 0
  for (const { segment } of segmenter.segment(text)) width += widthOf(segment)
  return width * size
}

/** Of a letter with its accents: that of the letter; what is not known may be as wide as it is high. */
function widthOf(segment: string): number {
  const [letter] = segment
  return WIDTHS.find(([characters]) => characters.test(letter))?.[1] ?? OTHER
}

/** As it can be drawn: nothing that is no text. */
export function drawable(text: string): string {
  return printable(text).replaceAll(UNWRITABLE, '\ufffd')
}

/** The text, or its ends with … between them where it is wider: names often differ at their ends. */
export function fitted(text: string, size: number, width: number): string {
  if (textSize(text, size) <= width) return text
  const segments = Array.from(segmenter.segment(text), ({ segment }) => segment)
  const room = width - textSize('…', size)
  const start = beginning(segments, size, room / 2)
  const end = beginning(segments.toReversed(), size, room - textSize(start.join(''), size))
  return `${start.join('').trimEnd()}…${end.toReversed().join('').trimStart()}`
}

function beginning(segments: readonly string[], size: number, width: number): string[] {
  let used = 0
  const over = segments.findIndex((segment) => (used += widthOf(segment) * size) > width)
  return over < 0 ? [...segments] : segments.slice(0, over)
}

/** Lines no wider than `width`, broken at spaces but not within `80 %`; at most so many, the last of them shortened. */
export function broken(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/ (?!%)(?!\d{3}\b)/)) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`
    if (lines.length === 0) lines.push(word)
    else if (lines.length >= most || textSize(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.map((line) => fitted(line, size, width))
}
