import { NONE } from '../engine/ids.ts'
import type { Model } from './model.ts'

/** A way that contacts go from one type to another, or to further groups, or away; counted one by one. */
export interface FlowPlan {
  readonly by: 'overflow' | 'offer' | 'turn-away' | 'transfer' | 'misroute' | 'consult' | 'retry' | 'repeat' | 'ivr'
  readonly from: number
  /** A type; -1 where it is none. */
  readonly to: number
  /** For an offer: the groups. */
  readonly groups: readonly number[]
}

/** All ways of a model: overflow rules type by type, transfers type by type, then the rest. The place is the flow's id. */
export function flowsOf(model: Model): FlowPlan[] {
  const { types, ivr } = model
  const rules = types.flatMap(({ overflow }, from) =>
    overflow.map(({ what }): FlowPlan => {
      if (what.action === 'move') return { by: 'overflow', from, to: what.type, groups: [] }
      if (what.action === 'widen') return { by: 'offer', from, to: -1, groups: what.groups }
      return { by: 'turn-away', from, to: -1, groups: [] }
    }),
  )
  const handedOn = pairWays(model, 'transfer', 'transfers')
  const asked = pairWays(model, 'consult', 'consults')
  const retries = types.flatMap(({ retry }, from): FlowPlan[] =>
    retry === null ? [] : [{ by: 'retry', from, to: retry.type, groups: [] }],
  )
  const repeats = types.flatMap(({ resolution }, from): FlowPlan[] =>
    resolution === null || resolution.repeat === 0 ? [] : [{ by: 'repeat', from, to: resolution.type, groups: [] }],
  )
  const contained = types.flatMap(({ startsAt }, from) =>
    ivr.nodes.flatMap(({ comesBack }): FlowPlan[] =>
      startsAt < 0 || comesBack === null
        ? []
        : [{ by: 'repeat', from, to: comesBack.type < 0 ? from : comesBack.type, groups: [] }],
    ),
  )
  const targets = ivr.nodes.flatMap(({ branches, exits }) => [...branches, ...exits].map(({ to }) => to))
  const after = new Set(targets.flatMap((to) => (to.goes === 'type' ? [to.type] : [])))
  const out = types.flatMap(({ startsAt }, from): FlowPlan[] =>
    startsAt < 0 ? [] : [...after].toSorted((a, b) => a - b).map((to) => ({ by: 'ivr', from, to, groups: [] })),
  )
  const afterHandling = [...repeats, ...contained]
  const isFirst = (flow: FlowPlan, i: number): boolean => flowIdOf(afterHandling, 'repeat', flow.from, flow.to) === i
  return [...rules, ...handedOn, ...misroutesIn(model), ...asked, ...retries, ...afterHandling.filter(isFirst), ...out]
}

/** From type to type by what agents do, those of some groups perhaps otherwise. */
function pairWays({ types, groups }: Model, by: FlowPlan['by'], key: 'transfers' | 'consults'): FlowPlan[] {
  // By type: one pass over the skills, of which there may be as many as groups times types.
  const lists = types.map((type) => [type[key]])
  for (const { skills } of groups) for (const skill of skills) lists[skill.type].push(skill[key] ?? [])
  return lists.flatMap((ofType, from) => {
    const targets = ofType.flatMap((list) => list.map(({ type: to }) => to))
    return [...new Set(targets)].map((to): FlowPlan => ({ by, from, to, groups: [] }))
  })
}

/** Agents hand on those who did not mean what they are: as whatever overflow has made of them by then. */
function misroutesIn({ types, ivr }: Model): FlowPlan[] {
  const flows = ivr.nodes.flatMap(({ misroutes, exits }) => {
    const choices = exits.flatMap(({ to }) =>
      misroutes !== null && to.goes === 'type' && to.isChosen ? [to.type] : [],
    )
    return choices.flatMap((meant) =>
      choices
        .filter((type) => type !== meant)
        .flatMap((type) => becomesFrom(types, type, meant))
        .map((from): FlowPlan => ({ by: 'misroute', from, to: meant, groups: [] })),
    )
  })
  return flows.filter(({ from, to }, i) => flowIdOf(flows, 'misroute', from, to) === i)
}

/** A type and all that overflow rules can make of it, before it becomes what was meant. */
function becomesFrom(types: Model['types'], type: number, meant: number): number[] {
  const found = new Set([type])
  for (const one of found) {
    for (const { what } of types[one].overflow) if (what.action === 'move' && what.type !== meant) found.add(what.type)
  }
  return [...found]
}

/** The ids of the flows that are not of a rule, by what they are: to be asked again and again. */
export class FlowIds {
  private readonly types: number
  private readonly ids = new Map<number, number>()

  constructor(model: Model) {
    this.types = model.types.length
    flowsOf(model).forEach(({ by, from, to }, id) => {
      const key = this.key(by, from, to)
      if (to >= 0 && !this.ids.has(key)) this.ids.set(key, id)
    })
  }

  of(by: FlowPlan['by'], from: number, to: number): number {
    const id = this.ids.get(this.key(by, from, to))
    if (id === undefined) throw new Error(`nobody foresaw that contacts go from type ${from} to ${to} by ${by}`)
    return id
  }

  private key(by: FlowPlan['by'], from: number, to: number): number {
    return (WAYS[by] * this.types + from) * this.types + to
  }
}

const WAYS = {
  overflow: 0,
  offer: 1,
  'turn-away': 2,
  transfer: 3,
  misroute: 4,
  consult: 5,
  retry: 6,
  repeat: 7,
  ivr: 8,
} as const satisfies Record<FlowPlan['by'], number>

/** The place of a flow by what it is; -1: there is none. */
function flowIdOf(flows: readonly FlowPlan[], by: FlowPlan['by'], from: number, to: number): number {
  return flows.findIndex((flow) => flow.by === by && flow.from === from && flow.to === to)
}

/** Whether agents hand contacts on or ask colleagues. */
export function handsOn({ types, groups }: Pick<Model, 'types' | 'groups'>): boolean {
  return (
    types.some(({ transfers, consults }) => transfers.length > 0 || consults.length > 0) ||
    groups.some(({ skills }) =>
      skills.some(({ transfers, consults }) => (transfers?.length ?? 0) > 0 || (consults?.length ?? 0) > 0),
    )
  )
}

/** Whether anything follows a contact: another type, another contact about the same issue. */
export function goesOn({ types, groups, outages }: Model): boolean {
  return (
    groups.some(({ ring }) => ring !== null) ||
    outages.length > 0 ||
    handsOn({ types, groups }) ||
    types.some(
      ({ overflow, retry, resolution, startsAt, dial, outbound, preferredAgent, turns, silent, pauses }) =>
        preferredAgent !== null ||
        turns !== null ||
        silent !== null ||
        pauses !== null ||
        overflow.length > 0 ||
        retry !== null ||
        resolution !== null ||
        startsAt !== NONE ||
        dial !== null ||
        outbound !== null,
    )
  )
}
