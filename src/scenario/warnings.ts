import { leastAgentSeconds } from '../models/handle-time.ts'
import type { ContactType, Model } from '../models/model.ts'
import { isNeverOpen } from '../models/opening-hours.ts'
import { clockLabel } from './calendar.ts'
import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import type { Expected } from './expected.ts'
import { expectedToAgents } from './expected-flow.ts'
import { quoted } from './issues.ts'
import type { Path } from './tree.ts'

/** Fewer contacts than this in a whole run are not worth a word. */
const FEW_CONTACTS = 0.5
const SHARE_OF_CONTACTS = 0.001

/**
 * Legal, and surely not what was meant: what shows only in the compiled model. `placeOf` tells where a part of the
 * scenario is written.
 */
export function modelWarnings(model: Model, placeOf: (path: Path, part?: 'key' | 'value') => Place): Problem[] {
  const { bounds } = model.periods
  const expected = expectedToAgents(model, bounds)
  const least = leastAgentSeconds(model)
  const seen = model.types.map((type, id) => ({
    type,
    groups: groupsOf(model, id),
    handleSeconds: least[id],
    expected: expected[id],
  }))
  const warnings: Problem[] = []
  const warn = (path: Path, message: string, allowed?: string) =>
    warnings.push(problemAt(placeOf(path, 'key'), { message, allowed }, 'warning'))

  for (const queue of model.queues.filter(isNeverOpen)) {
    const isType = model.types.some(({ name }) => name === queue.name)
    const message = `${quoted(queue.name)} never opens: its hours, or holidays, leave nothing of the days of the run`
    warn([isType ? 'types' : 'queues', queue.name], message)
  }
  for (const { type, groups, handleSeconds, expected } of seen) {
    const path = ['types', type.name, 'arrivals']
    const all = sum(expected.open) + sum(expected.closed)
    const isFew = (contacts: number) => contacts < Math.max(FEW_CONTACTS, SHARE_OF_CONTACTS * all)
    const closed = sum(expected.closed)
    const goesElsewhere = type.waitsWhenClosed || type.overflow.some(({ when }) => when.trigger === 'closed')
    if (!isFew(closed) && !goesElsewhere) {
      const first = expected.closed.findIndex((contacts) => contacts > 0)
      const message = `${amount(closed)} contacts of ${quoted(type.name)} come outside opening hours (from ${clockAt(model, first)} on) and are sent away`
      warn(path, message)
    }
    if (groups.length === 0) continue
    const unmanned = [...expected.open].map((contacts, i) =>
      contacts > 0 && groups.every(({ group }) => group.scheduledSeconds[i] === 0) ? contacts : 0,
    )
    // Deferred work is there for whoever comes next.
    if (!isFew(sum(unmanned)) && !type.waitsWhenClosed) {
      const first = unmanned.findIndex((contacts) => contacts > 0)
      const intervals = unmanned.filter((contacts) => contacts > 0).length
      const message = `${amount(sum(unmanned))} contacts of ${quoted(type.name)} come when nobody who serves them is signed in (${intervals} intervals, from ${clockAt(model, first)} on)`
      warn(path, message)
    }
    const work = toBeDone(type, expected) * handleSeconds
    const staffed = groups.reduce((total, { group }) => total + sum(group.scheduledSeconds), 0)
    if (work > staffed && staffed > 0 && !isFew(toBeDone(type, expected))) {
      const message = `${quoted(type.name)} brings more work than all who serve it can do: ${hours(work)} of work, ${hours(staffed)} staffed`
      warn(path, message)
    }
  }
  warnings.push(...togetherTooMuch(model, seen, placeOf))
  return warnings
}

interface Seen {
  readonly type: ContactType
  readonly groups: readonly SkilledGroup[]
  /** Of an agent's time, in the group that needs least. */
  readonly handleSeconds: number
  readonly expected: Expected
}

interface SkilledGroup {
  readonly group: Model['groups'][number]
  readonly skill: Model['groups'][number]['skills'][number]
}

/** Types that are not too much for their agents one by one, but are together. */
function togetherTooMuch(model: Model, seen: readonly Seen[], placeOf: (path: Path, part?: 'key') => Place): Problem[] {
  const served = seen.filter(({ groups }) => groups.length > 0)
  const work = served.map(({ type, handleSeconds, expected }) => toBeDone(type, expected) * handleSeconds)
  const staffed = model.groups.reduce((total, group) => total + sum(group.scheduledSeconds), 0)
  const all = work.reduce((total, part) => total + part, 0)
  const alone = served.some(
    ({ groups }, i) => work[i] > groups.reduce((total, { group }) => total + sum(group.scheduledSeconds), 0),
  )
  if (alone || all <= staffed || staffed === 0) return []
  const message = `more work than all agents together can do: ${hours(all)} of work, ${hours(staffed)} staffed`
  return [problemAt(placeOf(['groups'], 'key'), { message }, 'warning')]
}

/** Contacts that agents get to see: those that wait for the opening too. */
function toBeDone({ waitsWhenClosed }: ContactType, { open, closed }: Expected): number {
  return sum(open) + (waitsWhenClosed ? sum(closed) : 0)
}

function groupsOf(model: Model, type: number): SkilledGroup[] {
  return model.groups.flatMap((group) =>
    group.skills.filter((skill) => skill.type === type).map((skill) => ({ group, skill })),
  )
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]
  return total
}

function clockAt({ periods }: Model, period: number): string {
  const day = periods.days[periods.day[period]]
  const clock = clockLabel(
    Math.max(0, periods.bounds[period] - periods.bounds[periods.day.indexOf(periods.day[period])]),
  )
  return `${day.weekday} ${clock}`
}

function amount(contacts: number): string {
  return contacts < 10 ? String(Number(contacts.toFixed(1))) : String(Math.round(contacts))
}

function hours(seconds: number): string {
  return `${Number((seconds / 3600).toFixed(1))} hours`
}
