import { plural } from '../format.ts'
import type { Box, BoxKind, Picture, PictureWay } from './picture.ts'
import { sizeWords } from './volume-words.ts'

/** Beyond these nobody finds anything. */
const MOST_BOXES = 60
const MOST_WAYS = 90
/** Of each kind, tried one after the other; first of all those that are alike. */
const MOST_OF_KIND = [Infinity, 24, 16, 10, 6, 3]
const NAMED = 3
const LABELS = 2

const NOUNS = { type: 'contact type', queue: 'queue', group: 'group' } as const satisfies Partial<
  Record<BoxKind, string>
>
type Gathered = keyof typeof NOUNS
const KINDS = ['type', 'queue', 'group'] as const satisfies readonly Gathered[]

/**
 * A picture small enough to be read: types, queues and groups from and to which the same ways lead become one box; where that
 * is not enough, those whose ways are most alike.
 */
export function gathered(picture: Picture): Picture {
  let drawn = picture
  for (const most of MOST_OF_KIND) {
    if (isLegible(drawn)) break
    // Once groups are one, queues may be alike that were not before.
    drawn = [...KINDS, ...KINDS].reduce((known, kind) => gatheredOf(known, kind, most), picture)
  }
  if (drawn === picture) return picture
  const told = KINDS.flatMap((kind) => {
    const [before, after] = [picture, drawn].map(({ boxes }) => boxes.filter((box) => box.kind === kind).length)
    return before === after ? [] : [`${plural(before, NOUNS[kind])} in ${after === 1 ? 'one box' : `${after} boxes`}`]
  })
  return { ...drawn, notes: [...picture.notes, `Gathered by what leads to them and from them: ${told.join(', ')}.`] }
}

/** Without the IVR, of which nothing is gathered. */
function isLegible({ boxes, ways }: Picture): boolean {
  const own = boxes.filter(({ kind }) => kind !== 'node' && kind !== 'end')
  return own.length <= MOST_BOXES && ways.filter(({ by }) => by !== 'ivr').length <= MOST_WAYS
}

function gatheredOf(picture: Picture, kind: Gathered, most: number): Picture {
  const own = picture.boxes.filter((box) => box.kind === kind)
  if (own.length < 2 || (own.length <= most && most < Infinity)) return picture
  const surroundings = surroundingsOf(picture)
  const traits = (box: Box): string[] => surroundings.get(box.id) ?? []
  const sorted = own
    .map((box, at) => ({ box, at, key: [box.client, ...traits(box)].join('\n') }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at))
    .map(({ box }) => box)
  const parts = partsOf(sorted, traits, most)
  return merged(picture, kind, parts)
}

/** By box: where its ways lead and come from, why and how. */
function surroundingsOf({ ways }: Picture): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const note = (box: string, trait: string): void => {
    const known = found.get(box)
    if (known === undefined) found.set(box, [trait])
    else known.push(trait)
  }
  for (const { from, to, by, labels } of ways) {
    note(from, `to ${to} ${by} ${labels.join(', ')}`)
    note(to, `from ${from} ${by} ${labels.join(', ')}`)
  }
  for (const [box, traits] of found) found.set(box, traits.toSorted())
  return found
}

/** Cut wherever neighbours differ; or `most` parts, the largest cut again and again, where neighbours differ much and not far from its middle. */
function partsOf(sorted: readonly Box[], traits: (box: Box) => string[], most: number): Box[][] {
  const differences = sorted.map((box, i) => (i === 0 ? 0 : difference(sorted[i - 1], box, traits)))
  const places = differences.flatMap((value, at) => (value > 0 ? [at] : []))
  const cuts = [0, sorted.length]
  if (places.length < most) cuts.push(...places)
  else while (cuts.length - 1 < most) cuts.push(bestCut(cuts.toSorted(ascending), places, differences))
  const bounds = cuts.toSorted(ascending)
  return bounds.slice(1).map((end, i) => sorted.slice(bounds[i], end))
}

function bestCut(bounds: readonly number[], places: readonly number[], differences: readonly number[]): number {
  let [best, gain] = [0, 0]
  let part = 0
  for (const at of places) {
    while (bounds[part + 1] <= at) part++
    const [from, to] = [bounds[part], bounds[part + 1]]
    if (at === from) continue
    const worth = differences[at] * Math.min(at - from, to - at)
    if (worth > gain) [best, gain] = [at, worth]
  }
  return best
}

function ascending(a: number, b: number): number {
  return a - b
}

/** 0: alike; up to 1: nothing in common; 1 more for another client. */
function difference(one: Box, other: Box, traits: (box: Box) => string[]): number {
  const [a, b] = [new Set(traits(one)), new Set(traits(other))]
  const shared = [...a].filter((trait) => b.has(trait)).length
  const all = a.size + b.size - shared
  return (all === 0 ? 0 : 1 - shared / all) + (one.client === other.client ? 0 : 1)
}

function merged(picture: Picture, kind: Gathered, parts: readonly (readonly Box[])[]): Picture {
  const firstOf = new Map(parts.flatMap((part) => part.map(({ id }) => [id, part[0].id] as const)))
  const partOf = new Map(parts.map((part) => [part[0].id, part]))
  const placed = picture.ways.map((way) => ({
    ...way,
    from: firstOf.get(way.from) ?? way.from,
    to: firstOf.get(way.to) ?? way.to,
  }))
  const boxes = picture.boxes.flatMap((box) => {
    if (box.kind !== kind) return [box]
    const part = partOf.get(box.id)
    if (part === undefined) return []
    if (part.length === 1) return [box]
    const among = placed.filter(({ from, to }) => from === box.id && to === box.id).flatMap(({ labels }) => labels)
    return [oneOf(part, kind, among)]
  })
  return { ...picture, boxes, ways: together(placed.filter(({ from, to }) => from !== to)) }
}

/** A box for several: the first of their names, and what is true of all. */
function oneOf(part: readonly Box[], kind: Gathered, among: readonly string[]): Box {
  const members = part.flatMap((box) => (box.members.length > 0 ? box.members : [box.name]))
  const names = members.slice(0, NAMED)
  const left = members.length - names.length
  const shared = part[0].lines.filter((line) => part.every(({ lines }) => lines.includes(line)))
  const sum = sumOf(part.map((box) => box.size))
  const size = sum === null ? [] : [sizeWords(sum)]
  return {
    ...part[0],
    name: plural(members.length, NOUNS[kind]),
    lines: [
      ...names,
      ...(left > 0 ? [`and ${left} more`] : []),
      ...size,
      ...shared.filter((line) => !names.includes(line)),
    ],
    size: sum,
    returns: severally(part.map(({ returns }) => returns).concat(among.map((label) => [label]))),
    isEntry: part.some(({ isEntry }) => isEntry),
    client: part.every(({ client }) => client === part[0].client) ? part[0].client : -1,
    members,
  }
}

function sumOf(sizes: readonly Box['size'][]): Box['size'] {
  const known = sizes.filter((size) => size !== null)
  if (known.length === 0) return null
  return { ...known[0], value: known.reduce((sum, { value }) => sum + value, 0) }
}

function together(ways: readonly PictureWay[]): PictureWay[] {
  const byWay = new Map<string, PictureWay[]>()
  for (const way of ways) {
    const key = `${way.from} ${way.to} ${way.by}`
    const known = byWay.get(key)
    if (known === undefined) byWay.set(key, [way])
    else known.push(way)
  }
  return [...byWay.values()].map((own) => ({ ...own[0], labels: severally(own.map(({ labels }) => labels)) }))
}

/** What is said of several: the same of all, a little of some, or that it is much. */
function severally(labels: readonly (readonly string[])[]): string[] {
  const distinct = [...new Set(labels.flat())]
  const isOfAll = labels.every((own) => own.length === distinct.length)
  if (distinct.length > LABELS && !isOfAll) return ['in several ways']
  return isOfAll ? distinct : distinct.map((label) => `some: ${label.replace(/^some: /, '')}`)
}
