import { MONEY_FIGURES } from '../economics/figures.ts'
import { FAMILIES } from '../experiment/observed.ts'
import { PERCENTILES } from '../experiment/waits.ts'
import type { Kpi } from '../models/kpi.ts'
import { KPIS } from '../models/kpis.ts'
import type { ServiceLevelName } from '../models/model.ts'
import { at, type Sums } from '../models/scopes.ts'
import { satisfactionKpis } from '../models/satisfaction.ts'
import { serviceLevelFormulas, serviceLevelKpis, serviceLevelOf } from '../models/service-level.ts'
import { percent } from './format.ts'

/**
 * `docs/figures.md` with the parts between `<!-- generated: NAME -->` and `<!-- end -->` written anew. Throws where the
 * page has no place for a part, or a place for none.
 */
export function figureDocs(page: string): string {
  const parts: Record<string, string> = {
    formulas: formulaTable(),
    figures: figureTable(),
    run: runTable(),
    money: moneyTable(),
  }
  const written = new Set<string>()
  const text = page.replaceAll(/(<!-- generated: (\w+) -->\n)[^]*?(<!-- end -->)/g, (_, start, name: string, end) => {
    if (!(name in parts)) throw new Error(`docs/figures.md has a place for "${name}", which nothing fills`)
    written.add(name)
    return `${start}\n${parts[name]}\n\n${end}`
  })
  const missing = Object.keys(parts).filter((name) => !written.has(name))
  if (missing.length > 0) throw new Error(`docs/figures.md has no place for ${missing.join(', ')}`)
  return text
}

const FORMULAS: Readonly<Record<ServiceLevelName, { readonly letters: string; readonly usedBy: string }>> = {
  'answered-of-offered': {
    letters: 'S≤ / O',
    usedBy: 'the default; Cisco ("abandon negative": who abandons counts against you), Arena',
  },
  'answered-of-entered': { letters: 'S≤ / E', usedBy: 'the same, where busy signals are not counted' },
  'abandons-in-time-count': {
    letters: '(S≤ + L≤) / E',
    usedBy: 'Cisco ("abandon positive": an abandonment within the target counts as a success)',
  },
  'ignoring-early-abandons': {
    letters: 'S≤ / (E − L≤)',
    usedBy: 'Cisco ("abandon ignored": abandonments within the target are left out), ContactCenters',
  },
  'answered-of-answered': { letters: 'S≤ / S', usedBy: 'Cisco ("only handled": all who abandon are left out)' },
  'ignoring-short-abandons': {
    letters: 'S≤ / (E − Ls)',
    usedBy: 'Genesys, with a short-abandon limit: abandonments up to it are left out',
  },
}

/** Cisco's worked example: 70 answered in time, 20 late, 10 abandoned within the target (and the short limit). */
const EXAMPLE: Sums = new Float64Array(Object.keys(at).length)
EXAMPLE[at.offered] = 100
EXAMPLE[at.answeredLater] = 90
EXAMPLE[at.within0] = 70
EXAMPLE[at.abandoned] = EXAMPLE[at.abandonedWithin0] = EXAMPLE[at.shortAbandoned] = 10

function formulaTable(): string {
  const names = Object.keys(serviceLevelFormulas) as ServiceLevelName[]
  return table(
    ['`service-level`', 'formula', 'used by', 'example'],
    names.map((name) => {
      const level = serviceLevelOf(name, EXAMPLE) ?? NaN
      const { letters, usedBy } = FORMULAS[name]
      return [`\`${name}\``, letters, usedBy, percent(level, Number.isInteger(Math.round(1e6 * level) / 1e4) ? 0 : 1)]
    }),
  )
}

const UNITS: Readonly<Record<Kpi['unit'], string>> = {
  count: 'count',
  share: 'share',
  seconds: 's',
  agents: 'agents',
  contacts: 'contacts',
  erlangs: 'Erlangs',
  'agent-seconds': 'agent-seconds',
  hours: 'h',
  points: 'points',
  lines: 'lines',
  money: 'currency',
}

function scopesOf(of: Kpi['of']): string {
  const scopes = Object.entries(FAMILIES).filter(([, families]) => families.some((family) => of.includes(family)))
  return scopes.map(([scope]) => scope).join(', ')
}

const NO_EFFECTS = { base: 0, perMinuteWaited: 0, perTransfer: 0, perAbandonment: 0, unresolved: 0 }

/** What every page of figures has: the whole run, a day, an interval. */
function figureTable(): string {
  const satisfied = satisfactionKpis({ csat: NO_EFFECTS, nps: NO_EFFECTS })
  const [ofGoal, ofTarget] = serviceLevelKpis('answered-of-offered', [60])
  const rows = KPIS.flatMap(({ key, unit, of, description }) => [
    [`\`${key}\``, UNITS[unit], description, scopesOf(of)],
    ...(key === 'offered' ? [['`offeredVariance`', 'count²', VARIANCE, scopesOf(of)]] : []),
  ])
  const levels = [
    [ofGoal, "service level by the scenario's formula, each contact by the target of its own goal"],
    [ofTarget, 'the same within 60 s, for all contacts alike: one key for each of `targets`'],
  ] as const
  rows.push(...levels.map(([{ key, unit, of }, meaning]) => [`\`${key}\``, UNITS[unit], meaning, scopesOf(of)]))
  rows.push(
    ...satisfied.map(({ key, unit, of, description }) => [`\`${key}\``, UNITS[unit], description, scopesOf(of)]),
  )
  return table(['key', 'unit', 'meaning', 'in'], rows)
}

const VARIANCE = 'variance of `offered` from one replication (batch) to the next; a value without an interval'

/** What only the whole run has, as it cannot be added up from intervals. */
function runTable(): string {
  const contacts = scopesOf(['contacts'])
  const rows = Object.entries(PERCENTILES).map(([key, share]) => {
    return [`\`${key}\``, 's', `${percent(share, 0)} of the answered waited no longer`, `${contacts}, hours`]
  })
  const judged = 'queues, or types where those of a queue have different goals'
  rows.push(
    [
      '`maxWait`',
      's',
      'longest wait of an answered contact in a replication, mean over the replications that answer anybody',
      contacts,
    ],
    ['`daysMissed`', 'share', 'days that miss the goal, of the days with a service level', judged],
    ['`intervalsMissed`', 'share', 'intervals that miss the goal, of the intervals with a service level', judged],
  )
  return table(['key', 'unit', 'meaning', 'in'], rows)
}

/** What only scenarios have in which somebody is paid. */
function moneyTable(): string {
  const rows = MONEY_FIGURES.map(({ key, unit, of, description }) => [
    `\`${key}\``,
    UNITS[unit],
    description,
    of === 'payers' ? 'totals, clients' : 'providers',
  ])
  rows.push([
    '`costP5`, `costP95`',
    UNITS.money,
    'cost of a replication in the best and the worst 5 % of them, from 20 replications on; values without an interval',
    'totals, clients',
  ])
  return table(['key', 'unit', 'meaning', 'in'], rows)
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
