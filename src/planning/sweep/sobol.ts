/**
 * Points that fill a cube evenly: the sequence of Sobol' (1967) with the direction numbers of S. Joe & F. Y. Kuo,
 * "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008) 2635-2654
 * (new-joe-kuo-6.21201), in the order of Antonov & Saleev (1979).
 */

/** Of dimensions from the second on: degree of the primitive polynomial, its coefficients, and the initial numbers. */
const DIRECTIONS: readonly (readonly [degree: number, coefficients: number, initial: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
]

export const MOST_DIMENSIONS = DIRECTIONS.length + 1
const BITS = 32
const SCALE = 1 / 4_294_967_296

/**
 * `count` points, each with a coordinate from 0 up to 1 for every dimension (at most `MOST_DIMENSIONS`). `shift` moves all of
 * them, and what leaves the cube on one side comes in on the other (Cranley & Patterson, 1976): without it the first is 0.
 */
export function sobolPoints(dimensions: number, count: number, shift: readonly number[] = []): number[][] {
  const directions = Array.from({ length: dimensions }, (_, dimension) => directionsOf(dimension))
  const state = new Uint32Array(dimensions)
  return Array.from({ length: count }, (_, point) => {
    if (point > 0) {
      const bit = trailingOnes(point - 1)
      for (let dimension = 0; dimension < dimensions; dimension++) state[dimension] ^= directions[dimension][bit]
    }
    return Array.from(state, (value, dimension) => {
      const moved = value * SCALE + (shift[dimension] ?? 0)
      return moved >= 1 ? moved - 1 : moved
    })
  })
}

/** Direction numbers as integers of 32 bits, the highest first. */
function directionsOf(dimension: number): Uint32Array {
  const numbers = new Uint32Array(BITS)
  if (dimension === 0) {
    for (let i = 0; i < BITS; i++) numbers[i] = (1 << (BITS - 1 - i)) >>> 0
    return numbers
  }
  const [degree, coefficients, initial] = DIRECTIONS[dimension - 1]
  for (let i = 0; i < BITS; i++) {
    if (i < degree) {
      numbers[i] = (initial[i] << (BITS - 1 - i)) >>> 0
      continue
    }
    numbers[i] = (numbers[i - degree] ^ (numbers[i - degree] >>> degree)) >>> 0
    for (let k = 1; k < degree; k++)
      if (((coefficients >>> (degree - 1 - k)) & 1) === 1) numbers[i] = (numbers[i] ^ numbers[i - k]) >>> 0
  }
  return numbers
}

function trailingOnes(number: number): number {
  let ones = 0
  for (let rest = number; (rest & 1) === 1; rest >>>= 1) ones++
  return ones
}
