import type { Model } from '../../models/model.ts'
import { handingOnWays, type Way } from '../flow-graph.ts'
import { skillWords } from './box-words.ts'
import type { Lines } from './boxes.ts'
import type { PictureWay } from './picture.ts'

/** Of types that share a queue, so many are named on a way. */
const TYPES_NAMED = 3

/** A way between boxes before equal ones are put together. */
interface Passage extends Omit<PictureWay, 'labels'> {
  readonly label: string
  /** Whose contacts go; -1: whoever is there. */
  readonly type: number
}

/** The ways of the flow graph between boxes: types wait in queues, which they may share, and come in elsewhere. */
export function waysOf(model: Model, lines: Lines, ways: readonly Way[]): PictureWay[] {
  const all = [...ways, ...groupWays(model)].map((way) => passage(way, model, lines))
  const waiting = model.types.flatMap((type, id): Passage[] => {
    const isBox = !lines.isOneBox(id) && type.startsAt < 0
    return isBox ? [{ from: lines.entryId(id), to: lines.queueId(id), by: 'dial-in', label: '', type: -1 }] : []
  })
  return together([...all, ...waiting], model, lines)
}

function passage({ from, to, by, label }: Way, model: Model, lines: Lines): Passage {
  const [source, target] = [typeIn(from), typeIn(to)]
  const how = by === 'serve' || by === 'offer' ? servedHow(model, source, to) : ''
  const said = shortly(by === 'dial-in' ? '' : joined(label, how))
  const isBack = by === 'retry' || by === 'repeat'
  const isFromEntry = by === 'dial-in' || (isBack && source === target)
  const sourceId = source < 0 ? from : isFromEntry ? lines.entryId(source) : lines.queueId(source)
  if (target < 0) return { from: sourceId, to, by, label: said, type: source }
  // Who chooses a type in the IVR comes in as it, unless those who come in as it dial the IVR.
  const isIn = isBack || (by === 'ivr' && model.types[target].startsAt < 0)
  const isTold = !isIn && lines.mates(target).length > 1
  const as = isTold ? `as ${model.types[target].name}` : ''
  return {
    from: sourceId,
    to: isIn ? lines.entryId(target) : lines.queueId(target),
    by,
    label: joined(said, as),
    type: source,
  }
}

function typeIn(place: string): number {
  return place.startsWith('type') ? Number(place.slice('type'.length)) : -1
}

function servedHow({ groups }: Model, type: number, place: string): string {
  const skill = groups[Number(place.slice('group'.length))].skills.find((one) => one.type === type)
  return skill === undefined ? '' : skillWords(skill)
}

function joined(...words: readonly string[]): string {
  return words.filter((one) => one !== '').join(', ')
}

function shortly(label: string): string {
  return label.replaceAll(/(\d)\.0 %/g, '$1 %')
}

/** What agents of some groups do instead of what is said of the type. */
function groupWays({ groups, types }: Model): Way[] {
  return groups.flatMap(({ skills }, group) =>
    skills.flatMap(({ type, transfers, consults }) =>
      handingOnWays(`group${group}`, transfers ?? [], consults ?? []).map((way) => ({
        ...way,
        label: skills.length > 1 ? `${types[type].name}: ${way.label}` : way.label,
      })),
    ),
  )
}

/** One way for all that go from one box to another for one kind of reason. */
function together(passages: readonly Passage[], model: Model, lines: Lines): PictureWay[] {
  const byWay = new Map<string, Passage[]>()
  for (const one of passages) {
    const key = `${one.from} ${one.to} ${one.by}`
    const known = byWay.get(key)
    if (known === undefined) byWay.set(key, [one])
    else known.push(one)
  }
  return [...byWay.values()].map((own) => ({
    from: own[0].from,
    to: own[0].to,
    by: own[0].by,
    labels: labelsOf(own, model, lines),
  }))
}

function labelsOf(passages: readonly Passage[], model: Model, lines: Lines): string[] {
  const texts = [...new Set(passages.map(({ label }) => label))]
  return texts
    .map((text) => {
      const types = [...new Set(passages.filter(({ label }) => label === text).map(({ type }) => type))]
      return withTypes(text, types, passages[0].from, model, lines)
    })
    .filter((text) => text !== '')
}

/** Names whose contacts go, where not all who wait in the queue do. */
function withTypes(text: string, types: readonly number[], from: string, model: Model, lines: Lines): string {
  const [first] = types
  if (first < 0 || from !== lines.queueId(first) || lines.mates(first).length === types.length) return text
  const names = types.slice(0, TYPES_NAMED).map((type) => model.types[type].name)
  const left = types.length - names.length
  const who = left > 0 ? `${names.join(', ')} and ${left} more` : names.join(', ')
  return text === '' ? who : `${who}: ${text}`
}
