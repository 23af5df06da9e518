import type { Model } from '../../models/model.ts'
import { flowGraph } from '../flow-graph.ts'
import { boxesOf, Lines, summaryWords } from './boxes.ts'
import { gathered } from './gather.ts'
import type { Picture } from './picture.ts'
import { waysOf } from './ways.ts'

export interface PictureOptions {
  /** Instead of the scenario's name. */
  readonly name?: string
  /** Every type, queue and group, however many there are; else many are gathered. */
  readonly all?: boolean
}

/** What is to be drawn of a model: its boxes and the ways between them, in the order of the scenario. */
export function pictureOf(model: Model, { name = model.name, all = false }: PictureOptions = {}): Picture {
  const graph = flowGraph(model)
  const lines = new Lines(model)
  const ways = waysOf(model, lines, graph.ways)
  const returns = new Map<string, string[]>()
  // Who comes back to where they were is told in the box: an arrow to itself says less.
  for (const { from, to, labels } of ways) if (from === to) returns.set(from, [...(returns.get(from) ?? []), ...labels])
  const reached = new Set(ways.flatMap(({ from, to }) => [from, to]))
  const boxes = boxesOf(model, lines, graph.places)
    // The IVR may send nobody to the queue of the type that dials it.
    .filter(({ id, kind, isEntry }) => kind !== 'queue' || isEntry || reached.has(id))
    .map((box) => ({ ...box, returns: returns.get(box.id) ?? [] }))
  const picture: Picture = {
    name,
    summary: summaryWords(model),
    notes: [],
    clients: model.clients.length > 1 ? model.clients.map((client) => client.name) : [],
    boxes,
    ways: ways.filter(({ from, to }) => from !== to),
  }
  return all ? picture : gathered(picture)
}
