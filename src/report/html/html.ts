import { withEntities } from '../markup.ts'

/** Text that is HTML already: everything else is escaped where it is put into some. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[]

/** html`<p>${name}</p>`: what is put in is escaped unless it is Html itself; lists are joined, nothing is left out. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, i) => text + textOf(parts[i - 1]) + string))
}

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return part.map(textOf).join('')
}

/** As text, or between quotes in an attribute. Control characters have no place in a page. */
function escaped(text: string): string {
  return withEntities(text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, '\uFFFD'))
}

/** Within a script element: no `<` that could end it, and no line that JavaScript does not know. */
export function scriptJson(value: unknown): Html {
  const text = JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
  return new Html(text)
}
