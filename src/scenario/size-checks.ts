import { meanOf } from '../engine/distributions.ts'
import { leastAgentSeconds } from '../models/handle-time.ts'
import type { Arrivals } from '../models/arrivals-model.ts'
import type { ContactType, Model } from '../models/model.ts'
import { expectedIn, openWindows } from './expected.ts'
import { quoted } from './issues.ts'

/** Contacts of a replication: already a matter of an hour. */
const MOST_CONTACTS = 1e9
/** Contacts that wait at once: each takes a hundred bytes or two. */
const MOST_WAITING = 1e7

/** Why a model is too large to be run, with the type that makes it so. */
export interface TooLarge {
  readonly type: string
  readonly message: string
  readonly allowed: string
}

/** null where a replication ends in bearable time and memory. */
export function tooLarge(model: Model): TooLarge | null {
  const { bounds } = model.periods
  const contacts = model.types.map(({ arrivals }) => contactsOf(arrivals, bounds[bounds.length - 1]))
  const all = sum(contacts)
  if (!(all <= MOST_CONTACTS)) {
    const message = `${rounded(all)} contacts are expected in each replication`
    return { type: model.types[largest(contacts)].name, message, allowed: `at most ${MOST_CONTACTS}` }
  }
  if (all <= MOST_WAITING) return null
  const waiting = mostWaiting(model, contacts)
  if (sum(waiting) <= MOST_WAITING) return null
  const { name } = model.types[largest(waiting)]
  const message = `about ${rounded(waiting[largest(waiting)])} contacts of ${quoted(name)} would wait at once`
  return { type: name, message, allowed: `at most ${MOST_WAITING}: more agents, \`patience\`, or fewer contacts` }
}

/** The mean number of a whole replication. */
function contactsOf(arrivals: Arrivals, horizon: number): number {
  if (arrivals.process === 'recorded') return arrivals.at.length
  if (arrivals.process === 'counts') return sum(arrivals.counts)
  const { bounds, perSecond } = arrivals
  return sum(perSecond.map((rate, i) => rate * Math.max(0, Math.min(bounds[i + 1], horizon) - bounds[i])))
}

/**
 * By type, roughly the most contacts that wait at once: what comes in a period less what the agents can do in it, as if
 * they divided their time among types in proportion to the work of the whole run. Patience, places and lines bound it.
 */
function mostWaiting(model: Model, contacts: readonly number[]): number[] {
  const { types, queues, groups, trunks, periods } = model
  const handleSeconds = leastAgentSeconds(model)
  const workOf = (type: number) => contacts[type] * handleSeconds[type]
  return types.map((type, id) => {
    const { hours, atClosing, capacity } = queues[type.queue]
    const serving = groups
      .filter(({ skills }) => skills.some((skill) => skill.type === id))
      .map(({ skills, scheduledSeconds }) => {
        const work = sum(skills.map((skill) => workOf(skill.type)))
        return { scheduledSeconds, share: work > 0 ? workOf(id) / work : 1 }
      })
    const lines = type.trunks < 0 ? Infinity : trunks[type.trunks].lines
    const patience = longestPatience(type)
    const { open, closed } = expectedIn(type, model, periods.bounds)
    const closings = openWindows(hours, periods.bounds[open.length]).map(({ to }) => to)
    let nextClosing = 0
    let waiting = 0
    let most = 0
    open.forEach((cameOpen, period) => {
      const came = cameOpen + (type.waitsWhenClosed ? closed[period] : 0)
      const [from, to] = [periods.bounds[period], periods.bounds[period + 1]]
      for (; closings[nextClosing] <= from; nextClosing++) if (atClosing !== 'keep') waiting = 0
      const seconds = sum(serving.map(({ scheduledSeconds, share }) => share * scheduledSeconds[period]))
      const served = seconds > 0 ? seconds / handleSeconds[id] : 0
      waiting = Math.max(0, waiting + came - served)
      // Little's law, were nobody served.
      if (came > 0) waiting = Math.min(waiting, (came / (to - from)) * patience)
      most = Math.max(most, Math.min(waiting, capacity, lines))
    })
    return most
  })
}

/** The mean, after what an announced wait may make of it. */
function longestPatience({ patience, announce }: ContactType): number {
  if (patience === null || (announce?.holdOut ?? 0) > 0) return Infinity
  return meanOf(patience) * Math.max(1, announce?.patience ?? 1)
}

function largest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values))
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]
  return total
}

function rounded(contacts: number): number {
  return Number(contacts.toPrecision(3))
}
