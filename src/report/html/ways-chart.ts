import type { Estimate, Figures, FlowSummary, Summary } from '../../experiment/summary.ts'
import { rounded, type WaysChart } from './chart.ts'

type Role = WaysChart['places'][number]['role']

/** Parts of a place that are left by who is under way when the run begins and ends. */
const EDGE = 1e-3

/** Where contacts went, from the first they did to how it ended; null where they all go straight to one place. */
export function waysChart(summary: Summary): WaysChart | null {
  const ways = new Ways()
  const inOrder = typesInOrder(summary)
  for (const type of inOrder) throughIvr(ways, summary, type)
  for (const type of inOrder) throughQueue(ways, summary, type, inOrder)
  afterwards(ways, summary)
  return ways.chart()
}

/** Places and the bands between them, by name. */
class Ways {
  private readonly places = new Map<string, { readonly name: string; readonly role: Role }>()
  private readonly ways = new Map<string, { from: string; to: string; value: number }>()

  /** `id` is unlike every other; the name is what is shown. */
  place(id: string, name: string, role: Role): string {
    if (!this.places.has(id)) this.places.set(id, { name, role })
    return id
  }

  add(from: string, to: string, value: number): void {
    if (!(value > 0)) return
    const key = `${from}\n${to}`
    const way = this.ways.get(key) ?? { from, to, value: 0 }
    way.value += value
    this.ways.set(key, way)
  }

  into(id: string): number {
    return [...this.ways.values()].reduce((sum, { to, value }) => sum + (to === id ? value : 0), 0)
  }

  chart(): WaysChart | null {
    const ways = [...this.ways.values()]
    const used = [...this.places].filter(([id]) => ways.some(({ from, to }) => from === id || to === id))
    if (ways.length < 2) return null
    const idOf = new Map(used.map(([id], at) => [id, at]))
    return {
      kind: 'ways',
      title: 'Where contacts went',
      words:
        'Contacts from beginning to end: as what they came, through the IVR, to whom they were handed, and how it ' +
        'ended. The wider a band, the more went that way. Who contacts again, or is handed on, begins anew.',
      value: { name: 'contacts', unit: 'count' },
      places: used.map(([, place]) => place),
      ways: ways.map(({ from, to, value }) => ({
        from: idOf.get(from) ?? 0,
        to: idOf.get(to) ?? 0,
        value: rounded(value) ?? 0,
      })),
    }
  }
}

const queueId = (type: string): string => `queue\n${type}`

/** Types that hand on before those they hand to, as far as they do not hand on in circles. */
function typesInOrder({ flows, types }: Summary): string[] {
  const names = Object.keys(types)
  const next = (type: string): string[] =>
    flows.flatMap(({ by, from, to, contacts }) =>
      from === type && to !== null && to !== type && isOnward(by) && of(contacts) > 0 ? [to] : [],
    )
  const order: string[] = []
  const seen = new Set<string>()
  const visit = (type: string): void => {
    if (seen.has(type)) return
    seen.add(type)
    for (const to of next(type)) visit(to)
    order.unshift(type)
  }
  names.toReversed().forEach(visit)
  return order
}

/** The same contact goes on; retries and repeats are contacts anew. */
function isOnward(by: FlowSummary['by']): boolean {
  return by === 'overflow' || by === 'transfer' || by === 'misroute'
}

function throughIvr(ways: Ways, { flows, types }: Summary, type: string): void {
  const { contained, enteredIvr, hungUpInIvr } = types[type]
  if (!(of(enteredIvr) > 0)) return
  const from = ways.place(`came\n${type}`, `${type} dials in`, 'contacts')
  const ivr = ways.place('ivr', 'IVR', 'ivr')
  ways.add(from, ivr, of(enteredIvr))
  ways.add(ivr, ways.place('contained', 'served by the IVR', 'good'), of(contained))
  ways.add(ivr, ways.place('hung-up', 'hung up in the IVR', 'bad'), of(hungUpInIvr))
  for (const flow of flows.filter((one) => one.by === 'ivr' && one.from === type && one.to !== null)) {
    ways.add(ivr, ways.place(queueId(flow.to ?? ''), flow.to ?? '', 'queue'), of(flow.contacts))
  }
}

function throughQueue(ways: Ways, summary: Summary, type: string, order: readonly string[]): void {
  const figures = summary.types[type]
  const queue = ways.place(queueId(type), type, 'queue')
  const from = (...kinds: readonly FlowSummary['by'][]) => arriving(summary, type, order, kinds)
  const [elsewhere, handedOn] = [from('overflow'), from('transfer', 'misroute')]
  ways.add(ways.place('handed-here', 'handed on by colleagues', 'neutral'), queue, handedOn)
  ways.add(ways.place('asked', 'colleagues who ask', 'neutral'), queue, from('consult'))
  ways.add(ways.place('paused', 'go on after a pause', 'neutral'), queue, of(figures.wentOn))
  ways.add(ways.place('from-elsewhere', 'come from elsewhere', 'neutral'), queue, elsewhere)
  // Those who came straight: neither from the IVR nor from another type. Who is under way when a batch ends leaves a rest.
  const direct = of(figures.offered) - ways.into(queue)
  const isCalled = of(figures.dialled) > 0 && of(figures.liveAnswers) > 0
  const came = ways.place(`came\n${type}`, isCalled ? `${type}: called` : `${type} arrives`, 'contacts')
  ways.add(came, queue, direct < EDGE * of(figures.offered) ? 0 : direct)
  for (const { by, from: own, to, contacts } of summary.flows) {
    if (own !== type || by !== 'overflow' || to === null || to === type) continue
    const isLater = order.indexOf(to) > order.indexOf(type)
    const next = isLater ? ways.place(queueId(to), to, 'queue') : ways.place('elsewhere', 'go on elsewhere', 'neutral')
    ways.add(queue, next, of(contacts))
  }
  for (const [group, own] of Object.entries(summary.typeGroups[type] ?? {})) {
    ways.add(queue, ways.place(`group\n${group}`, group, 'group'), of(own.taken))
  }
  for (const [key, words] of LOSSES) ways.add(queue, ways.place(key, words, 'bad'), of(figures[key]))
  ways.add(queue, ways.place('waiting', 'still waiting', 'neutral'), of(figures.waiting))
}

const LOSSES = [
  ['abandoned', 'abandoned'],
  ['blocked', 'blocked'],
  ['sentAway', 'turned away'],
  ['unreached', 'never reached'],
] as const

/** Who comes from another type, where no band can be drawn from there: it would run back. */
function arriving(
  { flows }: Summary,
  type: string,
  order: readonly string[],
  kinds: readonly FlowSummary['by'][],
): number {
  return flows.reduce((sum, { by, from, to, contacts }) => {
    if (to !== type || from === type || !kinds.includes(by)) return sum
    return by === 'overflow' && order.indexOf(from) < order.indexOf(type) ? sum : sum + of(contacts)
  }, 0)
}

/**
 * What came of those who talked to an agent, as far as it can be told of contacts: figures of issues are of customers, whoever
 * served them last. Who comes back is told by the flows; whether the others had their issue resolved, only where all issues
 * have one and no other than agents resolve any.
 */
function afterwards(ways: Ways, { flows, groups, totals, types }: Summary): void {
  const answered = ways.place('answered', 'answered', 'neutral')
  for (const group of Object.keys(groups)) ways.add(`group\n${group}`, answered, ways.into(`group\n${group}`))
  const all = ways.into(answered)
  const by = (...kinds: readonly FlowSummary['by'][]): number =>
    flows.reduce((sum, flow) => sum + (kinds.includes(flow.by) ? of(flow.contacts) : 0), 0)
  const [handedOn, again] = [by('transfer', 'misroute'), by('repeat')]
  ways.add(answered, ways.place('handed-on', 'handed on', 'neutral'), handedOn)
  // Of those served by the IVR some contact again as well.
  if (of(totals.contained) > 0) return
  const rest = all - handedOn - again
  ways.add(answered, ways.place('again', 'contact again', 'bad'), again)
  const resolved = of(totals.issues) * of(totals.resolution)
  const isKnown = isResolutionKnown(Object.values(types)) && resolved <= rest * (1 + EDGE)
  if (!isKnown) return
  ways.add(answered, ways.place('resolved', 'resolved', 'good'), Math.min(resolved, rest))
  if (rest - resolved > EDGE * all) ways.add(answered, ways.place('unresolved', 'not resolved', 'bad'), rest - resolved)
}

/** Every answered contact is one that could resolve an issue: not a colleague who asks, nor a turn of a conversation. */
function isResolutionKnown(types: readonly Figures[]): boolean {
  return types.every(
    ({ consultsIn, issues, resolution, wentOn }) =>
      of(wentOn) === 0 && of(consultsIn) === 0 && (of(issues) === 0 || (resolution?.value ?? null) !== null),
  )
}

function of(estimate: Estimate | undefined): number {
  return estimate?.value ?? 0
}
