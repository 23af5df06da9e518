import { costOf, lossesAtLast, resolvedAtLast, toFinish, withLosses, type Outcome } from '../../economics/figures.ts'
import { OutcomeReader } from '../../economics/outcomes.ts'
import { Settlement, type Books } from '../../economics/settlement.ts'
import { Tally } from '../../engine/tally.ts'
import { CATEGORIES } from '../../experiment/money-figures.ts'
import { Sample } from '../../experiment/samples.ts'
import { minorUnitsIn } from '../../models/currency.ts'
import type { Economy } from '../../models/economy-model.ts'
import { layoutOf } from '../../models/facts.ts'
import { raised } from '../../models/scopes.ts'
import type { Model } from '../../models/model.ts'
import { Pairs } from '../../models/pairs.ts'
import { clientScope, collect, type Scope } from '../../models/scopes.ts'
import { serviceLevelFormulas, serviceLevelOf } from '../../models/service-level.ts'
import type { Result } from '../../models/simulate.ts'
import type { FormCost } from './choice.ts'
import { clientGoals, type ClientGoal } from './client-goals.ts'

/** What forms are judged by, replication by replication; money in whole units. */
export interface FormFigures {
  readonly costPerIssue: Sample
  readonly resolved: Sample
  readonly costPerResolvedIssue: Sample
  readonly wagesPerResolvedIssue: Sample
}

/** A goal of the client, and what has come of it. */
export interface GoalSample extends ClientGoal {
  readonly level: Sample
  readonly days: { judged: number; missed: number }
}

/** Adds up one form of service for one client, replication after replication. */
export class FormSamples {
  readonly figures: FormFigures = {
    costPerIssue: new Sample(),
    resolved: new Sample(),
    costPerResolvedIssue: new Sample(),
    wagesPerResolvedIssue: new Sample(),
  }
  readonly goals: readonly GoalSample[]
  /** By month that is simulated: what it costs. */
  readonly months: readonly { readonly label: string; readonly cost: Tally }[]
  /** Of whole months of all replications. */
  readonly monthlyCostPerIssue: number[] = []
  /** What a resolved issue costs by kind, and `finishing` what is left over: minor units of all replications; `resolved`: divided by. */
  private readonly paid = new Map<FormCost, number>()
  private resolved = 0
  judgedMonths = 0
  missedMonths = 0
  contacts = 0
  private readonly model: Model
  private readonly client: number
  private readonly economy: Economy
  private readonly pairs: Pairs
  private readonly settlement: Settlement
  private readonly outcomes: OutcomeReader
  private readonly party: number
  private readonly whole: Scope
  private readonly minorUnits: number

  constructor(model: Model, economy: Economy, client: number) {
    this.model = model
    this.client = client
    this.economy = economy
    this.pairs = new Pairs(model)
    this.settlement = new Settlement(model, economy)
    this.outcomes = new OutcomeReader(model, this.settlement)
    this.party = economy.parties.findIndex((party) => party.client === client)
    this.whole = clientScope(model, this.pairs, client)
    this.minorUnits = minorUnitsIn(model.currency ?? '')
    this.goals = clientGoals(model, this.pairs, client).map((goal) => ({
      ...goal,
      level: new Sample(),
      days: { judged: 0, missed: 0 },
    }))
    this.months = economy.months.map(({ label }) => ({ label, cost: new Tally() }))
  }

  add(result: Result): void {
    const books = this.settlement.settle(result)
    const outcome = this.outcomes.read(books, result).clients[this.client]
    const { figures, minorUnits } = this
    const [cost, finished] = [costOf(outcome), toFinish(outcome)]
    // Working off what is left over is paid in wages and invoices by as much as the rest is.
    const wages = (outcome.paid.wages + outcome.paid.fees) * (cost > 0 ? (cost + finished) / cost : 1)
    const resolved = outcome.resolved > 0 ? resolvedAtLast(outcome) : 0
    figures.costPerIssue.add((cost + finished) / minorUnits, outcome.raised)
    figures.resolved.add(resolved, outcome.raised)
    figures.costPerResolvedIssue.add(withLosses(outcome) / minorUnits, resolved)
    figures.wagesPerResolvedIssue.add(wages / minorUnits, resolved)
    this.addCosts(outcome, resolved)
    this.contacts += result.contacts
    this.addGoals(result)
    this.addMonths(books)
  }

  private addCosts(outcome: Outcome, resolved: number): void {
    const add = (kind: FormCost, amount: number): void => void this.paid.set(kind, (this.paid.get(kind) ?? 0) + amount)
    for (const kind of CATEGORIES) add(kind, kind === 'losses' ? lossesAtLast(outcome) : outcome.paid[kind])
    add('finishing', toFinish(outcome))
    this.resolved += resolved
  }

  /** They add up to what a resolved issue costs; whole units of the currency. */
  costs(): Partial<Record<FormCost, number>> {
    const each = this.resolved * this.minorUnits
    if (each === 0) return {}
    return Object.fromEntries([...this.paid].flatMap(([kind, paid]) => (paid === 0 ? [] : [[kind, paid / each]])))
  }

  private addGoals({ goals, total }: Result): void {
    const { numerator, denominator } = serviceLevelFormulas[this.model.serviceLevel]
    const layout = layoutOf(this.model, this.pairs)
    for (const { days, id, level, scope } of this.goals) {
      const sums = collect(total, 0, layout, scope)
      level.add(numerator(0)(sums), denominator(0)(sums))
      days.judged += goals.days[id]
      days.missed += goals.daysMissed[id]
    }
  }

  private addMonths({ lines }: Books): void {
    const { model, settlement } = this
    this.economy.months.forEach(({ days, ofDays }, month) => {
      const paid = lines
        .filter((line) => line.month === month && line.payer === this.party && line.category !== 'losses')
        .reduce((sum, { amount }) => sum + amount, 0)
      this.months[month].cost.add(paid / this.minorUnits)
      if (days < ofDays) return
      const issues = raised(settlement.usage.ofMonth(month, this.whole))
      if (issues > 0) this.monthlyCostPerIssue.push(paid / this.minorUnits / issues)
      const levels = this.goals.map(({ scope, share }) => {
        const level = serviceLevelOf(model.serviceLevel, settlement.usage.ofMonth(month, scope))
        return { level, share }
      })
      if (levels.every(({ level }) => level === null)) return
      this.judgedMonths++
      if (levels.some(({ level, share }) => level !== null && level < share)) this.missedMonths++
    })
  }
}
