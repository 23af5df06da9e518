import { meanOf } from '../../engine/distributions.ts'
import type { IvrNode } from '../../models/ivr-model.ts'
import type { Model, Periods } from '../../models/model.ts'
import { expectedIn } from '../../scenario/expected.ts'
import { demandOf } from '../demand.ts'
import type { Place } from '../flow-graph.ts'
import { plural, wholeSeconds } from '../format.ts'
import { agentsOf, entryWords, goalWords, groupWords, oneLine, queueWords, waitingWords } from './box-words.ts'
import { openingWords } from './opening-words.ts'
import type { Box } from './picture.ts'
import { volumeOf, volumeWords } from './volume-words.ts'

/**
 * Types of one queue. Where a queue has one type alone, whose contacts come to it at once, both are one box. Else the types
 * are boxes of their own: they share the queue, or come to it by way of the IVR.
 */
export class Lines {
  private readonly model: Model
  private readonly typesOf: readonly (readonly number[])[]

  constructor(model: Model) {
    this.model = model
    this.typesOf = model.queues.map((_, queue) => model.types.flatMap((type, id) => (type.queue === queue ? [id] : [])))
  }

  /** Of those that a type waits with, itself among them. */
  mates(type: number): readonly number[] {
    return this.typesOf[this.model.types[type].queue]
  }

  isOneBox(type: number): boolean {
    return this.mates(type).length === 1 && this.model.types[type].startsAt < 0
  }

  /** Where it waits. */
  queueId(type: number): string {
    return `queue${this.model.types[type].queue}`
  }

  /** Where its customers come in. */
  entryId(type: number): string {
    return this.isOneBox(type) ? this.queueId(type) : `type${type}`
  }

  /** Queues in which anybody ever waits. */
  queues(): readonly number[] {
    return this.typesOf.flatMap((types, queue) => (types.length > 0 ? [queue] : []))
  }

  ofQueue(queue: number): readonly number[] {
    return this.typesOf[queue]
  }
}

const plain = { lines: [], returns: [], isEntry: false, client: -1, size: null, members: [] } as const

/** In the order of the scenario: types, the IVR, queues, groups, and the ends that the ways lead to. */
export function boxesOf(model: Model, lines: Lines, places: readonly Place[]): Box[] {
  const drawer = { model, lines, asking: demandOf(model).contacts, isLikeAll: commonOpening(model) !== null }
  const types = model.types.map((_, id) => id).filter((id) => !lines.isOneBox(id))
  return [
    ...types.map((id) => typeBox(id, drawer)),
    ...model.ivr.nodes.map(nodeBox),
    ...lines.queues().map((queue) => queueBox(queue, drawer)),
    ...model.groups.map((_, id) => groupBox(id, model)),
    ...places.filter(({ kind }) => kind === 'end').map(({ id, name }): Box => ({ ...plain, id, kind: 'end', name })),
  ]
}

/** What boxes are made of. */
interface Source {
  readonly model: Model
  readonly lines: Lines
  /** By type and period: contacts that ask for agents. */
  readonly asking: readonly Float64Array[]
  /** Whether all queues have the same hours: said once, not in each. */
  readonly isLikeAll: boolean
}

function typeBox(id: number, { model, lines }: Source): Box {
  const type = model.types[id]
  const volume = volumeOf(arrivingIn(type, model), model.periods)
  const isShared = lines.mates(id).length > 1
  return {
    ...plain,
    id: `type${id}`,
    kind: 'type',
    name: type.name,
    lines: [
      ...entryWords(type, model),
      ...oneLine(volumeWords(volume)),
      ...(isShared ? waitingWords(type, model, model.queues[type.queue].goal === null) : []),
    ],
    isEntry: volume !== null || type.outbound !== null,
    size: volume?.size ?? null,
    client: clientOf([id], model),
  }
}

function nodeBox({ name, seconds }: IvrNode, id: number): Box {
  const mean = Math.round(meanOf(seconds))
  return { ...plain, id: `node${id}`, kind: 'node', name, lines: mean > 0 ? [wholeSeconds(mean)] : [] }
}

function queueBox(queue: number, { model, lines, asking, isLikeAll }: Source): Box {
  const { name, goal } = model.queues[queue]
  const own = lines.ofQueue(queue)
  const [first] = own
  const type = model.types[first]
  const isOneBox = lines.isOneBox(first)
  const arriving = isOneBox ? volumeOf(arrivingIn(type, model), model.periods) : null
  const isShared = own.length > 1
  const volume = arriving ?? (isShared ? null : volumeOf(asking[first], model.periods))
  return {
    ...plain,
    id: `queue${queue}`,
    kind: 'queue',
    name,
    lines: [
      ...(isOneBox && name !== type.name ? [`type ${type.name}`] : []),
      ...(isOneBox ? entryWords(type, model) : []),
      ...oneLine(volumeWords(volume)),
      ...(isShared && goal === null ? [] : isShared ? goalWords(type, model) : waitingWords(type, model, true)),
      ...queueWords(model.queues[queue], model, isLikeAll),
    ],
    isEntry: arriving !== null || (isOneBox && type.outbound !== null),
    size: volume?.size ?? null,
    client: clientOf(own, model),
  }
}

function groupBox(id: number, model: Model): Box {
  const { name } = model.groups[id]
  const agents = agentsOf(model.groups[id], model)
  const size = agents === null ? null : { value: agents.most, unit: 'agents at most' as const }
  return { ...plain, id: `group${id}`, kind: 'group', name, lines: groupWords(model, id), size }
}

/** The one that all are for, where there are several at all. */
function clientOf(types: readonly number[], model: Model): number {
  const clients = new Set(types.map((type) => model.types[type].client))
  return model.clients.length > 1 && clients.size === 1 ? [...clients][0] : -1
}

function arrivingIn(type: Model['types'][number], model: Model): Float64Array {
  const { open, closed } = expectedIn(type, model, model.periods.bounds)
  // Who finds the queue closed is sent away, unless somebody or something takes them.
  const areTaken = type.startsAt >= 0 || type.waitsWhenClosed
  return areTaken ? open.map((contacts, period) => contacts + closed[period]) : open
}

/** The hours of all queues in words, where they are the same. */
export function commonOpening({
  queues,
  periods,
}: Pick<Model, 'queues'> & { readonly periods: Periods }): string | null {
  const words = new Set(queues.map(({ hours }) => openingWords(hours, periods).join(', ')))
  return words.size === 1 ? [...words][0] : null
}

export function summaryWords(model: Model): string {
  const { types, queues, groups, ivr, clients, periods } = model
  const opening = periods.kind === 'batches' ? null : commonOpening(model)
  return [
    clients.length > 1 ? plural(clients.length, 'client') : '',
    plural(types.length, 'contact type'),
    queues.length === types.length ? '' : plural(queues.length, 'queue'),
    ivr.nodes.length === 0 ? '' : `${plural(ivr.nodes.length, 'step')} of IVR`,
    plural(groups.length, 'group'),
    opening === null || opening === 'always open' ? (opening ?? '') : `open ${opening}`,
  ]
    .filter((words) => words !== '')
    .join(' · ')
}
