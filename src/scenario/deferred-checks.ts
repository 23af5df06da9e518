import type { Compilation } from './compile-context.ts'
import { quoted } from './issues.ts'
import type { Path } from './tree.ts'

/**
 * What cannot go together with contacts that wait for the opening. It looks at what the schema has made of the scenario, as a
 * type may wait without anybody having written so.
 */
export function deferredFaults(compilation: Compilation): void {
  const { types, queues, trunks, groups } = compilation.scenario
  const waits = (name: string): boolean => types[name]?.whenClosed === 'waits'
  const say = (path: Path, message: string, allowed: string): void => compilation.fault(path, { message, allowed })

  for (const [queue, { types: members, atClosing }] of Object.entries(queues)) {
    const waiting = members.find(waits)
    if (waiting === undefined || atClosing === 'keep') continue
    const message = `${quoted(waiting)} waits when closed, but its queue ${quoted(queue)} has at-closing: ${atClosing}`
    say(['queues', queue, 'at-closing'], message, 'at-closing: keep, or when-closed: turned-away')
  }
  for (const [name, { whenClosed, dial }] of Object.entries(types)) {
    if (whenClosed !== 'waits' || dial === undefined) continue
    const message = `customers of ${quoted(name)} are called: they wait for an appointment, not for the opening`
    say(['types', name, 'when-closed'], message, '`booked` under dial, or no when-closed')
  }
  for (const [group, { types: served }] of Object.entries(trunks)) {
    served?.forEach((name, i) => {
      if (!waits(name)) return
      const message = `${quoted(name)} comes in by no trunk: it waits when closed`
      say(['trunks', group, 'types', i], message, 'types that are turned away when closed')
    })
  }

  const holdingOn = (path: Path, name: string): void => {
    if (!waits(name)) return
    const message = `agents would hold on for ${quoted(name)}, which waits when closed`
    say(path, message, 'a type that is turned away when closed, or a transfer without warm')
  }
  interface Asking {
    readonly transfers?: readonly { readonly to: string; readonly warm?: unknown }[]
    readonly consults?: readonly { readonly with: string }[]
  }
  const asking = (path: Path, { transfers, consults }: Asking): void => {
    transfers?.forEach(({ to, warm }, i) => warm !== undefined && holdingOn([...path, 'transfers', i, 'to'], to))
    consults?.forEach((consult, i) => holdingOn([...path, 'consults', i, 'with'], consult.with))
  }
  for (const [name, type] of Object.entries(types)) asking(['types', name], type)
  for (const [name, { skills }] of Object.entries(groups)) {
    for (const [type, skill] of Object.entries(skills)) asking(['groups', name, 'skills', type], skill)
  }
}
