import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SlidingShare } from '../../src/models/blending/sliding-share.ts'

test('a moving share forgets what is older than its window, to a sixtieth of it', () => {
  const steps = fc.array(fc.tuple(fc.double({ min: 0, max: 40, noNaN: true }), fc.boolean()), { maxLength: 200 })
  fc.assert(
    fc.property(steps, (given) => {
      const clock = new Float64Array(1)
      const share = new SlidingShare([60, Infinity], clock)
      const all: { at: number; isHit: boolean }[] = []
      for (const [wait, isHit] of given) {
        clock[0] += wait
        all.push({ at: clock[0], isHit })
        share.add(0, isHit)
        share.add(1, isHit)
        // Slots of a second: those of the last 60 count, the one that is open included.
        const kept = all.filter(({ at }) => Math.floor(at) > Math.floor(clock[0]) - 60)
        expect(share.count(0)).toBe(kept.length)
        expect(share.share(0)).toBe(kept.filter((one) => one.isHit).length / kept.length)
        expect(share.count(1)).toBe(all.length)
      }
      share.clear(0)
      expect([share.count(0), share.share(0)]).toEqual([0, 1])
    }),
    { seed: 1999 },
  )
})
