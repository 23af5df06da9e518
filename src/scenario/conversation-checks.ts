import { channelOf } from './channel-checks.ts'
import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { at, entriesOf, entryAt, placeOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** Channels in which people write to each other. */
const WRITTEN = ['chat', 'messaging', 'social', 'email'] as const

const KEYS = ['turns', 'silent', 'pauses'] as const

/** What cannot go together with conversations in writing. */
export function conversationProblems(tree: Tree): Problem[] {
  return entriesOf(at(tree, ['types'])).flatMap(([name, { value }]) => [
    ...KEYS.flatMap((key) => keyProblems(tree, name, value, key)),
    ...turnsProblems(tree, name, value),
    ...pausesProblems(name, value),
    ...silentProblems(name, value),
  ])
}

function keyProblems(tree: Tree, name: string, type: Tree, key: (typeof KEYS)[number]): Problem[] {
  if (entryAt(type, [key]) === undefined) return []
  const place = placeOf(type, [key], 'key')
  const channel = channelOf(tree, name)
  if (!WRITTEN.some((one) => one === channel)) {
    const message = `${key} is for those who write: ${quoted(name)} comes by ${channel}`
    return [problemAt(place, { message, allowed: `channel: ${WRITTEN.join(', ')}` })]
  }
  const called = ['dial', 'outbound'].find((one) => at(type, [one]) !== undefined)
  if (called === undefined) return []
  const message = `${key} without meaning: customers of ${quoted(name)} are called`
  return [problemAt(place, { message, allowed: `no ${key}, or no ${called}` })]
}

/** How fast a conversation in turns gets on comes of the turns; and an agent who writes to several is not interrupted. */
function turnsProblems(tree: Tree, name: string, type: Tree): Problem[] {
  if (entryAt(type, ['turns']) === undefined) return []
  const channel = channelOf(tree, name)
  const problems: Problem[] = []
  const speeds = entryAt(tree, ['channels', channel, 'speeds'])
  if (speeds?.key !== undefined) {
    const message = `${quoted(name)} is in turns, which slow it down by themselves: speeds of ${channel} would do so twice`
    problems.push(problemAt(speeds.key, { message, allowed: 'either speeds or turns' }))
  }
  const interrupters = at(tree, ['channels', channel, 'interruptible-by'])
  if (interrupters?.kind === 'list' && interrupters.items.length > 0) {
    const message = `${quoted(name)} is in turns: ${channel} cannot be interrupted, its customers wait for their next reply`
    const allowed = `no interruptible-by, and what agents hold beside ${channel} under holds`
    problems.push(problemAt(placeOf(tree, ['channels', channel, 'interruptible-by'], 'key'), { message, allowed }))
  }
  const share = at(type, ['turns', 'falls-silent'])
  const isSilent = share?.kind === 'scalar' && share.value !== '0%'
  if (isSilent && at(type, ['turns', 'idle-timeout']) === undefined) {
    const message = `customers of ${quoted(name)} who write no more would hold their agents for ever`
    const allowed = 'an idle-timeout such as 5m'
    problems.push(problemAt(placeOf(type, ['turns', 'falls-silent'], 'key'), { message, allowed }))
  }
  return problems
}

function pausesProblems(name: string, type: Tree): Problem[] {
  const share = at(type, ['pauses', 'share'])
  if (share?.kind !== 'scalar' || share.value !== '100%' || at(type, ['pauses', 'at-most']) !== undefined) return []
  const message = `conversations of ${quoted(name)} would never end: each pauses every time`
  return [problemAt(share.place, { message, allowed: 'a share below 100%, or at-most' })]
}

function silentProblems(name: string, type: Tree): Problem[] {
  if (entryAt(type, ['silent']) === undefined || at(type, ['patience']) !== undefined) return []
  const message = `nobody leaves without a sign: customers of ${quoted(name)} wait for ever`
  return [problemAt(placeOf(type, ['silent'], 'key'), { message, allowed: 'patience beside silent' })]
}
