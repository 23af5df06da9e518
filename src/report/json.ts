import type { Estimate, Figures, Slice, Spending, Summary } from '../experiment/summary.ts'
import type { Judgement } from './judgement.ts'
import { judgementJson } from './judgement-json.ts'
import { type Json, type JsonDocument, jsonParts, jsonText } from './json-text.ts'

interface JsonOptions {
  /** Whether what differs between two equal runs is told. */
  readonly timing?: boolean
  /** What the run was held against: at the end. */
  readonly judgement?: Judgement
}

/** One document of a run, see docs/figures.md; the same figures give the same bytes, but for `timezoneData` and `seconds`. */
export function json(summary: Summary, options: JsonOptions = {}): string {
  return jsonText(documentOf(summary, options))
}

/** The same text in parts, a day or an interval at a time: that of a year is too long to hold. */
export function jsonInParts(summary: Summary, options: JsonOptions = {}): Iterable<string> {
  return jsonParts(documentOf(summary, options))
}

function documentOf(summary: Summary, { timing = true, judgement }: JsonOptions): JsonDocument {
  return {
    agner: summary.agner,
    scenario: { name: summary.scenario.name, hash: summary.scenario.hash },
    seed: summary.seed,
    replications: summary.replications,
    method: summary.method,
    precision: summary.precision?.map((one) => ({ ...one })),
    varianceReduction: summary.varianceReduction === undefined ? undefined : { ...summary.varianceReduction },
    confidence: summary.confidence,
    serviceLevelFormula: summary.serviceLevelFormula,
    currency: summary.currency,
    totals: figuresOf(summary.totals),
    types: each(summary.types, figuresOf),
    queues: each(summary.queues, figuresOf),
    groups: each(summary.groups, figuresOf),
    trunks: each(summary.trunks, figuresOf),
    clients: ifThere(summary.clients),
    ...moneyOf(summary),
    outages: ifThere(summary.outages),
    flows: summary.flows.map(({ contacts, ...flow }) => ({ ...flow, contacts: estimateOf(contacts) })),
    typeGroups: each(summary.typeGroups, (groups) => each(groups, figuresOf)),
    days: daysOf(summary),
    intervals: intervalsOf(summary),
    hours: summary.hours.map(({ start, queues }) => ({ start, queues: each(queues, figuresOf) })),
    serviceLevels: {
      totals: each(summary.serviceLevels.totals, estimateOf),
      queues: each(summary.serviceLevels.queues, (levels) => each(levels, estimateOf)),
      clients: each(summary.serviceLevels.clients, (levels) => each(levels, estimateOf)),
    },
    waits: { totals: { ...summary.waits.totals }, queues: each(summary.waits.queues, (curve) => ({ ...curve })) },
    dayLevels: summary.dayLevels.map((one) => ({ ...one })),
    goals: summary.goals.map(({ serviceLevel, verdict, ...goal }) => ({
      ...goal,
      serviceLevel: estimateOf(serviceLevel),
      verdict,
    })),
    ...(summary.replyGoals === undefined
      ? {}
      : {
          replyGoals: summary.replyGoals.map(({ laterRepliesInTime, verdict, ...goal }) => ({
            ...goal,
            laterRepliesInTime: estimateOf(laterRepliesInTime),
            verdict,
          })),
        }),
    formulas: summary.formulas.map((formula) => ({ ...formula })),
    warnings: summary.warnings,
    contacts: summary.contacts,
    events: summary.events,
    timezoneData: timing ? summary.timezoneData : undefined,
    seconds: timing ? summary.seconds : undefined,
    ...(judgement === undefined ? {} : judgementJson(judgement)),
  }
}

function* daysOf({ days }: Summary): Generator<Json> {
  for (const one of days) yield { day: one.day, date: one.date, weekday: one.weekday, ...sliceOf(one) }
}

function* intervalsOf({ intervals }: Summary): Generator<Json> {
  for (const one of intervals) {
    yield { day: one.day, date: one.date, start: one.start, seconds: one.seconds, ...sliceOf(one) }
  }
}

function sliceOf({ totals, types, queues, groups }: Slice): { readonly [key: string]: Json } {
  return {
    totals: figuresOf(totals),
    types: each(types, figuresOf),
    queues: each(queues, figuresOf),
    groups: each(groups, figuresOf),
  }
}

/** Absent where nobody is paid. */
function moneyOf({ books, contracts, firstBooks, months, providers }: Summary): Record<string, Json> {
  if (books === undefined || months === undefined || contracts === undefined) return {}
  const spending = ({ cost, cash }: Spending): Json => ({ cost: estimateOf(cost), cash: estimateOf(cash) })
  return {
    providers: each(providers ?? {}, figuresOf),
    contracts: each(contracts, ({ sla, ...contract }) => ({
      ...contract,
      sla: sla.map(({ monthsMissed, ...term }) => ({ ...term, monthsMissed: estimateOf(monthsMissed) })),
    })),
    months: months.map(({ totals, clients, groups, contracts: contracted, ...month }) => ({
      ...month,
      totals: each({ ...totals }, estimateOf),
      clients: each(clients, spending),
      groups: each(groups, ({ employer, ftePlanned, ...own }) => ({
        employer,
        ...each({ ...own }, estimateOf),
        ftePlanned,
      })),
      contracts: each(contracted, (own) => each({ ...own }, estimateOf)),
    })),
    books: books.map(({ amount, ...line }) => ({ ...line, amount: estimateOf(amount) })),
    firstBooks: (firstBooks ?? []).map((line) => ({ ...line })),
  }
}

/** Absent where a scenario has none. */
function ifThere(named: Readonly<Record<string, Figures>> | undefined): Json | undefined {
  return named === undefined ? undefined : each(named, figuresOf)
}

function figuresOf(figures: Figures): Json {
  return each(figures, estimateOf)
}

function estimateOf({ value, low, high }: Estimate): Json {
  return { value, low, high }
}

/** A name may be `__proto__`: entries, never assignments. */
function each<T>(named: Readonly<Record<string, T>>, print: (one: T) => Json): { readonly [name: string]: Json } {
  return Object.fromEntries(Object.entries(named).map(([name, one]) => [name, print(one)]))
}
