import type { BaselineFigure } from '../experiment/baseline.ts'
import type { Summary } from '../experiment/summary.ts'
import { countsOf, isChanged } from './baseline-table.ts'
import { differenceText, figureName, valueText } from './compare-format.ts'
import { conditionWords } from './condition-words.ts'
import { inWords } from './format.ts'
import { toldGoals } from './goal-words.ts'
import type { Judgement } from './judgement.ts'
import { withEntities } from './markup.ts'

interface Options {
  /** Whether what differs between two equal runs is told. */
  readonly timing?: boolean
  readonly judgement?: Judgement
}

interface Case {
  readonly name: string
  /** Why it is no success; absent: it is one. */
  readonly outcome?: { readonly kind: 'failure' | 'skipped'; readonly type: string; readonly words: string }
  /** What came out. */
  readonly told: string
}

interface Suite {
  readonly name: string
  readonly cases: readonly Case[]
  readonly told?: string
}

/**
 * A report of tests as Jenkins, GitLab and GitHub's reporters read it (JUnit): a test for every goal, condition and figure
 * that was compared with a former run. An open goal is skipped: it is neither met nor missed.
 */
export function junit(summary: Summary, { judgement = { conditions: [] }, timing = true }: Options = {}): string {
  const suites = suitesOf(summary, judgement)
  const time = (timing ? (summary.seconds ?? 0) : 0).toFixed(3)
  const all = suites.flatMap(({ cases }) => cases)
  const facts: Readonly<Record<string, string>> = {
    agner: summary.agner,
    'scenario.name': summary.scenario.name,
    'scenario.hash': summary.scenario.hash,
    seed: summary.seed,
    replications: String(summary.replications),
    method: summary.method,
    confidence: String(summary.confidence),
  }
  const properties = element(
    'properties',
    {},
    Object.entries(facts).map(([name, value]) => element('property', { name, value })),
  )
  // Jenkins' schema knows of skipped tests in the suites alone.
  const { skipped: _, ...counted } = countedIn(all)
  const lines = element(
    'testsuites',
    { name: summary.scenario.name, ...counted, time },
    suites.map(({ cases, name, told }, place) =>
      // The time of the simulation is told once.
      element('testsuite', { name, ...countedIn(cases), time: place === 0 ? time : '0.000' }, [
        properties,
        ...cases.map((one) => caseElement(`agner.${name}`, one)),
        ...(told === undefined ? [] : [element('system-out', {}, told)]),
      ]),
    ),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines.join('\n')}\n`
}

function suitesOf(summary: Summary, judgement: Judgement): Suite[] {
  const { baseline, conditions } = judgement
  const { warnings } = summary
  return [
    { name: 'goals', cases: goalCases(summary), ...(warnings.length === 0 ? {} : { told: warningsText(warnings) }) },
    ...(conditions.length === 0 ? [] : [{ name: 'conditions', cases: conditionCases(summary, judgement) }]),
    ...(baseline === undefined
      ? []
      : [
          {
            name: 'baseline',
            cases: baseline.comparison.figures.map((figure) => baselineCase(figure, summary)),
            told: [countsOf(baseline.comparison), ...baseline.comparison.notes].join('\n'),
          },
        ]),
  ]
}

function warningsText(warnings: readonly string[]): string {
  return warnings.map((text) => `warning: ${text}`).join('\n')
}

function goalCases(summary: Summary): Case[] {
  return toldGoals(summary).map(({ attained, title, verdict }) => {
    if (verdict === 'met') return { name: title, told: attained }
    const kind = verdict === 'missed' ? 'failure' : 'skipped'
    return { name: title, told: attained, outcome: { kind, type: verdict, words: `${verdict}: ${attained}` } }
  })
}

function conditionCases(summary: Summary, judgement: Judgement): Case[] {
  return judgement.conditions.map((judged) => {
    const words = conditionWords(judged, summary, judgement)
    const name = `not ${judged.condition.text}`
    return judged.isFailed
      ? { name, told: words, outcome: { kind: 'failure', type: 'condition', words } }
      : { name, told: words }
  })
}

function baselineCase(figure: BaselineFigure, summary: Summary): Case {
  const [before, now] = [figure.before, figure.now].map((one) => inWords(valueText(figure, one, summary)))
  const difference = inWords(differenceText(figure, figure.difference, summary))
  const words = `${isChanged(figure) ? figure.verdict : 'no change beyond noise'}: ${before} before, ${now} now, ${difference}`
  const name = figureName(figure)
  return figure.verdict === 'worse'
    ? { name, told: words, outcome: { kind: 'failure', type: 'regression', words } }
    : { name, told: words }
}

function countedIn(cases: readonly Case[]) {
  const count = (kind: string): string => String(cases.filter(({ outcome }) => outcome?.kind === kind).length)
  return { tests: String(cases.length), failures: count('failure'), errors: '0', skipped: count('skipped') }
}

function caseElement(classname: string, { name, outcome, told }: Case): string[] {
  const attributes = { classname, name, time: '0.000' }
  if (outcome === undefined) return element('testcase', attributes, [element('system-out', {}, told)])
  const { kind, type, words } = outcome
  const isFailure = kind === 'failure'
  return element('testcase', attributes, [
    isFailure ? element('failure', { message: words, type }, words) : element('skipped', { message: words }),
  ])
}

/** Lines of an element: around a text, around other elements, or of nothing. */
function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  inner: string | readonly (readonly string[])[] = [],
): string[] {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ')
  if (typeof inner === 'string') return [`<${start}>${escaped(inner)}</${name}>`]
  if (inner.length === 0) return [`<${start}/>`]
  return [`<${start}>`, ...inner.flat().map((line) => `  ${line}`), `</${name}>`]
}

/** What XML 1.0 has no way to say, half of a character included, is left out. */
const UNSAYABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function escaped(text: string): string {
  // A reader of XML turns blanks of an attribute into spaces, unless they are written so.
  return withEntities(text.replaceAll(UNSAYABLE, '')).replaceAll(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`)
}
