import { expect, test } from 'vitest'
import { Kernel } from '../../src/engine/kernel.ts'

function at(kernel: Kernel, due: number, kind: number, row: number): number {
  kernel.due[0] = due
  return kernel.schedule(kind, row)
}

test('events fire in order of time with their row, and the clock stands at each', () => {
  const kernel = new Kernel()
  const seen: [string, number, number][] = []
  const a = kernel.on((row) => seen.push(['a', row, kernel.clock[0]]))
  const b = kernel.on((row) => seen.push(['b', row, kernel.clock[0]]))
  at(kernel, 3, a, 30)
  at(kernel, 1, b, 10)
  at(kernel, 2, a, 20)
  kernel.run(Infinity)
  expect(seen).toEqual([
    ['b', 10, 1],
    ['a', 20, 2],
    ['a', 30, 3],
  ])
  expect([kernel.clock[0], kernel.fired, kernel.pending]).toEqual([3, 3, 0])
})

test('a tie fires in scheduling order, also for events scheduled for now by the one that fires', () => {
  const kernel = new Kernel()
  const seen: number[] = []
  const note = kernel.on((row) => seen.push(row))
  const spawn = kernel.on((row) => {
    seen.push(row)
    at(kernel, kernel.clock[0], note, row + 1)
    at(kernel, kernel.clock[0], note, row + 2)
  })
  at(kernel, 5, spawn, 10)
  at(kernel, 5, note, 20)
  at(kernel, 5, spawn, 30)
  kernel.run(6)
  expect(seen).toEqual([10, 20, 30, 11, 12, 31, 32])
})

test('a cancelled event does not fire, and its handle serves another', () => {
  const kernel = new Kernel()
  const seen: number[] = []
  const note = kernel.on((row) => seen.push(row))
  const first = at(kernel, 1, note, 1)
  at(kernel, 2, note, 2)
  kernel.cancel(first)
  expect(at(kernel, 3, note, 3)).toBe(first)
  kernel.run(Infinity)
  expect(seen).toEqual([2, 3])
})

test('a handler may cancel what it has just scheduled, and what was to come next', () => {
  const kernel = new Kernel()
  const seen: number[] = []
  const note = kernel.on((row) => seen.push(row))
  let next = -1
  const fickle = kernel.on(() => {
    kernel.cancel(at(kernel, 4, note, 4))
    kernel.cancel(next)
    at(kernel, 5, note, 5)
  })
  at(kernel, 1, fickle, 0)
  next = at(kernel, 2, note, 2)
  at(kernel, 3, note, 3)
  kernel.run(Infinity)
  expect(seen).toEqual([3, 5])
})

test('a run stops before what is due at its end, sets the clock to it, and can be taken up again', () => {
  const kernel = new Kernel()
  const seen: number[] = []
  const note = kernel.on((row) => seen.push(row))
  at(kernel, 10, note, 10)
  at(kernel, 90, note, 90)
  kernel.run(10)
  expect([seen.length, kernel.clock[0], kernel.pending]).toEqual([0, 10, 2])
  kernel.run(50)
  at(kernel, 60, note, 60)
  kernel.run(100)
  expect(seen).toEqual([10, 60, 90])
})

test('thousands of pending events keep their kinds and rows', () => {
  const kernel = new Kernel()
  const seen: number[] = []
  const even = kernel.on((row) => seen.push(row))
  const odd = kernel.on((row) => seen.push(-row))
  for (let i = 0; i < 3000; i++) at(kernel, (i * 7) % 3000, i % 2 === 0 ? even : odd, i)
  kernel.run(Infinity)
  const expected = Array.from({ length: 3000 }, (_, time) => {
    const row = (time * 2143) % 3000
    return row % 2 === 0 ? row : -row
  })
  expect(seen).toEqual(expected)
})

test('an observer sees every event after it', () => {
  const kernel = new Kernel()
  const seen: string[] = []
  const note = kernel.on((row) => seen.push(`fires ${row}`))
  kernel.watch(() => seen.push('looks on'))
  at(kernel, 1, note, 1)
  at(kernel, 2, note, 2)
  kernel.run(Infinity)
  expect(seen).toEqual(['fires 1', 'looks on', 'fires 2', 'looks on'])
})

test('an event that schedules nothing leaves its place to the next', () => {
  const kernel = new Kernel(2)
  const nothing = kernel.on(() => {})
  const handles = new Set<number>()
  for (let i = 0; i < 1000; i++) {
    handles.add(at(kernel, i, nothing, i))
    kernel.run(i + 0.5)
  }
  expect([...handles].every((handle) => handle < 2)).toBe(true)
})
