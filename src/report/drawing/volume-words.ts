import type { Periods } from '../../models/model.ts'
import { amount } from '../format.ts'
import type { Size } from './picture.ts'

const HOUR = 3600
/** Rates that differ by less are one. */
const ALIKE = 1.05

/** How many contacts come, and the most in an hour. */
export interface Volume {
  readonly size: Size
  readonly most: number
  /** Whether it is the same all the time that any come. */
  readonly isEven: boolean
}

/** A day on average, in steady state an hour; null: nobody comes. */
export function volumeOf(contacts: Float64Array, { kind, bounds, warmup, day }: Periods): Volume | null {
  const periods = Array.from(contacts.keys()).filter((i) => i >= warmup && contacts[i] > 0)
  if (periods.length === 0) return null
  const hourly = (i: number): number => (contacts[i] * HOUR) / (bounds[i + 1] - bounds[i])
  const total = periods.reduce((sum, i) => sum + contacts[i], 0)
  const most = periods.reduce((highest, i) => Math.max(highest, hourly(i)), 0)
  if (kind === 'batches') {
    const value = (total * HOUR) / (bounds[bounds.length - 1] - bounds[warmup])
    return { size: { value, unit: 'an hour' }, most, isEven: true }
  }
  const open = periods.reduce((sum, i) => sum + bounds[i + 1] - bounds[i], 0)
  const value = total / new Set(day.slice(warmup)).size
  return { size: { value, unit: 'a day' }, most, isEven: most * open <= ALIKE * total * HOUR }
}

/** `334 a day`, `most 41 an hour` where it is not the same all the time; in steady state `60 an hour`. */
export function volumeWords(volume: Volume | null): string[] {
  if (volume === null) return []
  const { size, most, isEven } = volume
  if (size.unit === 'an hour') return [sizeWords(size)]
  return [sizeWords(size), `${isEven ? '' : 'most '}${figure(most)} an hour`]
}

export function sizeWords({ value, unit }: Size): string {
  return `${figure(value)} ${unit}`
}

/** A picture is no ledger: three digits are enough. */
function figure(value: number): string {
  return amount(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
}
