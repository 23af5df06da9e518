import type { Surface } from './drawing.ts'

/** Lines under the mouse: an element, never markup, since names are written by users. */
export function tip(title: string, lines: readonly (readonly [color: string, text: string])[]): HTMLElement {
  const box = document.createElement('div')
  box.className = 'tip'
  const head = document.createElement('b')
  head.textContent = title
  box.append(head)
  for (const [color, text] of lines) {
    const line = document.createElement('div')
    const dot = document.createElement('span')
    dot.textContent = '● '
    dot.style.color = color
    line.append(dot, text)
    box.append(line)
  }
  return box
}

/** What is under the mouse, in the colours of the page. */
export function tipStyle({ paint }: Surface) {
  return {
    confine: true,
    backgroundColor: paint.raised,
    borderColor: paint.line,
    textStyle: { color: paint.ink, fontSize: 12 },
  }
}
