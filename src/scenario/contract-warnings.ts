import type { Meter } from '../models/economy-model.ts'
import type { Ties } from './compile-contracts.ts'
import { HOURS } from './contract-schema.ts'
import { usualEmployer } from './employer-schema.ts'
import { quoted } from './issues.ts'
import type { MoneyDraft } from './money-draft.ts'
import { both } from './money-time.ts'
import { CONTACTS } from './money-fields.ts'

/** By the time of agents, whomever they work for. */
const OF_AGENTS: readonly Meter[] = [...HOURS, 'fte-month', 'seat-month']

/** Legal, and surely not what was meant. */
export function contractWarnings(draft: MoneyDraft, contracts: readonly Ties[]): void {
  contracts.forEach((ties, i) => {
    notJudged(draft, ties)
    belowCost(draft, ties)
    notBilled(draft, ties)
    for (const other of contracts.slice(0, i)) soldTwice(draft, ties, other)
  })
}

function notJudged({ compilation, time }: MoneyDraft, { name, monthShare, given }: Ties): void {
  const isJudged = time.months.some(({ days, ofDays }, month) => days >= ofDays && monthShare[month] >= 1)
  if (given.sla.length === 0 || isJudged || monthShare.every((share) => share === 0)) return
  const message = `no month of the run is whole and all in ${quoted(name)}: its SLA is not judged, prices per month are paid in part`
  compilation.fault(['contracts', name, 'sla'], { message, allowed: 'calendar.days of whole months' }, 'warning')
}

function belowCost({ compilation, model }: MoneyDraft, { name, groups, given }: Ties): void {
  const { wage: usual, charges } = compilation.scenario.employers?.[given.provider] ?? usualEmployer
  for (const [what, { price }] of Object.entries(given.prices)) {
    if (!HOURS.includes(price.meter)) continue
    const dearer = groups.find((group) => {
      const wage = compilation.scenario.groups[model.groups[group].name].wage ?? usual
      return wage?.meter === 'paid-hour' && wage.minorUnits * (1 + charges) > price.minorUnits
    })
    if (dearer === undefined) continue
    const message = `a price below what an hour of ${quoted(model.groups[dearer].name)} costs the provider in wage and charges`
    compilation.fault(['contracts', name, 'prices', what], { message }, 'warning')
  }
}

/** Contacts are billed by when they are offered, also those that wait for the morning. */
function notBilled({ compilation, model }: MoneyDraft, { name, types, given }: Ties): void {
  const { days, hours } = given.valid
  const waiting = types.find((type) => model.types[type].waitsWhenClosed)
  const isByContact = Object.values(given.prices).some(({ price }) => CONTACTS.includes(price.meter))
  if ((days ?? hours) === undefined || waiting === undefined || !isByContact) return
  const message = `contacts of ${quoted(model.types[waiting].name)} that come outside these hours are not billed: they count when they are offered`
  const allowed = 'a contract for such types without hours or days'
  compilation.fault(['contracts', name, 'valid'], { message, allowed }, 'warning')
}

function soldTwice({ compilation, model }: MoneyDraft, ties: Ties, other: Ties): void {
  const isByTime = ({ given }: Ties): boolean =>
    Object.values(given.prices).some(({ price }) => OF_AGENTS.includes(price.meter))
  const group = ties.groups.find((one) => other.groups.includes(one))
  if (group === undefined || !isByTime(ties) || !isByTime(other)) return
  if (!both(ties.when, other.when).includes(1)) return
  const message = `the hours of ${quoted(model.groups[group].name)} are paid in full by ${quoted(other.name)} too`
  compilation.fault(
    ['contracts', ties.name, 'prices'],
    { message, allowed: 'a group for each, or prices by contact or minute' },
    'warning',
  )
}
