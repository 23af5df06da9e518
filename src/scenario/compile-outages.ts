import { meanOf } from '../engine/distributions.ts'
import type { Law } from '../engine/law.ts'
import type { Outage } from '../models/outage-model.ts'
import { instantOf } from './calendar.ts'
import { traitsOf } from './channel-schema.ts'
import type { Compilation } from './compile-context.ts'
import type { ScenarioOutage } from './outage-schema.ts'

interface Ids {
  readonly types: ReadonlyMap<string, number>
  readonly groups: ReadonlyMap<string, number>
}

export function compileOutages(compilation: Compilation, ids: Ids): Outage[] {
  const entries = Object.entries(compilation.scenario.outages ?? {})
  return entries.map(([name, outage]) => compileOutage(compilation, name, outage, ids))
}

function compileOutage(compilation: Compilation, name: string, outage: ScenarioOutage, ids: Ids): Outage {
  const path = ['outages', name]
  const every = compilation.lawOrNull(outage.every, [...path, 'every'])
  const seconds = compilation.law(outage.for, [...path, 'for'])
  if (every !== null) refuseNoTime(compilation, every, [...path, 'every'])
  refuseNoTime(compilation, seconds, [...path, 'for'])
  const common = { name, from: outage.from === undefined ? null : instantIn(compilation, name, outage), every, seconds }
  const nothing = {
    deadTypes: [],
    stoppedGroups: [],
    slowed: [],
    slowness: 1,
    waiting: 'kept',
    calls: 'go-on',
  } as const
  if (outage.what === 'telephony') {
    const { calls, waiting } = outage
    return { ...common, ...nothing, deadTypes: struckTypes(compilation, outage, ids), calls, waiting }
  }
  if (outage.what === 'site') {
    const groups = Object.entries(compilation.scenario.groups).filter(([, group]) => group.site === outage.site)
    return {
      ...common,
      ...nothing,
      stoppedGroups: groups.map(([group]) => ids.groups.get(group) ?? -1),
      calls: outage.calls,
    }
  }
  const groups = outage.groups ?? [...ids.groups.keys()]
  if (outage.speed === undefined)
    return { ...common, ...nothing, stoppedGroups: groups.map((group) => ids.groups.get(group) ?? -1) }
  const types = outage.types ?? [...ids.types.keys()]
  const slowed = groups.flatMap((group) =>
    types
      .filter((type) => Object.hasOwn(compilation.scenario.groups[group].skills, type))
      .map((type) => ({ group: ids.groups.get(group) ?? -1, type: ids.types.get(type) ?? -1 })),
  )
  return { ...common, ...nothing, slowed, slowness: 1 / outage.speed }
}

function struckTypes(
  { scenario }: Compilation,
  { types, queues }: Extract<ScenarioOutage, { what: 'telephony' }>,
  ids: Ids,
): number[] {
  const all = Object.keys(scenario.types).filter((type) => {
    const { channel, dial } = scenario.types[type]
    return dial === undefined && traitsOf(channel, scenario.channels).takesLines
  })
  const named = [...(types ?? []), ...(queues ?? []).flatMap((queue) => scenario.queues[queue]?.types ?? [])]
  const struck = types === undefined && queues === undefined ? all : [...new Set(named)]
  return struck.map((type) => ids.types.get(type) ?? -1)
}

/** Seconds since the first midnight; the horizon and a warning where it is not in the days of the run. */
function instantIn(compilation: Compilation, name: string, { from }: ScenarioOutage): number {
  const { calendar, periods } = compilation
  const path = ['outages', name, 'from']
  const horizon = periods.bounds[periods.bounds.length - 1]
  if (from === undefined) return horizon
  let at = horizon
  if (from.by === 'seconds') at = from.seconds
  else if (calendar === null) {
    compilation.fault(path, {
      message: 'a clock time, and with `run.horizon` there are no days',
      allowed: 'the time since the start, such as 2h',
    })
  } else if (from.by === 'date' && calendar.startDate === null) {
    compilation.fault(path, {
      message: 'a date, and the days of the run have none',
      allowed: '`day 2 10:00`, say, or `calendar.start`',
    })
    return horizon
  } else {
    const isEve = from.by === 'date' && from.date === calendar.eve.label
    const day = isEve ? -1 : from.by === 'date' ? calendar.dayOfLabel.get(from.date) : from.day - 1
    if (day !== undefined && day < calendar.days.length) at = instantOf(calendar, day, from.clock)
  }
  if (at >= horizon)
    compilation.fault(path, { message: `${name} is outside the days of the run: it never begins` }, 'warning')
  return at
}

function refuseNoTime(compilation: Compilation, law: Law, path: string[]): void {
  if (!(meanOf(law) > 0)) compilation.fault(path, { message: 'it would take no time', allowed: 'a time above 0s' })
}
