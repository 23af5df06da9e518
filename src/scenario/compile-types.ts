import type { Law } from '../engine/law.ts'
import type { Arrivals } from '../models/arrivals-model.ts'
import type { ContactType } from '../models/model.ts'
import { countedArrivals, expectedArrivals, profileArrivals, rateArrivals, steadyArrivals } from './arrivals.ts'
import type { Compilation } from './compile-context.ts'
import { compilePauses, compileSilence, compileTurns } from './compile-conversation.ts'
import { compileDial } from './compile-connecting.ts'
import { compileConsults, compileResolution, compileRetry, compileTransfers } from './compile-journey.ts'
import { compileAnnouncement } from './compile-announce.ts'
import { compileOutbound } from './compile-outbound.ts'
import { compileOverflow } from './compile-overflow.ts'
import type { Ids } from './compile-overflow.ts'
import { inSeason } from './compile-seasons.ts'
import { readIntervalColumn } from './compile-interval-file.ts'
import { readRecorded } from './compile-recorded.ts'
import type { ScenarioType } from './schema.ts'

interface TypeLinks {
  readonly channel: number
  readonly queue: number
  readonly trunks: number
  /** Which factor of busyness multiplies its rates; -1: none. */
  readonly busyness: number
  /** Of the model's; -1: none. */
  readonly client: number
  readonly ids: Ids
}

export function compileType(compilation: Compilation, name: string, type: ScenarioType, links: TypeLinks): ContactType {
  const { score, goal } = type
  return {
    name,
    channel: links.channel,
    queue: links.queue,
    client: links.client,
    // Customers are called on lines of the center's own; what waits through the night holds none.
    trunks: type.dial === undefined && type.outbound === undefined && type.whenClosed !== 'waits' ? links.trunks : -1,
    priority: type.priority,
    arrivals: inSeason(compilation, name, compileArrivals(compilation, name, type, links.busyness)),
    patience:
      type.dial === undefined
        ? patienceOf(compilation.lawOrNull(type.patience, ['types', name, 'patience']), type.balk)
        : null,
    talk: compilation.law(type.talk, ['types', name, 'talk']),
    hold: compilation.lawOrNull(type.hold, ['types', name, 'hold']),
    wrap: compilation.lawOrNull(type.wrap, ['types', name, 'wrap']),
    goal: type.outbound === undefined ? { share: goal.share, seconds: goal.seconds } : null,
    goalClock: type.goalClock,
    waitsWhenClosed: type.whenClosed === 'waits',
    // Who is called waits on nobody's account: abandoned live answers are counted apart.
    shortAbandonSeconds: type.outbound === undefined ? type.shortAbandon : -1,
    announce: compileAnnouncement(type.announce),
    overflow: compileOverflow(compilation, name, type.overflow, links.ids),
    transfers: compileTransfers(compilation, type.transfers, ['types', name, 'transfers'], links.ids.types),
    consults: compileConsults(compilation, type.consults, ['types', name, 'consults'], links.ids.types),
    preferredAgent:
      type.preferredAgent === undefined
        ? null
        : { seconds: type.preferredAgent.wait, known: type.preferredAgent.known },
    retry: compileRetry(compilation, name, type, links.ids.types),
    resolution: compileResolution(compilation, name, type, links.ids.types),
    dial: compileDial(compilation, name, type),
    turns: compileTurns(compilation, name, type),
    silent: compileSilence(compilation, name, type),
    pauses: compilePauses(compilation, name, type),
    outbound: compileOutbound(compilation, name, type),
    startsAt: type.startsAt === undefined ? -1 : (links.ids.nodes.get(type.startsAt) ?? -1),
    ivrPatience: compilation.lawOrNull(type.ivrPatience, ['types', name, 'ivr-patience']),
    score: { base: score.base, perMinute: score.perMinute, headStartSeconds: score.headStart },
  }
}

/** Who balks has a patience of 0; who does not, and has no patience given, waits for ever. */
function patienceOf(patience: Law | null, balk: number): Law | null {
  if (balk === 0) return patience
  return { law: 'atZero', probability: balk, of: patience ?? { law: 'constant', value: Infinity } }
}

/** Whether contacts of a profile come outside opening hours too: they wait, or a rule or the IVR has something for them. */
export function isMetWhenClosed({ overflow, startsAt, whenClosed }: ScenarioType): boolean {
  return whenClosed === 'waits' || startsAt !== undefined || overflow.some(({ closed }) => closed === true)
}

const NOBODY: Arrivals = { process: 'recorded', at: new Float64Array() }

function compileArrivals(compilation: Compilation, name: string, type: ScenarioType, busyness: number): Arrivals {
  const { scenario, calendar, periods } = compilation
  const { arrivals } = type
  if (arrivals === undefined) return NOBODY
  const path = ['types', name, 'arrivals']
  const volume = (scenario.volume ?? 1) * (type.volume ?? 1)
  const times = arrivals.from === 'recorded' ? 1 : arrivals.times * volume
  if (arrivals.from === 'rate' && calendar === null) return steadyArrivals(arrivals.perSecond * times)
  if (arrivals.from === 'recorded') {
    if (volume !== 1) {
      const message = `the contacts of ${name} are recorded moments: there cannot be more or fewer of them`
      const where = type.volume === undefined ? ['volume'] : ['types', name, 'volume']
      compilation.fault(where, { message, allowed: 'volume: 100%, or arrivals by rate, profile or file' })
    }
    const table = compilation.table(arrivals.file)
    if (table === null) return NOBODY
    const horizon = periods.bounds[periods.bounds.length - 1]
    const { at, leftOut, problems } = readRecorded(table, arrivals.column, calendar, horizon)
    compilation.problems.push(...problems)
    if (leftOut > 0) {
      const message = `${leftOut} of ${leftOut + at.length} recorded contacts of ${name} are outside the days of the run: left out`
      compilation.fault([...path, 'recorded'], { message }, 'warning')
    }
    return { process: 'recorded', at }
  }
  const queue = Object.values(scenario.queues).find(({ types }) => types.includes(name))
  const grid = compilation.gridOf(queue?.hours ?? scenario.calendar.hours, queue?.holidays)
  if (arrivals.from === 'rate') {
    const comes = type.whenClosed === 'waits' ? { ...grid, opening: null } : grid
    return rateArrivals(arrivals.perSecond * times, comes, busyness)
  }
  if (arrivals.from === 'profile') {
    const profile = arrivals.windows.map((window) => ({ ...window, value: window.value * times }))
    return profileArrivals(profile, isMetWhenClosed(type) ? { ...grid, opening: null } : grid, busyness)
  }
  const table = compilation.table(arrivals.file)
  if (table === null) return NOBODY
  const { values, problems } = readIntervalColumn(table, arrivals.column, grid, {
    whole: arrivals.exact ? 'contacts' : null,
  })
  compilation.problems.push(...problems)
  const contacts = values.map((value) => value * times)
  if (!arrivals.exact) return expectedArrivals(contacts, grid, busyness)
  if (contacts.some((value) => !Number.isInteger(value))) {
    const message = 'exact counts stay whole numbers only with a whole factor'
    compilation.fault([...path, 'times'], { message, allowed: 'a whole number, or `exact: false`' })
  }
  return countedArrivals(contacts, grid)
}
