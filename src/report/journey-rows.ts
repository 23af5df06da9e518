import type { Figures } from '../experiment/summary.ts'
import type { Cell, Column, Row } from './columns.ts'
import { count, duration, inWords, money, share, valueOf } from './format.ts'
import { left, type Page, section } from './page.ts'
import { replyLines } from './reply-rows.ts'
import { printable, wrap } from './text-width.ts'

/** A column of counts or shares, shown where any type has one. */
interface Part {
  readonly key: string
  readonly column: Column
  readonly cell: (figure: Figures[string]) => Cell
}

const counted = (figure: Figures[string]): Cell => ({ text: count(figure).text })

const PARTS: readonly Part[] = [
  { key: 'enteredIvr', column: { head: 'in the IVR', rank: 7 }, cell: counted },
  { key: 'containment', column: { head: 'contained', marginRank: 1 }, cell: share },
  { key: 'hungUpInIvr', column: { head: 'hung up in it', rank: 6 }, cell: counted },
  { key: 'misrouted', column: { head: 'misrouted', rank: 5 }, cell: counted },
  { key: 'returned', column: { head: 'came again', rank: 5 }, cell: counted },
  { key: 'overflowIn', column: { head: 'overflow in', rank: 4 }, cell: counted },
  { key: 'overflowOut', column: { head: 'overflow out', rank: 4 }, cell: counted },
  { key: 'dialled', column: { head: 'calls', rank: 6 }, cell: counted },
  { key: 'reached', column: { head: 'reached', rank: 5 }, cell: share },
  { key: 'unreached', column: { head: 'never reached', rank: 5 }, cell: counted },
  { key: 'firstReply', column: { head: 'first reply', marginRank: 1, rank: 6 }, cell: duration },
  { key: 'laterReply', column: { head: 'later replies', marginRank: 1, rank: 6 }, cell: duration },
  { key: 'laterRepliesInTime', column: { head: 'in time', marginRank: 1, rank: 5 }, cell: share },
  { key: 'fellSilent', column: { head: 'fell silent', rank: 3 }, cell: counted },
  { key: 'silentlyAbandoned', column: { head: 'left unseen', rank: 4 }, cell: counted },
  { key: 'wentOn', column: { head: 'went on', rank: 5 }, cell: counted },
  { key: 'machines', column: { head: 'machines', rank: 3 }, cell: counted },
  { key: 'liveAnswers', column: { head: 'live answers', rank: 5 }, cell: counted },
  { key: 'abandonedLiveShare', column: { head: 'abandoned live', marginRank: 1 }, cell: share },
  { key: 'rightPartyContacts', column: { head: 'right party', rank: 5 }, cell: counted },
  { key: 'recordsFinished', column: { head: 'records finished', rank: 4 }, cell: counted },
  { key: 'recordsExhausted', column: { head: 'exhausted', rank: 4 }, cell: counted },
  { key: 'transferredIn', column: { head: 'handed here', rank: 3 }, cell: counted },
  { key: 'transferred', column: { head: 'handed on', rank: 3 }, cell: counted },
  { key: 'consultsIn', column: { head: 'asked for advice', rank: 3 }, cell: counted },
  { key: 'consults', column: { head: 'asked a colleague', rank: 3 }, cell: counted },
  { key: 'preferred', column: { head: 'by their own agent', marginRank: 1, rank: 3 }, cell: share },
  { key: 'fcr', column: { head: 'FCR', marginRank: 2 }, cell: share },
  { key: 'fcrMeasured', column: { head: 'FCR measured', marginRank: 1, rank: 1 }, cell: share },
  { key: 'resolution', column: { head: 'resolved in the end', marginRank: 1, rank: 2 }, cell: share },
]

/** What follows a contact, a line per type: nothing where nothing does. */
export function journeySection(page: Page): string[] {
  const { types, totals } = page.summary
  const all = Object.entries(types)
  const parts = PARTS.filter(({ key }) => all.some(([, figures]) => (valueOf(figures[key]) ?? 0) > 0))
  if (parts.length === 0) return flowLines(page)
  const columns: Column[] = [
    { head: 'type', align: 'left', atLeast: 10 },
    { head: 'offered' },
    { head: 'issues raised', rank: 6 },
    ...parts.map(({ column }) => column),
  ]
  const rows: Row[] = all.map(([name, figures]) => ({ cells: cells(name, figures, parts) }))
  if (rows.length > 1) rows.push({ cells: cells('all', totals, parts), ruled: true })
  return [...section(page, columns, rows), ...replyLines(page), ...costLines(page), ...flowLines(page)]
}

/** What the IVR costs, by the type as which they dialled in. */
function costLines({ summary, textWidth }: Page): string[] {
  const { types, totals, currency = '' } = summary
  const cost = (figures: Figures) => valueOf(figures.ivrCost) ?? 0
  const paid = Object.entries(types).filter(([, figures]) => cost(figures) > 0)
  if (paid.length > 1) paid.push(['all', totals])
  return paid.flatMap(([name, { ivrCost, ivrCostPerContact, ivrCostPerContained }]) => {
    const contained =
      valueOf(ivrCostPerContained) === null ? '' : `, ${money(ivrCostPerContained, currency).text} per contained`
    const each = `${money(ivrCostPerContact, currency).text} per contact in it${contained}`
    return wrap(`${printable(name)}: the IVR costs ${inWords(money(ivrCost, currency))}, ${each}`, textWidth, '  ')
  })
}

const FLOW_WORDS = {
  overflow: 'by overflow',
  offer: 'offered further',
  'turn-away': 'by overflow',
  transfer: 'handed on',
  consult: 'asked',
  misroute: 'misrouted, handed on',
  retry: 'try again',
  repeat: 'contact again',
  ivr: 'from the IVR',
} as const

/** Who went where: those that went at all. */
function flowLines({ summary, textWidth, colors }: Page): string[] {
  const ways = summary.flows.flatMap(({ by, from, to, groups, contacts }) => {
    if (!((valueOf(contacts) ?? 0) > 0)) return []
    const target = by === 'turn-away' ? 'turned away' : to === null ? groups.join(', ') : to
    return [`${printable(from)} → ${printable(target)}: ${count(contacts).text} ${FLOW_WORDS[by]}`]
  })
  return ways.length === 0 ? [] : wrap(ways.join(' · '), textWidth, '  ').map(colors.dim)
}

function cells(name: string, figures: Figures, parts: readonly Part[]): Cell[] {
  const shown = parts.map(({ key, cell }) => cell(figures[key]))
  return [left(printable(name)), counted(figures.offered), counted(figures.issues), ...shown]
}
