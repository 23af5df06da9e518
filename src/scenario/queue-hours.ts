import type { ClockWindow } from './calendar.ts'
import type { ChannelName } from './channel-catalogue.ts'
import { channelKey } from './channel-schema.ts'
import type { HolidayEntry } from './place-schema.ts'

interface Hours {
  readonly hours?: readonly ClockWindow[]
  readonly holidays?: readonly HolidayEntry[]
}

interface Around {
  readonly types: Readonly<Record<string, { readonly client?: string; readonly channel: ChannelName }>>
  readonly clients: Readonly<Record<string, Hours>> | undefined
  readonly channels: Readonly<Partial<Record<ReturnType<typeof channelKey>, Hours>>>
  readonly holidays: readonly HolidayEntry[] | undefined
}

/**
 * When a queue is open: by its own hours, or those of the channel of all its types, or those of their client
 * (`hours-checks.ts` lets no queue have several that would count). Holidays of the scenario come first, then the client's,
 * the channel's, its own: the later win. Undefined: those of the scenario; none.
 */
export function hoursOfQueue(queue: Hours & { readonly types: readonly string[] }, around: Around): Hours {
  const { types, clients = {}, channels, holidays } = around
  const members = queue.types.flatMap((name) => (Object.hasOwn(types, name) ? [types[name]] : []))
  const ofAll = <T>(of: (type: (typeof members)[number]) => T): T | undefined => {
    const found = new Set(members.map(of))
    return found.size === 1 ? [...found][0] : undefined
  }
  const name = ofAll(({ client }) => client)
  const client = name !== undefined && Object.hasOwn(clients, name) ? clients[name] : undefined
  const kind = ofAll(({ channel }) => channel)
  const channel = kind === undefined ? undefined : channels[channelKey(kind)]
  const days = [
    ...(holidays ?? []),
    ...(client?.holidays ?? []),
    ...(channel?.holidays ?? []),
    ...(queue.holidays ?? []),
  ]
  return { hours: queue.hours ?? channel?.hours ?? client?.hours, holidays: days.length === 0 ? undefined : days }
}
