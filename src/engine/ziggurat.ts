import type { Stream } from './random.ts'

/**
 * Exponential and normal variates by the ziggurat of Marsaglia and Tsang (J. Stat. Softw. 5(8), 2000) with 256 layers
 * of equal area, 53 random bits and a layer number from bits that the variate does not use (the flaw that Doornik found
 * in the original). The tables need exp, log and sqrt only, so they are the same on every Node.
 *
 * Layer i reaches from 0 to edge[i]; its part below edge[i + 1] lies wholly under the curve. Layer 0 is the base with
 * the tail, its edge being its area ÷ its height.
 */
const LAYERS = 256
const BIT_53 = 1.1102230246251565e-16
const BIT_52 = 2.220446049250313e-16

const EXPONENTIAL_TAIL = 7.69711747013104972
const exponentialEdge = new Float64Array(LAYERS + 1)
const exponentialInner = new Float64Array(LAYERS)
const exponentialDensity = new Float64Array(LAYERS + 1)

const NORMAL_TAIL = 3.6541528853610088
// Area of a layer under exp(-x²/2): tail · exp(-tail²/2) + the area beyond the tail.
const NORMAL_AREA = 0.00492867323397465493
const normalEdge = new Float64Array(LAYERS + 1)
const normalInner = new Float64Array(LAYERS)
const normalDensity = new Float64Array(LAYERS + 1)

{
  const area = (EXPONENTIAL_TAIL + 1) * Math.exp(-EXPONENTIAL_TAIL)
  exponentialEdge[0] = area * Math.exp(EXPONENTIAL_TAIL)
  exponentialEdge[1] = EXPONENTIAL_TAIL
  for (let i = 2; i < LAYERS; i++) {
    const below = exponentialEdge[i - 1]
    exponentialEdge[i] = -Math.log(area / below + Math.exp(-below))
  }
  for (let i = 0; i < LAYERS; i++) exponentialInner[i] = exponentialEdge[i + 1] / exponentialEdge[i]
  for (let i = 0; i <= LAYERS; i++) exponentialDensity[i] = Math.exp(-exponentialEdge[i])

  normalEdge[0] = NORMAL_AREA * Math.exp(0.5 * NORMAL_TAIL * NORMAL_TAIL)
  normalEdge[1] = NORMAL_TAIL
  for (let i = 2; i < LAYERS; i++) {
    const below = normalEdge[i - 1]
    normalEdge[i] = Math.sqrt(-2 * Math.log(NORMAL_AREA / below + Math.exp(-0.5 * below * below)))
  }
  for (let i = 0; i < LAYERS; i++) normalInner[i] = normalEdge[i + 1] / normalEdge[i]
  for (let i = 0; i <= LAYERS; i++) normalDensity[i] = Math.exp(-0.5 * normalEdge[i] * normalEdge[i])
}

/** An exponential variate with mean 1. */
export function exponential(stream: Stream): number {
  const high = stream.next()
  const low = stream.next()
  const layer = low & 255
  const u = ((high >>> 0) * 2097152 + (low >>> 11)) * BIT_53
  return u < exponentialInner[layer] ? u * exponentialEdge[layer] : exponentialFrom(stream, layer, u)
}

/** A standard normal variate. */
export function normal(stream: Stream): number {
  const high = stream.next()
  const low = stream.next()
  const layer = low & 255
  const u = (high * 2097152 + (low >>> 11)) * BIT_52
  return Math.abs(u) < normalInner[layer] ? u * normalEdge[layer] : normalFrom(stream, layer, u)
}

/**
 * out[from] to out[to - 1]: what as many calls of `exponential` give. A loop over those would box every variate where V8
 * does not inline the call, so `Stream.next` stands here twice once more, with the stream's state in registers.
 */
export function fillExponential(stream: Stream, out: Float64Array, from: number, to: number): void {
  const edge = exponentialEdge
  const inner = exponentialInner
  let { a, b, c, d } = stream
  for (let i = from; i < to; i++) {
    const high = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + high) | 0
    const low = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + low) | 0
    const layer = low & 255
    const u = ((high >>> 0) * 2097152 + (low >>> 11)) * BIT_53
    if (u < inner[layer]) {
      out[i] = u * edge[layer]
      continue
    }
    stream.resume(a, b, c, d)
    out[i] = exponentialFrom(stream, layer, u)
    ;({ a, b, c, d } = stream)
  }
  stream.resume(a, b, c, d)
}

/** As `fillExponential`, of `normal`. */
export function fillNormal(stream: Stream, out: Float64Array, from: number, to: number): void {
  const edge = normalEdge
  const inner = normalInner
  let { a, b, c, d } = stream
  for (let i = from; i < to; i++) {
    const high = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + high) | 0
    const low = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + low) | 0
    const layer = low & 255
    const u = (high * 2097152 + (low >>> 11)) * BIT_52
    if (Math.abs(u) < inner[layer]) {
      out[i] = u * edge[layer]
      continue
    }
    stream.resume(a, b, c, d)
    out[i] = normalFrom(stream, layer, u)
    ;({ a, b, c, d } = stream)
  }
  stream.resume(a, b, c, d)
}

/** Goes on where the first try of a layer is not wholly under the curve (1 in 70). */
function exponentialFrom(stream: Stream, firstLayer: number, first: number): number {
  let layer = firstLayer
  let u = first
  let start = 0
  for (;;) {
    const x = u * exponentialEdge[layer]
    if (u < exponentialInner[layer]) return start + x
    if (layer === 0) {
      // Beyond the tail's start the law is itself again, from there on.
      start += EXPONENTIAL_TAIL
    } else {
      const height = exponentialDensity[layer]
      const y = height + stream.uniform() * (exponentialDensity[layer + 1] - height)
      if (y < Math.exp(-x)) return start + x
    }
    const high = stream.next()
    const low = stream.next()
    layer = low & 255
    u = ((high >>> 0) * 2097152 + (low >>> 11)) * BIT_53
  }
}

function normalFrom(stream: Stream, firstLayer: number, first: number): number {
  let layer = firstLayer
  let u = first
  for (;;) {
    const x = u * normalEdge[layer]
    if (Math.abs(u) < normalInner[layer]) return x
    if (layer === 0) {
      const tail = beyondNormalTail(stream)
      return x < 0 ? -tail : tail
    }
    const height = normalDensity[layer]
    const y = height + stream.uniform() * (normalDensity[layer + 1] - height)
    if (y < Math.exp(-0.5 * x * x)) return x
    const high = stream.next()
    const low = stream.next()
    layer = low & 255
    u = (high * 2097152 + (low >>> 11)) * BIT_52
  }
}

/** Marsaglia's exact tail (1964): exponential beyond its start, accepted with probability exp(-beyond²/2). */
function beyondNormalTail(stream: Stream): number {
  const beyond = -Math.log(stream.openUniform()) / NORMAL_TAIL
  if (-2 * Math.log(stream.openUniform()) >= beyond * beyond) return NORMAL_TAIL + beyond
  return beyondNormalTail(stream)
}
