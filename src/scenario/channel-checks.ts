import { channelCatalogue, CHANNELS, type ChannelName } from './channel-catalogue.ts'
import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { listed } from './names.ts'
import { at, entriesOf, entryAt, namesIn, placeOf, textOf, textsOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** What holds between channels, types and groups. */
export function channelProblems(tree: Tree): Problem[] {
  return [...entriesOf(at(tree, ['groups'])).flatMap(([name]) => groupProblems(tree, name)), ...interruptions(tree)]
}

/** The channel of a type as it is written. */
export function channelOf(tree: Tree, type: string): ChannelName {
  const [written] = textOf(at(tree, ['types', type, 'channel']))
  const isKnown = written !== undefined && Object.hasOwn(channelCatalogue, written.text)
  return isKnown ? (written.text as ChannelName) : 'voice'
}

function groupProblems(tree: Tree, group: string): Problem[] {
  const path = ['groups', group, 'holds']
  const types = namesIn(at(tree, ['groups', group, 'skills'])).filter((type) => at(tree, ['types', type]) !== undefined)
  const skilled = [...new Set(types.map((type) => channelOf(tree, type)))]
  const holds = at(tree, path)
  const problems: Problem[] = []
  const hands = holds?.kind === 'list' ? holds.items : [at(holds ?? tree, ['weights'])]
  const held = new Set<string>()
  if (holds !== undefined) {
    for (const [name, { key }] of hands.flatMap((hand) => entriesOf(hand))) {
      held.add(name)
      if (!CHANNELS.some((channel) => channel === name) || skilled.some((channel) => channel === name)) continue
      const message = `nobody of ${quoted(group)} takes contacts of ${name}`
      problems.push(problemAt(key, { message, allowed: listed(skilled) }))
    }
    const missing = skilled.find((channel) => !held.has(channel))
    if (missing !== undefined && held.size > 0) {
      const type = types.find((one) => channelOf(tree, one) === missing)!
      const message = `agents of ${quoted(group)} could never take ${quoted(type)}: ${missing} fits into nothing that they hold`
      problems.push(problemAt(placeOf(tree, path, 'key'), { message, allowed: `${missing} among what they hold` }))
    }
  }
  const ring = entryAt(tree, ['groups', group, 'ring'])
  const interrupted = skilled.find((channel) =>
    interruptersOf(tree, channel).some(({ text }) => skilled.some((other) => other === text)),
  )
  if (ring?.key !== undefined && interrupted !== undefined) {
    const message = `the phones of ${quoted(group)} ring, and its agents are interrupted: who is interrupted answers at once`
    problems.push(problemAt(ring.key, { message, allowed: `no ring, or ${interrupted} that nothing interrupts` }))
  }
  return problems
}

function interruptersOf(tree: Tree, channel: string): ReturnType<typeof textsOf> {
  return textsOf(at(tree, ['channels', channel, 'interruptible-by']))
}

/** Whether a channel may interrupt another, at once or by way of others; also if it is the same. */
function comesBefore(tree: Tree, channel: string, other: string, seen: readonly string[] = []): boolean {
  if (channel === other) return true
  if (seen.includes(other)) return false
  return interruptersOf(tree, other).some(({ text }) => comesBefore(tree, channel, text, [...seen, other]))
}

function interruptions(tree: Tree): Problem[] {
  const types = entriesOf(at(tree, ['types'])).map(([type]) => type)
  return entriesOf(at(tree, ['channels'])).flatMap(([channel]) => {
    const interrupters = interruptersOf(tree, channel)
    const inCircles = interrupters.flatMap(({ text, place }) => {
      if (!comesBefore(tree, channel, text)) return []
      const message =
        text === channel ? `${channel} would interrupt itself` : `${channel} and ${text} would interrupt each other`
      return [problemAt(place, { message, allowed: 'a channel that comes before it' })]
    })
    if (interrupters.length === 0) return inCircles
    const sentAway = entriesOf(at(tree, ['queues'])).flatMap(([name, { value }]) => {
      const closing = at(value, ['at-closing'])
      const type = textsOf(at(value, ['types'])).find(
        ({ text }) => types.includes(text) && channelOf(tree, text) === channel,
      )
      if (closing?.kind !== 'scalar' || closing.value !== 'send-away' || type === undefined) return []
      const message = `${quoted(name)} would send away contacts that agents have begun with: ${channel} is interrupted`
      return [problemAt(closing.place, { message, allowed: 'serve, keep' })]
    })
    const stuck = types
      .filter((type) => channelOf(tree, type) === channel)
      .flatMap((type) => [
        ...heldWhile(tree, ['types', type], type),
        ...entriesOf(at(tree, ['groups'])).flatMap(([group]) =>
          heldWhile(tree, ['groups', group, 'skills', type], type),
        ),
      ])
    return [...inCircles, ...sentAway, ...stuck]
  })
}

/** What cannot be interrupted: agents who wait for somebody with the contact. */
function heldWhile(tree: Tree, path: readonly string[], type: string): Problem[] {
  const transfers = at(tree, [...path, 'transfers'])
  const warm = transfers?.kind === 'list' ? transfers.items.flatMap((item) => entryAt(item, ['warm']) ?? []) : []
  const consults = at(tree, [...path, 'consults'])
  const isAsked = consults?.kind === 'list' && consults.items.length > 0
  const found = [
    ...(isAsked ? [{ entry: entryAt(tree, [...path, 'consults']), what: 'ask a colleague about' }] : []),
    ...warm.map((entry) => ({ entry, what: 'hand over' })),
    ...[entryAt(tree, [...path, 'dial'])].map((entry) => ({ entry, what: 'call customers of' })),
  ]
  return found.flatMap(({ entry, what }) => {
    if (entry === undefined) return []
    const message = `agents would be interrupted while they ${what} ${quoted(type)}`
    const allowed = 'a channel that nothing interrupts, or nobody to wait for'
    return [problemAt(entry.key ?? entry.value.place, { message, allowed })]
  })
}

/** Legal, and surely not what was meant. */
export function channelWarnings(tree: Tree): Problem[] {
  const used = new Set(entriesOf(at(tree, ['types'])).map(([type]) => channelOf(tree, type)))
  return entriesOf(at(tree, ['channels'])).flatMap(([channel, { key }]) => {
    if (!CHANNELS.some((name) => name === channel) || used.has(channel as ChannelName)) return []
    const message = `nobody comes by ${channel}: what is said of it has no effect`
    return [problemAt(key, { message, allowed: `\`channel: ${channel}\` on a contact type` }, 'warning')]
  })
}
