import type { Choice, Form } from '../planning/choosing/choice.ts'
import { colorsOf, type Colors } from './colors.ts'
import { tabulate, type Cell, type Column, type Row } from './columns.ts'
import { bareMoney, moreText, winnerAndNext, worstByChannel } from './choose-format.ts'
import { choiceSentences } from './choose-words.ts'
import { amount, grouped, NOTHING, percent, plural, share, valueOf } from './format.ts'
import { printable, wrap } from './text-width.ts'

const WIDEST_TEXT = 100

interface Options {
  /** Characters a line; 100 unless told, at least 60. */
  readonly width?: number
  readonly colors?: boolean
  /** How long it took. */
  readonly seconds?: number
}

interface Sheet {
  readonly width: number
  readonly textWidth: number
  readonly colors: Colors
}

/** For each client its forms, what they cost, how they serve and what that comes to; then all clients in one table. */
export function choiceTable(choices: readonly Choice[], options: Options = {}): string {
  const width = Math.max(60, options.width ?? WIDEST_TEXT)
  const sheet: Sheet = { width, textWidth: Math.min(width, WIDEST_TEXT), colors: colorsOf(options.colors ?? false) }
  const sections = [
    legend(choices, sheet, options.seconds),
    ...choices.flatMap((choice) => [
      [heading(choice, sheet), ...costs(choice, sheet)],
      serviceAndRisk(choice, sheet),
      choiceSentences(choice).flatMap((text) => wrap(printable(text), sheet.textWidth)),
      choice.notes.flatMap((text) => wrap(`- ${printable(text)}`, sheet.textWidth, '  ')),
    ]),
    choices.length > 1 ? summaryOf(choices, sheet) : [],
  ]
  return `${sections.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n')}\n`
}

function legend(choices: readonly Choice[], { colors, textWidth }: Sheet, seconds?: number): string[] {
  const [{ agner, confidence, indifference, seed }] = choices
  const [fewest, most] = [Math.min, Math.max].map((of) => of(...choices.map(({ replications }) => replications)))
  const runs = fewest === most ? plural(most, 'replication') : `${grouped(fewest)} to ${plural(most, 'replication')}`
  const contacts = choices.reduce((sum, one) => sum + one.contacts, 0)
  const took = seconds === undefined ? '' : ` in ${amount(seconds)} s`
  const lines = [
    `agner ${agner} · seed ${printable(seed)} · ${runs} of each form · ${plural(contacts, 'contact')}${took}`,
    `all forms meet the same issues under the same luck · ± ${percent(confidence, 0)} interval · an issue: fully costed, per issue raised · resolved issue: fully costed, and a price on those not resolved · on wages: wages and invoices alone · +: above the best, all intervals together (comparisons with the best, paired, Bonferroni) · tie: cannot be told apart, or less than ${percent(indifference, 0)} · missed: months that miss a goal · ! misses its goal · ? may miss it`,
  ]
  return lines.flatMap((line) => wrap(line, textWidth)).map(colors.dim)
}

function heading({ currency, title }: Choice, { colors }: Sheet): string {
  return colors.bold(`${printable(title)}, ${currency}`)
}

function costs({ currency, forms }: Choice, { colors, width }: Sheet): string[] {
  const columns: Column[] = [
    { head: 'form', align: 'left', atLeast: 12 },
    { head: 'an issue', rank: 2, marginRank: 0 },
    { head: 'resolved', rank: 3, marginRank: 0 },
    { head: 'resolved issue', marginRank: 4 },
    { head: 'on wages', marginRank: 0, rank: 5 },
    { head: 'verdict', align: 'left' },
  ]
  const rows = forms.map((form): Row => {
    return {
      cells: [
        { text: printable(form.name) },
        bareMoney(form.costPerIssue, currency),
        share(form.resolved),
        bareMoney(form.costPerResolvedIssue, currency),
        bareMoney(form.wagesPerResolvedIssue, currency),
        verdictCell(form, colors),
      ],
    }
  })
  return tabulate(columns, rows, width, colors.dim)
}

function verdictCell(form: Form, colors: Colors): Cell {
  const { behind, verdict } = form
  if (verdict === 'best') return { text: 'best', paint: colors.green }
  if (verdict === 'near') return { text: `tie, +${percent(behind?.relative.value ?? 0)}`, paint: colors.yellow }
  if (verdict === 'dearer') return { text: `+${moreText(form)}` }
  return { text: verdict, paint: colors.red }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MARKS = { met: '', missed: ' !', open: ' ?' } as const

function serviceAndRisk({ forms }: Choice, { colors, width }: Sheet): string[] {
  const channels = [...new Set(forms.flatMap((form) => worstByChannel(form).map(({ channel }) => channel)))]
  const columns: Column[] = [
    { head: 'in time', align: 'left', atLeast: 12 },
    ...channels.map((head, i): Column => ({ head, rank: 5 + channels.length - i })),
    { head: 'missed', rank: 4 },
    { head: '5–95 % of months', rank: 0 },
    { head: 'dearest month', rank: 1 },
  ]
  const rows = forms.map((form): Row => {
    const { dearestMonth, monthlyCostPerIssue, monthsMissed } = form.risk
    const { p5, p95 } = monthlyCostPerIssue
    const missed = valueOf(monthsMissed)
    const worst = worstByChannel(form)
    const level = (channel: string): Cell => {
      const found = worst.find((one) => one.channel === channel)
      if (found === undefined) return { text: NOTHING }
      const paint = found.verdict === 'missed' ? colors.red : found.verdict === 'open' ? colors.yellow : undefined
      const text = `${share({ ...found.level, low: null, high: null }).text}${MARKS[found.verdict]}`
      return paint === undefined ? { text } : { text, paint }
    }
    return {
      cells: [
        { text: printable(form.name) },
        ...channels.map(level),
        { text: missed === null ? NOTHING : percent(missed, 0) },
        { text: p5 === null || p95 === null ? NOTHING : `${p5.toFixed(2)}–${p95.toFixed(2)}` },
        { text: `${monthName(dearestMonth.month)} ${grouped(dearestMonth.cost)}` },
      ],
    }
  })
  return tabulate(columns, rows, width, colors.dim)
}

/** `dec` of `2027-12`; others as they are. */
function monthName(label: string): string {
  const month = /^\d{4}-(\d\d)$/.exec(label)
  return month === null ? label : (MONTHS[Number(month[1]) - 1] ?? label)
}

/** A line for each client. */
function summaryOf(choices: readonly Choice[], { colors, width }: Sheet): string[] {
  const columns: Column[] = [
    { head: '', align: 'left', atLeast: 12 },
    { head: 'best', align: 'left', atLeast: 13 },
    { head: 'costs', marginRank: 1, rank: 4 },
    { head: 'next best', align: 'left', atLeast: 13 },
    { head: 'more', align: 'left', rank: 3 },
    { head: 'on wages', align: 'left', atLeast: 9, rank: 2 },
  ]
  const rows = choices.map((choice): Row => {
    const { winner, next } = winnerAndNext(choice)
    const isTie = choice.near.length > 0
    return {
      cells: [
        { text: printable(choice.title) },
        { text: winner === null ? 'none can win' : printable(winner.name), paint: colors.bold },
        winner === null ? { text: NOTHING } : bareMoney(winner.costPerResolvedIssue, choice.currency),
        { text: next === null ? NOTHING : printable(next.name) },
        { text: next === null ? NOTHING : isTie ? 'near tie' : `+${moreText(next)}` },
        { text: printable(choice.bestOnWages) },
      ],
    }
  })
  return [colors.bold('in short'), ...tabulate(columns, rows, width, colors.dim)]
}
