import { clockLabel } from './calendar.ts'
import { openWindows } from './expected.ts'
import { quoted } from './issues.ts'
import type { MoneyDraft } from './money-draft.ts'
import { both } from './money-time.ts'

/** Whose work at what a contract pays, and in which periods. */
export interface Cover {
  readonly name: string
  readonly payer: number
  readonly payee: number
  readonly groups: readonly number[]
  readonly types: readonly number[]
  readonly when: Uint8Array
}

/** Work that two contracts pay, and work that none does. */
export function coverProblems(draft: MoneyDraft, covers: readonly Cover[]): void {
  const { compilation, model, parties } = draft
  covers.forEach((cover, i) => {
    const path = ['contracts', cover.name]
    if (!cover.when.includes(1, model.periods.warmup)) {
      const message = `${quoted(cover.name)} is in force at no time of the run`
      compilation.fault([...path, 'valid'], { message }, 'warning')
    }
    if (cover.groups.length === 0) {
      const message = `${quoted(parties[cover.payee].name)} employs no group that handles what ${quoted(cover.name)} is for`
      compilation.fault(path, { message, allowed: `employer: ${parties[cover.payee].name} on such a group` })
    }
    for (const other of covers.slice(0, i)) {
      const type = cover.types.find((one) => other.types.includes(one))
      const group = cover.groups.find((one) => other.groups.includes(one))
      if (type === undefined || group === undefined) continue
      const first = both(cover.when, other.when).indexOf(1)
      if (first < 0) continue
      const work = `${quoted(model.types[type].name)} by ${quoted(model.groups[group].name)}`
      const message = `${quoted(cover.name)} and ${quoted(other.name)} both pay ${work}, from ${clockAt(draft, first)} on`
      compilation.fault([...path, 'valid'], { message, allowed: 'contracts whose hours, groups or types are apart' })
    }
  })
  for (const group of draft.allGroups) {
    if (parties[draft.employerOf[group]]?.kind === 'provider') uncovered(draft, covers, group)
  }
}

/** A provider's group that works for a client when no contract says for what. */
function uncovered(draft: MoneyDraft, covers: readonly Cover[], group: number): void {
  const { model, compilation, parties } = draft
  const { name, skills, scheduledSeconds } = model.groups[group]
  const { bounds, warmup } = model.periods
  const bare = new Map<number, { seconds: number; first: number }>()
  for (const { type } of skills) {
    const { client, queue } = model.types[type]
    if (client < 0) continue
    const paying = covers.filter((cover) => cover.groups.includes(group) && cover.types.includes(type))
    const windows = openWindows(model.queues[queue].hours, bounds[bounds.length - 1])
    let next = 0
    const found = { seconds: 0, first: -1 }
    for (let i = warmup; i < scheduledSeconds.length; i++) {
      while (next < windows.length && windows[next].to <= bounds[i]) next++
      const isOpen = next < windows.length && windows[next].from < bounds[i + 1]
      if (scheduledSeconds[i] === 0 || !isOpen || paying.some(({ when }) => when[i] === 1)) continue
      if (found.first < 0) found.first = i
      found.seconds += bounds[i + 1] - bounds[i]
    }
    if (found.seconds > (bare.get(client)?.seconds ?? 0)) bare.set(client, found)
  }
  for (const [client, { seconds, first }] of bare) {
    const hours = Number((seconds / 3600).toFixed(1))
    const message = `${quoted(name)} works for ${quoted(parties[client].name)} in ${hours} hours that no contract pays, from ${clockAt(draft, first)} on`
    compilation.fault(['groups', name], { message, allowed: 'a contract that is valid then' }, 'warning')
  }
}

function clockAt({ model: { periods } }: MoneyDraft, period: number): string {
  const { label, weekday } = periods.days[periods.day[period]]
  const midnight = periods.bounds[periods.day.indexOf(periods.day[period])]
  const clock = clockLabel(periods.bounds[period] - midnight)
  return `${label.startsWith('day ') ? weekday : label} ${clock}`
}
