import { problemAt, ScenarioError, type Place } from '../../scenario/diagnostics.ts'
import { quoted } from '../../scenario/issues.ts'
import { sourceOf, type Source } from '../../scenario/source.ts'

/** One key of a path, with its place in what was written. */
export interface Step {
  readonly name: string
  readonly place: Place
}

/** Text that is part of another, with the places of its characters. */
export interface PlacedText {
  readonly text: string
  readonly placeOf: (from: number, to: number) => Place
}

/** A place of the scenario and what is to stand there, as it was written: `types.calls.resolved=-5pt`. */
export interface Lever {
  /** `path=value`, to be shown. */
  readonly text: string
  readonly path: readonly Step[]
  readonly value: PlacedText
}

const EXAMPLE = 'such as groups.team.agents=7 or volume=+20%'

/** Reads `PATH=VALUE`; `file` is who is told to have written it, `--set`. Throws a ScenarioError. */
export function leverOf(text: string, file = '--set'): Lever {
  const { path, value } = setting(text, file)
  if (value.text.trim() === '') throw wrong(value.placeOf(0, 1), 'a value is missing after =', EXAMPLE)
  return { text: text.trim(), path: stepsOf(path), value }
}

/** A path alone: `contracts.shop.prices.calls`. Throws a ScenarioError. */
export function pathOf(text: string, file = '--indifferent'): PlacedText {
  const source = sourceOf(file, text.replaceAll(/\s/g, ' '))
  if (equalsSign(source.text) >= 0) {
    throw wrong(
      source.placeOf(0, text.length),
      `expected a path alone, found ${quoted(text)}`,
      'such as contracts.shop.prices.calls',
    )
  }
  const path = partOf(source, 0, source.text.length)
  stepsOf(path)
  return path
}

/** The two parts of `PATH=WHAT`. */
export function setting(text: string, file: string): { readonly path: PlacedText; readonly value: PlacedText } {
  const source = sourceOf(file, text.replaceAll(/\s/g, ' '))
  const split = equalsSign(source.text)
  if (split < 0) throw wrong(source.placeOf(0, text.length), `expected PATH=VALUE, found ${quoted(text)}`, EXAMPLE)
  return { path: partOf(source, 0, split), value: partOf(source, split + 1, source.text.length) }
}

/** A lever whose two parts stand in different places, as in a table or under `assumptions`. */
export function leverFrom(path: PlacedText, value: PlacedText): Lever {
  return { text: `${path.text.trim()}=${value.text.trim()}`, path: stepsOf(path), value }
}

/** All of a text that stands at one place. */
export function placed(text: string, place: Place): PlacedText {
  return { text, placeOf: () => place }
}

function partOf({ text, placeOf }: Source, start: number, end: number): PlacedText {
  return { text: text.slice(start, end), placeOf: (from, to) => placeOf(start + from, start + to) }
}

const QUOTES = '"\''

function equalsSign(text: string): number {
  let quote = ''
  for (let i = 0; i < text.length; i++) {
    if (quote !== '') quote = text[i] === quote ? '' : quote
    else if (QUOTES.includes(text[i])) quote = text[i]
    else if (text[i] === '=') return i
  }
  return -1
}

/** Keys between dots; a name with dots stands in quotes. */
export function stepsOf({ text, placeOf }: PlacedText): Step[] {
  const steps: Step[] = []
  let from = 0
  while (from <= text.length) {
    const rest = text.slice(from)
    const [whole, , inQuotes, plain = ''] = /^\s*(?:(["'])(.*?)\1\s*(?=\.|$)|([^.]*))/.exec(rest) ?? ['']
    const name = inQuotes ?? plain.trim()
    const blanks = whole.length - whole.trimStart().length
    const place = placeOf(from + blanks, Math.max(from + blanks + 1, from + whole.trimEnd().length))
    if (name === '')
      throw wrong(place, 'a key is missing in the path', 'keys with dots between, such as groups.team.agents')
    steps.push({ name, place })
    from += whole.length + 1
  }
  return steps
}

/** As it would be written again. */
export function pathText(steps: readonly string[]): string {
  return steps.map((name) => (/[.="']/.test(name) ? `"${name}"` : name)).join('.')
}

export function wrong(place: Place, message: string, allowed?: string, suggestion?: string): ScenarioError {
  return new ScenarioError([problemAt(place, { message, allowed, suggestion })])
}
