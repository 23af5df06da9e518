import type { Periods } from '../../models/model.ts'
import { amount } from '../format.ts'

const HOUR = 3600
/** Rates that differ by less are one. */
const ALIKE = 1.05

/** `334 a day`, `most 41 an hour` where it is not the same all the time; in steady state `60 an hour`. */
export function volumeWords(contacts: Float64Array, { kind, bounds, warmup, day }: Periods): string[] {
  const periods = Array.from(contacts.keys()).filter((i) => i >= warmup && contacts[i] > 0)
  if (periods.length === 0) return []
  const hourly = (i: number): number => (contacts[i] * HOUR) / (bounds[i + 1] - bounds[i])
  const total = periods.reduce((sum, i) => sum + contacts[i], 0)
  const most = periods.reduce((highest, i) => Math.max(highest, hourly(i)), 0)
  if (kind === 'batches') {
    return [`${figure((total * HOUR) / (bounds[bounds.length - 1] - bounds[warmup]))} an hour`]
  }
  const open = periods.reduce((sum, i) => sum + bounds[i + 1] - bounds[i], 0)
  const daily = total / new Set(day.slice(warmup)).size
  const isEven = most * open <= ALIKE * total * HOUR
  return [`${figure(daily)} a day`, `${isEven ? '' : 'most '}${figure(most)} an hour`]
}

/** A picture is no ledger: three digits are enough. */
export function figure(value: number): string {
  return amount(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
}
