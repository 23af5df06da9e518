import { channelOf } from './channel-checks.ts'
import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { listed } from './names.ts'
import { at, entriesOf, placeOf, textOf, textsOf } from './tree.ts'
import type { Tree } from './tree.ts'

const KEYS = ['hours', 'holidays'] as const

/** Whose hours are those of a queue: its own, or those of the one channel or client of all its types. */
export function hoursProblems(tree: Tree): Problem[] {
  return [...hoursOfQueuedTypes(tree), ...hoursOfMixedQueues(tree)]
}

function queueOfType(tree: Tree): ReadonlyMap<string, string> {
  return new Map(
    entriesOf(at(tree, ['queues'])).flatMap(([queue, { value }]) =>
      textsOf(at(value, ['types'])).map(({ text }) => [text, queue] as const),
    ),
  )
}

function hoursOfQueuedTypes(tree: Tree): Problem[] {
  const queueOf = queueOfType(tree)
  return entriesOf(at(tree, ['types'])).flatMap(([type, { value }]) =>
    KEYS.flatMap((key) => {
      const queue = queueOf.get(type)
      if (queue === undefined || at(value, [key]) === undefined) return []
      const message = `${key} of ${quoted(type)}, which waits in the queue ${quoted(queue)}`
      return [problemAt(placeOf(value, [key], 'key'), { message, allowed: `${key} of the queue` })]
    }),
  )
}

function hoursOfMixedQueues(tree: Tree): Problem[] {
  return entriesOf(at(tree, ['queues'])).flatMap(([queue, { key, value }]) => {
    const types = textsOf(at(value, ['types'])).map(({ text }) => text)
    const channels = types.map((type) => channelOf(tree, type))
    const clients = types.map((type) => textOf(at(tree, ['types', type, 'client']))[0]?.text ?? null)
    return KEYS.flatMap((what) => {
      if (at(value, [what]) !== undefined) return []
      const [channel] = channels
      const byChannel = new Set(channels).size === 1 && at(tree, ['channels', channel, what]) !== undefined
      const own = [
        ...ownersIn(tree, 'channels', channels, what),
        ...(what === 'hours' && byChannel ? [] : ownersIn(tree, 'clients', clients, what)),
      ]
      if (own.length === 0) return []
      const message = `${quoted(queue)} is not only for ${listed(own.map(quoted))}, whose ${what} would be those of the queue`
      const each = new Set(channels).size > 1 ? 'channel' : 'client'
      return [problemAt(key, { message, allowed: `${what} of the queue, or a queue for each ${each}` })]
    })
  })
}

/** Of several channels or clients in one queue, those that have hours of their own. */
function ownersIn(
  tree: Tree,
  section: 'channels' | 'clients',
  names: readonly (string | null)[],
  what: string,
): readonly string[] {
  const all = [...new Set(names)]
  if (all.length < 2) return []
  return all.flatMap((name) => (name !== null && at(tree, [section, name, what]) !== undefined ? [name] : []))
}
