/** Derives the bank's scenario from its calls: see scenarios/bank-1999/README.md. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { parseCalls } from './calls.ts'
import { FIRST_SLOT, SLOTS, SLOT_SECONDS, slotStart } from './clock.ts'
import { weighCalls, type WeighedCall } from './contact-types.ts'
import { gapsWithSomebodyWaiting } from './gaps.ts'
import { busynessTable, lawTable, patienceTables } from './law-tables.ts'
import { ROOMS, estimatePresence, findRooms, presenceKey, type Presence, type RoomOf } from './presence.ts'
import { arrivalTables, staffingTables } from './profile-tables.ts'
import type { OpenDay } from './profiles.ts'
import { RECORDED_HEADER, recordedRows, type Table } from './recorded.ts'

function main(): void {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, out: { type: 'string', default: 'scenarios/bank-1999' } },
  })
  if (values.data === undefined) throw new Error('usage: derive --data DIR [--out DIR]')
  const calls = weighCalls(readCalls(values.data))
  const days = openDays(calls)
  const months = [...new Set(days.map((day) => day.month))]
  const roomOf = findRooms(calls)
  const presence = estimatePresence(calls, roomOf)
  checkAgainstIntervals(values.data, calls, days, presence)

  const arrivals = arrivalTables(calls, days, months)
  const staffing = staffingTables(presence, days, months)
  const patience = patienceTables(calls)
  mkdirSync(values.out, { recursive: true })
  const write = (name: string, table: Table) =>
    writeFileSync(join(values.out, name), table.map((row) => row.join(',') + '\n').join(''))
  write('arrivals.csv', arrivals.whole)
  write('arrivals-by-month.csv', arrivals.monthly)
  write('staffing.csv', staffing.whole)
  write('staffing-mean.csv', staffing.mean)
  write('staffing-by-month.csv', staffing.monthly)
  write('laws.csv', lawTable(calls))
  write('patience.csv', patience.quantiles)
  write('patience-tails.csv', patience.tails)
  write('busyness.csv', busynessTable(calls, days))
  write('recorded.csv', recordedTable(calls, days, months))
  write('recorded-agents.csv', agentsTable(presence, days, months))
  printGaps(calls)
  printRooms(calls, roomOf)
  printStaffingSpread(calls, days, presence)
}

/** Calls of all months within opening hours, in file order. */
function readCalls(folder: string) {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d\.tsv\.gz$/.test(name))
    .sort()
  return files
    .flatMap((name) => parseCalls(gunzipSync(readFileSync(join(folder, name))).toString('latin1')))
    .filter((call) => call.arrivedAt >= FIRST_SLOT * SLOT_SECONDS)
}

function openDays(calls: readonly WeighedCall[]): OpenDay[] {
  const days = new Map(calls.map(({ date, month, weekday }) => [date, { date, month, weekday }]))
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** The half-hourly file was derived from the same calls by other hands: the two must agree. */
function checkAgainstIntervals(
  folder: string,
  calls: readonly WeighedCall[],
  days: readonly OpenDay[],
  presence: Presence,
): void {
  const [header, ...lines] = gunzipSync(readFileSync(join(folder, 'interval-30min.csv.gz')))
    .toString('latin1')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','))
  const column = (name: string) => header.indexOf(name)
  const open = new Set(days.map((day) => day.date))
  const theirs = { offered: 0, abandoned: 0, agents: 0 }
  const ours = { offered: calls.length, abandoned: calls.filter((call) => !call.answered).length, agents: 0 }
  for (const line of lines) {
    if (!open.has(line[column('d')]) || Number(line[column('slot')]) < FIRST_SLOT) continue
    theirs.offered += Number(line[column('offered')])
    theirs.abandoned += Number(line[column('abandoned')])
    theirs.agents += Number(line[column('agents_present_est')])
  }
  for (const day of days)
    for (const slot of SLOTS)
      for (const room of ROOMS) ours.agents += presence.get(presenceKey(day.date, slot, room)) ?? 0
  console.log('against interval-30min.csv:', { theirs, ours })
}

function recordedTable(calls: readonly WeighedCall[], days: readonly OpenDay[], months: readonly string[]): Table {
  const daysIn = (month: string) => days.filter((day) => day.month === month).length
  const inSlot = (slot: number) => calls.filter((call) => Math.floor(call.arrivedAt / SLOT_SECONDS) === slot)
  return [
    RECORDED_HEADER,
    ...recordedRows('all', 'all', days.length, calls),
    ...months.flatMap((month) =>
      recordedRows(
        month,
        'all',
        daysIn(month),
        calls.filter((call) => call.month === month),
      ),
    ),
    ...SLOTS.flatMap((slot) => recordedRows('all', slotStart(slot), days.length, inSlot(slot))),
  ]
}

/** Agents present, time-averaged: over the day per month, and per half hour over all months. */
function agentsTable(presence: Presence, days: readonly OpenDay[], months: readonly string[]): Table {
  const mean = (own: readonly OpenDay[], slots: readonly number[]) =>
    ROOMS.map((room) => {
      let sum = 0
      for (const day of own) for (const slot of slots) sum += presence.get(presenceKey(day.date, slot, room)) ?? 0
      return (sum / own.length / slots.length).toFixed(3)
    })
  const ofMonth = (month: string) => days.filter((day) => day.month === month)
  return [
    ['month', 'start', ...ROOMS],
    ['all', 'all', ...mean(days, SLOTS)],
    ...months.map((month) => [month, 'all', ...mean(ofMonth(month), SLOTS)]),
    ...SLOTS.map((slot) => ['all', slotStart(slot), ...mean(days, [slot])]),
  ]
}

function printGaps(calls: readonly WeighedCall[]): void {
  const gaps = gapsWithSomebodyWaiting(calls)
  const at = (p: number) => gaps[Math.floor(gaps.length * p)]
  const short = gaps.filter((gap) => gap <= 60)
  console.log('gaps with somebody waiting:', {
    count: gaps.length,
    quartiles: [at(0.25), at(0.5), at(0.75)],
    p90: at(0.9),
    p95: at(0.95),
    within60: short.length / gaps.length,
    meanWithin60: short.reduce((sum, gap) => sum + gap, 0) / short.length,
  })
}

function printRooms(calls: readonly WeighedCall[], roomOf: RoomOf): void {
  const count = { internetByItsRoom: 0, internet: 0, otherByInternetRoom: 0, other: 0 }
  for (const { topic, month, server } of calls) {
    if (server === undefined) continue
    const inRoom = roomOf(month, server) === 'internet' ? 1 : 0
    if (topic === 'internet') {
      count.internet++
      count.internetByItsRoom += inRoom
    } else {
      count.other++
      count.otherByInternetRoom += inRoom
    }
  }
  console.log('rooms:', count)
}

/** A profile has the mean staffing only; on real days it moved, partly with the load. */
function printStaffingSpread(calls: readonly WeighedCall[], days: readonly OpenDay[], presence: Presence): void {
  const offered = days.map(({ date }) => calls.filter((call) => call.date === date).length)
  const hours = days.map(({ date }) => {
    let sum = 0
    for (const slot of SLOTS) for (const room of ROOMS) sum += presence.get(presenceKey(date, slot, room)) ?? 0
    return sum / 2
  })
  const spread = (xs: readonly number[]) => Math.sqrt(covariance(xs, xs))
  console.log("days' offered and agent-hours:", {
    cvOffered: (spread(offered) * days.length) / offered.reduce((sum, x) => sum + x, 0),
    cvAgentHours: (spread(hours) * days.length) / hours.reduce((sum, x) => sum + x, 0),
    correlation: covariance(offered, hours) / spread(offered) / spread(hours),
  })
}

function covariance(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanX, meanY] = [mean(xs), mean(ys)]
  return xs.reduce((sum, x, i) => sum + (x - meanX) * (ys[i] - meanY), 0) / (xs.length - 1)
}

main()
