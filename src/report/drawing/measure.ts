import type { Box, BoxKind } from './picture.ts'
import { broken, drawable, fitted, textSize } from './text-size.ts'

export const NAME_SIZE = 13
export const LINE_SIZE = 11
/** Bold is wider. */
const BOLD = 1.1
const NAME_HEIGHT = 18
const LINE_HEIGHT = 15
const PADDING = 9
const MOST_TEXT = 236
const LINES_EACH = 2

/** What of a box's width is no text, to its left and right: stripes, bars, a figure of a person, points. */
const MARGINS: Readonly<Record<BoxKind, readonly [left: number, right: number]>> = {
  type: [12, 20],
  node: [18, 18],
  queue: [12, 24],
  group: [32, 12],
  end: [18, 18],
}

export interface TextLine {
  readonly text: string
  /** From the left and the top of the box, to where its base line begins. */
  readonly x: number
  readonly y: number
  readonly role: 'name' | 'line'
}

export interface Measured {
  readonly box: Box
  readonly width: number
  readonly height: number
  readonly texts: readonly TextLine[]
}

/** Boxes as large as what they say; those of a kind are of one width. */
export function measured(boxes: readonly Box[]): Measured[] {
  const written = boxes.map((box) => ({ box, texts: textsOf(box) }))
  const widest = new Map<BoxKind, number>()
  for (const { box, texts } of written) {
    const text = Math.max(...texts.map((one) => one.width))
    widest.set(box.kind, Math.max(widest.get(box.kind) ?? 0, text))
  }
  return written.map(({ box, texts }) => {
    const [left, right] = MARGINS[box.kind]
    const lines = texts.map(({ text, role }, i): TextLine => {
      return { text, role, x: left, y: PADDING + NAME_HEIGHT - 5 + i * LINE_HEIGHT }
    })
    return {
      box,
      width: left + Math.ceil(widest.get(box.kind) ?? 0) + right,
      height: 2 * PADDING + NAME_HEIGHT + (texts.length - 1) * LINE_HEIGHT,
      texts: lines,
    }
  })
}

interface WrittenLine {
  readonly text: string
  readonly role: TextLine['role']
  readonly width: number
}

function textsOf({ name, lines, returns }: Box): WrittenLine[] {
  const title = fitted(drawable(name), NAME_SIZE * BOLD, MOST_TEXT)
  const said = [...lines, ...returns.map((text) => `↻ ${text}`)].flatMap((line) =>
    broken(drawable(line), LINE_SIZE, MOST_TEXT, LINES_EACH),
  )
  return [
    { text: title, role: 'name', width: textSize(title, NAME_SIZE * BOLD) },
    ...said.map((text): WrittenLine => ({ text, role: 'line', width: textSize(text, LINE_SIZE) })),
  ]
}
