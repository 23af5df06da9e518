import { SLOTS, SLOT_SECONDS, WEEKDAYS, slotStart } from './clock.ts'
import { CONTACT_TYPES, type ContactType, type WeighedCall } from './contact-types.ts'
import { ROOMS, presenceKey, type Presence, type Room } from './presence.ts'
import { monthProfile, weekdayProfile, type OpenDay, type Seen } from './profiles.ts'
import { roundKeepingSum } from './rounding.ts'
import type { Table } from './recorded.ts'

/** Values by weekday (as WEEKDAYS) and half hour (as SLOTS). */
type Profile = readonly (readonly number[])[]

function profileTable(columns: ReadonlyMap<string, Profile>, digits: number): Table {
  const rows = WEEKDAYS.flatMap((weekday, w) =>
    SLOTS.map((slot, s) => [
      weekday,
      slotStart(slot),
      ...[...columns.values()].map((profile) => String(Number(profile[w][s].toFixed(digits)))),
    ]),
  )
  return [['weekday', 'start', ...columns.keys()], ...rows]
}

/** How many contacts of a type were offered on a day in a half hour. */
function offeredOf(calls: readonly WeighedCall[], type: ContactType): Seen {
  const counts = new Map<string, number>()
  for (const call of calls) {
    const key = `${call.date} ${Math.floor(call.arrivedAt / SLOT_SECONDS)}`
    counts.set(key, (counts.get(key) ?? 0) + call.weight[type])
  }
  return (day, slot) => counts.get(`${day.date} ${slot}`) ?? 0
}

/** Expected contacts per half hour: over the whole recording, and month by month. */
export function arrivalTables(calls: readonly WeighedCall[], days: readonly OpenDay[], months: readonly string[]) {
  const byType = CONTACT_TYPES.map((type) => ({ type, seen: offeredOf(calls, type) }))
  const whole = new Map(byType.map(({ type, seen }) => [type, weekdayProfile(days, seen)]))
  const monthly = new Map(
    months.flatMap((month) => byType.map(({ type, seen }) => [columnOf(type, month), monthProfile(days, month, seen)])),
  )
  return { whole: profileTable(whole, 3), monthly: profileTable(monthly, 3) }
}

/**
 * Agents per half hour and room. Both the number of all agents and of those in the internet room are rounded so that a
 * weekday's agent-hours stay; the general room has the rest.
 */
export function staffingTables(presence: Presence, days: readonly OpenDay[], months: readonly string[]) {
  const seenIn =
    (room: Room): Seen =>
    (day, slot) =>
      presence.get(presenceKey(day.date, slot, room)) ?? 0
  const rounded = (profileOf: (seen: Seen) => number[][]): Record<Room, Profile> => {
    const general = profileOf(seenIn('general'))
    const internetMean = profileOf(seenIn('internet'))
    const internet = internetMean.map(roundKeepingSum)
    const all = general.map((row, w) => roundKeepingSum(row.map((value, s) => value + internetMean[w][s])))
    return { general: all.map((row, w) => row.map((value, s) => Math.max(0, value - internet[w][s]))), internet }
  }
  const whole = rounded((seen) => weekdayProfile(days, seen))
  const mean = new Map(ROOMS.map((room) => [room, weekdayProfile(days, seenIn(room))]))
  const monthly = new Map<string, Profile>()
  for (const month of months) {
    const ofMonth = rounded((seen) => monthProfile(days, month, seen))
    for (const room of ROOMS) monthly.set(columnOf(room, month), ofMonth[room])
  }
  return {
    whole: profileTable(new Map(ROOMS.map((room) => [room, whole[room]])), 0),
    mean: profileTable(mean, 3),
    monthly: profileTable(monthly, 0),
  }
}

/** Column of a month in the files that hold all months: `regular-03`. */
function columnOf(name: string, month: string): string {
  return `${name}-${month.slice(5)}`
}
