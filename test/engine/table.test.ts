import { expect, test } from 'vitest'
import { floats, ints, longerFloats, longerInts } from '../../src/engine/columns.ts'
import { Table } from '../../src/engine/table.ts'

class Guests extends Table {
  room = ints(64)
  paid = floats(64)

  protected resize(capacity: number): void {
    this.room = longerInts(this.room, capacity)
    this.paid = longerFloats(this.paid, capacity)
  }
}

test('rows are handed out once until they are freed, the last freed first', () => {
  const guests = new Guests(64)
  const rows = Array.from({ length: 10 }, () => guests.add())
  expect(new Set(rows).size).toBe(10)
  guests.free(rows[3])
  guests.free(rows[7])
  expect([guests.add(), guests.add()]).toEqual([rows[7], rows[3]])
  expect(guests.size).toBe(10)
})

test('cells survive growth, and every column has room for every row', () => {
  const guests = new Guests(64)
  const rows = Array.from({ length: 1000 }, (_, i) => {
    const row = guests.add()
    guests.room[row] = i
    guests.paid[row] = i / 8
    return row
  })
  expect(rows.map((row) => guests.room[row])).toEqual(rows.map((_, i) => i))
  expect(rows.map((row) => guests.paid[row])).toEqual(rows.map((_, i) => i / 8))
  expect(guests.room.length).toBe(guests.capacity)
  expect(guests.paid.length).toBe(guests.capacity)
  expect(guests.size).toBe(1000)
})

test('a table whose rows are all freed starts over without growing', () => {
  const guests = new Guests(64)
  const rows = Array.from({ length: 64 }, () => guests.add())
  const { capacity } = guests
  for (const row of rows) guests.free(row)
  expect(guests.size).toBe(0)
  for (let i = 0; i < 64; i++) guests.add()
  expect(guests.capacity).toBe(capacity)
})
