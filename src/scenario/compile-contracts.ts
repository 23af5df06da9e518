import type { Forecast } from '../models/economy-model.ts'
import { supplementsOf } from './compile-employers.ts'
import { HOURS } from './contract-schema.ts'
import type { Contract } from './contract-schema.ts'
import { usualEmployer } from './employer-schema.ts'
import { expectedIn } from './expected.ts'
import { contractWarnings } from './contract-warnings.ts'
import { coverProblems } from './contract-cover.ts'
import type { Cover } from './contract-cover.ts'
import { fullTimeHours } from './money-draft.ts'
import type { MoneyDraft } from './money-draft.ts'
import { quoted } from './issues.ts'
import { offGrid } from './money-grid.ts'
import { both } from './money-time.ts'

/** Who pays whom by a contract, for whose work at what, and when. */
export interface Ties extends Cover {
  readonly id: number
  readonly payer: number
  readonly payee: number
  readonly monthShare: Float64Array
  readonly given: Contract
}

export function compileContracts(draft: MoneyDraft): void {
  const contracts = Object.entries(draft.compilation.scenario.contracts ?? {})
  const covers = contracts.map(([name, given], id) => {
    const { valid } = given
    offGrid(draft.compilation, valid.hours, ['contracts', name, 'valid', 'hours'])
    const client = draft.model.clients.findIndex((one) => one.name === given.client)
    const types = given.types === undefined ? draft.typesOfClient(client) : draft.typeIds(given.types)
    const payee = draft.party(given.provider)
    const groups = given.groups === undefined ? groupsOf(draft, payee, types) : draft.groupIds(given.groups)
    const when = draft.time.holding(valid)
    const ties: Ties = {
      id,
      name,
      payer: client,
      payee,
      groups,
      types,
      when,
      monthShare: draft.time.shares(valid),
      given,
    }
    payFees(draft, ties)
    payOnce(draft, ties)
    agree(draft, ties)
    return ties
  })
  coverProblems(draft, covers)
  pressedTwice(draft, covers)
  contractWarnings(draft, covers)
}

/** Work is bent at all times, so by one contract alone. */
function pressedTwice({ compilation, model }: MoneyDraft, covers: readonly Ties[]): void {
  const pressing = covers.filter(({ given }) => given.pressure !== undefined)
  pressing.forEach((cover, i) => {
    for (const other of pressing.slice(0, i)) {
      const type = cover.types.find((one) => other.types.includes(one))
      const group = cover.groups.find((one) => other.groups.includes(one))
      if (type === undefined || group === undefined) continue
      const work = `${quoted(model.types[type].name)} by ${quoted(model.groups[group].name)}`
      const message = `${quoted(other.name)} presses on ${work} already, at all times`
      compilation.fault(['contracts', cover.name, 'pressure'], { message, allowed: 'pressure by one of them' })
    }
  })
}

/** Groups of a provider that handle some of the types. */
function groupsOf(draft: MoneyDraft, provider: number, types: readonly number[]): number[] {
  return draft.allGroups.filter(
    (group) =>
      draft.employerOf[group] === provider && draft.model.groups[group].skills.some(({ type }) => types.includes(type)),
  )
}

function payFees(draft: MoneyDraft, ties: Ties): void {
  const { given, payer, payee, when, monthShare } = ties
  for (const [name, price] of Object.entries(given.prices)) {
    const { meter, minorUnits } = price.price
    const isOnce = meter === 'once'
    const types = price.types === undefined ? ties.types : draft.typeIds(price.types)
    const charge = (
      what: string,
      groups: readonly number[],
      amount: number,
      held = when,
      perWeek?: number,
      tiers = price.tiers,
    ): void =>
      draft.charge({
        name: what,
        category: isOnce ? 'one-off' : 'fees',
        contract: ties.id,
        payer,
        payee,
        meter,
        groups,
        types,
        minorUnits: amount,
        tiers: (tiers ?? []).map((tier) => ({ from: tier.from, minorUnits: tier.price.minorUnits })),
        when: held,
        monthShare,
        seats: meter === 'seat-month' ? (price.seats ?? draft.seatsOf(groups, when)) : 0,
        fullTimeHours: fullTimeHours(perWeek),
        spreadMonths: isOnce ? (price.spread ?? given.term) : 0,
        paidIn: isOnce ? draft.time.monthOf(given.valid.from) : -1,
        isForRepeats: price.repeats !== 'free',
        isForTransfers: price.transfers !== 'free',
      })
    if (meter === 'fte-month')
      for (const group of ties.groups)
        charge(
          name,
          [group],
          minorUnits,
          when,
          draft.compilation.scenario.groups[draft.model.groups[group].name].fullTime,
        )
    else charge(name, ties.groups, minorUnits)
    if (HOURS.includes(meter) && given.supplementsPassedOn > 0) {
      const employer = draft.compilation.scenario.employers?.[given.provider] ?? usualEmployer
      for (const group of ties.groups)
        for (const { share, when: held } of supplementsOf(draft, employer, draft.model.groups[group].name)) {
          const passedOn = minorUnits * share * given.supplementsPassedOn
          charge(`${name}, supplement`, [group], passedOn, both(when, held), undefined, [])
        }
    }
    if (price.increment !== undefined) {
      const of = meter === 'talk-minute' ? ('talk' as const) : ('handle' as const)
      for (const group of ties.groups)
        for (const type of types) addIncrement(draft, ties.name, name, { group, type, of, seconds: price.increment })
    }
  }
}

/** Contacts of a group and type are rounded up once: two prices cannot round them differently. */
function addIncrement(
  draft: MoneyDraft,
  contract: string,
  price: string,
  increment: MoneyDraft['increments'][number],
): void {
  const { group, type, of, seconds } = increment
  const other = draft.increments.find((one) => one.group === group && one.type === type && one.of === of)
  if (other === undefined) draft.increments.push(increment)
  else if (other.seconds !== seconds) {
    const message = `another price rounds the same contacts up to ${other.seconds} s`
    draft.compilation.fault(['contracts', contract, 'prices', price, 'increment'], {
      message,
      allowed: 'one increment',
    })
  }
}

function payOnce(draft: MoneyDraft, { id, payer, payee, given, monthShare }: Ties): void {
  const { exit, parallel, term, valid } = given
  const once = (name: string, minorUnits: number, paidTo: number, paidIn: number): void =>
    draft.charge({
      name,
      category: 'one-off',
      contract: id,
      payer,
      payee: paidTo,
      meter: 'once',
      groups: [],
      types: [],
      minorUnits,
      monthShare,
      spreadMonths: term,
      paidIn,
    })
  if (exit !== undefined) once('exit', exit.minorUnits, payee, draft.time.monthOf(valid.to))
  if (parallel !== undefined)
    once(
      'parallel running',
      parallel.price.minorUnits * parallel.weeks,
      draft.suppliers,
      draft.time.monthOf(valid.from),
    )
}

/** Minimum, forecast and SLA. */
function agree(draft: MoneyDraft, ties: Ties): void {
  const { name, payer, payee, groups, types, monthShare, given } = ties
  draft.contracts.push({
    name,
    client: payer,
    provider: payee,
    groups,
    types,
    minimum: given.minimum?.minorUnits ?? 0,
    maximum: given.maximum?.minorUnits ?? Infinity,
    monthShare,
    forecast: forecastOf(draft, ties),
    sla: given.sla.map(({ figure, goal, types: judged, bands, withinForecast }) => ({
      figure: figure.key,
      types: judged === undefined ? types : draft.typeIds(judged),
      goal,
      isBetterAbove: figure.isBetterAbove,
      bands,
      isWithinForecast: withinForecast,
    })),
  })
}

/** By month, what is written for the part of it in which the contract is in force, or what may be expected in its hours. */
function forecastOf(draft: MoneyDraft, { given, monthShare, types, when }: Ties): Forecast | null {
  const { forecast } = given
  if (forecast === undefined) return null
  const { tolerance, surcharge, contacts: written } = forecast
  if (written !== undefined) return { contacts: monthShare.map((share) => share * written), tolerance, surcharge }
  const { model, time } = draft
  const contacts = new Float64Array(time.months.length)
  for (const type of types) {
    const { open, closed } = expectedIn(model.types[type], model, model.periods.bounds)
    for (let i = model.periods.warmup; i < when.length; i++) {
      if (when[i] === 1) contacts[time.monthOfDay[model.periods.day[i]]] += open[i] + closed[i]
    }
  }
  return { contacts, tolerance, surcharge }
}
