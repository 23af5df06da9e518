import type { ComparedFigure, Comparison, Difference } from '../../experiment/comparison.ts'
import { differenceText, figureName, relativeText, valueText } from '../compare-format.ts'
import { VERDICTS } from '../compare-table.ts'
import { verdictsInShort } from '../compare-words.ts'
import { grouped, plural } from '../format.ts'
import {
  comparedMonthsChart,
  costsChart,
  differencesChart,
  spreadChart,
  tradeOffChart,
  valuesChart,
} from './compare-charts.ts'
import { htmlDocument, type ChartProgram } from './document.ts'
import { withMargin } from './figure-table.ts'
import { html, type Html } from './html.ts'
import { list } from './lists.ts'
import { scenarioSections, type Simulated } from './scenario-section.ts'

/** Figures by month are in a chart. */
const MONTHS = 'months'

/** The report of a comparison: one HTML file that needs nothing else. */
export function comparisonReport(
  comparison: Comparison,
  simulated: ReadonlyMap<string, Simulated>,
  program: ChartProgram,
): string {
  const names = comparison.variants.map(({ name }) => name)
  const [verdict = 'No figure can be compared.', ...more] = verdictsInShort(comparison)
  return htmlDocument(
    {
      title: names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', '),
      kind: 'Contact-center simulation: comparison',
      verdict: more.length === 0 ? verdict : `Each compared with ${names[0]}, under the same luck.`,
      provenance: provenance(comparison),
      head: [more.length === 0 ? html`` : list([verdict, ...more])],
      sections: [
        { id: 'differences', title: 'Differences', content: [differencesChart(comparison), figureTables(comparison)] },
        { id: 'values', title: 'Values', content: [valuesChart(comparison)] },
        {
          id: 'money',
          title: 'Money',
          content: [costsChart(comparison), tradeOffChart(comparison), comparedMonthsChart(comparison)],
        },
        { id: 'risk', title: 'Risk', content: [spreadChart(comparison)] },
        { id: 'notes', title: 'Notes', content: [list(comparison.notes)] },
        ...scenarioSections(simulated),
      ],
    },
    program,
  )
}

function provenance({ agner, confidence, method, replications, seed, variants }: Comparison): string[] {
  const contacts = variants.reduce((sum, one) => sum + one.contacts, 0)
  return [
    `agner ${agner}`,
    `seed ${seed}`,
    method === 'batches'
      ? `steady state, ${grouped(replications)} batches of each`
      : `${plural(replications, 'replication')} of each`,
    `${grouped(contacts)} contacts`,
    replications === 1 ? 'one replication: no intervals' : `± ${Math.round(100 * confidence)} % interval`,
    ...variants.map(({ name, scenario }) => `${name}: scenario ${scenario.hash.slice(0, 12)}`),
  ]
}

const CHIPS: Readonly<Record<Difference['verdict'], string>> = {
  better: 'good',
  worse: 'bad',
  open: 'open',
  higher: '',
  lower: '',
  same: '',
}

/** A table for all together, then one for each queue, client or group that figures are of. */
function figureTables(comparison: Comparison): Html {
  const figures = comparison.figures.filter(({ scope }) => scope !== MONTHS)
  const scopes = [...new Set(figures.map(({ scope, name }) => `${scope}\n${name}`))]
  return html`${scopes.map((id) => {
    const own = figures.filter(({ scope, name }) => `${scope}\n${name}` === id)
    return figureTable(comparison, own)
  })}`
}

function figureTable(comparison: Comparison, figures: readonly ComparedFigure[]): Html {
  const { variants } = comparison
  const [{ name, scope }] = figures
  const head = variants.map((variant, i) =>
    i === 0
      ? html`<th scope="col">${variant.name}</th>`
      : html`<th scope="col">${variant.name}</th>
          <th scope="col">difference</th>
          <th scope="col"></th>`,
  )
  const row = (figure: ComparedFigure) =>
    html`<tr>
      <th scope="row">${figureName({ ...figure, scope: 'totals' })}</th>
      ${figure.variants.map((own, i) => {
        const value = html`<td data-figure="${figure.key}">${withMargin(valueText(figure, own, comparison))}</td>`
        return i === 0 ? value : html`${value}${differenceCells(comparison, figure, figure.differences[i - 1])}`
      })}
    </tr>`
  return html`<div class="wide" tabindex="0">
    <table>
      <caption>
        ${scope === 'totals' ? 'All together' : name}
      </caption>
      <thead>
        <tr>
          <th scope="col"></th>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${figures.map(row)}
      </tbody>
    </table>
  </div>`
}

function differenceCells(comparison: Comparison, figure: ComparedFigure, difference: Difference): Html {
  const { relative, value, verdict } = difference
  if (value === null)
    return html`<td>–</td>
      <td><span class="chip open">${VERDICTS.open}</span></td>`
  const share = relative === null || value === 0 ? '' : ` (${relativeText(difference)})`
  return html`<td>${withMargin(differenceText(figure, difference, comparison))}<span class="margin">${share}</span></td>
    <td><span class="chip ${CHIPS[verdict]}">${VERDICTS[verdict]}</span></td>`
}
