import type { ClockWindow } from './calendar.ts'
import type { HolidayEntry } from './place-schema.ts'

interface Hours {
  readonly hours?: readonly ClockWindow[]
  readonly holidays?: readonly HolidayEntry[]
}

interface Around {
  readonly types: Readonly<Record<string, { readonly client?: string }>>
  readonly clients: Readonly<Record<string, Hours>> | undefined
  readonly holidays: readonly HolidayEntry[] | undefined
}

/**
 * When a queue is open: by its own hours, or those of the client whose types are in it (`place-checks.ts` lets no queue
 * have several with hours of their own). Holidays of the scenario come first, then the client's, then its own: the later
 * win. Undefined: those of the scenario; none.
 */
export function hoursOfQueue(queue: Hours & { readonly types: readonly string[] }, around: Around): Hours {
  const { types, clients = {}, holidays } = around
  const named = queue.types.map((type) => types[type]?.client ?? '')
  const [client] = [...new Set(named)].filter((name) => Object.hasOwn(clients, name)).map((name) => clients[name])
  const days = [...(holidays ?? []), ...(client?.holidays ?? []), ...(queue.holidays ?? [])]
  return { hours: queue.hours ?? client?.hours, holidays: days.length === 0 ? undefined : days }
}
