import { describe, expect, test } from 'vitest'
import { Stream, streamFrom } from '../../src/engine/random.ts'

/** Chi-square of equally likely cells, as a standard normal (Wilson and Hilferty). */
function chiSquareScore(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const expected = total / counts.length
  const freedom = counts.length - 1
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2, 0) / expected
  const spread = 2 / (9 * freedom)
  return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread)
}

function uniformScore(next: (i: number) => number, draws = 100_000): number {
  const counts = Array.from({ length: 256 }, () => 0)
  for (let i = 0; i < draws; i++) counts[Math.floor(next(i) * 256)]++
  return chiSquareScore(counts)
}

/** Correlation × √n of two sequences of uniforms: standard normal if they are independent. */
function correlationScore(a: (i: number) => number, b: (i: number) => number, draws = 50_000): number {
  let sum = 0
  for (let i = 0; i < draws; i++) sum += (a(i) - 0.5) * (b(i) - 0.5)
  return (sum * 12) / Math.sqrt(draws)
}

describe('a stream', () => {
  test('repeats itself for the same seed, name and replication', () => {
    const [a, b] = [streamFrom('agner', 'talk', 3), streamFrom('agner', 'talk', 3)]
    for (let i = 0; i < 100; i++) expect(a.next()).toBe(b.next())
  })

  test('follows sfc32', () => {
    // Written out independently, with 64-bit integers cut to 32 bits.
    let [a, b, c, d] = [1n, 2n, 3n, 4n]
    const cut = (word: bigint): bigint => word & 0xffffffffn
    const next = (): bigint => {
      const t = cut(a + b + d)
      d = cut(d + 1n)
      a = b ^ (b >> 9n)
      b = cut(c + (c << 3n))
      c = cut(cut((c << 21n) | (c >> 11n)) + t)
      return t
    }
    for (let i = 0; i < 15; i++) next()
    const stream = new Stream().restart(1, 2, 3, 4)
    for (let i = 0; i < 1000; i++) expect(stream.next()).toBe(Number(BigInt.asIntN(32, next())))
  })

  test('gives uniforms in [0, 1) that fill 256 cells evenly', () => {
    const stream = streamFrom('agner', 'uniform', 0)
    expect(Math.abs(uniformScore(() => stream.uniform()))).toBeLessThan(4)
    expect(Math.abs(uniformScore(() => stream.openUniform()))).toBeLessThan(4)
    // The low bits too: multiply by 2^40 and keep the fraction.
    expect(Math.abs(uniformScore(() => (stream.uniform() * 2 ** 40) % 1))).toBeLessThan(4)
  })

  test('is uncorrelated with its own next number and with streams of another name, replication or seed', () => {
    const stream = streamFrom('agner', 'talk', 0)
    const series = Array.from({ length: 50_001 }, () => stream.uniform())
    const others = [streamFrom('agner', 'wrap', 0), streamFrom('agner', 'talk', 1), streamFrom('agnes', 'talk', 0)]
    const scores = others.map((other) =>
      correlationScore(
        (i) => series[i],
        () => other.uniform(),
      ),
    )
    scores.push(
      correlationScore(
        (i) => series[i],
        (i) => series[i + 1],
      ),
    )
    for (const score of scores) expect(Math.abs(score)).toBeLessThan(4)
  })
})

describe('a keyed stream', () => {
  const first = (stream: Stream, high: number, low: number, counter: number, part = 0): number =>
    stream.keyed(high, low, counter, part).uniform()

  test('gives what belongs to the counter, whatever was drawn before', () => {
    const stream = new Stream()
    const forwards = Array.from({ length: 100 }, (_, i) => first(stream, 7, 8, i))
    stream.next()
    for (let i = 99; i >= 0; i--) expect(first(stream, 7, 8, i)).toBe(forwards[i])
  })

  test('is uniform over counters, over parts and over keys that differ in few bits', () => {
    const stream = new Stream()
    expect(Math.abs(uniformScore((i) => first(stream, 7, 8, i)))).toBeLessThan(4)
    expect(Math.abs(uniformScore((i) => first(stream, 7, 8, 5, i)))).toBeLessThan(4)
    expect(Math.abs(uniformScore((i) => first(stream, i, 0, 0)))).toBeLessThan(4)
    expect(Math.abs(uniformScore((i) => first(stream, 0, i, 0)))).toBeLessThan(4)
    expect(Math.abs(uniformScore((i) => first(stream, 7, 8, i << 16), 65_536))).toBeLessThan(4)
  })

  test('is uncorrelated between neighbouring counters, parts and keys, and within one counter', () => {
    const stream = new Stream()
    const pairs: ((i: number) => [number, number])[] = [
      (i) => [first(stream, 7, 8, i), first(stream, 7, 8, i + 1)],
      (i) => [first(stream, 7, 8, i), first(stream, 7, 8, i, 1)],
      (i) => [first(stream, 7, 8, i), first(stream, 7, 9, i)],
      (i) => [first(stream, 7, 8, i), first(stream, 8, 8, i)],
      (i) => [first(stream, 7, 8, i), stream.uniform()],
    ]
    for (const pair of pairs) {
      const drawn = Array.from({ length: 50_000 }, (_, i) => pair(i))
      expect(
        Math.abs(
          correlationScore(
            (i) => drawn[i][0],
            (i) => drawn[i][1],
          ),
        ),
      ).toBeLessThan(4)
    }
  })

  test('changes half of its bits when one bit of the counter changes', () => {
    const stream = new Stream()
    let changed = 0
    for (let i = 0; i < 1000; i++) {
      for (let bit = 0; bit < 32; bit++) {
        const a = stream.keyed(7, 8, i).next()
        let difference = a ^ stream.keyed(7, 8, i ^ (1 << bit)).next()
        for (; difference !== 0; difference &= difference - 1) changed++
      }
    }
    expect(changed / (1000 * 32 * 32)).toBeCloseTo(0.5, 2)
  })
})
