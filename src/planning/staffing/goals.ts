import { KPIS } from '../../models/kpis.ts'
import type { Model, PeriodRow } from '../../models/model.ts'
import { Pairs } from '../../models/pairs.ts'
import { groupScope, queueScope, typeScope, type Scope, type Sums } from '../../models/scopes.ts'
import { serviceLevelKpis } from '../../models/service-level.ts'
import { goalsOf } from '../../models/verdicts.ts'
import type { Scenario } from '../../scenario/schema.ts'

/** A goal as answers tell it. */
export interface NamedGoal {
  readonly scope: 'types' | 'queues' | 'groups' | 'all'
  readonly name: string
  /** Key of the figure, `serviceLevel`. */
  readonly figure: string
  readonly unit: 'share' | 'seconds'
  readonly goal: number
  readonly isBetterAbove: boolean
}

/** A figure that has to reach a goal: a ratio of sums of one scope. */
export interface Goal extends NamedGoal {
  readonly of: Scope
  readonly numerator: (sums: Sums) => number
  readonly denominator: (sums: Sums) => number
  /** Of `goalsOf`: whose days are judged one by one; -1: none. */
  readonly verdict: number
}

export function asNamed({ figure, goal, isBetterAbove, name, scope, unit }: NamedGoal): NamedGoal {
  return { scope, name, figure, unit, goal, isBetterAbove }
}

/** A goal over some rows of the report: it is met where the sums over them meet it. */
export interface Requirement {
  /** Of the goals. */
  readonly goal: number
  /** Of the model's rows. */
  readonly rows: readonly number[]
  /** `mon 08:00`, `mon`, '' of the whole run. */
  readonly when: string
}

/** All that a staffing has to meet: the goals of queues and types, those of `staffing`, and its ceiling of occupancy. */
export function goalsIn({ staffing }: Scenario, model: Model, decided: readonly number[]): Goal[] {
  const pairs = new Pairs(model)
  const kpis = [...serviceLevelKpis(model.serviceLevel, []), ...KPIS]
  const figure = (key: string): Pick<Goal, 'figure' | 'unit' | 'numerator' | 'denominator'> => {
    const kpi = kpis.find((one) => one.key === key)
    if (kpi === undefined || kpi.times !== undefined || kpi.denominator === null) throw new Error(`${key} is no ratio`)
    const unit = kpi.unit === 'seconds' ? 'seconds' : 'share'
    return { figure: key, unit, numerator: kpi.numerator, denominator: kpi.denominator }
  }
  const ofQueues = goalsOf(model).map(({ goal, queue, type }, verdict): Goal => {
    const isQueue = type < 0
    return {
      scope: isQueue ? 'queues' : 'types',
      name: isQueue ? model.queues[queue].name : model.types[type].name,
      ...figure('serviceLevel'),
      goal: goal.share,
      isBetterAbove: true,
      of: isQueue ? queueScope(model, pairs, queue) : typeScope(pairs, type),
      verdict,
    }
  })
  const written = (staffing?.goals ?? []).map(({ goal, isBetterAbove, key, types }): Goal => {
    const ids = model.types.flatMap(({ name }, id) => (types === undefined || types.includes(name) ? [id] : []))
    const scopes = ids.map((id) => typeScope(pairs, id))
    return {
      scope: types === undefined ? 'all' : 'types',
      name: types?.join(' + ') ?? '',
      ...figure(key),
      goal,
      isBetterAbove,
      of: { lines: ids, pairs: scopes.flatMap((scope) => scope.pairs), groups: [] },
      verdict: -1,
    }
  })
  const ceiling = staffing?.occupancy
  const ofGroups =
    ceiling === undefined
      ? []
      : decided.map((group): Goal => ({
          scope: 'groups',
          name: model.groups[group].name,
          ...figure('occupancy'),
          goal: ceiling,
          isBetterAbove: false,
          of: groupScope(pairs, group),
          verdict: -1,
        }))
  return [...ofQueues, ...written, ...ofGroups]
}

export function requirementsOf(
  goals: readonly Goal[],
  { periods }: Model,
  scope: NonNullable<Scenario['staffing']>['scope'],
): Requirement[] {
  const rows = rowSets(periods.rows, periods.kind === 'batches' ? 'month' : scope)
  return goals.flatMap((_, goal) => rows.map((set) => ({ goal, ...set })))
}

function rowSets(rows: readonly PeriodRow[], scope: 'interval' | 'day' | 'month'): Omit<Requirement, 'goal'>[] {
  // Longer runs are staffed month by month.
  if (scope === 'month') return [{ rows: [...rows.keys()], when: '' }]
  if (scope === 'interval') return rows.map(({ label, start }, row) => ({ rows: [row], when: `${label} ${start}` }))
  const byDay = new Map<string, number[]>()
  rows.forEach(({ label }, row) => byDay.set(label, [...(byDay.get(label) ?? []), row]))
  return [...byDay].map(([when, set]) => ({ rows: set, when }))
}
