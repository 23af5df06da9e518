import type { Result } from '../models/simulate.ts'

/** What of a result is long, and mostly zeros: nights, channels that nobody used, waits that nobody had. */
const LONG = ['total', 'rows', 'days', 'bills', 'metered', 'waits', 'longestWait'] as const

/** Numbers of which only those are told that are not 0. */
interface Sparse {
  readonly length: number
  readonly at: Int32Array
  readonly values: Float64Array
}

/** A result on its way from one thread to another: a thirtieth of its bytes, of a day in half hours. */
export type PackedResult = Omit<Result, (typeof LONG)[number]> & Readonly<Record<(typeof LONG)[number], Sparse>>

/** Of a result that may be a lent one: it shares nothing with it. */
export function packed(result: Result): PackedResult {
  return { ...structuredClone(short(result)), ...eachLong((key) => sparse(result[key])) }
}

/** Results as they were, one after the other, each in the room of the one before. */
export class Unpacking {
  private readonly room = new Map<string, Float64Array>()

  private dense(key: string, { at, length, values }: Sparse): Float64Array {
    let numbers = this.room.get(key)
    if (numbers?.length === length) numbers.fill(0)
    else this.room.set(key, (numbers = new Float64Array(length)))
    for (let i = 0; i < at.length; i++) numbers[at[i]] = values[i]
    return numbers
  }

  *each(results: readonly PackedResult[]): Generator<Result> {
    for (const result of results) yield { ...result, ...eachLong((key) => this.dense(key, result[key])) }
  }
}

function short(result: Result): Omit<Result, (typeof LONG)[number]> {
  const { arrived, contacts, events, pending, replication, unfinished, work } = result
  const { dayLevels, days, daysMissed, periods, periodsMissed } = result.goals
  const goals = { dayLevels, days, daysMissed, periods, periodsMissed }
  return { arrived, contacts, events, goals, pending, replication, unfinished, work }
}

function eachLong<Numbers>(of: (key: (typeof LONG)[number]) => Numbers): Record<(typeof LONG)[number], Numbers> {
  return Object.fromEntries(LONG.map((key) => [key, of(key)])) as Record<(typeof LONG)[number], Numbers>
}

function sparse(numbers: Float64Array): Sparse {
  let count = 0
  // Not `=== 0`: -0 is told, so that not a bit is lost.
  for (let i = 0; i < numbers.length; i++) if (!Object.is(numbers[i], 0)) count++
  const at = new Int32Array(count)
  const values = new Float64Array(count)
  for (let i = 0, next = 0; i < numbers.length; i++) {
    if (Object.is(numbers[i], 0)) continue
    at[next] = i
    values[next++] = numbers[i]
  }
  return { length: numbers.length, at, values }
}
