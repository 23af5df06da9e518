import type { Economy } from '../models/economy-model.ts'
import { compileClientMoney } from './compile-client-money.ts'
import type { Compilation } from './compile-context.ts'
import { compileContracts } from './compile-contracts.ts'
import { compileEmployers } from './compile-employers.ts'
import { FULL_WEEK, MoneyDraft } from './money-draft.ts'
import { moneyWarnings } from './money-warnings.ts'
import { MoneyTime } from './money-time.ts'

/** Null where the scenario has nothing that is paid. */
export function compileEconomy(compilation: Compilation, model: MoneyDraft['model']): Economy | null {
  const { scenario, calendar, periods } = compilation
  const { employers, contracts, clients = {}, groups } = scenario
  const isPaid =
    employers !== undefined ||
    contracts !== undefined ||
    Object.values(clients).some((client) => client.costs ?? client.values ?? client.retained) ||
    Object.values(groups).some((group) => group.wage ?? group.concessions)
  if (!isPaid || calendar === null) return null
  const time = new MoneyTime(calendar, periods)
  const draft = new MoneyDraft(compilation, time, model)
  compileEmployers(draft)
  compileContracts(draft)
  compileClientMoney(draft)
  moneyWarnings(draft)
  const bills = time.bills(new Set(draft.charges.map(({ when }) => when)))
  return {
    parties: draft.parties,
    months: time.months,
    ...bills,
    contracts: draft.contracts,
    charges: draft.charges.map(({ when, ...charge }) => ({ ...charge, holds: time.onBills(when, bills) })),
    allocation: scenario.allocation ?? 'handle-time',
    employerOf: draft.employerOf,
    fullTimeOf: Float64Array.from(model.groups, ({ name }) => (groups[name].fullTime ?? FULL_WEEK) / 3600),
    increments: draft.increments,
  }
}
