import type seedrandom from 'seedrandom'

/** A distribution of times in seconds. `mean` and `cv` are of the law itself, not of its logarithm. */
export type Law =
  | { readonly law: 'constant'; readonly value: number }
  | { readonly law: 'uniform'; readonly min: number; readonly max: number }
  | { readonly law: 'exponential'; readonly mean: number }
  | { readonly law: 'lognormal'; readonly mean: number; readonly cv: number }

/** A function that draws from the law, each call one independent time in seconds. */
export function sampler(law: Law, random: seedrandom.PRNG): () => number {
  switch (law.law) {
    case 'constant':
      return () => law.value
    case 'uniform':
      return () => law.min + (law.max - law.min) * random.double()
    case 'exponential':
      return () => -law.mean * Math.log(1 - random.double())
    case 'lognormal': {
      const variance = Math.log(1 + law.cv * law.cv)
      const location = Math.log(law.mean) - variance / 2
      const scale = Math.sqrt(variance)
      const normal = normalSampler(random)
      return () => Math.exp(location + scale * normal())
    }
  }
}

/** Marsaglia's polar form of Box and Muller: two independent normals from a point inside the unit disc. */
function normalSampler(random: seedrandom.PRNG): () => number {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const normal = spare
      spare = undefined
      return normal
    }
    for (;;) {
      const x = 2 * random.double() - 1
      const y = 2 * random.double() - 1
      const squared = x * x + y * y
      if (squared === 0 || squared >= 1) continue
      const stretch = Math.sqrt((-2 * Math.log(squared)) / squared)
      spare = y * stretch
      return x * stretch
    }
  }
}
