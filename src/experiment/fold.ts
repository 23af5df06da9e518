import { clip, ratioInterval } from '../engine/confidence.ts'
import { layoutOf, waitHoursOf, type PageLayout } from '../models/facts.ts'
import { flowsOf } from '../models/flows.ts'
import type { Model } from '../models/model.ts'
import { Pairs } from '../models/pairs.ts'
import { clientScope } from '../models/scopes.ts'
import type { Result } from '../models/simulate.ts'
import { goalsOf } from '../models/verdicts.ts'
import { DayLevelCounts } from './day-levels.ts'
import { FormulaLevels } from './formula-levels.ts'
import { verdictOf, withMisses, type Judged } from './judged.ts'
import { LongestWaits } from './longest-waits.ts'
import { ObservedPages, type ScopeKind } from './observed.ts'
import { RatioTable } from './ratio-table.ts'
import type { DaySummary, Figures, FlowSummary, HourSummary, IntervalSummary, Slice, Summary } from './summary.ts'
import { withFigures } from './page-figures.ts'
import { WaitPercentiles } from './waits.ts'

type Named = readonly { readonly name: string }[]

const SLICE: readonly ScopeKind[] = ['totals', 'types', 'queues', 'groups']

type Findings = Pick<
  Summary,
  | 'replications'
  | 'totals'
  | 'types'
  | 'queues'
  | 'groups'
  | 'trunks'
  | 'clients'
  | 'outages'
  | 'flows'
  | 'typeGroups'
  | 'days'
  | 'intervals'
  | 'hours'
  | 'serviceLevels'
  | 'waits'
  | 'dayLevels'
  | 'goals'
  | 'contacts'
  | 'events'
>

/**
 * Results come in, in order of replication; figures with intervals come out. An observation is a replication, or a batch
 * of a steady-state run.
 */
export class Fold {
  private readonly model: Model
  private readonly confidence: number
  private readonly isByDay: boolean
  private readonly isWhole: boolean
  private readonly pairs: Pairs
  /** By queue: its types. */
  private readonly linesOf: readonly (readonly number[])[]
  private readonly layout: PageLayout
  /** Days that are reported one by one: those after the warm-up, where the model keeps days. */
  private readonly keptDays: readonly number[]
  /** Lines whose waits are reported together: each type, each queue, each client, all. */
  private readonly waitScopes: readonly (readonly number[])[]
  private readonly whole: ObservedPages
  private readonly rows: ObservedPages
  private readonly days: ObservedPages
  private readonly waits: WaitPercentiles
  private readonly hours: number
  private readonly longest: LongestWaits
  /** By goal: periods missed of those judged, days missed of those judged. */
  private readonly missed: RatioTable
  private readonly dayLevels: DayLevelCounts
  private readonly formulaLevels: FormulaLevels
  private readonly flows: RatioTable
  private observations = 0
  private contacts = 0
  private events = 0

  /** `whole`: nothing by day, interval or hour. */
  constructor(model: Model, confidence: number, detail: 'all' | 'whole' = 'all') {
    const { periods } = model
    this.model = model
    this.confidence = confidence
    this.isWhole = detail === 'whole'
    this.pairs = new Pairs(model)
    this.linesOf = linesByQueue(model)
    this.layout = layoutOf(model, this.pairs)
    this.isByDay = periods.kind === 'calendar'
    this.keptDays = this.daysToKeep()
    this.waitScopes = this.linesTogether()
    this.whole = new ObservedPages(model, this.pairs, 1, [...SLICE, 'typeGroups', 'trunks', 'clients', 'outages'], null)
    const rowSeconds = periods.rows.map(({ seconds }) => seconds)
    const keptRows = this.isByDay && !this.isWhole ? periods.rows.length : 0
    this.rows = new ObservedPages(model, this.pairs, keptRows, SLICE, rowSeconds)
    this.days = new ObservedPages(model, this.pairs, this.keptDays.length > 0 ? periods.days.length : 0, SLICE, null)
    this.hours = waitHoursOf(model)
    this.waits = new WaitPercentiles(model, this.hours)
    this.longest = new LongestWaits(model, this.waitScopes)
    this.missed = new RatioTable(2 * goalsOf(model).length)
    this.dayLevels = new DayLevelCounts(model)
    this.formulaLevels = new FormulaLevels(model, this.pairs)
    this.flows = new RatioTable(flowsOf(model).length)
  }

  add(result: Result): void {
    const { periods } = this.model
    const { length, flowsAt, outagesAt } = this.layout
    const observe = (facts: Float64Array, start: number): void => {
      this.observations++
      this.whole.observe(0, facts, start)
      if (!this.isWhole) this.formulaLevels.observe(facts, start)
      for (let flow = 0; flow < outagesAt - flowsAt; flow++) this.flows.add(flow, facts[start + flowsAt + flow], 1)
    }
    if (this.isByDay) {
      observe(result.total, 0)
      if (!this.isWhole) periods.rows.forEach((_, row) => this.rows.observe(row, result.rows, row * length))
      for (const day of this.keptDays) this.days.observe(day, result.days, day * length)
    } else periods.rows.forEach((_, row) => observe(result.rows, row * length))
    this.waits.add(result)
    this.longest.add(result)
    result.goals.periods.forEach((judged, goal) => {
      this.missed.add(2 * goal, result.goals.periodsMissed[goal], judged)
      this.missed.add(2 * goal + 1, result.goals.daysMissed[goal], result.goals.days[goal])
    })
    this.dayLevels.add(result)
    this.contacts += result.contacts
    this.events += result.events
  }

  findings(): Findings {
    const { model } = this
    const slice = {
      totals: this.whole.figures(0, 'totals', 0, this.confidence),
      types: this.figuresOf('types', model.types),
      queues: this.figuresOf('queues', model.queues),
      groups: this.figuresOf('groups', model.groups),
    }
    const goals = this.goals(slice)
    const scopes = this.waitScopes
    const withWaits = (figures: Readonly<Record<string, Figures>>, first: number): Record<string, Figures> =>
      Object.fromEntries(
        Object.entries(figures).map(([name, own], id) => [
          name,
          { ...own, ...this.waitFigures(scopes[first + id], first + id) },
        ]),
      )
    const types = withMisses(withWaits(slice.types, 0), goals, 'type')
    const queues = withMisses(withWaits(slice.queues, model.types.length), goals, 'queue')
    const all = scopes.length - 1
    const totals = { ...slice.totals, ...this.waitFigures(scopes[all], all) }
    return {
      replications: this.observations,
      totals,
      types,
      queues,
      groups: slice.groups,
      trunks: this.figuresOf('trunks', model.trunks),
      clients: withWaits(this.figuresOf('clients', model.clients), model.types.length + model.queues.length),
      outages: this.figuresOf('outages', model.outages),
      flows: this.flowSummaries(),
      typeGroups: this.typeGroups(),
      days: this.daySummaries(),
      intervals: this.intervalSummaries(),
      hours: this.hourSummaries(),
      serviceLevels: this.formulaLevels.found(this.confidence),
      waits: this.waitCurves(),
      dayLevels: this.dayLevels.found(),
      goals: goals.map(({ verdict }) => verdict),
      contacts: this.contacts,
      events: this.events,
    }
  }

  private figuresOf(kind: ScopeKind, named: Named): Record<string, Figures> {
    return Object.fromEntries(named.map(({ name }, id) => [name, this.whole.figures(0, kind, id, this.confidence)]))
  }

  private typeGroups(): Record<string, Record<string, Figures>> {
    const { types, groups } = this.model
    const figures: Record<string, Record<string, Figures>> = {}
    types.forEach(({ name }) => (figures[name] = {}))
    this.pairs.type.forEach((type, pair) => {
      const group = groups[this.pairs.group[pair]].name
      figures[types[type].name][group] = this.whole.figures(0, 'typeGroups', pair, this.confidence)
    })
    return figures
  }

  private flowSummaries(): FlowSummary[] {
    const { types, groups } = this.model
    return flowsOf(this.model).map(({ by, from, to, groups: offered }, id) => ({
      by,
      from: types[from].name,
      to: to < 0 ? null : types[to].name,
      groups: offered.map((group) => groups[group].name),
      contacts: this.ratio(this.flows, id),
    }))
  }

  private daySummaries(): DaySummary[] {
    const { days } = this.model.periods
    return this.keptDays.map((day) => {
      const { label, weekday } = days[day]
      return withFigures({ day, date: label, weekday }, this.days.page(day, this.confidence), this.model)
    })
  }

  private intervalSummaries(): IntervalSummary[] {
    if (!this.isByDay || this.isWhole) return []
    return this.model.periods.rows.map(({ day, label, start, seconds }, row) =>
      withFigures(
        { day: day < 0 ? null : day, date: label, start, seconds },
        this.rows.page(row, this.confidence),
        this.model,
      ),
    )
  }

  private hourSummaries(): HourSummary[] {
    if (!this.isByDay || this.isWhole) return []
    return Array.from({ length: this.hours }, (_, hour) => ({
      start: `${String(hour).padStart(2, '0')}:00`,
      queues: Object.fromEntries(
        this.model.queues.map(({ name }, queue) => [
          name,
          this.waits.figures(this.linesOf[queue], this.confidence, hour),
        ]),
      ),
    }))
  }

  private waitCurves(): Summary['waits'] {
    const { queues, types } = this.model
    return {
      totals: this.waits.curve(types.map((_, line) => line)),
      queues: Object.fromEntries(queues.map(({ name }, queue) => [name, this.waits.curve(this.linesOf[queue])])),
    }
  }

  private daysToKeep(): number[] {
    const { kind, keepDays, days, day, warmup } = this.model.periods
    if (kind !== 'calendar' || !keepDays || this.isWhole) return []
    return days.map((_, id) => id).filter((id) => id >= (day[warmup] ?? 0))
  }

  private goals(slice: Slice): Judged[] {
    const { queues, types } = this.model
    return goalsOf(this.model).map(({ queue, type, goal, clock }, id) => {
      const queueName = queues[queue].name
      const typeName = type < 0 ? null : types[type].name
      const { serviceLevel } = typeName === null ? slice.queues[queueName] : slice.types[typeName]
      const verdict = {
        queue: queueName,
        type: typeName,
        ...goal,
        clock,
        serviceLevel,
        verdict: verdictOf(serviceLevel, goal.share),
      }
      const misses: Figures = this.isByDay
        ? { intervalsMissed: this.ratio(this.missed, 2 * id, 1), daysMissed: this.ratio(this.missed, 2 * id + 1, 1) }
        : {}
      return { verdict, misses }
    })
  }

  private waitFigures(lines: readonly number[], scope: number): Figures {
    return { ...this.waits.figures(lines, this.confidence), maxWait: this.longest.of(scope, this.confidence) }
  }

  private linesTogether(): readonly (readonly number[])[] {
    const { clients, queues, types } = this.model
    const all = types.map((_, line) => line)
    const ofClients = clients.map((_, id) => clientScope(this.model, this.pairs, id).lines)
    return [...all.map((line) => [line]), ...queues.map((_, queue) => this.linesOf[queue]), ...ofClients, all]
  }

  private ratio(table: RatioTable, row: number, most = Infinity): Figures[string] {
    return clip(ratioInterval(table.at(row), this.confidence), 0, most)
  }
}

function linesByQueue({ queues, types }: Model): number[][] {
  const lines = queues.map((): number[] => [])
  types.forEach(({ queue }, line) => lines[queue]?.push(line))
  return lines
}
