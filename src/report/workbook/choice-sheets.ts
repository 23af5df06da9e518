import type { Choice, Form } from '../../planning/choosing/choice.ts'
import { valueOf } from '../format.ts'
import { addressOf, downColumn, oneCell } from './addresses.ts'
import { estimateCells, formula, head, input, name, number, styled, verdict } from './cells.ts'
import type { Cell, CellStyle, Chart, Sheet, SheetRow } from './workbook.ts'

const FORMS = 'forms'

const FIRST = ['for', 'client', 'form']
const NUMBERS = [
  'wages and invoices',
  'all else that belongs to it',
  'a resolved issue',
  'low',
  'high',
  'an issue raised',
  'resolved',
  'above the best',
  'low',
  'high',
  'months that miss a goal',
  'nine months of ten from',
  'to',
  'dearest month',
]
const LAST = ['of', 'currency', 'verdict']
const [WAGES, OTHERS] = NUMBERS.map((_, i) => FIRST.length + i)

/** Every form: what a resolved issue costs and of what, what is risked, and whether it can win. */
export function formSheet(choices: readonly Choice[]): Sheet {
  const lines = choices.flatMap((choice) => choice.forms.map((form) => ({ choice, form })))
  const rows = lines.map(({ choice, form }, i) => formRow(choice, form, i + 1))
  return {
    name: FORMS,
    widths: [22, 18, 24, ...NUMBERS.map(() => 14), 12, 10, 16],
    frozen: { rows: 1, columns: FIRST.length },
    filter: { head: 0, rows: rows.length, columns: FIRST.length + NUMBERS.length + LAST.length },
    rows: [[...head(FIRST, NUMBERS), ...head(LAST)], ...rows],
  }
}

function formRow({ client, currency, title }: Choice, form: Form, row: number): SheetRow {
  const { behind, costPerIssue, costPerResolvedIssue, resolved, risk, wagesPerResolvedIssue } = form
  const [, low, high] = estimateCells(costPerResolvedIssue, 'money')
  return [
    ...[title, client, form.name].map(name),
    ...costCells(valueOf(wagesPerResolvedIssue), valueOf(costPerResolvedIssue), row),
    low,
    high,
    number(valueOf(costPerIssue), 'money'),
    number(valueOf(resolved), 'share'),
    ...estimateCells(behind?.relative, 'share'),
    number(valueOf(risk.monthsMissed), 'share'),
    number(risk.monthlyCostPerIssue.p5, 'money'),
    number(risk.monthlyCostPerIssue.p95, 'money'),
    number(risk.dearestMonth.cost, 'money'),
    styled(name(risk.dearestMonth.month), 'beside'),
    currency,
    styled(form.verdict, VERDICT_STYLES[form.verdict] ?? 'bad'),
  ]
}

const VERDICT_STYLES: Readonly<Partial<Record<Form['verdict'], CellStyle>>> = {
  best: 'good',
  near: 'open',
  dearer: 'beside',
}

/** The parts may be changed; the cost is their sum. */
function costCells(wages: number | null, cost: number | null, row: number): readonly Cell[] {
  if (wages === null || cost === null) return [number(wages, 'money'), null, number(cost, 'money')]
  const [a, b] = [WAGES, OTHERS].map((column) => addressOf({ row, column }))
  return [input(wages, 'money'), input(cost - wages, 'money'), formula(`${a}+${b}`, cost, 'money')]
}

/** What a resolved issue costs, by form; its rows begin at `first`. */
export function formChart({ currency, forms, title }: Choice, first: number): Omit<Chart, 'at' | 'columns' | 'rows'> {
  const last = first + forms.length - 1
  const series = [WAGES, OTHERS].map((column) => ({
    name: oneCell(FORMS, 0, column),
    values: downColumn(FORMS, column, first, last),
  }))
  return {
    title: `${name(title)}: what a resolved issue costs`,
    categories: downColumn(FORMS, FIRST.length - 1, first, last),
    left: { title: currency, format: 'fine', kind: 'stacked', series },
  }
}

/** Every form's service against its goals. */
export function serviceSheet(choices: readonly Choice[]): Sheet {
  const rows = choices.flatMap(({ forms, title }) =>
    forms.flatMap((form) =>
      form.service.map(({ channel, daysMissed, goal, level, name: own, verdict: found }): SheetRow => {
        return [
          ...[title, form.name, channel, own].map(name),
          number(goal, 'share'),
          ...estimateCells(level, 'share'),
          number(daysMissed, 'share'),
          verdict(found),
        ]
      }),
    ),
  )
  const texts = ['for', 'form', 'channel', 'name']
  const numbers = ['goal', 'service level', 'low', 'high', 'days that miss']
  return {
    name: 'service',
    widths: [22, 24, 14, 22, ...numbers.map(() => 12), 12],
    frozen: { rows: 1, columns: 2 },
    filter: { head: 0, rows: rows.length, columns: texts.length + numbers.length + 1 },
    rows: [[...head(texts, numbers), ...head(['verdict'])], ...rows],
  }
}
