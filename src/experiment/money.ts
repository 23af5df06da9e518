import { meanInterval, ratioInterval, type Estimate } from '../engine/confidence.ts'
import { Tally } from '../engine/tally.ts'
import { costOf, MONEY_FIGURES } from '../economics/figures.ts'
import type { Line } from '../economics/line.ts'
import type { Books } from '../economics/settlement.ts'
import type { Economy } from '../models/economy-model.ts'
import { KPIS } from '../models/kpis.ts'
import type { Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'
import { MonthFold } from './month-fold.ts'
import { figuresFor, MoneyReader, type MoneyScope } from './money-figures.ts'
import { quantileOf } from './paired.ts'
import { RatioTable } from './ratio-table.ts'
import type { BookLine, BookSummary, ContractSummary, Figures, Summary } from './summary.ts'

const SECONDS: ReadonlySet<string> = new Set(KPIS.filter(({ unit }) => unit === 'seconds').map(({ key }) => key))

/** Settles replication after replication, and sums up what all of them cost. */
export class MoneyFold {
  private readonly model: Model
  private readonly economy: Economy
  private readonly confidence: number
  private readonly reader: MoneyReader
  private readonly minorUnits: number
  private readonly table: RatioTable
  private readonly rows = new Map<string, number>()
  /** By replication: cost, by client and last of all together. */
  private readonly costs: number[][] = []
  private readonly months: MonthFold
  private readonly books = new Map<string, { line: Line; quantity: Tally; amount: Tally }>()
  /** By contract and term: months missed of those judged. */
  private readonly sla: readonly RatioTable[]
  private first: Books | null = null

  constructor(model: Model, economy: Economy, confidence: number) {
    this.model = model
    this.economy = economy
    this.confidence = confidence
    this.reader = new MoneyReader(model, economy)
    this.minorUnits = this.reader.minorUnits
    this.table = new RatioTable((1 + model.clients.length + economy.parties.length) * MONEY_FIGURES.length)
    this.months = new MonthFold(model, economy, this.reader.monthPlan, this.minorUnits, confidence)
    this.sla = economy.contracts.map(({ sla }) => new RatioTable(sla.length))
  }

  add(result: Result): void {
    const { economy } = this
    const { books, figures, months, outcomes } = this.reader.read(result)
    this.first ??= books
    this.costs.push([...outcomes.clients, outcomes.total].map((outcome) => costOf(outcome) / this.minorUnits))
    for (const { scope, name, key, numerator, denominator } of figures) {
      if (scope === 'contracts') continue
      this.table.add(this.rowOf(scope, name, key), numerator, denominator)
    }
    const terms = economy.contracts.map(({ sla }) => sla.map(() => ({ judged: 0, missed: 0 })))
    for (const { contract, term, isMet } of books.verdicts) {
      if (isMet === null) continue
      terms[contract][term].judged++
      if (!isMet) terms[contract][term].missed++
    }
    terms.forEach((list, contract) =>
      list.forEach(({ judged, missed }, term) => this.sla[contract].add(term, missed, judged)),
    )
    this.months.add(months)
    this.addBooks(books)
  }

  /** Figures of all, of clients or of providers, by name. */
  figures(scope: MoneyScope, name: string): Figures {
    const figures: Record<string, Estimate> = {}
    for (const { key } of figuresFor(scope)) {
      figures[key] = ratioInterval(this.table.at(this.rowOf(scope, name, key)), this.confidence)
    }
    if (scope !== 'providers') {
      const place =
        scope === 'totals' ? this.model.clients.length : this.model.clients.findIndex((of) => of.name === name)
      const costs = this.costs.map((row) => row[place]).toSorted((a, b) => a - b)
      // Fewer than 20 show no tails.
      const tail = (share: number): Estimate => {
        return { value: costs.length < 20 ? null : quantileOf(Float64Array.from(costs), share), low: null, high: null }
      }
      figures.costP5 = tail(0.05)
      figures.costP95 = tail(0.95)
    }
    return figures
  }

  /** The figures of clients, with what they pay. */
  ofClients(clients: Readonly<Record<string, Figures>>): Record<string, Figures> {
    return Object.fromEntries(
      Object.entries(clients).map(([name, figures]) => [name, { ...figures, ...this.figures('clients', name) }]),
    )
  }

  /** What a summary has of it. */
  findings(): Pick<Summary, 'providers' | 'contracts' | 'months' | 'books' | 'firstBooks'> {
    const providers = this.economy.parties.filter(({ kind }) => kind === 'provider')
    return {
      providers: Object.fromEntries(providers.map(({ name }) => [name, this.figures('providers', name)])),
      contracts: this.contracts(),
      months: this.months.summaries(),
      books: this.bookSummaries(),
      firstBooks: this.firstBooks(),
    }
  }

  private contracts(): Record<string, ContractSummary> {
    return Object.fromEntries(
      this.economy.contracts.map(({ client, name, provider, sla }, id) => [
        name,
        {
          client: this.economy.parties[client].name,
          provider: this.economy.parties[provider].name,
          sla: sla.map(({ figure, goal }, term) => ({
            figure,
            unit: SECONDS.has(figure) ? ('seconds' as const) : ('share' as const),
            goal,
            monthsMissed: ratioInterval(this.sla[id].at(term), this.confidence),
          })),
        },
      ]),
    )
  }

  /** What is paid for what, in the mean of all replications. */
  private bookSummaries(): BookSummary[] {
    return [...this.books.values()].map(({ line, quantity, amount }) => ({
      ...this.wordsOf(line),
      quantity: quantity.mean,
      rate: this.rateOf(line, quantity.mean, amount.mean),
      amount: scaled(meanInterval(amount, this.confidence), this.minorUnits),
    }))
  }

  /** The books of the first replication, line by line. */
  private firstBooks(): BookLine[] {
    return (this.first?.lines ?? []).map((line) => ({
      month: this.economy.months[line.month].label,
      ...this.wordsOf(line),
      quantity: line.charge < 0 || line.what === 'share' ? line.quantity / this.minorUnits : line.quantity,
      rate: Number(
        (line.charge < 0 || line.what === 'share' ? line.rate : line.rate / this.minorUnits).toPrecision(12),
      ),
      amount: line.amount / this.minorUnits,
    }))
  }

  /** The price, where all units have the same; else what they cost in the mean. Whole units of the currency. */
  private rateOf({ charge, what }: Line, quantity: number, amount: number): number | null {
    if (charge < 0 || what === 'share') return null
    const { minorUnits, tiers } = this.economy.charges[charge]
    if (tiers.length === 0) return minorUnits / this.minorUnits
    return quantity === 0 ? null : amount / quantity / this.minorUnits
  }

  private wordsOf({ category, charge, contract, payee, payer, what }: Line) {
    const { charges, contracts, parties } = this.economy
    return {
      payer: parties[payer].name,
      payee: parties[payee].name,
      contract: contract < 0 ? null : contracts[contract].name,
      what: charge < 0 ? what : what === 'share' ? `share of ${charges[charge].name}` : charges[charge].name,
      category,
      unit: charge < 0 || what === 'share' ? null : charges[charge].meter,
    }
  }

  private addBooks({ lines }: Books): void {
    const sums = new Map<string, { line: Line; quantity: number; amount: number }>()
    for (const line of lines) {
      const key = `${line.charge} ${line.contract} ${line.payer} ${line.payee} ${line.what}`
      const sum = sums.get(key) ?? { line, quantity: 0, amount: 0 }
      sum.quantity += line.quantity
      sum.amount += line.amount
      sums.set(key, sum)
    }
    const before = this.costs.length - 1
    for (const [key, { line }] of sums) {
      if (this.books.has(key)) continue
      // In the replications before there was nothing of it.
      const none = (): Tally => {
        const tally = new Tally()
        for (let i = 0; i < before; i++) tally.add(0)
        return tally
      }
      this.books.set(key, { line, quantity: none(), amount: none() })
    }
    for (const [key, { quantity, amount }] of this.books) {
      quantity.add(sums.get(key)?.quantity ?? 0)
      amount.add(sums.get(key)?.amount ?? 0)
    }
  }

  private rowOf(scope: string, name: string, key: string): number {
    const id = `${scope}/${name}/${key}`
    const known = this.rows.get(id)
    if (known !== undefined) return known
    const row = this.rows.size
    this.rows.set(id, row)
    return row
  }
}

function scaled({ value, low, high }: Estimate, by: number): Estimate {
  const whole = (amount: number | null): number | null => (amount === null ? null : amount / by)
  return { value: whole(value), low: whole(low), high: whole(high) }
}
