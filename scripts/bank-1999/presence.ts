import type { Call } from './calls.ts'
import { SLOT_SECONDS } from './clock.ts'

export const ROOMS = ['general', 'internet'] as const

export type Room = (typeof ROOMS)[number]

/** An agent is taken to have stayed when the next call began within this many seconds of the end of the last. */
const LONGEST_ABSENCE = 300

/** An agent belongs to the internet room in a month in which at least this share of the calls served were internet. */
const INTERNET_SHARE = 0.01

const NO_INTERNET = { internet: 0, all: 0 }

/** Agents (time-averaged) per date, half hour and room; keys by `presenceKey`. */
export type Presence = ReadonlyMap<string, number>

export function presenceKey(date: string, slot: number, room: Room): string {
  return `${date} ${slot} ${room}`
}

/** Whether an agent belongs to the internet room in a month. */
export type RoomOf = (month: string, server: string) => Room

/** No log of signing in exists and nobody served internet calls only: the room is read from who answered them. */
export function findRooms(calls: readonly Call[]): RoomOf {
  const served = new Map<string, { internet: number; all: number }>()
  for (const call of calls) {
    if (call.server === undefined) continue
    const key = `${call.month} ${call.server}`
    const count = served.get(key) ?? { internet: 0, all: 0 }
    served.set(key, count)
    count.all++
    if (call.topic === 'internet') count.internet++
  }
  return (month, server) => {
    const { internet, all } = served.get(`${month} ${server}`) ?? NO_INTERNET
    return all > 0 && internet >= INTERNET_SHARE * all ? 'internet' : 'general'
  }
}

/** Presence read from service: an agent is present while serving and through gaps of at most five minutes. */
export function estimatePresence(calls: readonly Call[], roomOf: RoomOf): Presence {
  const days = new Map<string, Call[]>()
  for (const call of calls) {
    if (call.server === undefined || call.startedAt === 0) continue
    const key = `${call.date} ${call.server}`
    const day = days.get(key) ?? []
    days.set(key, day)
    day.push(call)
  }
  const presence = new Map<string, number>()
  for (const day of days.values()) {
    const { date, month, server } = day[0]
    const room = roomOf(month, server!)
    const spans = day.map((call): [number, number] => [call.startedAt, call.startedAt + call.service])
    for (const [from, to] of joinSpans(spans, LONGEST_ABSENCE)) {
      for (let slot = Math.floor(from / SLOT_SECONDS); slot * SLOT_SECONDS < to; slot++) {
        const seconds = Math.min(to, (slot + 1) * SLOT_SECONDS) - Math.max(from, slot * SLOT_SECONDS)
        const key = presenceKey(date, slot, room)
        presence.set(key, (presence.get(key) ?? 0) + seconds / SLOT_SECONDS)
      }
    }
  }
  return presence
}

/** Spans `[from, to]` in order, those at most `gap` apart made one. */
export function joinSpans(spans: readonly [number, number][], gap: number): [number, number][] {
  const joined: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined[joined.length - 1]
    if (last && from - last[1] <= gap) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}
