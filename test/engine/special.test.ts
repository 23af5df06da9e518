import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  betaI,
  gammaP,
  gammaQ,
  inverseGammaP,
  logGamma,
  normalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
} from '../../src/engine/special.ts'

function expectClose(got: number, expected: number, relative = 1e-12): void {
  expect(Math.abs(got - expected), `${got} against ${expected}`).toBeLessThanOrEqual(relative * Math.abs(expected))
}

// Expected values without a closed form are from mpmath at 40 digits.
describe('special functions', () => {
  test.each([
    [1e-8, 18.420680738180208],
    [0.1, 2.2527126517342059],
    [0.5, 0.57236494292470009],
    [1.0000001, -5.7721558299185071e-8],
    [1.5, -0.12078223763524522],
    [3.7, 1.4280723266653881],
    [10.5, 13.940625219403764],
    [171.5, 709.14316303092824],
    [1e6, 12815504.569147612],
  ])('log Γ(%d) has its known value', (x, expected) => {
    expectClose(logGamma(x), expected, 1e-14)
  })

  test('Γ is the factorial', () => {
    let factorial = 1
    for (let n = 1; n <= 20; n++) {
      expectClose(logGamma(n + 1), Math.log(factorial), 1e-14)
      factorial *= n + 1
    }
  })

  test('Q(n, x) is the Poisson probability of fewer than n', () => {
    for (const [n, x] of [
      [1, 0.001],
      [3, 7],
      [12, 4],
      [40, 55],
      [40, 38.5],
    ]) {
      let term = Math.exp(-x)
      let sum = 0
      for (let k = 0; k < n; k++) {
        sum += term
        term *= x / (k + 1)
      }
      expectClose(gammaQ(n, x), sum)
      expectClose(gammaP(n, x), 1 - sum, 1e-11)
    }
  })

  test.each([
    [0.1, 0.05, 0.77553863545103056959, 0.22446136454896943041],
    [2.5, 0.25, 0.0078767067673704077947, 0.99212329323262959221],
    [2.5, 3.25, 0.73944154408925404556, 0.26055845591074595444],
    [300, 30, 4.6485608914435282638e-185, 1],
    [300, 270, 0.038031979340120683336, 0.96196802065987931666],
    [300, 390, 0.99999908251535324772, 9.1748464675228498323e-7],
  ])('P and Q(%d, %d) have their known values', (a, x, p, q) => {
    expectClose(gammaP(a, x), p)
    expectClose(gammaQ(a, x), q)
  })

  test('the gamma quantile has its known values', () => {
    // Half the chi-square quantiles with 1 and 10 degrees of freedom.
    expectClose(inverseGammaP(0.5, 0.95), 3.841458820694124 / 2)
    expectClose(inverseGammaP(5, 0.95), 18.307038053275146 / 2)
    expectClose(inverseGammaP(1, 0.9), Math.log(10))
    expect(inverseGammaP(2, 0)).toBe(0)
    expect(inverseGammaP(2, 1)).toBe(Infinity)
  })

  test('the gamma quantile inverts the distribution function in both tails', () => {
    const shapes = fc.double({ min: 0.01, max: 5000, noNaN: true })
    const shares = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })
    fc.assert(
      fc.property(shapes, shares, (a, p) => {
        const x = inverseGammaP(a, p)
        if (p <= 0.5 && x > 1e-290) expectClose(gammaP(a, x), p, 1e-11)
        if (p > 0.5) expectClose(gammaQ(a, x), 1 - p, 1e-11)
      }),
      { seed: 1 },
    )
  })

  test('I is the arcsine law at (1/2, 1/2) and a binomial tail at whole numbers', () => {
    for (const x of [1e-9, 0.1, 0.5, 0.9]) expectClose(betaI(0.5, 0.5, x), (2 / Math.PI) * Math.asin(Math.sqrt(x)))
    expectClose(betaI(2, 3, 0.4), 6 * 0.16 * 0.36 + 4 * 0.064 * 0.6 + 0.0256)
    expectClose(betaI(1, 5, 0.01), -Math.expm1(5 * Math.log1p(-0.01)))
  })

  test.each([
    [30, 0.5, 0.4918032786885246, 8.0397174432904372246e-11],
    [30, 0.5, 0.9836065573770492, 0.32132650329324587764],
    [30, 700, 0.000410958904109589, 3.0808107464899116608e-49],
    [400, 700, 0.36363636363636365, 0.5022734978764976818],
    [400, 700, 0.4, 0.99344389417624588454],
  ])('I at a = %d, b = %d, x = %d has its known value', (a, b, x, expected) => {
    expectClose(betaI(a, b, x), expected)
  })

  test('the two ends of the beta law mirror each other', () => {
    const shapes = fc.double({ min: 0.05, max: 2000, noNaN: true })
    fc.assert(
      fc.property(shapes, shapes, fc.integer({ min: 1, max: 1023 }), (a, b, k) => {
        expect(Math.abs(betaI(a, b, k / 1024) + betaI(b, a, 1 - k / 1024) - 1)).toBeLessThan(1e-11)
      }),
      { seed: 2 },
    )
  })

  test.each([
    [-37, 5.7255712225245768e-300],
    [-8, 6.2209605742717841e-16],
    [-3, 0.0013498980316300945],
    [-1, 0.15865525393145705],
    [-0.5, 0.3085375387259869],
    [1.5, 0.93319279873114193],
  ])('the normal probability below %d has its known value', (z, expected) => {
    expectClose(normalCdf(z), expected)
  })

  test.each([
    [0.975, 1.9599639845400542],
    [0.9, 1.2815515655446005],
    [0.6, 0.2533471031357998],
    [0.001, -3.0902323061678135],
    [1e-20, -9.2623400897984076],
  ])('the normal quantile of %d has its known value', (p, expected) => {
    expectClose(normalQuantile(p), expected, 1e-14)
  })

  test.each([
    [0.975, 0.5, 164.55767348048853],
    [0.975, 1, 12.706204736174705],
    [0.6, 1, 0.32491969623290633],
    [0.995, 2, 9.9248432009182931],
    [0.975, 4.5, 2.6589123472044038],
    [0.975, 10, 2.2281388519862747],
    [0.6, 10, 0.26018482949208024],
    [0.975, 29, 2.0452296421327043],
    [0.995, 99, 2.6264054572808275],
    [0.975, 999, 1.96234146113345],
    [0.975, Infinity, 1.9599639845400542],
  ])('the t quantile of %d with %d degrees of freedom has its known value', (p, df, expected) => {
    expectClose(studentQuantile(p, df), expected)
    expectClose(studentQuantile(1 - p, df), -expected)
  })

  test('the t quantile inverts the distribution function and is odd about one half', () => {
    const degrees = fc.double({ min: 0.2, max: 1e5, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 511 }), degrees, (k, df) => {
        const t = studentQuantile(k / 1024, df)
        expectClose(studentCdf(t, df), k / 1024, 1e-11)
        expect(studentQuantile(1 - k / 1024, df)).toBe(-t)
      }),
      { seed: 3 },
    )
  })

  test('the expansion for many degrees of freedom joins on without a step', () => {
    const t = studentQuantile(0.975, 9_999_999)
    const z = studentQuantile(0.975, 10_000_001)
    // The law itself moves by (z^3 + z) / 4 × 2e-14 between the two.
    expect(Math.abs(t - z)).toBeLessThan(2e-12)
    expect(Math.abs(studentCdf(-2, 9_999_999) - studentCdf(-2, 10_000_001))).toBeLessThan(2e-12)
    // Far out the second correction term counts: without it the step would be 1e-9 in t.
    expectClose(studentQuantile(1e-300, 9_999_999), studentQuantile(1e-300, 10_000_001), 5e-11)
    expectClose(studentCdf(-37, 9_999_999), studentCdf(-37, 10_000_001), 5e-7)
  })

  test('outside their domain all of them say NaN', () => {
    expect([logGamma(0), gammaP(-1, 1), inverseGammaP(1, 2), betaI(1, 1, 2), normalQuantile(-0.1)]).toEqual(
      Array(5).fill(NaN),
    )
    expect([studentQuantile(0.5, 0), studentQuantile(NaN, 3), studentCdf(NaN, 3)]).toEqual(Array(3).fill(NaN))
  })
})
