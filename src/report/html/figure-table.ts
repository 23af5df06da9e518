import type { Estimate, Figures } from '../../experiment/summary.ts'
import type { Kpi } from '../../models/kpi.ts'
import { valueText } from '../compare-format.ts'
import { valueOf, type Printed } from '../format.ts'
import { html, type Html } from './html.ts'

/** A column of figures: kept where any row has it. */
export interface FigureColumn {
  readonly key: string
  readonly head: string
  readonly unit: Kpi['unit']
  /** Not shown where all are 0. */
  readonly isRare?: true
}

export const CONTACT_COLUMNS: readonly FigureColumn[] = [
  { key: 'offered', head: 'offered', unit: 'count' },
  { key: 'serviceLevel', head: 'service level', unit: 'share' },
  { key: 'asa', head: 'ASA', unit: 'seconds' },
  { key: 'waitP90', head: '90 % within', unit: 'seconds' },
  { key: 'waitP99', head: '99 % within', unit: 'seconds' },
  { key: 'abandonment', head: 'abandoned', unit: 'share' },
  { key: 'blocking', head: 'blocked', unit: 'share', isRare: true },
  { key: 'sentAway', head: 'turned away', unit: 'count', isRare: true },
  { key: 'aht', head: 'AHT', unit: 'seconds' },
  { key: 'daysMissed', head: 'days that miss', unit: 'share' },
]

export const AGENT_COLUMNS: readonly FigureColumn[] = [
  { key: 'agentsMean', head: 'agents (mean)', unit: 'agents' },
  { key: 'agentsMost', head: 'at most', unit: 'agents' },
  { key: 'occupancy', head: 'occupancy', unit: 'share' },
  { key: 'utilization', head: 'utilization', unit: 'share' },
  { key: 'shrinkage', head: 'shrinkage', unit: 'share', isRare: true },
  { key: 'handled', head: 'handled', unit: 'count' },
  { key: 'aht', head: 'AHT', unit: 'seconds' },
  { key: 'handledPerHour', head: 'handled an hour', unit: 'contacts' },
]

export const ISSUE_COLUMNS: readonly FigureColumn[] = [
  { key: 'issues', head: 'issues raised', unit: 'count' },
  { key: 'contactsPerIssue', head: 'contacts per issue', unit: 'contacts' },
  { key: 'returned', head: 'came again', unit: 'count', isRare: true },
  { key: 'fcr', head: 'FCR', unit: 'share' },
  { key: 'fcrMeasured', head: 'FCR as measured', unit: 'share' },
  { key: 'resolution', head: 'resolved in the end', unit: 'share' },
  { key: 'transferred', head: 'handed on', unit: 'count', isRare: true },
  { key: 'containment', head: 'contained', unit: 'share', isRare: true },
]

export const COST_COLUMNS: readonly FigureColumn[] = [
  { key: 'cost', head: 'cost', unit: 'money' },
  { key: 'costWages', head: 'wages and invoices', unit: 'money' },
  { key: 'invoiced', head: 'invoiced', unit: 'money', isRare: true },
  { key: 'costPerContact', head: 'a contact', unit: 'money' },
  { key: 'costPerIssue', head: 'an issue', unit: 'money' },
  { key: 'costPerResolvedIssue', head: 'a resolved issue', unit: 'money' },
  { key: 'losses', head: 'losses', unit: 'money', isRare: true },
]

/** What providers earn, where it is known what their agents cost. */
export const PROVIDER_COLUMNS: readonly FigureColumn[] = [
  { key: 'revenue', head: 'revenue', unit: 'money' },
  { key: 'revenuePerContact', head: 'a contact', unit: 'money' },
  { key: 'ownCost', head: 'own cost', unit: 'money' },
  { key: 'margin', head: 'margin', unit: 'money' },
  { key: 'marginShare', head: 'of revenue', unit: 'share' },
]

/** Work that waits through nights. */
export const DEFERRED_COLUMNS: readonly FigureColumn[] = [
  { key: 'responded', head: 'answers sent', unit: 'count', isRare: true },
  { key: 'response', head: 'response, by the clock', unit: 'seconds' },
  { key: 'responseBusiness', head: 'in opening hours', unit: 'seconds' },
  { key: 'responseInGoal', head: 'within the goal', unit: 'share' },
  { key: 'backlogAtDayEnd', head: 'left at the end of a day', unit: 'contacts', isRare: true },
  { key: 'backlogOldestAtDayEnd', head: 'the oldest of them', unit: 'seconds' },
]

/** Calls to customers on lists. */
export const OUTBOUND_COLUMNS: readonly FigureColumn[] = [
  { key: 'dialled', head: 'calls', unit: 'count', isRare: true },
  { key: 'reached', head: 'reached', unit: 'share' },
  { key: 'liveAnswers', head: 'live answers', unit: 'count', isRare: true },
  { key: 'abandonedLiveShare', head: 'abandoned live', unit: 'share' },
  { key: 'rightPartyContacts', head: 'right party', unit: 'count', isRare: true },
  { key: 'recordsFinished', head: 'records finished', unit: 'count', isRare: true },
  { key: 'recordsExhausted', head: 'exhausted', unit: 'count', isRare: true },
]

interface Rows {
  /** What a row is of: `queue`. */
  readonly head: string
  readonly caption: string
  readonly rows: Readonly<Record<string, Figures>>
  /** All of them together, below. */
  readonly all?: Figures
  readonly currency?: string
}

/** A row each with the figures that there are; nothing where there are none. */
export function figureTable(columns: readonly FigureColumn[], { all, caption, currency = '', head, rows }: Rows): Html {
  const named = Object.entries(rows)
  const shown = columns.filter(({ key, isRare }) =>
    named.some(([, figures]) => valueOf(figures[key]) !== null && (isRare !== true || valueOf(figures[key]) !== 0)),
  )
  if (named.length === 0 || shown.length === 0) return html``
  const cells = (figures: Figures) =>
    shown.map(({ key, unit }) => html`<td data-figure="${key}">${printed(figures[key], { key, unit }, currency)}</td>`)
  const last =
    all === undefined || named.length < 2
      ? ''
      : html`<tfoot>
          <tr>
            <th scope="row">all</th>
            ${cells(all)}
          </tr>
        </tfoot>`
  return html`<div class="wide" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${head}</th>
          ${shown.map((column) => html`<th scope="col">${column.head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${named.map(
          ([name, figures]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells(figures)}
            </tr>`,
        )}
      </tbody>
      ${last}
    </table>
  </div>`
}

function printed(estimate: Estimate | undefined, figure: { key: string; unit: Kpi['unit'] }, currency: string): Html {
  return estimate === undefined ? html`–` : withMargin(valueText(figure, estimate, { currency }))
}

/** A value, and its ± in grey. */
export function withMargin({ margin, text }: Printed): Html {
  return html`<span class="value">${text}</span
    >${margin === undefined ? '' : html` <span class="margin">± ${margin}</span>`}`
}
