import type { BreakEven } from '../../planning/what-if/break-even.ts'
import { answeredFigure } from '../answer-lines.ts'
import { crossingLines } from '../break-even-table.ts'
import { valueText } from '../compare-format.ts'
import { plural } from '../format.ts'
import { rounded, type CurvesChart, type Quantity } from './chart.ts'
import { htmlDocument, type ChartProgram } from './document.ts'
import { withMargin } from './figure-table.ts'
import { html, type Html } from './html.ts'
import { list } from './lists.ts'
import { scenarioSections, type Simulated } from './scenario-section.ts'

/** The report of where variants change places: one HTML file that needs nothing else. */
export function breakEvenReport(
  answer: BreakEven,
  simulated: ReadonlyMap<string, Simulated>,
  program: ChartProgram,
): string {
  const { agner, confidence, crossings, notes, path, replications, seed, variants } = answer
  const names = variants.map(({ name }) => name)
  const told = crossings.flatMap((one) => crossingLines(answer, one))
  return htmlDocument(
    {
      title: `${answeredFigure(answer)} by ${path}: ${names.join(', ')}`,
      kind: 'Contact-center simulation: where variants change places',
      verdict: told.length === 1 ? told[0] : `Where each is as good as ${names[0]}:`,
      provenance: [
        `agner ${agner}`,
        `seed ${seed}`,
        `${plural(replications, 'replication')} of each`,
        replications === 1 ? 'one replication: no intervals' : `± ${Math.round(100 * confidence)} % interval`,
        ...variants.map(({ name, scenario }) => `${name}: scenario ${scenario.hash.slice(0, 12)}`),
      ],
      head: [told.length > 1 ? list(told) : html``],
      sections: [
        { id: 'break-even', title: 'Break-even', content: [breakEvenChart(answer), levelTable(answer)] },
        { id: 'notes', title: 'Notes', content: [list(notes)] },
        ...scenarioSections(simulated),
      ],
    },
    program,
  )
}

export function breakEvenChart(answer: BreakEven): CurvesChart {
  const { crossings, levels, path, variants } = answer
  const isShare = levels.every(({ text }) => text.trim().endsWith('%'))
  // Levels are numbers as written: of `150%`, 150.
  const x: Quantity = { name: path, unit: isShare ? 'share' : 'contacts' }
  const scale = isShare ? 100 : 1
  return {
    kind: 'curves',
    title: `${answeredFigure(answer)} by ${path}`,
    words: 'Every variant under the same luck at each level. A dashed line is where one becomes as good as the first.',
    x,
    views: [
      {
        name: path,
        y: figureQuantity(answer),
        curves: variants.map(({ name }, i) => {
          const of = (end: 'value' | 'low' | 'high') => levels.map((level) => rounded(level.variants[i][end]))
          return { name, x: levels.map(({ level }) => level / scale), y: of('value'), low: of('low'), high: of('high') }
        }),
        marks: crossings.flatMap(({ crossings: own, variant }) =>
          own.map(({ at }) => ({ at: at / scale, label: variant })),
        ),
      },
    ],
  }
}

function figureQuantity(answer: BreakEven): Quantity {
  const { currency, figure } = answer
  return {
    name: answeredFigure(answer),
    unit: figure.unit,
    key: figure.key,
    ...(figure.unit === 'money' && currency !== undefined ? { currency } : {}),
  }
}

function levelTable(answer: BreakEven): Html {
  const { levels, path, variants } = answer
  return html`<div class="wide" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${path}</th>
          ${variants.map(({ name }) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${levels.map(
          ({ text, variants: own }) =>
            html`<tr>
              <th scope="row">${text}</th>
              ${own.map((one) => html`<td>${withMargin(valueText(answer.figure, one, answer))}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
