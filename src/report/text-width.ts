const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Where nearly all texts end: a character a column, without asking the segmenter. */
const NARROW = /^[ -~\u00a0-\u02ff\u2010-\u2027\u2190-\u22ff\u2500-\u257f]*$/
/** Takes two columns of a terminal: East Asian wide characters and emoji. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}/u
const COLOR = /\u001b\[[0-9;]*m/g
/** What could move the cursor or break a line. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g

/** Columns a text takes in a terminal, colours not counted. */
export function textWidth(text: string): number {
  const plain = text.replaceAll(COLOR, '')
  if (NARROW.test(plain)) return plain.length
  let width = 0
  for (const { segment } of segmenter.segment(plain)) width += segmentWidth(segment)
  return width
}

/** Names come from files: nothing in them may drive the terminal. */
export function printable(text: string): string {
  return text.replaceAll(CONTROL, '�')
}

/** The text, or its ends with … between them where it is wider than `width`: names often differ at their ends. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  if (width <= 0) return ''
  const segments = Array.from(segmenter.segment(text), ({ segment }) => segment)
  const start = beginning(segments, Math.floor(width / 2))
  const end = beginning(segments.toReversed(), width - 1 - textWidth(start.join('')))
  return `${start.join('')}…${end.toReversed().join('')}`
}

function beginning(segments: readonly string[], width: number): string[] {
  let used = 0
  const over = segments.findIndex((segment) => (used += segmentWidth(segment)) > width)
  return segments.slice(0, over)
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)))
}

/** Breaks a text at its spaces, but not before a % or inside 12 345, and a word that fits no line anywhere; lines after the first are indented. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text
    .split(/ (?!%)(?!(?<=\d )\d{3}(?!\d))/)
    .flatMap((one) => pieces(one, width - textWidth(indent)))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line.trim() !== '' && textWidth(longer) > width) {
      lines.push(line)
      line = indent + word
    } else line = longer
  }
  return [...lines, line]
}

function pieces(word: string, width: number): string[] {
  if (textWidth(word) <= width) return [word]
  const parts = ['']
  for (const { segment } of segmenter.segment(word)) {
    if (textWidth(parts[parts.length - 1]) + segmentWidth(segment) > width) parts.push('')
    parts[parts.length - 1] += segment
  }
  return parts
}

function segmentWidth(segment: string): number {
  return WIDE.test(segment) ? 2 : 1
}
