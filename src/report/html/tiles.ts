import type { Estimate, Figures, Summary } from '../../experiment/summary.ts'
import { valueText } from '../compare-format.ts'
import { figureMeaning } from '../figure-meaning.ts'
import { valueOf } from '../format.ts'
import { withMargin } from './figure-table.ts'
import { html, type Html } from './html.ts'
import type { Kpi } from '../../models/kpi.ts'

interface Tile {
  readonly key: string
  readonly name: string
  readonly unit: Kpi['unit']
}

const TILES: readonly Tile[] = [
  { key: 'offered', name: 'Contacts offered', unit: 'count' },
  { key: 'serviceLevel', name: 'Service level', unit: 'share' },
  { key: 'asa', name: 'Average speed of answer', unit: 'seconds' },
  { key: 'abandonment', name: 'Abandoned', unit: 'share' },
  { key: 'aht', name: 'Average handling time', unit: 'seconds' },
  { key: 'occupancy', name: 'Occupancy', unit: 'share' },
  { key: 'fcr', name: 'First contact resolution', unit: 'share' },
  { key: 'contactsPerIssue', name: 'Contacts per issue', unit: 'contacts' },
  { key: 'costPerContact', name: 'Cost per contact', unit: 'money' },
  { key: 'costPerResolvedIssue', name: 'Cost per resolved issue', unit: 'money' },
  { key: 'cost', name: 'Cost', unit: 'money' },
]

/** The figures that a center is judged by, each with its interval: those that it has. */
export function tiles({ currency, totals }: Summary): Html {
  const shown = TILES.filter(({ key, unit }) => isShown(totals, key, unit))
  return html`<dl class="tiles">
    ${shown.map(({ key, name, unit }) => tile(name, key, unit, totals[key], currency ?? ''))}
  </dl>`
}

function isShown(totals: Figures, key: string, unit: Kpi['unit']): boolean {
  const value = valueOf(totals[key])
  if (key === 'contactsPerIssue') return value !== null && Math.abs(value - 1) > 1e-6
  return value !== null && (unit !== 'money' || value !== 0)
}

function tile(name: string, key: string, unit: Kpi['unit'], estimate: Estimate, currency: string): Html {
  return html`<div class="tile" title="${figureMeaning(key)}" data-figure="${key}">
    <dt>${name}</dt>
    <dd>${withMargin(valueText({ key, unit }, estimate, { currency }))}</dd>
  </div>`
}
