import type { Calendar } from './calendar.ts'
import { usualEmployer } from './employer-schema.ts'
import type { Employer, Supplement } from './employer-schema.ts'
import type { Cost } from './money-fields.ts'
import { fullTimeHours } from './money-draft.ts'
import type { MoneyDraft } from './money-draft.ts'
import { offGrid } from './money-grid.ts'
import { CENTER } from './money-names.ts'
import type { MoneyTime } from './money-time.ts'
import type { UnitPrice } from './money-units.ts'
import { placeOf } from './places.ts'

/** Months over which what is paid once is spread, where nothing is said. */
export const USUAL_TERM = 36

/** Wages with supplements and charges, what agents cost beside them, and what they give away. */
export function compileEmployers(draft: MoneyDraft): void {
  const { scenario } = draft.compilation
  draft.parties.forEach(({ name }, party) => {
    const groups = draft.allGroups.filter((group) => draft.employerOf[group] === party)
    const employer = scenario.employers?.[name] ?? usualEmployer
    employer.supplements?.forEach(({ hours }, i) => {
      offGrid(draft.compilation, hours, ['employers', name, 'supplements', i, 'hours'])
    })
    for (const group of groups) payGroup(draft, party, group, employer)
    for (const [cost, given] of Object.entries(employer.costs ?? {})) payCost(draft, party, groups, cost, given)
  })
}

function payGroup(draft: MoneyDraft, payer: number, group: number, employer: Employer): void {
  const { scenario } = draft.compilation
  const { name } = draft.model.groups[group]
  const own = scenario.groups[name]
  const wage = own.wage ?? employer.wage
  if (wage !== undefined) payWage(draft, payer, group, wage, employer)
  for (const [what, { price, chance, types }] of Object.entries(own.concessions ?? {})) {
    const handled = types === undefined ? Object.keys(own.skills) : types.filter((type) => type in own.skills)
    const ids = draft.typeIds(handled)
    for (const client of new Set(ids.map((type) => draft.model.types[type].client))) {
      draft.charge({
        name: `${what} from ${name}`,
        category: 'concessions',
        payer: client < 0 ? draft.party(CENTER) : client,
        payee: draft.customers,
        meter: price.meter,
        groups: [group],
        types: ids.filter((type) => draft.model.types[type].client === client),
        minorUnits: price.minorUnits * chance,
      })
    }
  }
}

function payWage(draft: MoneyDraft, payer: number, group: number, wage: UnitPrice, employer: Employer): void {
  const { name } = draft.model.groups[group]
  const pay = (what: string, minorUnits: number, when: Uint8Array = draft.time.always): void => {
    if (minorUnits === 0) return
    draft.charge({
      name: `${what} of ${name}`,
      category: 'wages',
      payer,
      payee: draft.staff,
      meter: wage.meter,
      groups: [group],
      types: draft.model.groups[group].skills.map(({ type }) => type),
      minorUnits,
      when,
      fullTimeHours: fullTimeHours(draft.compilation.scenario.groups[name].fullTime),
    })
  }
  const { charges } = employer
  pay('wage', wage.minorUnits)
  pay('charges', wage.minorUnits * charges)
  for (const { share, when } of supplementsOf(draft, employer, name)) {
    pay(`supplement ${percent(share)}`, wage.minorUnits * share, when)
    pay(`charges on supplement ${percent(share)}`, wage.minorUnits * share * charges, when)
  }
}

/** The supplements of a group by height: in every period the highest that holds, by the clocks of its site. */
export function supplementsOf(draft: MoneyDraft, employer: Employer, group: string): readonly HeldSupplement[] {
  if ((employer.supplements ?? []).length === 0) return []
  const { compilation } = draft
  const { calendar } = placeOf(compilation, compilation.scenario.groups[group]).grid
  const byCalendar = compilation.once(employer, () => new Map<Calendar, readonly HeldSupplement[]>())
  const known = byCalendar.get(calendar)
  if (known !== undefined) return known
  const found = highestOf(draft.time, employer.supplements ?? [], calendar)
  byCalendar.set(calendar, found)
  return found
}

interface HeldSupplement {
  readonly share: number
  readonly when: Uint8Array
}

function highestOf(time: MoneyTime, supplements: readonly Supplement[], calendar: Calendar): readonly HeldSupplement[] {
  const written = supplements.map(({ share, ...when }) => ({ share, when: time.holding(when, calendar) }))
  const highest = Float64Array.from(time.always, (_, period) =>
    written.reduce((most, { share, when }) => (when[period] === 1 ? Math.max(most, share) : most), 0),
  )
  return [...new Set(written.map(({ share }) => share))]
    .toSorted((a, b) => a - b)
    .map((share) => ({ share, when: Uint8Array.from(highest, (of) => (of === share ? 1 : 0)) }))
}

function payCost(
  draft: MoneyDraft,
  payer: number,
  groups: readonly number[],
  name: string,
  { price, spread, seats }: Cost,
): void {
  const { scenario } = draft.compilation
  const add = (of: readonly number[], perWeek?: number): void => {
    draft.charge({
      name,
      category: price.meter === 'once' ? 'one-off' : 'overheads',
      payer,
      payee: draft.suppliers,
      meter: price.meter,
      groups: of,
      types: [...draft.model.types.keys()],
      minorUnits: price.minorUnits,
      seats: price.meter === 'seat-month' ? (seats ?? draft.seatsOf(groups, draft.time.always)) : 0,
      fullTimeHours: fullTimeHours(perWeek),
      spreadMonths: price.meter === 'once' ? (spread ?? USUAL_TERM) : 0,
    })
  }
  if (price.meter !== 'fte-month') {
    add(groups)
    return
  }
  for (const group of groups) add([group], scenario.groups[draft.model.groups[group].name].fullTime)
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(6))}%`
}
