import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HeapEventQueue, type EventQueue } from '../../src/engine/event-queue.ts'

const queues: [string, (capacity: number) => EventQueue][] = [['heap', (capacity) => new HeapEventQueue(capacity)]]

/** What an event queue must do, done slowly: a list in order of time, later arrivals behind equals. */
class SortedList {
  readonly events: { event: number; at: number }[] = []

  push(event: number, at: number): void {
    const later = this.events.findIndex((other) => other.at > at)
    this.events.splice(later < 0 ? this.events.length : later, 0, { event, at })
  }

  remove(event: number): void {
    const place = this.events.findIndex((other) => other.event === event)
    this.events.splice(place, 1)
  }
}

const step = fc.oneof(
  // Few different delays, so that ties are common.
  { weight: 4, arbitrary: fc.record({ do: fc.constant('push' as const), delay: fc.integer({ min: 0, max: 6 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('push' as const), delay: fc.double({ min: 0, max: 1e5, noNaN: true }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pop' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('replace' as const), delay: fc.integer({ min: 0, max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), which: fc.nat() }) },
)

describe.each(queues)('%s', (_, create) => {
  test('gives the events of a sorted list, ties in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const queue = create(2)
        const list = new SortedList()
        let now = 0
        let fresh = 0
        const free: number[] = []
        for (const move of steps) {
          const top = list.events[0]
          if (move.do === 'push') {
            const event = free.pop() ?? fresh++
            queue.key[0] = now + move.delay
            queue.push(event)
            list.push(event, now + move.delay)
          } else if (top === undefined) continue
          else if (move.do === 'remove') {
            const { event } = list.events[move.which % list.events.length]
            queue.remove(event)
            list.remove(event)
            free.push(event)
          } else {
            now = top.at
            list.remove(top.event)
            if (move.do === 'pop') {
              queue.pop()
              free.push(top.event)
            } else {
              queue.key[0] = now + move.delay
              queue.moveTop()
              list.push(top.event, now + move.delay)
            }
          }
          expect(queue.size).toBe(list.events.length)
          expect(queue.topAt).toBe(list.events[0]?.at ?? Infinity)
          if (list.events.length > 0) expect(queue.top).toBe(list.events[0].event)
        }
        for (const { event } of list.events) {
          expect(queue.top).toBe(event)
          queue.pop()
        }
        expect(queue.topAt).toBe(Infinity)
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  test('keeps its order while it grows, as events come a thousand times as fast and as slowly again', () => {
    const queue = create(2)
    const list = new SortedList()
    let now = 0
    let state = 1
    const fired: number[] = []
    for (let event = 0; event < 700; event++) {
      queue.key[0] = event % 13
      queue.push(event)
      list.push(event, event % 13)
    }
    for (let i = 0; i < 30_000; i++) {
      const { event, at } = list.events[0]
      if (queue.top !== event || queue.topAt !== at) fired.push(i)
      now = at
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const pace = i < 10_000 ? 1 : i < 20_000 ? 1e-3 : 1e3
      const due = now + Math.floor(state / 2 ** 26) * pace
      queue.key[0] = due
      queue.moveTop()
      list.remove(event)
      list.push(event, due)
    }
    expect(fired).toEqual([])
  })

  test('takes an event before the one that it already named, and one far beyond all others', () => {
    const queue = create(4)
    queue.key[0] = 1e9
    queue.push(0)
    expect(queue.top).toBe(0)
    queue.key[0] = 5
    queue.push(1)
    expect([queue.top, queue.topAt]).toEqual([1, 5])
    queue.pop()
    expect([queue.top, queue.topAt]).toEqual([0, 1e9])
  })

  test('is as new after clear', () => {
    const queue = create(4)
    for (let event = 0; event < 50; event++) {
      queue.key[0] = 1000 - event
      queue.push(event)
    }
    queue.clear()
    expect([queue.size, queue.topAt]).toEqual([0, Infinity])
    queue.key[0] = 3
    queue.push(7)
    expect([queue.top, queue.topAt, queue.size]).toEqual([7, 3, 1])
  })
})
