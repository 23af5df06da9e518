import { MONEY_FIGURES } from '../economics/figures.ts'
import { PERCENTILES } from '../experiment/waits.ts'
import { KPIS } from '../models/kpis.ts'
import { percent } from './format.ts'

const MEANINGS = new Map<string, string>([
  ...[...KPIS, ...MONEY_FIGURES].map(({ key, description }) => [key, description] as const),
  ...Object.entries(PERCENTILES).map(([key, share]) => {
    return [key, `${percent(share, 0)} of the answered waited no longer`] as const
  }),
  ['offeredVariance', 'variance of `offered` from one replication to the next'],
  ['serviceLevel', "service level by the scenario's formula"],
  ['maxWait', 'longest wait of an answered contact, mean over replications'],
  ['costP5', 'cost of a replication in the best 5 %'],
  ['costP95', 'cost of a replication in the worst 5 %'],
  ['contacts', 'contacts that went this way'],
  ['cash', 'what is paid in the month, one-off costs when they fall due'],
  ['once', 'what falls due once'],
  ['paidHours', 'hours paid, as worked, overtime included'],
  ['fte', 'paid hours of a mean week by full-time hours a week'],
  ['ftePlanned', 'the same by the plan'],
  ['fteOfProviders', 'FTE of agents whom providers employ'],
  ['leavers', 'agents who left'],
  ['hires', 'agents hired: for those who left, and whom the plan needs more'],
  ['hiresOfProviders', 'hires of providers'],
])

/** What a figure is, in a line; empty where its name says it. */
export function figureMeaning(figure: string): string {
  return MEANINGS.get(figure) ?? ''
}
