import type { Model } from '../src/models/model.ts'
import {
  AGENT_FIGURES,
  CONTACT_FIGURES,
  delayedWait,
  INTERVAL_FIGURES,
  JUMPY,
  offered,
  publishedFigure,
  SERVED_BY,
  SERVICE_LEVELS,
  TOTAL_FIGURES,
  type Figure,
} from './amounts.ts'
import { Moments, Ratio, type Estimator } from './estimators.ts'
import { NotExpressible } from './inputs.ts'
import { Parts } from './parts.ts'
import type { Plan } from './plan.ts'

const LEVEL = /^sl(\d+(?:\.\d+)?)(?:_(.+))?$/
const SERVED_BY_GROUP = 'p_served_by_'
const SHORT_NAMES: Readonly<Record<string, string>> = { excl: 'excl_short_abandons' }
const SECONDS_IN_NAME = /(?:^sl|_lt_)(\d+(?:\.\d+)?)/

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

  constructor(model: Model, plan: Plan) {
    this.parts = new Parts(model)
    this.model = model
    this.plan = plan
  }

  /** Throws NotExpressible. */
  estimatorOf(metric: string): Estimator {
    const cut = metric.indexOf('@')
    const name = cut < 0 ? metric : metric.slice(0, cut)
    const where = cut < 0 ? null : metric.slice(cut + 1)
    return this.plan.kind === 'days' ? this.ofDays(name, where) : this.steady(name, where)
  }

  private steady(name: string, where: string | null): Estimator {
    const { types, groups } = this.model
    const contacts = this.contactFigure(name)
    if (where === null) {
      if (types.length === 1 && name.startsWith(SERVED_BY_GROUP)) return this.ofType(name, 0, contacts)
      return ratio(
        this.parts.total(0, 1),
        known(contacts ?? own(AGENT_FIGURES, name) ?? own(TOTAL_FIGURES, name), name),
      )
    }
    const type = types.findIndex((candidate) => candidate.name === where || where.startsWith(`${candidate.name} (`))
    if (type >= 0) return this.ofType(name, type, contacts)
    const group = groups.findIndex((candidate) => candidate.name === where)
    if (group < 0) throw new NotExpressible(`no type or group is called ${where}`)
    return ratio(this.parts.ofGroup(group), known(own(AGENT_FIGURES, name), name))
  }

  private ofType(name: string, type: number, figure: Figure | undefined): Estimator {
    if (!name.startsWith(SERVED_BY_GROUP)) return ratio(this.parts.ofType(type), known(figure, name))
    const by = name.slice(SERVED_BY_GROUP.length)
    const group = this.model.groups.findIndex((candidate) => candidate.name === by)
    if (group < 0) throw new NotExpressible(`no group is called ${by}`)
    const pair = this.parts.pairs.of(group, type)
    if (pair < 0) throw new NotExpressible(`${by} does not serve ${this.model.types[type].name}`)
    return ratio(this.parts.ofPair(type, pair), SERVED_BY)
  }

  private ofDays(name: string, where: string | null): Estimator {
    const { intervals } = this.plan
    const day = this.parts.total(0, intervals)
    if (where === null) {
      if (name === 'sd_arrivals_per_day') return new Moments('deviation', offered, [day, day])
      const target = SECONDS_IN_NAME.exec(name)?.[1] ?? String(Math.max(...this.model.targets))
      const figure = publishedFigure(name, this.targetAt(Number(target))) ?? this.contactFigure(name)
      return ratio(day, known(figure ?? own(AGENT_FIGURES, name), name))
    }
    const [part, other] = where === 'day' ? [day, day] : this.intervals(where)
    if (name === 'var_count') return new Moments('covariance', offered, [part, part])
    if (name === 'cov_count' && part !== other) return new Moments('covariance', offered, [part, other])
    if (name === 'index_of_dispersion') return new Moments('dispersion', offered, [part, part])
    if (part !== other) throw new NotExpressible(`no ${name} of two intervals`)
    return ratio(part, known(own(INTERVAL_FIGURES, name) ?? this.level(name), name))
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
    return own(SERVICE_LEVELS, kind)?.(this.targetAt(seconds))
  }

  /** 0 is the goal's target, then come the scenario's. */
  private targetAt(seconds: number): number {
    return this.model.targets.indexOf(seconds) + 1
  }
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
