import type { Figures, GoalVerdict, Summary } from '../experiment/summary.ts'
import { advice } from './advice.ts'
import { alarms } from './alarms.ts'
import { count, duration, inWords, money, share, type Printed, valueOf } from './format.ts'
import type { Locale } from './locales.ts'
import { localized } from './localized.ts'
import { markdownList, markdownPage, markdownTable, plainMarkdown, type MarkdownColumn } from './markdown.ts'
import { provenanceLine } from './provenance-line.ts'
import { provenanceOf } from './provenance.ts'
import { goalText, judgedName } from './queue-rows.ts'
import { sentencesOf } from './sentences.ts'
import { verdictSentence } from './verdict.ts'

interface Options {
  readonly timing?: boolean
  readonly locale?: Locale
}

/** A run in so few lines that a pull request can have it: verdict, goals, main figures, what to look at next, provenance. */
export function runMarkdown(summary: Summary, { locale, timing = true }: Options = {}): string {
  const sentence = sentencesOf(summary, locale)
  const cells = (rows: readonly (readonly [string, ...string[]])[]) =>
    rows.map(([name, ...rest]) => [name, ...rest.map((text) => localized(text, locale))])
  return markdownPage([
    [`## ${plainMarkdown(summary.scenario.name)}`],
    [`**${plainMarkdown(sentence(verdictSentence(summary)))}**`],
    alarms(summary).map((text) => plainMarkdown(sentence(text))),
    markdownTable(GOALS, cells(summary.goals.map(goalRow))),
    markdownTable(FIGURES, cells(figureTable(summary))),
    markdownTable(GROUPS, cells(groupTable(summary))),
    markdownTable(MONEY, cells(moneyTable(summary))),
    markdownList('What to look at next', advice(summary).map(sentence)),
    markdownList('Warnings', summary.warnings),
    [provenanceLine(provenanceOf(summary, timing))],
  ])
}

const GOALS: readonly MarkdownColumn[] = [
  { head: 'goal of', align: 'left' },
  { head: 'goal', align: 'left' },
  { head: 'service level' },
  { head: 'verdict', align: 'left' },
]

function goalRow(goal: GoalVerdict): [string, ...string[]] {
  const verdict = valueOf(goal.serviceLevel) === null ? '–' : goal.verdict
  return [judgedName(goal), goalText(goal), inWords(share(goal.serviceLevel)), verdict]
}

const FIGURES: readonly MarkdownColumn[] = [
  { head: 'queue', align: 'left' },
  { head: 'offered' },
  { head: 'service level' },
  { head: 'ASA' },
  { head: '90 % within' },
  { head: 'abandoned' },
  { head: 'AHT' },
]

/** Queues, and all together where there are several. */
function figureTable({ queues, totals }: Summary): [string, ...string[]][] {
  const rows = Object.entries(queues).map(([name, figures]) => figureRow(name, figures))
  return rows.length > 1 ? [...rows, figureRow('all', totals)] : rows
}

function figureRow(name: string, figures: Figures): [string, ...string[]] {
  const { abandonment, aht, asa, offered, serviceLevel, waitP90 } = figures
  const printed: Printed[] = [
    count(offered),
    share(serviceLevel),
    duration(asa),
    duration(waitP90),
    share(abandonment),
    duration(aht),
  ]
  return [name, ...printed.map(inWords)]
}

const GROUPS: readonly MarkdownColumn[] = [
  { head: 'group', align: 'left' },
  { head: 'occupancy' },
  { head: 'handled' },
  { head: 'AHT' },
]

function groupTable({ groups }: Summary): [string, ...string[]][] {
  return Object.entries(groups).map(([name, { aht, handled, occupancy }]) => {
    return [name, ...[share(occupancy), count(handled), duration(aht)].map(inWords)]
  })
}

const MONEY: readonly MarkdownColumn[] = [
  { head: 'cost', align: 'left' },
  { head: 'fully costed' },
  { head: 'a contact' },
  { head: 'a resolved issue' },
]

/** Only where somebody is paid. */
function moneyTable({ books, clients = {}, currency = '', totals }: Summary): [string, ...string[]][] {
  if (books === undefined) return []
  const row = (name: string, figures: Figures): [string, ...string[]] => {
    const keys = ['cost', 'costPerContact', 'costPerResolvedIssue']
    return [name, ...keys.map((key) => inWords(money(figures[key], currency)))]
  }
  const rows = Object.entries(clients).map(([name, figures]) => row(name, figures))
  return rows.length === 1 ? rows : [...rows, row('all', totals)]
}
