import { announceWarnings } from './announce-checks.ts'
import { goalText } from './channel-catalogue.ts'
import { channelOf, channelWarnings } from './channel-checks.ts'
import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { deadlockWarnings } from './deadlock-warnings.ts'
import { quoted } from './issues.ts'
import { typesAfterIvr } from './ivr-checks.ts'
import { clientWarnings } from './place-checks.ts'
import { at, entriesOf, entryAt, namesIn, placeOf, textsOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** Legal, and surely not what was meant: what can be seen without compiling. */
export function writtenWarnings(tree: Tree): Problem[] {
  const served = new Set(
    entriesOf(at(tree, ['groups'])).flatMap(([, { value: group }]) => namesIn(at(group, ['skills']))),
  )
  const withGoal = new Set(
    entriesOf(at(tree, ['queues']))
      .filter(([, { value: queue }]) => at(queue, ['goal']) !== undefined)
      .flatMap(([, { value: queue }]) => textsOf(at(queue, ['types'])).map(({ text }) => text)),
  )
  const warnings: Problem[] = announceWarnings(tree)
  const afterIvr = new Set(typesAfterIvr(tree))
  for (const [type, { key, value }] of entriesOf(at(tree, ['types']))) {
    warnings.push(...endlessRetries(value))
    // Contacts that meet the IVR and go on as others never wait as what they came as.
    if (at(value, ['starts-at']) !== undefined && !afterIvr.has(type)) {
      if (served.has(type)) {
        const message = `nobody comes to agents as ${quoted(type)}: the IVR leads elsewhere`
        warnings.push(problemAt(key, { message }, 'warning'))
      }
      continue
    }
    if (!served.has(type)) {
      const message = `no group serves ${quoted(type)}: its contacts wait in vain`
      warnings.push(problemAt(key, { message, allowed: `${quoted(type)} among the skills of a group` }, 'warning'))
    }
    const isOutbound = at(value, ['outbound']) !== undefined
    const channel = channelOf(tree, type)
    const isSet = at(value, ['goal']) !== undefined || at(tree, ['channels', channel, 'goal']) !== undefined
    if (!isSet && !withGoal.has(type) && !isOutbound) {
      const message = `nobody set a goal for ${quoted(type)}: it is judged by ${goalText(channel)}`
      warnings.push(problemAt(key, { message }, 'warning'))
    }
  }
  warnings.push(
    ...clientWarnings(tree),
    ...channelWarnings(tree),
    ...deadlockWarnings(tree),
    ...preferredByNobody(tree),
  )
  if (at(tree, ['ivr-price']) !== undefined && at(tree, ['ivr']) === undefined) {
    const message = 'ivr-price costs nothing: there is no ivr'
    warnings.push(problemAt(placeOf(tree, ['ivr-price'], 'key'), { message }, 'warning'))
  }
  if (at(tree, ['run', 'horizon']) !== undefined && at(tree, ['run', 'replications']) !== undefined) {
    const message = 'replications count for nothing beside a horizon: there is one long run, cut into batches'
    warnings.push(problemAt(placeOf(tree, ['run', 'replications'], 'key'), { message }, 'warning'))
  }
  return warnings
}

/** Who always comes back and is never answered would do so for ever. */
function endlessRetries(type: Tree): Problem[] {
  if (at(type, ['retry', 'attempts']) !== undefined) return []
  return ['after-blocked', 'after-abandoning', 'after-turned-away'].flatMap((how) => {
    const share = at(type, ['retry', how])
    if (share?.kind !== 'scalar' || share.value !== '100%') return []
    const message = `everybody comes back ${how.replaceAll('-', ' ')}, without end while nobody answers`
    return [problemAt(share.place, { message, allowed: 'attempts: 5, say, or a smaller share' }, 'warning')]
  })
}

/** Only who has been helped, or says so, knows an agent. */
function preferredByNobody(tree: Tree): Problem[] {
  const types = entriesOf(at(tree, ['types']))
  const comingBack = new Set(
    types.flatMap(([type, { value }]) => {
      if (at(value, ['repeat']) === undefined) return []
      const as = at(value, ['repeat', 'as'])
      return [as?.kind === 'scalar' ? String(as.value) : type]
    }),
  )
  return types.flatMap(([type, { value }]) => {
    const preferred = entryAt(value, ['preferred-agent'])
    if (preferred === undefined || comingBack.has(type) || at(value, ['preferred-agent', 'known']) !== undefined)
      return []
    const message = `nobody of ${quoted(type)} knows an agent: nobody contacts again as it after being handled`
    const allowed = 'known: 30%, say, or repeat beside resolved'
    return [problemAt(preferred.key ?? preferred.value.place, { message, allowed }, 'warning')]
  })
}
