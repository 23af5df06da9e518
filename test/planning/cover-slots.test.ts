import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverGrid } from '../../src/planning/shifts/cover-slots.ts'

const PERIODS = 12
const bounds = Float64Array.from({ length: PERIODS + 1 }, (_, i) => i * 1800)
const seconds = fc.array(fc.constantFrom(0, 0, 600, 1800), { minLength: PERIODS, maxLength: PERIODS })
const cases = fc.record({
  required: fc.array(fc.constantFrom(0, 1, 2), { minLength: PERIODS, maxLength: PERIODS }),
  scheduled: fc.array(seconds, { maxLength: 3 }),
})

test('slots say of every period what it needs and who is there, and equal ones are one', () => {
  fc.assert(
    fc.property(cases, ({ required, scheduled }) => {
      const columns = scheduled.map((own) => Float64Array.from(own))
      const { slots, slotOf, covers } = coverGrid(bounds, Float64Array.from(required), columns)
      const seen = new Set<string>()
      slotOf.forEach((slot, period) => {
        const shares = columns.map((own) => own[period] / 1800)
        if (slot < 0) {
          expect([required[period], ...shares].every((value) => value === 0)).toBe(true)
          return
        }
        expect(slots[slot].required).toBe(required[period])
        covers.forEach((own, i) => expect(own.get(slot) ?? 0).toBeCloseTo(shares[i], 6))
        seen.add([required[period], ...shares].join(' '))
      })
      expect(slots).toHaveLength(seen.size)
      const used = [...slotOf].filter((slot) => slot >= 0).length
      expect(slots.reduce((sum, { hours }) => sum + hours, 0)).toBeCloseTo(used / 2, 9)
    }),
    { seed: 2, numRuns: 100 },
  )
})
