import { expect, test } from 'vitest'
import { crossingsOf, equalEnd, shown, type Point } from '../../src/planning/what-if/crossing.ts'

/** A difference without chance, with a band of half the width around it. */
function searching(of: (level: number) => number, half = 0) {
  const asked: number[] = []
  const at = (level: number) => ({ value: of(level), low: of(level) - half, high: of(level) + half })
  const differenceAt = async (level: number) => {
    asked.push(level)
    return at(level)
  }
  const points = (levels: readonly number[]): Point[] => levels.map((level) => ({ at: level, difference: at(level) }))
  return { asked, points, search: { differenceAt, tolerance: 1e-6, most: 60, isWhole: false } }
}

test('every place at which a difference changes its sign, and where its band leaves 0', async () => {
  // 0 at 2 and 4; the band of ± 0.75 at 1.677, 2.5, 3.5, 4.323: (x − 2)(x − 4) = ± 0.75.
  const { points, search } = searching((x) => (x - 2) * (x - 4), 0.75)
  const found = await crossingsOf(points([0, 1, 2.7, 3, 5, 6]), search)
  expect(found.map(({ at, above }) => [Number(at.toFixed(4)), above])).toEqual([
    [2, 'lower'],
    [4, 'higher'],
  ])
  expect(found[0].low).toBeCloseTo(3 - Math.sqrt(1.75), 4)
  expect(found[0].high).toBeCloseTo(2.5, 4)
  expect(found[1].low).toBeCloseTo(3.5, 4)
  expect(found[1].high).toBeCloseTo(3 + Math.sqrt(1.75), 4)
})

test('what is never left is open', async () => {
  const { points, search } = searching((x) => x - 1, 5)
  expect(await crossingsOf(points([0, 3]), search)).toEqual([{ at: 1, low: null, high: null, above: 'higher' }])
})

test('it takes few simulations: of a curve not more than are allowed, of a line one', async () => {
  const line = searching((x) => 3 * x - 1)
  const [{ at }] = await crossingsOf(line.points([0, 1]), line.search)
  expect(at).toBeCloseTo(1 / 3, 12)
  const curve = searching((x) => Math.exp(x) - 20)
  const [found] = await crossingsOf(curve.points([0, 5]), { ...curve.search, tolerance: 0.005, most: 6 })
  expect(found.at).toBeCloseTo(Math.log(20), 1)
  expect(curve.asked.length).toBeLessThanOrEqual(3 * 6 + 1)
})

test('whole levels alone are asked for where only they are possible', async () => {
  const { points, search, asked } = searching((x) => x - 7.3, 0.5)
  const [crossing] = await crossingsOf(points([1, 4, 20]), { ...search, isWhole: true })
  expect(asked.every(Number.isInteger)).toBe(true)
  expect(crossing.at).toBeCloseTo(7.3, 9)
  const { whole, lowText, highText } = shown(crossing, String, true)
  // 7 is in doubt (−0.3 ± 0.5), 8 is not.
  expect({ whole, lowText, highText }).toEqual({
    whole: { last: '7', next: '8', isTold: false },
    lowText: '7',
    highText: '7',
  })
})

test('no change of sign, no crossing; a level at which it is 0 is found once', async () => {
  const none = searching((x) => x + 1)
  expect(await crossingsOf(none.points([0, 1, 2]), none.search)).toEqual([])
  const exact = searching((x) => x - 1)
  expect((await crossingsOf(exact.points([0, 1, 2]), exact.search)).map(({ at }) => at)).toEqual([1])
  // Over a stretch too: where it begins, and the band is the stretch.
  const flat = searching((x) => Math.min(0, x - 1) + Math.max(0, x - 3))
  expect(await crossingsOf(flat.points([0, 1, 2, 3, 5]), flat.search)).toEqual([
    { at: 1, low: 1, high: 3, above: 'higher' },
  ])
})

test('a difference that touches 0, or is 0 at an end, does not change its sign', async () => {
  const touch = searching((x) => (x - 1) * (x - 1))
  expect(await crossingsOf(touch.points([0, 1, 2]), touch.search)).toEqual([])
  const wave = searching((x) => (x - 1) * (x - 1) * (3 - x))
  const signs = (await crossingsOf(wave.points([0, 1, 2, 4]), wave.search)).map(({ at, above }) => [
    at.toFixed(3),
    above,
  ])
  expect(signs).toEqual([['3.000', 'lower']])
  const exact = searching((x) => x - 1)
  expect(await crossingsOf(exact.points([1, 2]), exact.search)).toEqual([])
  expect(await crossingsOf(exact.points([0, 1]), exact.search)).toEqual([])
})

test('an end at which it is 0 can be asked for: what it is on the other side is what it was not', async () => {
  const { points, search } = searching((x) => x - 1)
  expect(await equalEnd(points([1, 2]), search)).toMatchObject({ at: 1, above: 'higher' })
  expect(await equalEnd(points([0, 1]), search)).toMatchObject({ at: 1, above: 'higher' })
  expect(await equalEnd(points([2, 3]), search)).toBeNull()
  const none = searching(() => 0)
  expect(await equalEnd(none.points([0, 1]), none.search)).toBeNull()
})

test('places are shown no finer than they are known', () => {
  const crossing = { at: 95.4357, low: 93.9112, high: 96.6803, above: 'higher' } as const
  const { text, lowText, highText } = shown(crossing, (level) => `${level}%`)
  expect([text, lowText, highText]).toEqual(['95.4%', '93.9%', '96.7%'])
  expect(shown({ ...crossing, low: 95.4357, high: 95.4357 }, String).text).toBe('95.4357')
})
