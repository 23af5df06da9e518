import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Levels } from '../../src/engine/level.ts'

describe('Levels', () => {
  test('the area is value times the seconds it lasted', () => {
    const clock = new Float64Array([10])
    const levels = new Levels(1, clock)
    levels.change(0, 2)
    clock[0] = 13
    levels.change(0, 1)
    clock[0] = 14.5
    levels.set(0, 1)
    clock[0] = 20
    expect(levels.drain(0)).toBe(2 * 3 + 3 * 1.5 + 1 * 5.5)
    expect(levels.value(0)).toBe(1)
  })

  test('a drain starts the area again from now, keeping the value', () => {
    const clock = new Float64Array(1)
    const levels = new Levels(1, clock)
    levels.change(0, 5)
    levels.change(0, -3)
    clock[0] = 4
    expect(levels.drain(0)).toBe(8)
    expect(levels.drain(0)).toBe(0)
    clock[0] = 5
    expect(levels.drain(0)).toBe(2)
  })

  test('rows do not touch each other', () => {
    const clock = new Float64Array(1)
    const levels = new Levels(3, clock)
    levels.set(1, 7)
    clock[0] = 2
    expect([0, 1, 2].map((row) => levels.drain(row))).toEqual([0, 14, 0])
  })

  test('a table made or reset late does not count the time before', () => {
    const clock = new Float64Array([1000])
    const levels = new Levels(1, clock)
    levels.set(0, 3)
    clock[0] = 1001
    levels.reset()
    expect([levels.value(0), levels.drain(0)]).toEqual([0, 0])
    levels.set(0, 1)
    clock[0] = 1003
    expect(levels.drain(0)).toBe(2)
  })

  test('drains in between neither lose nor add area', () => {
    const step = fc.record({ wait: fc.nat(50), delta: fc.integer({ min: -3, max: 3 }), drain: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const clock = new Float64Array(1)
        const levels = new Levels(1, clock)
        let [value, area, drained] = [0, 0, 0]
        for (const { wait, delta, drain } of steps) {
          clock[0] += wait
          area += value * wait
          if (drain) {
            drained += levels.drain(0)
            expect(drained).toBe(area)
          }
          levels.change(0, delta)
          value += delta
          expect(levels.value(0)).toBe(value)
        }
        expect(drained + levels.drain(0)).toBe(area)
      }),
      { seed: 8 },
    )
  })
})
