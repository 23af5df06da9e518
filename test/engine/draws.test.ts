import { describe, expect, test } from 'vitest'
import { fill } from '../../src/engine/distributions.ts'
import { Draws } from '../../src/engine/draws.ts'
import type { Law } from '../../src/engine/law.ts'
import { streamFrom } from '../../src/engine/random.ts'
import { laws } from './laws.ts'

const talk: Law = { law: 'lognormal', mean: 240, cv: 1.2 }
const unit: Law = { law: 'uniform', min: 0, max: 1 }

describe('a tap', () => {
  test('gives the sequence of its law on its stream, through all lengths of block', () => {
    const draws = new Draws()
    const taps = laws.map(([name, law]) => draws.tap(law, name))
    draws.seed('agner', 2)
    laws.forEach(([name, law], k) => {
      const expected = new Float64Array(1200)
      fill(law, streamFrom('agner', name, 2), expected, 0, 1200)
      expect(Float64Array.from({ length: 1200 }, () => draws.take(taps[k]))).toEqual(expected)
    })
  })

  test('is not moved by what is taken from the others, nor by taps opened later', () => {
    const alone = new Draws()
    const only = alone.tap(talk, 'talk')
    alone.seed('agner', 0)
    const crowd = new Draws()
    const same = crowd.tap(talk, 'talk')
    const other = crowd.tap(talk, 'wrap')
    crowd.seed('agner', 0)
    for (let i = 0; i < 1000; i++) {
      if (i % 50 === 0) crowd.tap(talk, `later ${i}`)
      if (i % 3 === 0) crowd.take(other)
      expect(crowd.take(same)).toBe(alone.take(only))
    }
  })

  test('leaves out exactly one value when it skips, at the edge of a block too', () => {
    const [taking, skipping] = [new Draws(), new Draws()]
    const [a, b] = [taking.tap(talk, 'talk'), skipping.tap(talk, 'talk')]
    taking.seed('agner', 0)
    skipping.seed('agner', 0)
    for (let i = 0; i < 2000; i++) {
      const value = taking.take(a)
      if (i % 32 === 0 || i % 5 === 1) skipping.skip(b)
      else expect(skipping.take(b)).toBe(value)
    }
  })

  test('starts again when seeded again, and differs between replications', () => {
    const draws = new Draws()
    const tap = draws.tap(talk, 'talk')
    const run = (replication: number): number[] => {
      draws.seed('agner', replication)
      return Array.from({ length: 777 }, () => draws.take(tap))
    }
    const first = run(0)
    expect(run(1)).not.toEqual(first)
    expect(run(0)).toEqual(first)
  })

  test('shares its stream with no other and wants a seed', () => {
    const draws = new Draws()
    const tap = draws.tap(talk, 'talk')
    expect(() => draws.tap(unit, 'talk')).toThrow('a tap on the stream talk')
    expect(() => draws.take(tap)).toThrow('seed')
    expect(() => draws.takeKeyed(draws.keyedTap(unit, 'luck'), 0)).toThrow('seed')
  })
})

describe('a keyed tap', () => {
  function open(law: Law, name: string, replication = 0): (ordinal: number, attempt?: number) => number {
    const draws = new Draws()
    const tap = draws.keyedTap(law, name)
    draws.seed('agner', replication)
    return (ordinal, attempt) => draws.takeKeyed(tap, ordinal, attempt)
  }

  test('gives an ordinal its value in any order', () => {
    for (const [name, law] of laws) {
      const value = open(law, name)
      const forwards = Array.from({ length: 200 }, (_, i) => value(i))
      for (let i = 199; i >= 0; i -= 7) expect(value(i)).toBe(forwards[i])
    }
  })

  test('is uncorrelated between ordinals, attempts, names and replications', () => {
    const luck = open(unit, 'luck')
    const [named, again] = [open(unit, 'fate'), open(unit, 'luck', 1)]
    const others = [
      (i: number) => luck(i + 1),
      (i: number) => luck(i, 1),
      (i: number) => named(i),
      (i: number) => again(i),
    ]
    for (const other of others) {
      let sum = 0
      for (let i = 0; i < 50_000; i++) sum += (luck(i) - 0.5) * (other(i) - 0.5)
      expect(Math.abs((sum * 12) / Math.sqrt(50_000))).toBeLessThan(4)
    }
  })

  test('follows its law over the ordinals', () => {
    const value = open(talk, 'talk')
    let sum = 0
    for (let i = 0; i < 100_000; i++) sum += value(i)
    expect(Math.abs(sum / 100_000 - 240)).toBeLessThan((5 * 240 * 1.2) / Math.sqrt(100_000))
  })

  test('shares the luck of a name between laws', () => {
    const draws = new Draws()
    const here = draws.keyedTap(talk, 'talk')
    const there = draws.keyedTap({ ...talk, mean: 360 }, 'talk')
    draws.seed('agner', 0)
    for (let i = 0; i < 50; i++) expect(draws.takeKeyed(there, i) / draws.takeKeyed(here, i)).toBeCloseTo(1.5, 12)
  })
})
