import { openWeekday, parseClock, parseDate, type Weekday } from './clock.ts'

/** What a customer called about: accounts are the calls recorded as PS, PE and TT. */
export type Topic = 'account' | 'prospect' | 'stock' | 'internet'

/** A call that was offered to the agents on an open day. All times are seconds since midnight of its date. */
export interface Call {
  readonly date: string
  readonly month: string
  readonly weekday: Weekday
  readonly topic: Topic
  /** 2 for a priority customer, 1 for a regular one, 0 for a customer who was not identified. */
  readonly customerPriority: number
  readonly recordedType: string
  readonly arrivedAt: number
  readonly queued: boolean
  readonly queuedAt: number
  readonly wait: number
  readonly answered: boolean
  readonly service: number
  readonly startedAt: number
  readonly server: string | undefined
}

const TOPICS: Readonly<Record<string, Topic>> = {
  PS: 'account',
  PE: 'account',
  TT: 'account',
  NW: 'prospect',
  NE: 'stock',
  IN: 'internet',
}

const COLUMNS =
  'vru+line call_id customer_id priority type date vru_entry vru_exit vru_time q_start q_exit q_time outcome ser_start ser_exit ser_time server'

/**
 * The offered calls of one month's file: those that an agent answered, and those that hung up in the queue. Hanging up
 * inside the menu is no offer, and PHANTOM rows are artefacts of the recording. Fridays, Saturdays and holidays go.
 * Throws when the header is not the expected one or a row has an unknown type.
 */
export function parseCalls(text: string): Call[] {
  const lines = text.split('\n')
  if (lines[0].trim().split('\t').join(' ') !== COLUMNS) throw new Error(`unexpected header: ${lines[0]}`)
  const calls: Call[] = []
  for (let i = 1; i < lines.length; i++) {
    if (lines[i] === '') continue
    const call = parseCall(lines[i].trimEnd().split('\t'))
    if (call) calls.push(call)
  }
  return calls
}

function parseCall(field: readonly string[]): Call | undefined {
  const outcome = field[12]
  const wait = Number(field[11])
  const queued = field[9] !== '0:00:00' || wait > 0
  if (outcome !== 'AGENT' && !(outcome === 'HANG' && queued)) return undefined
  const date = parseDate(field[5])
  const weekday = openWeekday(date)
  if (weekday === undefined) return undefined
  const topic = TOPICS[field[4]]
  if (topic === undefined) throw new Error(`unknown call type: ${field[4]}`)
  const answered = outcome === 'AGENT'
  return {
    date,
    month: date.slice(0, 7),
    weekday,
    topic,
    customerPriority: Number(field[3]),
    recordedType: field[4],
    arrivedAt: parseClock(field[7]),
    queued,
    queuedAt: parseClock(field[9]),
    wait,
    answered,
    service: answered ? Number(field[15]) : 0,
    startedAt: parseClock(field[13]),
    server: field[16] === 'NO_SERVER' ? undefined : field[16],
  }
}
