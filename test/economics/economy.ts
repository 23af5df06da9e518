import type { Charge, Contract, Economy, Meter } from '../../src/models/economy-model.ts'
import type { Model } from '../../src/models/model.ts'

export const CLIENT = 0
export const PROVIDER = 1
export const STAFF = 2

type Written = Partial<Omit<Charge, 'meter'>> & { readonly meter: Meter; readonly minorUnits: number }

/** A client, a provider who employs all agents, and its staff; a model of days in one month, or as many as told. */
export function priced(
  model: Model,
  charges: readonly Written[],
  { contracts = [], ...more }: Partial<Omit<Economy, 'contracts'>> & { contracts?: readonly Partial<Contract>[] } = {},
): Model & { economy: Economy } {
  const { periods, groups, types } = model
  const count = periods.day.length
  const all = { groups: [...groups.keys()], types: [...types.keys()] }
  const billOf = Int32Array.from({ length: count }, (_, period) => (period < periods.warmup ? -1 : 0))
  const bills = more.monthOf?.length ?? 1
  const months = more.months ?? [{ label: '2026-03', days: 31, ofDays: 31 }]
  const monthShare = Float64Array.from(months, () => 1)
  const economy: Economy = {
    parties: [
      { name: 'shop', kind: 'client', client: model.clients.length > 0 ? 0 : -1 },
      { name: 'callco', kind: 'provider', client: -1 },
      { name: 'staff', kind: 'staff', client: -1 },
    ],
    months,
    billOf,
    monthOf: new Int32Array(1),
    allocation: 'handle-time',
    employerOf: Int32Array.from(groups, () => PROVIDER),
    fullTimeOf: Float64Array.from(groups, () => 40),
    increments: [],
    ...more,
    contracts: contracts.map((contract) => ({
      name: 'contract',
      client: CLIENT,
      provider: PROVIDER,
      ...all,
      minimum: 0,
      maximum: Infinity,
      monthShare,
      forecast: null,
      sla: [],
      ...contract,
    })),
    charges: charges.map((charge) => ({
      name: charge.meter,
      category: 'fees',
      contract: contracts.length > 0 ? 0 : -1,
      payer: CLIENT,
      payee: PROVIDER,
      ...all,
      tiers: [],
      holds: new Uint8Array(bills).fill(1),
      monthShare,
      seats: 0,
      fullTimeHours: 160,
      spreadMonths: 36,
      paidIn: 0,
      isForRepeats: true,
      isForTransfers: true,
      ...charge,
    })),
  }
  return { ...model, currency: 'EUR', economy }
}
