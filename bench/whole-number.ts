import { UsageError } from './usage-error.ts'

/** The value of an option, or the usual one. Throws a UsageError. */
export function wholeNumber(option: string, text: string | undefined, usual: number): number {
  const value = Number(text ?? usual)
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`--${option}: give a whole number of at least 1`)
  return value
}
