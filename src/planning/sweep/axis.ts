import type { Place } from '../../scenario/diagnostics.ts'
import { splitRange } from '../../scenario/range-text.ts'
import { leverFrom, placed, setting, wrong, type Lever, type PlacedText } from '../what-if/lever-text.ts'
import { rangeBetween, type Range } from '../what-if/range.ts'

/** A place of the scenario, and the values that it takes one after the other. */
export interface Axis {
  /** As written: `groups.team.agents`. */
  readonly path: string
  readonly levels: readonly Level[]
  /** Where it was written as a range: designs that draw their points take any value between its ends. */
  readonly range: Range | null
}

export interface Level {
  /** As it would be written: `3m`. */
  readonly text: string
  readonly lever: Lever
}

const EXAMPLE = 'such as groups.team.agents=10..30, volume=80%..120% by 10% or types.voice.talk.mean=3m,4m,5m'
const MOST_LEVELS = 100_000
/** Levels of a range between ends that are no whole numbers, ends included, unless a step is told. */
const USUAL_LEVELS = 7

/** Reads `PATH=VALUES`: a list, or a range with or without a step. Throws a ScenarioError. */
export function axisOf(text: string, file = '--vary'): Axis {
  const { path, value } = setting(text, file)
  return axisFrom(path, value)
}

/** The same of two texts that stand in different places. Throws a ScenarioError. */
export function axisFrom(path: PlacedText, value: PlacedText): Axis {
  const written = value.text.trim()
  const place = value.placeOf(0, Math.max(1, value.text.length))
  if (written === '') throw wrong(place, 'values are missing after =', EXAMPLE)
  const [whole, ends = written, step] = /^(.*\S)\s+by\s+(\S.*)$/.exec(written) ?? []
  const range = splitRange(ends)
  if (range !== null) {
    const between = rangeBetween(path, placed(range.from, place), placed(range.to, place))
    const numbers = step === undefined ? usualNumbers(between, place) : steppedNumbers(between, placed(step, place))
    const levels = numbers.map((number) => ({ text: between.textAt(number), lever: between.at(number) }))
    return { path: path.text.trim(), levels, range: between }
  }
  if (whole !== undefined) throw wrong(place, `expected a range before "by", found ${ends}`, EXAMPLE)
  const levels = partsOf(written).map((one) => ({ text: one, lever: leverFrom(path, placed(one, place)) }))
  const twice = levels.find((one, i) => levels.findIndex(({ text }) => text === one.text) !== i)
  if (twice !== undefined) throw wrong(place, `${twice.text} stands twice`, EXAMPLE)
  if (levels.some(({ text }) => text === '')) throw wrong(place, 'a value is missing between two commas', EXAMPLE)
  return { path: path.text.trim(), levels, range: null }
}

/** Every whole number, or some levels evenly between the ends. */
function usualNumbers({ from, to, textAt }: Range, place: Place): number[] {
  const isPlain = textAt(from) === String(from) && textAt(to) === String(to)
  const areWhole = isPlain && Number.isInteger(from) && Number.isInteger(to)
  const steps = areWhole ? Math.abs(to - from) : USUAL_LEVELS - 1
  requireFew(steps + 1, place)
  return Array.from({ length: steps + 1 }, (_, i) => (i === steps ? to : from + (i * (to - from)) / steps))
}

function steppedNumbers(range: Range, step: PlacedText): number[] {
  const { from, to } = range
  const place = step.placeOf(0, Math.max(1, step.text.length))
  const size = /[1-9]/.test(step.text) ? sizeOf(range, step, place) : 0
  if (!(size > 0)) throw wrong(place, `expected a step above 0, found ${step.text}`, EXAMPLE)
  // A hair more: ten steps of 10 % are 100 %, whatever rounding makes of them.
  const steps = Math.floor(Math.abs(to - from) / size + 1e-9)
  requireFew(steps + 1, place)
  return Array.from({ length: steps + 1 }, (_, i) => from + Math.sign(to - from) * i * size)
}

/** A step is of the kind that the ends are of. */
function sizeOf({ path, textAt, from }: Range, step: PlacedText, place: Place): number {
  const { to } = rangeBetween(placed(path, place), placed('0', place), step)
  const unsigned = textAt(from).replace(/^[+-]/, '')
  if (to !== Math.abs(from)) rangeBetween(placed(path, place), placed(unsigned, place), step)
  return to
}

function requireFew(count: number, place: Place): void {
  if (count > MOST_LEVELS) throw wrong(place, `${count} levels: at most ${MOST_LEVELS}`, EXAMPLE)
}

const OPENING = '([{'
const CLOSING = ')]}'

/** Parts between commas, but those in brackets or quotes. */
function partsOf(text: string): string[] {
  const parts = ['']
  let [depth, quote] = [0, '']
  for (const one of text) {
    if (quote !== '') quote = one === quote ? '' : quote
    else if (one === '"' || one === "'") quote = one
    else if (OPENING.includes(one)) depth++
    else if (CLOSING.includes(one)) depth--
    if (one === ',' && depth === 0 && quote === '') parts.push('')
    else parts[parts.length - 1] += one
  }
  return parts.map((part) => part.trim())
}
