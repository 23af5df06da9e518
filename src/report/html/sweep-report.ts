import { figureName, valueText } from '../compare-format.ts'
import { grouped, plural } from '../format.ts'
import { htmlDocument, type ChartProgram } from './document.ts'
import { withMargin } from './figure-table.ts'
import { html, type Html } from './html.ts'
import { alongAxes, figuresShown, frontierChart, overTwo, shortValue } from './sweep-charts.ts'
import type { SweepFound } from './sweep-found.ts'

/** Rows of the table of points; the tables of the folder have all. */
const MOST_ROWS = 500

/** The report of a sweep: one HTML file that needs nothing else. */
export function sweepReport(found: SweepFound, program: ChartProgram): string {
  const { axes, missing, points, scenario } = found
  const varied = axes.map(
    ({ path }, axis) => `${path} (${plural(new Set(points.map((texts) => texts[axis])).size, 'value')})`,
  )
  return htmlDocument(
    {
      title: scenario.name,
      kind: 'Contact-center simulation: sweep',
      verdict:
        `${plural(points.length, 'point')} of ${varied.join(' and ')}.` +
        (missing === 0 ? '' : ` ${grouped(missing)} more are not simulated yet.`),
      provenance: provenance(found),
      head: [],
      sections: [
        { id: 'frontier', title: 'Cost and service', content: [frontierChart(found)] },
        { id: 'curves', title: 'One at a time', content: alongAxes(found) },
        { id: 'pairs', title: 'Two at a time', content: [overTwo(found)] },
        { id: 'points', title: 'All points', content: [pointTable(found)] },
      ],
    },
    program,
  )
}

function provenance({ agner, confidence, design, replications, scenario, seed }: SweepFound): string[] {
  return [
    `agner ${agner}`,
    `scenario ${scenario.hash.slice(0, 12)}`,
    `seed ${seed}`,
    `design: ${design}`,
    replications === null ? 'replications as the precision takes' : `${plural(replications, 'replication')} a point`,
    `± ${Math.round(100 * confidence)} % interval`,
  ]
}

function pointTable(found: SweepFound): Html {
  const { axes, currency, points } = found
  const figures = figuresShown(found).filter(({ scope }) => scope === 'totals')
  const rows = points.slice(0, MOST_ROWS).map(
    (texts, place) =>
      html`<tr>
        ${texts.map((text, axis) => (axis === 0 ? html`<th scope="row">${shortValue(text)}</th>` : html`<td>${shortValue(text)}</td>`))}
        ${figures.map(
          (figure) =>
            html`<td data-figure="${figure.key}">
              ${withMargin(valueText(figure, figure.estimates[place] ?? NOTHING, { currency: currency ?? '' }))}
            </td>`,
        )}
      </tr>`,
  )
  return html`<div class="wide" tabindex="0">
      <table>
        <thead>
          <tr>
            ${axes.map(({ path }) => html`<th scope="col">${path}</th>`)}
            ${figures.map((figure) => html`<th scope="col">${figureName(figure)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${points.length > MOST_ROWS ? html`<p class="note">The first ${MOST_ROWS} of ${grouped(points.length)} points; all are in the tables of the folder.</p>` : ''}`
}

const NOTHING = { value: null, low: null, high: null }
