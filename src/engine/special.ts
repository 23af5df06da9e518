export { betaI, studentCdf, studentQuantile } from './special-beta.ts'
export { gammaP, gammaQ, inverseGammaP, logGamma } from './special-gamma.ts'
export { normalCdf, normalQuantile } from './special-normal.ts'
