import type { Reading } from '../scenario/units.ts'
import { UserError } from './user-error.ts'

/** What an option's text comes to, or an error that names the option, what is expected and what was probably meant. */
export function valueOf<T>(option: string, text: string, read: (text: string) => Reading<T>): T {
  const reading = read(text.trim())
  if ('value' in reading) return reading.value
  const meant = reading.suggestion === undefined ? '' : `; did you mean ${reading.suggestion}?`
  throw new UserError(`--${option}: expected ${reading.expected}, found ${JSON.stringify(text)}${meant}`)
}

/** A whole number of at least `least`. */
export function wholeNumber(option: string, text: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const number = /^\+?\d+$/.test(text.trim()) ? Number(text) : NaN
  if (number >= least && number <= most) return number
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`
  throw new UserError(`--${option}: expected a whole number, ${range}, found ${JSON.stringify(text)}`)
}

/** Names with commas between; undefined where there is no such option. */
export function namesOf(option: string, text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined
  const names = text.split(',').map((name) => name.trim())
  if (names.includes(''))
    throw new UserError(`--${option}: expected names with commas between, found ${JSON.stringify(text)}`)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new UserError(`--${option}: ${twice} is named twice`)
  return names
}

/** As a mistake in a shell script leaves it: "$SEED". */
export function seedOf(seed: string | undefined): string | undefined {
  if (seed?.trim() === '') throw new UserError(`--seed: expected any text, found ${JSON.stringify(seed)}`)
  return seed
}
