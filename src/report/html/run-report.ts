import type { Estimate, Figures, GoalVerdict, Summary } from '../../experiment/summary.ts'
import { listed } from '../../scenario/names.ts'
import { advice } from '../advice.ts'
import { alarms } from '../alarms.ts'
import { grouped, plural, share, valueOf } from '../format.ts'
import { FIGURES } from '../formula-rows.ts'
import { staffingOf } from '../staffing-of.ts'
import { goalText, judgedName } from '../queue-rows.ts'
import { costSentence, verdictSentence } from '../verdict.ts'
import { htmlDocument, type ChartProgram, type Section } from './document.ts'
import {
  AGENT_COLUMNS,
  CONTACT_COLUMNS,
  COST_COLUMNS,
  DEFERRED_COLUMNS,
  figureTable,
  ISSUE_COLUMNS,
  OUTBOUND_COLUMNS,
  PROVIDER_COLUMNS,
  withMargin,
} from './figure-table.ts'
import { html, type Html } from './html.ts'
import { costChart, formulasChart, monthsChart, occupancyChart, riskChart, waitsChart } from './run-charts.ts'
import { list } from './lists.ts'
import { scenarioSection, type Simulated } from './scenario-section.ts'
import { tiles } from './tiles.ts'
import { dayChart, daysChart } from './time-chart.ts'
import { waysChart } from './ways-chart.ts'

/** The report of a run: one HTML file that needs nothing else. `simulated`: what was run, to show beside what came out. */
export function runReport(summary: Summary, simulated: Simulated, program: ChartProgram): string {
  const { clients = {}, currency, queues, totals, types } = summary
  const ownTypes = Object.keys(types).every((type) => type in queues)
  const sections: Section[] = [
    {
      id: 'goals',
      title: 'Goals and queues',
      content: [
        goalTable(summary),
        figureTable(CONTACT_COLUMNS, { head: 'queue', caption: 'Queues', rows: queues, all: totals }),
        ownTypes ? null : figureTable(CONTACT_COLUMNS, { head: 'type', caption: 'Contact types', rows: types }),
        figureTable(CONTACT_COLUMNS, { head: 'client', caption: 'Clients', rows: clients }),
      ],
    },
    { id: 'next', title: 'What to look at next', content: [list(advice(summary)), warnings(summary)] },
    { id: 'time', title: 'Over time', content: [dayChart(summary), daysChart(summary)] },
    { id: 'waits', title: 'Waiting', content: [waitsChart(summary)] },
    {
      id: 'agents',
      title: 'Agents',
      content: [
        figureTable(AGENT_COLUMNS, { head: 'group', caption: 'Groups', rows: withAgents(summary), all: totals }),
        occupancyChart(summary),
      ],
    },
    {
      id: 'deferred',
      title: 'Work that waits',
      content: isAnywhere(types, 'responded')
        ? [
            figureTable(DEFERRED_COLUMNS, {
              head: 'type',
              caption: 'Answers by type',
              rows: withAny(types, 'responded'),
            }),
          ]
        : [],
    },
    {
      id: 'outbound',
      title: 'Outbound',
      content: isAnywhere(types, 'dialled')
        ? [figureTable(OUTBOUND_COLUMNS, { head: 'type', caption: 'Calls by type', rows: withAny(types, 'dialled') })]
        : [],
    },
    { id: 'journey', title: 'Journey', content: [waysChart(summary)] },
    {
      id: 'issues',
      title: 'Issues and repeats',
      content: hasIssues(summary)
        ? [
            html`<p class="note">
              An issue is what a customer contacts about; one that is not resolved brings repeats. FCR is the share
              resolved by the first contact; as measured, by whether anybody came back.
            </p>`,
            figureTable(ISSUE_COLUMNS, { head: 'type', caption: 'Issues by type', rows: types, all: totals }),
            figureTable(ISSUE_COLUMNS, { head: 'client', caption: 'Issues by client', rows: clients }),
          ]
        : [],
    },
    { id: 'levels', title: 'Service level by formula', content: [formulasChart(summary)] },
    { id: 'risk', title: 'Risk', content: [riskChart(summary)] },
    {
      id: 'money',
      title: 'Money',
      content:
        summary.books === undefined
          ? []
          : [
              figureTable(COST_COLUMNS, { head: 'client', caption: 'Cost', rows: clients, all: totals, currency }),
              figureTable(PROVIDER_COLUMNS, {
                head: 'provider',
                caption: 'Providers',
                rows: summary.providers ?? {},
                currency,
              }),
              costChart(summary),
              monthsChart(summary),
            ],
    },
    { id: 'formula', title: 'Beside the formula', content: [formulaTable(summary)] },
    scenarioSection(simulated),
  ]
  return htmlDocument(
    {
      title: summary.scenario.name,
      kind: 'Contact-center simulation',
      verdict: `${verdictSentence(summary)} ${costSentence(summary)}`.trim(),
      provenance: provenance(summary),
      head: [...alarms(summary).map((text) => html`<p class="bad"><b>${text}</b></p>`), tiles(summary)],
      sections,
    },
    program,
  )
}

function provenance({
  agner,
  confidence,
  contacts,
  events,
  method,
  replications,
  scenario,
  seed,
  serviceLevelFormula,
}: Summary): string[] {
  return [
    `agner ${agner}`,
    `scenario ${scenario.hash.slice(0, 12)}`,
    `seed ${seed}`,
    method === 'batches'
      ? `steady state, ${plural(replications, 'batch').replace('batchs', 'batches')}`
      : plural(replications, 'replication'),
    `${grouped(contacts)} contacts and ${grouped(events)} events`,
    `service level: ${serviceLevelFormula.replaceAll('-', ' ')}`,
    replications === 1 ? 'one replication: no intervals' : `± ${Math.round(100 * confidence)} % interval`,
    `counts per ${method === 'batches' ? 'batch' : 'replication'}`,
  ]
}

const CHIPS = { met: 'good', missed: 'bad', open: 'open' } as const
const MARKS = { met: '✓ met', missed: '✗ missed', open: '? cannot be told yet' } as const

function goalTable({ goals, replyGoals = [] }: Summary): Html {
  const judged = goals.filter(({ serviceLevel }) => valueOf(serviceLevel) !== null)
  if (judged.length + replyGoals.length === 0) return html``
  const row = (name: string, goal: string, level: GoalVerdict['serviceLevel'], told: GoalVerdict['verdict']) =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${goal}</td>
      <td data-figure="serviceLevel">${withMargin(share(level))}</td>
      <td><span class="chip ${CHIPS[told]}">${MARKS[told]}</span></td>
    </tr>`
  return html`<div class="wide" tabindex="0">
    <table>
      <caption>
        Goals
      </caption>
      <thead>
        <tr>
          <th scope="col">of</th>
          <th scope="col">goal</th>
          <th scope="col">comes to</th>
          <th scope="col">verdict</th>
        </tr>
      </thead>
      <tbody>
        ${judged.map((goal) => row(judgedName(goal), goalText(goal), goal.serviceLevel, goal.verdict))}${replyGoals.map(
          ({ laterRepliesInTime, type, verdict: told, ...goal }) =>
            row(`${type}, later replies`, goalText({ ...goal, clock: 'wall' }), laterRepliesInTime, told),
        )}
      </tbody>
    </table>
  </div>`
}

/** With agents as they are while there are any: the mean over all time counts the night. */
function withAgents({ groups, intervals }: Summary): Readonly<Record<string, Figures>> {
  const exactly = (value: number | null): Estimate => ({ value, low: null, high: null })
  return Object.fromEntries(
    Object.entries(groups).map(([name, figures]) => {
      const { mean, most } = staffingOf(intervals, (one) => one.groups[name]?.scheduled)
      return [name, { agentsMean: exactly(mean), agentsMost: exactly(most), ...figures }]
    }),
  )
}

function isAnywhere(named: Readonly<Record<string, Figures>>, key: string): boolean {
  return Object.keys(withAny(named, key)).length > 0
}

function withAny(named: Readonly<Record<string, Figures>>, key: string): Readonly<Record<string, Figures>> {
  return Object.fromEntries(Object.entries(named).filter(([, figures]) => (valueOf(figures[key]) ?? 0) > 0))
}

function hasIssues({ totals }: Summary): boolean {
  return valueOf(totals.fcr) !== null || (valueOf(totals.returned) ?? 0) > 0
}

/** Figures of a formula under those simulated, queue by queue. */
function formulaTable({ formulas, queues, totals }: Summary): Html {
  const covered = formulas.flatMap((check) => (check.formula === null ? [] : [check]))
  const reasons = new Map<string, string[]>()
  for (const check of formulas)
    if (check.formula === null) reasons.set(check.why, [...(reasons.get(check.why) ?? []), check.queue])
  const shown = FIGURES.filter(({ key }) => covered.some(({ figures }) => figures[key] !== undefined))
  const isAlone = Object.keys(queues).length === 1
  const rows = covered.flatMap(({ figures, formula, queue }) => [
    html`<tr>
      <th scope="row">${queue}</th>
      <td class="words">simulated</td>
      ${shown.map(
        ({ key, print }) =>
          html`<td>${withMargin(print(queues[queue]?.[key] ?? (isAlone ? totals[key] : undefined)))}</td>`,
      )}
    </tr>`,
    html`<tr>
      <th scope="row"></th>
      <td class="words">${formula}</td>
      ${shown.map(
        ({ key, print }) => html`<td>${print({ value: figures[key] ?? null, low: null, high: null }).text}</td>`,
      )}
    </tr>`,
  ])
  const table =
    covered.length === 0
      ? ''
      : html`<div class="wide" tabindex="0">
          <table>
            <thead>
              <tr>
                <th scope="col">queue</th>
                <th scope="col" class="words"></th>
                ${shown.map(({ head }) => html`<th scope="col">${head}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>
        </div>`
  const none = [...reasons].map(([why, names]) => `${listed(names)}: ${why}`)
  return html`${table}${
    none.length === 0
      ? ''
      : html`<p class="note">No closed formula holds, which is why it is simulated:</p>
          ${list(none)}`
  }`
}

function warnings({ warnings: texts }: Summary): Html {
  return texts.length === 0
    ? html``
    : html`<h3>Warnings</h3>
        ${list(texts)}`
}
