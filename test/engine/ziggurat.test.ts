import { describe, expect, test } from 'vitest'
import { streamFrom } from '../../src/engine/random.ts'
import { normalCdf } from '../../src/engine/special.ts'
import { exponential, normal } from '../../src/engine/ziggurat.ts'

const DRAWS = 400_000

const cases = [
  {
    name: 'exponential',
    draw: exponential,
    cdf: (x: number) => (x <= 0 ? 0 : -Math.expm1(-x)),
    tail: 7.69711747013105,
  },
  { name: 'normal', draw: normal, cdf: normalCdf, tail: 3.6541528853610088 },
]

describe.each(cases)('the $name variate', ({ name, draw, cdf, tail }) => {
  test('has its distribution in the middle, in the wedges and at the ends', () => {
    const stream = streamFrom('agner', name, 0)
    const values = Float64Array.from({ length: DRAWS }, () => draw(stream)).sort()
    let distance = 0
    values.forEach((x, i) => {
      distance = Math.max(distance, Math.abs(cdf(x) - i / DRAWS), Math.abs(cdf(x) - (i + 1) / DRAWS))
    })
    expect(distance).toBeLessThan(1.95 / Math.sqrt(DRAWS))
  })

  test('has the right mass just within and beyond the start of the tail', () => {
    const stream = streamFrom('agner', `${name} tail`, 0)
    const draws = 2_000_000
    const edges = [0.9 * tail, tail, 1.1 * tail]
    const beyond = [0, 0, 0]
    for (let i = 0; i < draws; i++) {
      const x = draw(stream)
      for (let k = 0; k < 3; k++) if (x > edges[k]) beyond[k]++
    }
    edges.forEach((edge, k) => {
      const expected = draws * (1 - cdf(edge))
      expect(Math.abs(beyond[k] - expected)).toBeLessThan(4.5 * Math.sqrt(expected))
    })
  })
})

test('the normal variate is symmetric in its first four moments', () => {
  const stream = streamFrom('agner', 'moments', 0)
  const sums = [0, 0, 0, 0]
  for (let i = 0; i < DRAWS; i++) {
    let power = 1
    const x = normal(stream)
    for (let k = 0; k < 4; k++) sums[k] += power *= x
  }
  const [first, second, third, fourth] = sums.map((sum) => sum / DRAWS)
  const unit = 1 / Math.sqrt(DRAWS)
  expect(Math.abs(first)).toBeLessThan(4 * unit)
  expect(Math.abs(second - 1)).toBeLessThan(4 * Math.SQRT2 * unit)
  expect(Math.abs(third)).toBeLessThan(4 * Math.sqrt(15) * unit)
  expect(Math.abs(fourth - 3)).toBeLessThan(4 * Math.sqrt(96) * unit)
})
