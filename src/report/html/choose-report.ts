import type { Choice, Form } from '../../planning/choosing/choice.ts'
import { bareMoney, canWin, moreText, winnerAndNext, worstByChannel } from '../choose-format.ts'
import { choiceSentences } from '../choose-words.ts'
import { grouped, money, NOTHING, percent, plural, share, valueOf } from '../format.ts'
import { rounded, type ColumnsChart, type DotsChart, type ScatterChart } from './chart.ts'
import { htmlDocument, type ChartProgram, type Section } from './document.ts'
import { withMargin } from './figure-table.ts'
import { html, type Html } from './html.ts'
import { list } from './lists.ts'
import { scenarioSections, type Simulated } from './scenario-section.ts'

/** The report of which form of service suits whom: one HTML file that needs nothing else. */
export function choiceReport(
  choices: readonly Choice[],
  simulated: ReadonlyMap<string, Simulated>,
  program: ChartProgram,
): string {
  const [first] = choices
  return htmlDocument(
    {
      title: choices.length === 1 ? `${first.title}: which form of service?` : 'Which form of service suits whom?',
      kind: 'Contact-center simulation: in-house or outsourced',
      verdict: choices.length === 1 ? choiceSentences(first)[0] : choices.map(shortVerdict).join(' '),
      provenance: [
        `agner ${first.agner}`,
        `seed ${first.seed}`,
        ...choices.map(
          ({ contacts, replications, title }) =>
            `${title}: ${plural(replications, 'replication')} of each form, ${grouped(contacts)} contacts`,
        ),
        `± ${percent(first.confidence, 0)} interval`,
      ],
      head: [choices.length === 1 ? html`` : overview(choices)],
      sections: [...choices.map(choiceSection), ...scenarioSections(simulated)],
    },
    program,
  )
}

function shortVerdict({ best, near, title }: Choice): string {
  if (best === null) return `${title}: none.`
  return `${title}: ${[best, ...near].join(' or ')}${near.length > 0 ? ' (nearly tied)' : ''}.`
}

function overview(choices: readonly Choice[]): Html {
  return html`<div class="wide" tabindex="0">
    <table>
      <caption>
        All of them
      </caption>
      <thead>
        <tr>
          <th scope="col">for</th>
          <th scope="col" class="words">choose</th>
          <th scope="col">a resolved issue costs</th>
          <th scope="col" class="words">next best</th>
          <th scope="col">costs more</th>
          <th scope="col" class="words">cheapest on wages alone</th>
        </tr>
      </thead>
      <tbody>
        ${choices.map((choice) => {
          const { winner, next } = winnerAndNext(choice)
          return html`<tr>
            <th scope="row">${choice.title}</th>
            <td class="words">${winner?.name ?? 'none can win'}</td>
            <td data-figure="costPerResolvedIssue">
              ${winner === null ? NOTHING : withMargin(money(winner.costPerResolvedIssue, choice.currency))}
            </td>
            <td class="words">${next?.name ?? NOTHING}</td>
            <td>${next === null ? NOTHING : moreText(next)}</td>
            <td class="words">${choice.bestOnWages}</td>
          </tr>`
        })}
      </tbody>
    </table>
  </div>`
}

/** In the order in which they stand. */
export function choiceCharts(choice: Choice) {
  return {
    cost: costChart(choice),
    kinds: kindsChart(choice),
    tradeOff: tradeOffChart(choice),
    months: monthsChart(choice),
  }
}

function choiceSection(choice: Choice, at: number): Section {
  return {
    id: `choice-${at + 1}`,
    title: choice.title,
    content: [
      list(choiceSentences(choice)),
      formTable(choice),
      ...Object.values(choiceCharts(choice)),
      list(choice.notes),
      html`<p class="provenance">
        ${choice.forms.map(({ name, scenario }) => html`<span>${name}: scenario ${scenario.hash.slice(0, 12)}</span> `)}
      </p>`,
    ],
  }
}

const CHIPS = { met: 'good', missed: 'bad', open: 'open' } as const

function formTable(choice: Choice): Html {
  const { currency, forms } = choice
  const channels = [...new Set(forms.flatMap((form) => worstByChannel(form).map(({ channel }) => channel)))]
  const service = (form: Form, channel: string): Html => {
    const found = worstByChannel(form).find((one) => one.channel === channel)
    if (found === undefined) return html`<td>${NOTHING}</td>`
    return html`<td>
      <span class="${CHIPS[found.verdict]}">${{ met: '✓', missed: '✗', open: '?' }[found.verdict]}</span>
      ${withMargin(share(found.level))}
    </td>`
  }
  return html`<div class="wide" tabindex="0">
    <table>
      <caption>
        Forms, from the one that costs least, in ${currency}
      </caption>
      <thead>
        <tr>
          <th scope="col">form</th>
          <th scope="col" class="words">verdict</th>
          <th scope="col">a resolved issue</th>
          <th scope="col">an issue</th>
          <th scope="col">resolved</th>
          <th scope="col">on wages alone</th>
          ${channels.map((channel) => html`<th scope="col">${channel} in time</th>`)}
          <th scope="col">months that miss</th>
        </tr>
      </thead>
      <tbody>
        ${forms.map(
          (form) =>
            html`<tr>
              <th scope="row">${form.name}</th>
              <td class="words"><span class="chip ${toneOf(form)}">${verdictOf(form)}</span></td>
              <td data-figure="costPerResolvedIssue">${withMargin(bareMoney(form.costPerResolvedIssue, currency))}</td>
              <td>${withMargin(bareMoney(form.costPerIssue, currency))}</td>
              <td>${withMargin(share(form.resolved))}</td>
              <td>${withMargin(bareMoney(form.wagesPerResolvedIssue, currency))}</td>
              ${channels.map((channel) => service(form, channel))}
              <td>${share({ ...form.risk.monthsMissed, low: null, high: null }).text}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function verdictOf(form: Form): string {
  if (form.verdict === 'dearer') return `${moreText(form)} more`
  return form.verdict === 'near' ? 'nearly tied' : form.verdict
}

function toneOf(form: Form): 'good' | 'bad' | 'open' | '' {
  if (form.verdict === 'best') return 'good'
  if (form.verdict === 'near') return 'open'
  return canWin(form) ? '' : 'bad'
}

function costChart({ currency, forms, title }: Choice): DotsChart {
  return {
    kind: 'dots',
    title: `${title}: what a resolved issue costs`,
    words:
      'Fully costed, with a price on what stays unresolved. A circle in green wins, a triangle is nearly tied, a square misses a goal and cannot win.',
    views: [
      {
        name: 'cost',
        value: { name: 'cost per resolved issue', key: 'costPerResolvedIssue', unit: 'money', currency },
        rows: forms.map((form) => {
          const { high, low, value } = form.costPerResolvedIssue
          const tone = toneOf(form)
          return {
            name: form.name,
            value: rounded(value),
            low: rounded(low),
            high: rounded(high),
            ...(tone !== '' && { tone }),
          }
        }),
      },
    ],
  }
}

const KINDS = ['wages', 'overheads', 'fees', 'one-off', 'retained', 'concessions', 'finishing', 'losses'] as const

function kindsChart({ currency, forms, title }: Choice): ColumnsChart {
  const kinds = KINDS.filter((kind) => forms.some(({ costs }) => (costs[kind] ?? 0) !== 0))
  return {
    kind: 'columns',
    isStacked: true,
    title: `${title}: the same by kind`,
    words:
      'What a resolved issue costs, by kind. Finishing is the work that is left over at the end; losses are a price on issues that ' +
      'stay unresolved.',
    views: [
      {
        name: 'cost',
        value: { name: 'cost per resolved issue', key: 'costPerResolvedIssue', unit: 'money', currency },
        categories: forms.map(({ name }) => name),
        series: kinds.map((kind) => ({ name: kind, values: forms.map(({ costs }) => rounded(costs[kind] ?? 0)) })),
      },
    ],
  }
}

function tradeOffChart({ currency, forms, title }: Choice): ScatterChart | null {
  const channels = [...new Set(forms.flatMap((form) => worstByChannel(form).map(({ channel }) => channel)))]
  const views = channels.flatMap((channel) => {
    const points = forms.flatMap((form) => {
      const found = worstByChannel(form).find((one) => one.channel === channel)
      const [x, y] = [rounded(form.costPerResolvedIssue.value), rounded(found?.level.value)]
      return x === null || y === null ? [] : [{ name: form.name, x, y }]
    })
    const goal = worstByChannel(forms[0]).find((one) => one.channel === channel)?.goal
    if (points.length < 2) return []
    return [
      {
        name: channel,
        x: { name: 'cost per resolved issue', key: 'costPerResolvedIssue', unit: 'money' as const, currency },
        y: { name: `${channel} in time`, unit: 'share' as const },
        points,
        ...(goal === undefined ? {} : { mark: { at: goal, label: `goal ${percent(goal, 0)}` } }),
      },
    ]
  })
  if (views.length === 0) return null
  return {
    kind: 'scatter',
    title: `${title}: cost against service`,
    words:
      'Up is better service, left is cheaper; of several queues of a channel the one that is worst against its goal.',
    views,
  }
}

function monthsChart({ currency, forms, title }: Choice): DotsChart | null {
  const rows = forms.flatMap(({ costPerIssue, name, risk: { monthlyCostPerIssue } }) => {
    const { p5, p95 } = monthlyCostPerIssue
    if (p5 === null || p95 === null) return []
    return [{ name, value: rounded(valueOf(costPerIssue)), low: rounded(p5), high: rounded(p95) }]
  })
  if (rows.length === 0) return null
  return {
    kind: 'dots',
    title: `${title}: how months differ`,
    words:
      'Cost per issue raised, fully costed: the mean, and where nine of ten months lie. A long whisker is a cost that comes in bad months.',
    views: [{ name: 'months', value: { name: 'cost per issue', key: 'costPerIssue', unit: 'money', currency }, rows }],
  }
}
