import type { Estimate } from '../experiment/summary.ts'
import type { Kpi } from '../models/kpi.ts'
import type { Choice, Form } from '../planning/choosing/choice.ts'
import { choiceProvenance } from '../report/provenance.ts'
import type { TableColumn, TableRow } from './columns.ts'
import { figureCells, figureColumns } from './figure-columns.ts'
import type { Table } from './table.ts'

/** What forms of service cost, how they serve and what is risked: a row a figure of a form. */
export function choiceTable(choices: readonly Choice[]): Table {
  return {
    columns: columnsOf(choices[0].confidence),
    rows: rowsOf(choices),
    provenance: choiceProvenance(choices),
    meanings: MEANINGS,
  }
}

function columnsOf(confidence: number): readonly TableColumn[] {
  const text = (name: string, description: string): TableColumn => ({ name, type: 'STRING', unit: '', description })
  return [
    text('title', 'what the forms are forms of'),
    text('client', 'for whom it is judged'),
    text('variant', 'the form of service'),
    ...figureColumns(confidence),
    { name: 'goal', type: 'DOUBLE', unit: 'share', description: 'of a service level: what it is to be' },
    text('verdict', 'of a service level against its goal; of costPerResolvedIssue: whether the form is best'),
  ]
}

/** By key: unit and meaning. */
const FIGURES = {
  costPerIssue: ['money', 'fully costed, per issue raised'],
  resolved: ['share', 'issues resolved in the end, of those raised'],
  costPerResolvedIssue: ['money', 'fully costed, with a price on what stays unresolved, per issue resolved'],
  wagesPerResolvedIssue: ['money', 'wages and invoices alone, per issue resolved'],
  aboveBest: ['money', 'cost per resolved issue above the best of those that can win'],
  aboveBestRelative: ['share', 'the same by the cost of the best'],
  monthsMissed: ['share', 'of whole months, those in which any goal is missed'],
  monthlyCostPerIssueP5: ['money', 'cost per issue raised: a month in twenty is below'],
  monthlyCostPerIssueP95: ['money', 'cost per issue raised: a month in twenty is above'],
  dearestMonthCost: ['money', 'cost of the dearest month'],
  serviceLevel: ['share', 'of the contacts of the client'],
  daysMissed: ['share', 'days that miss the goal, of those with a service level'],
} as const satisfies Readonly<Record<string, readonly [Kpi['unit'], string]>>

const MEANINGS = Object.fromEntries(
  Object.entries(FIGURES).map(([key, [unit, description]]) => [key, { unit, description }]),
)

function* rowsOf(choices: readonly Choice[]): Generator<TableRow> {
  for (const { client, forms, title } of choices) {
    for (const form of forms) for (const row of rowsOfForm(form, client)) yield [title, client, form.name, ...row]
  }
}

function* rowsOfForm(form: Form, client: string): Generator<TableRow> {
  const { behind, risk } = form
  const of = (figure: keyof typeof FIGURES, estimate: Estimate | number | null): TableRow => {
    const { high, low, value } =
      estimate === null || typeof estimate === 'number' ? { value: estimate, low: null, high: null } : estimate
    return figureCells({ scope: 'clients', name: client, figure, unit: FIGURES[figure][0], value, low, high })
  }
  yield [...of('costPerIssue', form.costPerIssue), null, null]
  yield [...of('resolved', form.resolved), null, null]
  yield [...of('costPerResolvedIssue', form.costPerResolvedIssue), null, form.verdict]
  yield [...of('wagesPerResolvedIssue', form.wagesPerResolvedIssue), null, null]
  yield [...of('aboveBest', behind?.difference ?? null), null, null]
  yield [...of('aboveBestRelative', behind?.relative ?? null), null, null]
  yield [...of('monthsMissed', risk.monthsMissed), null, null]
  yield [...of('monthlyCostPerIssueP5', risk.monthlyCostPerIssue.p5), null, null]
  yield [...of('monthlyCostPerIssueP95', risk.monthlyCostPerIssue.p95), null, null]
  yield [...of('dearestMonthCost', risk.dearestMonth.cost), null, null]
  for (const { daysMissed, goal, level, name, verdict } of form.service) {
    const { high, low, value } = level
    const row = { scope: 'service', name, unit: 'share' } as const
    yield [...figureCells({ ...row, figure: 'serviceLevel', value, low, high }), goal, verdict]
    yield [...figureCells({ ...row, figure: 'daysMissed', value: daysMissed, low: null, high: null }), goal, null]
  }
}
