import type { Model } from '../src/models/model.ts'
import { at, takenOf, type Sums } from '../src/models/scopes.ts'
import {
  AGENT_FIGURES,
  CONTACT_FIGURES,
  delayedWait,
  INTERVAL_FIGURES,
  JUMPY,
  NOT_SERVED_BY,
  OF_ANY_LEG,
  OF_FIRST_LEG,
  offered,
  OVERFLOW_FIGURES,
  publishedFigure,
  SERVED_BY,
  SERVICE_LEVELS,
  TYPE_FIGURES,
  TOTAL_FIGURES,
  type Figure,
} from './amounts.ts'
import { Moments, Ratio, type Estimator } from './estimators.ts'
import { NotExpressible } from './inputs.ts'
import { IVR_LEVELS, JOURNEY_FIGURES } from './journey-figures.ts'
import { Parts } from './parts.ts'
import { Places, type Contacts } from './places.ts'
import type { Plan } from './plan.ts'
import { WEEK_AGENT_FIGURES, weekFigure } from './week-figures.ts'

const LEVEL = /^sl(\d+(?:\.\d+)?)(?:_(.+))?$/
const HOLDING = /^p_agent_has_(\d+)_chats$/
const SERVED_BY_GROUP = 'p_served_by_'
const OVERFLOWED = 'p_overflowed'
/** Its place among the targets: a type's own goal. */
const GOAL = 0
const SHORT_NAMES: Readonly<Record<string, string>> = { excl: 'excl_short_abandons' }
const SECONDS_IN_NAME = /(?:^sl|_lt_|_target_)(\d+(?:\.\d+)?)/

/** Targets that a case's metrics ask for, seconds. Those who leave at once are known by a target of 0 s. */
export function targetsOf(metrics: readonly string[]): number[] {
  const named = metrics.flatMap((metric) => {
    const found = SECONDS_IN_NAME.exec(metric)
    return found === null ? [] : [Number(found[1])]
  })
  return [...new Set([0, ...named])].toSorted((a, b) => a - b)
}

/** Makes estimators of metrics by name. */
export class Metrics {
  readonly parts: Parts
  private readonly model: Model
  private readonly plan: Plan
  private readonly places: Places
  /** Where the figures of a whole day or batch end: before this row. */
  private readonly end: number

  constructor(model: Model, plan: Plan) {
    this.parts = new Parts(model)
    this.model = model
    this.plan = plan
    this.places = new Places(model, plan)
    this.end = plan.kind === 'days' ? plan.intervals : 1
  }

  /** Throws NotExpressible. */
  estimatorOf(metric: string): Estimator {
    const meant = this.meaningOf(metric)
    const cut = meant.indexOf('@')
    const name = cut < 0 ? meant : meant.slice(0, cut)
    const where = cut < 0 ? null : meant.slice(cut + 1)
    return this.plan.kind === 'days' ? this.ofDays(name, where) : this.steady(name, where)
  }

  /** The metric in the words that all families share. */
  private meaningOf(metric: string): string {
    const { also = {}, suffixes = {}, unsaid = [] } = this.plan
    const open = unsaid.find(([pattern]) => pattern.test(metric))
    if (open !== undefined) throw new NotExpressible(`${metric}: ${open[1]}`)
    const suffix = Object.keys(suffixes).find((ending) => metric.endsWith(ending)) ?? ''
    return own(also, metric) ?? metric.slice(0, metric.length - suffix.length) + (own(suffixes, suffix) ?? '')
  }

  private steady(name: string, where: string | null): Estimator {
    const holding = HOLDING.exec(name)
    if (holding !== null) return this.agentsWith(Number(holding[1]))
    const contacts = this.contactFigure(name) ?? own(OVERFLOW_FIGURES, name) ?? own(JOURNEY_FIGURES, name)
    const { parts, places } = this
    if (where === null) {
      if (contacts !== undefined || this.isByGroup(name)) return this.ofContacts(name, places.everybody, contacts)
      const total = parts.total(0, 1)
      if (own(TOTAL_FIGURES, name) !== undefined) return ratio(total, TOTAL_FIGURES[name])
      return ratio(this.everyAgent(), known(own(AGENT_FIGURES, name), name))
    }
    const whose = places.contactsOf(where)
    // A stage is a type and a group of one name.
    const isOfAgents = own(AGENT_FIGURES, name) !== undefined && places.groupCalled(where) >= 0
    if (whose !== null && !isOfAgents) return this.ofContacts(name, whose, contacts ?? own(TYPE_FIGURES, name))
    return ratio(parts.ofGroup(this.groupCalled(where), 0, 1), known(own(AGENT_FIGURES, name), name))
  }

  /** Agents of the one group who have so many contacts: known are those with none, those who are full, and what all have. */
  private agentsWith(count: number): Estimator {
    const most = Math.max(
      ...(this.model.groups[0].hands ?? [[1]]).map((hand) => hand.reduce((sum, one) => sum + one, 0)),
    )
    if (most > 3 || this.model.groups.length > 1) throw new NotExpressible(`agents with ${count} of ${most} contacts`)
    return ratio(this.everyAgent(), {
      x: (s) => agentSeconds(s, most)[count],
      y: (s) => s[at.signedInArea],
      events: takenOf,
    })
  }

  /** Agents that figures without a place are about. */
  private everyAgent(): number {
    const { mainGroup } = this.places
    return mainGroup === null ? this.parts.total(0, this.end) : this.parts.ofGroup(mainGroup, 0, this.end)
  }

  private groupCalled(name: string): number {
    const group = this.places.groupCalled(name)
    if (group < 0) throw new NotExpressible(`no type or group is called ${name}`)
    return group
  }

  private isByGroup(name: string): boolean {
    return name === OVERFLOWED || name.startsWith(SERVED_BY_GROUP)
  }

  private ofContacts(name: string, { first, all }: Contacts, figure: Figure | undefined): Estimator {
    const everyGroup = this.model.groups.map((_, id) => id)
    const { parts, plan } = this
    if (this.isByGroup(name)) {
      if (first.length > 1) throw new NotExpressible(`${name} of several types`)
      const { name: type } = this.model.types[first[0]]
      const by = name === OVERFLOWED ? own(plan.firstGroup ?? {}, type) : name.slice(SERVED_BY_GROUP.length)
      if (by === undefined) throw new NotExpressible(`${type} has no further groups`)
      const group = this.groupCalled(by)
      if (!all.some((leg) => parts.pairs.of(group, leg) >= 0)) throw new NotExpressible(`${by} does not serve ${type}`)
      return ratio(parts.ofTypes(all, [group], 0, this.end), name === OVERFLOWED ? NOT_SERVED_BY : SERVED_BY)
    }
    const found = known(figure, name)
    if (OF_FIRST_LEG.includes(name)) return ratio(parts.ofTypes(first, everyGroup, 0, this.end), found)
    if (all.length > first.length && plan.waitsAnew === true && !OF_ANY_LEG.includes(name)) {
      throw new NotExpressible(`${name}: the waits before and after the overflow are known apart only`)
    }
    return ratio(parts.ofTypes(all, everyGroup, 0, this.end), found)
  }

  private ofDays(name: string, where: string | null): Estimator {
    const { intervals } = this.plan
    const day = this.parts.total(0, intervals)
    if (where === null) {
      if (name === 'sd_arrivals_per_day') return new Moments('deviation', offered, [day, day])
      return this.ofContactsOrAgents(name, this.places.everybody)
    }
    const whose = this.places.contactsOf(where)
    if (whose !== null) return this.ofContactsOrAgents(name, whose)
    const group = this.places.groupCalled(where)
    if (group >= 0) return ratio(this.parts.ofGroup(group, 0, intervals), known(agentFigure(name), name))
    const [part, other] = where === 'day' ? [day, day] : this.intervals(where)
    if (name === 'var_count') return new Moments('covariance', offered, [part, part])
    if (name === 'cov_count' && part !== other) return new Moments('covariance', offered, [part, other])
    if (name === 'index_of_dispersion') return new Moments('dispersion', offered, [part, part])
    if (part !== other) throw new NotExpressible(`no ${name} of two intervals`)
    return ratio(part, known(own(INTERVAL_FIGURES, name) ?? this.level(name), name))
  }

  /** Of all days of a replication. */
  private ofContactsOrAgents(name: string, whose: Contacts): Estimator {
    const named = SECONDS_IN_NAME.exec(name)?.[1]
    const inName = named === undefined ? GOAL : this.targetAt(Number(named))
    const target = this.targetAt(Number(named ?? Math.max(...this.model.targets)))
    const figure = publishedFigure(name, target) ?? weekFigure(name, inName) ?? this.contactFigure(name)
    if (figure !== undefined) return this.ofContacts(name, whose, figure)
    return ratio(this.everyAgent(), known(agentFigure(name), name))
  }

  /** Parts of `interval03`, or of `interval02_interval04`. */
  private intervals(where: string): [number, number] {
    const found = /^interval(\d+)(?:_interval(\d+))?$/.exec(where)
    const numbers = found === null ? [] : [Number(found[1]), Number(found[2] ?? found[1])]
    const isThere = numbers.length > 0 && numbers.every((number) => number >= 1 && number <= this.plan.intervals)
    if (!isThere) throw new NotExpressible(`no interval is called ${where}`)
    const [first, second] = numbers.map((number) => this.parts.total(number - 1, number))
    return [first, second]
  }

  private contactFigure(name: string): Figure | undefined {
    if (name === 'mean_wait_delayed_s' && movesIn(this.model)) {
      throw new NotExpressible(`${name}: nobody counts who waited before an overflow`)
    }
    if (name === 'mean_wait_delayed_s') return delayedWait(this.targetAt(0))
    return own(CONTACT_FIGURES, name) ?? this.level(name)
  }

  private level(name: string): Figure | undefined {
    const found = LEVEL.exec(name)
    if (found === null) return undefined
    const ending = found[2] ?? 'answered_over_offered'
    const kind = own(SHORT_NAMES, ending) ?? ending
    const seconds = Number(found[1])
    if (JUMPY.includes(kind) && this.plan.atoms.includes(seconds)) {
      throw new NotExpressible(`${name} jumps at ${seconds} s, where customers leave at one instant`)
    }
    if (kind === 'wait_le_T' && seconds >= (this.plan.overflowsFrom ?? Infinity)) {
      throw new NotExpressible(`${name} counts waits that end by an overflow`)
    }
    return (own(SERVICE_LEVELS, kind) ?? own(IVR_LEVELS, kind))?.(this.targetAt(seconds))
  }

  /** 0 is the goal's target, then come the scenario's. */
  private targetAt(seconds: number): number {
    return this.model.targets.indexOf(seconds) + 1
  }
}

function agentFigure(name: string): Figure | undefined {
  return own(WEEK_AGENT_FIGURES, name) ?? own(AGENT_FIGURES, name)
}

function ratio(part: number, { x, y, events }: Figure): Ratio {
  return new Ratio(part, x, y, events)
}

function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined
}

function known(figure: Figure | undefined, name: string): Figure {
  if (figure === undefined) throw new NotExpressible(`no figure is called ${name}`)
  return figure
}

/** Whether a contact can become another type while it waits. */
function movesIn({ types }: Model): boolean {
  return types.some(({ overflow }) => overflow.some(({ what }) => what.action === 'move'))
}

/** Agent-seconds with 0, 1, … contacts, three at most. */
function agentSeconds(s: Sums, most: number): number[] {
  const idle = s[at.signedInArea] - s[at.busyArea]
  const full = s[at.fullArea]
  if (most === 1) return [idle, full]
  // All have `held`: of those neither idle nor full, some one and (of three) some two.
  const between = s[at.busyArea] - full
  const heldBetween = s[at.heldArea] - most * full
  return most === 2 ? [idle, between, full] : [idle, 2 * between - heldBetween, heldBetween - between, full]
}
