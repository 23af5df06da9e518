import type { Model } from '../../src/models/model.ts'
import { SLOT_SECONDS, slotStart } from './clock.ts'

const SLOTS_PER_DAY = 86_400 / SLOT_SECONDS

/** The model with one row of figures for each half hour of the day, all days together. */
export function byHalfHour(model: Model): Model {
  const { periods } = model
  const rows = Array.from({ length: SLOTS_PER_DAY }, (_, slot) => ({
    day: -1,
    label: 'weekday',
    start: slotStart(slot),
    seconds: SLOT_SECONDS,
  }))
  // Waits by the hour of the clock are not needed: all under one.
  return { ...model, periods: { ...periods, row: periods.ofDay, rows, hour: new Int32Array(periods.hour.length) } }
}
