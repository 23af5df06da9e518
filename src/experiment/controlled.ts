import { studentQuantile } from '../engine/special.ts'
import type { Estimate } from './summary.ts'

/** A control for so many observations: fewer cost more than they give (Lavenberg & Welch, see below). */
const OBSERVATIONS_A_CONTROL = 10
/** Of a control that says nothing that those before it do not say. */
const NOTHING_NEW = 1e-10

/** What a control says that those before it do not. */
export interface Direction {
  /** By observation, of length 1. */
  readonly values: Float64Array
  /** What the mean of the control is off its known one, in the same measure. */
  readonly off: number
}

/**
 * A mean corrected by controls whose means are known: regression on how far each control is off (Lavenberg & Welch, "A
 * perspective on the use of control variables to increase the efficiency of Monte Carlo simulations", Management Science 27
 * (1981) 322-335). `influences`: what each observation contributes to how far `value` is off, their mean 0. Student's t with
 * a degree of freedom less for each control.
 */
export function controlled(
  value: number,
  influences: Float64Array,
  controls: readonly Direction[],
  level: number,
): Estimate {
  const count = influences.length
  if (count < 2) return { value, low: null, high: null }
  let [corrected, squares, unsure] = [value, dot(influences, influences), 1 / count]
  for (const { off, values } of controls) {
    const slope = dot(values, influences)
    corrected -= slope * off
    squares -= slope * slope
    unsure += off * off
  }
  const freedom = count - 1 - controls.length
  const deviation = Math.sqrt((Math.max(0, squares) / freedom) * unsure)
  const half = studentQuantile((1 + level) / 2, freedom) * deviation
  return { value: corrected, low: corrected - half, high: corrected + half }
}

/**
 * Controls about their means, at right angles to each other (Gram & Schmidt, in the modified order): one for every ten
 * observations, the first that say anything. `controls`: what each observation is off the known mean.
 */
export function directionsOf(controls: readonly Float64Array[]): Direction[] {
  const directions: Direction[] = []
  for (const control of controls) {
    if ((directions.length + 1) * OBSERVATIONS_A_CONTROL > control.length) break
    const mean = control.reduce((sum, one) => sum + one, 0) / control.length
    const values = control.map((one) => one - mean)
    const size = Math.sqrt(dot(values, values))
    let off = mean
    for (const before of directions) {
      const share = dot(values, before.values)
      for (let i = 0; i < values.length; i++) values[i] -= share * before.values[i]
      off -= share * before.off
    }
    const left = Math.sqrt(dot(values, values))
    // Also of a control that never varies.
    if (!(left > NOTHING_NEW * Math.max(size, Math.abs(mean)))) continue
    directions.push({ values: values.map((one) => one / left), off: off / left })
  }
  return directions
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
