import type { IvrBranch, IvrTarget } from '../models/ivr-model.ts'
import type { Consult, OverflowRule, Transfer } from '../models/journey-model.ts'
import type { Model } from '../models/model.ts'
import { percent, wholeSeconds } from './format.ts'
import { meanOf } from '../engine/distributions.ts'
import { flowsOf } from '../models/flows.ts'
import { mermaidText } from './mermaid-text.ts'

/** A place that contacts come through. */
export interface Place {
  readonly id: string
  readonly name: string
  readonly kind: 'type' | 'node' | 'group' | 'end'
}

export type WayKind =
  | 'dial-in'
  | 'ivr'
  | 'serve'
  | 'overflow'
  | 'offer'
  | 'turn-away'
  | 'transfer'
  | 'misroute'
  | 'consult'
  | 'retry'
  | 'repeat'

export interface Way {
  readonly from: string
  readonly to: string
  /** Why or how many: `30 %`, `waited 1:00`. */
  readonly label: string
  readonly by: WayKind
}

interface Graph {
  readonly places: readonly Place[]
  readonly ways: readonly Way[]
}

const CONTAINED: Place = { id: 'contained', name: 'served without an agent', kind: 'end' }
const HANG_UP: Place = { id: 'hang-up', name: 'the IVR hangs up', kind: 'end' }
const TURNED_AWAY: Place = { id: 'turned-away', name: 'turned away', kind: 'end' }

/** Where contacts can go: through the IVR to the queues of their types, by overflow and transfers, to groups, and back. */
export function flowGraph(model: Model): Graph {
  const ways = [...ivrWays(model), ...typeWays(model), ...misrouteWays(model), ...groupWays(model)]
  const used = new Set(ways.flatMap(({ from, to }) => [from, to]))
  const places: Place[] = [
    ...model.types.map(({ name }, id): Place => ({ id: `type${id}`, name, kind: 'type' })),
    ...model.ivr.nodes.map(({ name }, id): Place => ({ id: `node${id}`, name, kind: 'node' })),
    ...model.groups.map(({ name }, id): Place => ({ id: `group${id}`, name, kind: 'group' })),
    CONTAINED,
    HANG_UP,
    TURNED_AWAY,
  ]
  return { places: places.filter(({ id, kind }) => kind === 'type' || used.has(id)), ways }
}

function ivrWays({ types, ivr }: Model): Way[] {
  const starts = types.flatMap(({ startsAt }, type) =>
    startsAt < 0 ? [] : [{ from: `type${type}`, to: `node${startsAt}`, label: 'dials in', by: 'dial-in' as const }],
  )
  const between = ivr.nodes.flatMap(({ branches, exits, misroutes, comesBack }, id) => [
    ...branches.map((branch) => ({
      from: `node${id}`,
      to: targetId(branch.to),
      label: branchWords(branch, types),
      by: 'ivr' as const,
    })),
    ...exits.map(({ share, to }) => ({
      from: `node${id}`,
      to: targetId(to),
      label: exitWords(share, branches.length > 0, to.goes === 'type' && to.isChosen ? (misroutes?.share ?? 0) : 0),
      by: 'ivr' as const,
    })),
    ...(comesBack === null ? [] : returnsOf(comesBack.type, types)).map((type) => ({
      from: CONTAINED.id,
      to: `type${type}`,
      label: `${percent(comesBack?.share ?? 0)} of ${ivr.nodes[id].name} contact again`,
      by: 'repeat' as const,
    })),
  ])
  return [...starts, ...between]
}

function exitWords(share: number, isElse: boolean, misrouted: number): string {
  const words = share === 1 ? (isElse ? 'else' : '') : percent(share)
  return misrouted === 0 ? words : `${words}, ${percent(misrouted)} of them misrouted`
}

/** As one type, or as whatever they came as. */
function returnsOf(type: number, types: Model['types']): number[] {
  return type >= 0 ? [type] : types.flatMap(({ startsAt }, id) => (startsAt >= 0 ? [id] : []))
}

function targetId(to: IvrTarget): string {
  if (to.goes === 'node') return `node${to.node}`
  if (to.goes === 'type') return `type${to.type}`
  return to.goes === 'contained' ? CONTAINED.id : HANG_UP.id
}

function branchWords({ when, of, hours }: IvrBranch, types: Model['types']): string {
  const name = types[of]?.name ?? ''
  const words = {
    waiting: () => (when.trigger === 'waiting' ? `${when.contacts} wait for ${name}` : ''),
    'expected-wait': () =>
      when.trigger === 'expected-wait' ? `expected wait for ${name} ${wholeSeconds(when.seconds)}` : '',
    unattended: () => `nobody there for ${name}`,
    closed: () => `${name} closed`,
    'came-as': () => (when.trigger === 'came-as' ? `came as ${when.types.map((id) => types[id].name).join(', ')}` : ''),
    again: () => 'contacts again',
    always: () => '',
  }[when.trigger]()
  return [words, hours === null ? '' : 'in its hours'].filter((word) => word !== '').join(', ')
}

function typeWays({ types }: Model): Way[] {
  return types.flatMap(({ overflow, transfers, consults, retry, resolution }, type): Way[] => {
    const from = `type${type}`
    return [
      ...overflow.flatMap((rule) => overflowWays(rule, from)),
      ...handingOnWays(from, transfers, consults),
      ...(retry === null
        ? []
        : [{ from, to: `type${retry.type}`, label: 'not answered: tries again', by: 'retry' as const }]),
      ...(resolution === null || resolution.repeat === 0
        ? []
        : [{ from, to: `type${resolution.type}`, label: 'not resolved: contacts again', by: 'repeat' as const }]),
    ]
  })
}

/** What agents do with contacts beside talking to them. */
export function handingOnWays(from: string, transfers: readonly Transfer[], consults: readonly Consult[]): Way[] {
  return [
    ...transfers.map(({ type: to, share, warm }) => ({
      from,
      to: `type${to}`,
      label: `handed on${warm === null ? '' : ' warm'}: ${percent(share)}`,
      by: 'transfer' as const,
    })),
    ...consults.map(({ type: to, share }) => ({
      from,
      to: `type${to}`,
      label: `colleague asked: ${percent(share)}`,
      by: 'consult' as const,
    })),
  ]
}

function misrouteWays(model: Model): Way[] {
  return flowsOf(model)
    .filter(({ by }) => by === 'misroute')
    .map(({ from, to }) => ({ from: `type${from}`, to: `type${to}`, label: 'misrouted: handed on', by: 'misroute' }))
}

function overflowWays({ when, what, accept }: OverflowRule, from: string): Way[] {
  const label = [triggerWords(when), accept < 1 ? `${percent(accept)} accept` : '']
    .filter((word) => word !== '')
    .join(', ')
  if (what.action === 'turn-away') return [{ from, to: TURNED_AWAY.id, label, by: 'turn-away' }]
  if (what.action === 'move') return [{ from, to: `type${what.type}`, label, by: 'overflow' }]
  return what.groups.map((group) => ({ from, to: `group${group}`, label, by: 'offer' }))
}

function triggerWords(when: OverflowRule['when']): string {
  switch (when.trigger) {
    case 'waited':
      return `has waited ${wholeSeconds(meanOf(when.seconds))}${when.seconds.law === 'constant' ? '' : ' on average'}`
    case 'waiting':
      return `${when.contacts} wait`
    case 'expected-wait':
      return `expected wait ${wholeSeconds(when.seconds)}`
    case 'unattended':
      return 'nobody there'
    case 'closed':
      return 'closed'
  }
}

/** Groups take from a type at once unless a rule offers it to them later. */
function groupWays({ types, groups }: Model): Way[] {
  return groups.flatMap(({ skills }, group) =>
    skills.flatMap(({ type }) => {
      const isLater = types[type].overflow.some(({ what }) => what.action === 'widen' && what.groups.includes(group))
      return isLater ? [] : [{ from: `type${type}`, to: `group${group}`, label: '', by: 'serve' as const }]
    }),
  )
}

/** Lines of text: a place, and beneath it where contacts go from there. */
export function flowText({ places, ways }: Graph): string {
  const nameOf = new Map(places.map(({ id, name, kind }) => [id, kind === 'group' ? `group ${name}` : name]))
  const sections = places.flatMap(({ id, name, kind }) => {
    const own = ways.filter(({ from }) => from === id)
    if (own.length === 0) return []
    const lines = own.map(({ to, label }) => `  → ${nameOf.get(to)}${label === '' ? '' : `  (${label})`}`)
    return [[kind === 'node' ? `${name} (IVR)` : name, ...lines].join('\n')]
  })
  return `${sections.join('\n\n')}\n`
}

const SHAPES: Readonly<Record<Place['kind'], readonly [string, string]>> = {
  type: ['[[', ']]'],
  node: ['(', ')'],
  group: ['[/', '/]'],
  end: ['([', '])'],
}

/** A Mermaid flowchart: GitHub, GitLab and many editors draw it. */
export function flowMermaid({ places, ways }: Graph): string {
  return [
    'flowchart LR',
    ...places.map(({ id, name, kind }) => `  ${id}${SHAPES[kind][0]}${mermaidText([name])}${SHAPES[kind][1]}`),
    ...ways.map(({ from, to, label }) => `  ${from} -->${label === '' ? '' : `|${mermaidText([label])}|`} ${to}`),
    '',
  ].join('\n')
}
