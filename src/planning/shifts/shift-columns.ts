import type { AllowedRest, AllowedShift } from '../../scenario/allowed-shift.ts'
import { spellOf } from '../../scenario/allowed-shift.ts'
import { joined, type ClockWindow } from '../../scenario/calendar.ts'
import type { ClockRange } from '../../scenario/clock.ts'
import { problemAt, ScenarioError } from '../../scenario/diagnostics.ts'
import type { DutyShift, WrittenRest } from '../../scenario/duty-shift.ts'
import type { LoadedScenario } from '../../scenario/load.ts'
import type { ScenarioGroup } from '../../scenario/schema.ts'
import { asWritten } from '../../scenario/shift-schema.ts'
import { scheduleLines } from './schedule.ts'

const DAY_SECONDS = 86_400
const WORKWEEK = [0, 1, 2, 3, 4]
const ALL_WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]
/** Of one group; each is a decision to be made. */
const MOST_COLUMNS = 5000

/** One way of working: a shift of the catalogue with all its choices made. */
export interface ShiftColumn {
  /** Of the catalogue. */
  readonly name: string
  readonly allowed: AllowedShift
  /** Of one agent. */
  readonly shift: DutyShift
}

/**
 * Every shift that a group may work: those of the catalogue at each of their starts, lengths, gaps and sets of days, as
 * far as they lie within `open`, the hours in which the group can work by its own clocks. Throws a ScenarioError where
 * they are too many, or where none of a shift that some have to work.
 */
export function shiftColumns(source: LoadedScenario, group: string, open: readonly ClockWindow[]): ShiftColumn[] {
  const hours = openHours(open)
  const columns: ShiftColumn[] = []
  const refuse = (name: string, message: string, allowed: string): never => {
    throw new ScenarioError([problemAt(source.placeOf(['staffing', 'shifts', name], 'key'), { message, allowed })])
  }
  for (const [name, allowed] of Object.entries(source.scenario.staffing?.shifts ?? {})) {
    if (allowed.groups !== null && !allowed.groups.includes(group)) continue
    const before = columns.length
    for (const timed of timesOf(allowed)) {
      for (const weekdays of daysOf(allowed, timed, hours)) {
        const shift = { agents: 1, weekdays, ...timed }
        if (fits(shift, weekdays, hours, allowed.outside)) columns.push({ name, allowed, shift })
      }
      if (columns.length > MOST_COLUMNS) {
        const message = `the group \`${group}\` would have more than ${MOST_COLUMNS} different shifts to choose from`
        refuse(name, message, 'fewer starts, lengths or gaps: a longer `every`')
      }
    }
    if (columns.length === before && allowed.atLeast > 0) {
      const message = `no shift \`${name}\` fits the hours in which \`${group}\` can work, though ${allowed.atLeast} have to work it`
      refuse(name, message, 'other starts, `outside`, or no `at-least`')
    }
  }
  return columns
}

/** So many agents in each of the columns, as a scenario would have them: in the order in which a schedule is written. */
export function shiftStaffing(columns: readonly ShiftColumn[], counts: ArrayLike<number>): ScenarioGroup['staffing'] {
  const shifts = scheduleLines(columns, counts).map(({ shift }) => asWritten(shift))
  return shifts.length === 0 ? { from: 'number', agents: 0 } : { from: 'shifts', shifts }
}

type Timed = Pick<DutyShift, 'spells' | 'rests'>

function* timesOf({ lengths, gap, starts, every, rests }: AllowedShift): Generator<Timed> {
  for (const start of starts ?? steps(0, DAY_SECONDS - 1, every)) {
    for (const lengthsOfSpells of lengths) {
      const gaps = lengthsOfSpells.length > 1 ? steps(gap.from, gap.to, every) : [0]
      for (const between of gaps) {
        const spells = spellsFrom(start, lengthsOfSpells, between)
        yield { spells, rests: rests.map((rest) => restIn(rest, lengthsOfSpells, spells)) }
      }
    }
  }
}

function steps(from: number, to: number, every: number): number[] {
  return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, i) => from + i * every)
}

function spellsFrom(start: number, lengths: readonly number[], gap: number): ClockRange[] {
  let from = start
  return lengths.map((length) => {
    const spell = { from, to: from + length }
    from = spell.to + gap
    return spell
  })
}

/** A rest by the clock. A window begins one after the other and keeps its length; a fixed time ends when planned. */
function restIn(rest: AllowedRest, lengths: readonly number[], spells: readonly ClockRange[]): WrittenRest {
  const { kind, paid, seconds, from, to } = rest
  const index = spellOf(rest, lengths)
  const worked = lengths.slice(0, index).reduce((sum, length) => sum + length, 0)
  const later = spells[index].from - worked
  const keepsLength = to - from > seconds
  return { kind, paid, seconds, from: from + later, to: to + later, weekdays: null, keepsLength }
}

/** Sets of weekdays: as written; else Monday to Friday where it fits all of them, and other days by themselves. */
function daysOf({ days, outside }: AllowedShift, shift: Timed, hours: OpenHours): readonly (readonly number[])[] {
  if (days !== null) return days
  const isWhole = fits(shift, WORKWEEK, hours, outside)
  const single = ALL_WEEKDAYS.filter((weekday) => !isWhole || !WORKWEEK.includes(weekday)).map((weekday) => [weekday])
  return isWhole ? [[...WORKWEEK], ...single] : single
}

/** By weekday, what is open from its midnight until that of the day after the next: disjoint and in order. */
type OpenHours = readonly (readonly ClockRange[])[]

function openHours(open: readonly ClockWindow[]): OpenHours {
  return ALL_WEEKDAYS.map((weekday) => {
    const ranges = [-1, 0, 1].flatMap((ahead) =>
      open
        .filter(({ weekdays }) => weekdays.includes((weekday + ahead + 7) % 7))
        .map(({ from, to }) => ({ from: from + ahead * DAY_SECONDS, to: to + ahead * DAY_SECONDS })),
    )
    return joined(ranges)
  })
}

/**
 * Whether every spell begins and ends in opening hours, but for so many seconds, and what is closed in between is no longer
 * than its breaks.
 */
function fits({ spells, rests }: Timed, weekdays: readonly number[], hours: OpenHours, outside: number): boolean {
  return weekdays.every((weekday) => spells.every((spell) => isOpen(spell, rests, hours[weekday], outside)))
}

function isOpen(spell: ClockRange, rests: Timed['rests'], open: readonly ClockRange[], outside: number): boolean {
  const first = open.findIndex(({ from, to }) => from - outside <= spell.from && spell.from < to)
  const last = open.findLastIndex(({ from, to }) => from < spell.to && spell.to <= to + outside)
  if (first < 0 || last < first) return false
  const closed = open.slice(first, last).reduce((sum, { to }, i) => sum + open[first + i + 1].from - to, 0)
  const own = rests.filter(({ from, to }) => spell.from <= from && to <= spell.to)
  return closed <= own.reduce((sum, { seconds }) => sum + seconds, 0)
}
