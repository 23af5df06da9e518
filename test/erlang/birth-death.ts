import type { ErlangASystem } from '../../src/erlang/erlang-a.ts'

/** Erlang A with or without trunks by the chain itself, in logarithms: a second way to every figure. */
export function birthDeath({ ratePerSecond, handleSeconds, agents, patienceSeconds, trunks }: ErlangASystem) {
  const mu = 1 / handleSeconds
  const theta = 1 / patienceSeconds
  const log = [0]
  let top = 0
  for (let j = 1; j <= (trunks ?? Infinity); j++) {
    const deaths = Math.min(j, agents) * mu + Math.max(0, j - agents) * theta
    const next = log[j - 1] + Math.log(ratePerSecond / deaths)
    log.push(next)
    top = Math.max(top, next)
    if (j > agents && ratePerSecond < deaths && next < top - 100 && next < log[agents] - 100) break
  }
  const weight = log.map((l) => Math.exp(l - top))
  const total = weight.reduceRight((sum, w) => sum + w, 0)
  const p = weight.map((w) => w / total)
  const blocking = trunks === undefined ? 0 : (p[trunks] ?? 0)
  const found = trunks === undefined ? p : p.slice(0, trunks)
  const queue = p.reduceRight((sum, pj, j) => sum + pj * Math.max(0, j - agents), 0)
  return {
    pWait: found.slice(agents).reduceRight((sum, pj) => sum + pj, 0),
    blocking,
    abandonment: (theta * queue) / ratePerSecond,
    meanQueue: queue,
    occupancy: p.reduceRight((sum, pj, j) => sum + pj * Math.min(j, agents), 0) / agents,
    serviceLevel: (seconds: number) => answeredWithin(found, agents, agents * mu * patienceSeconds, seconds * theta),
  }
}

/**
 * Who finds k waiting is answered after k + 1 departures at rates nμ + jθ, if patient so long: with c = nμ/θ that is
 * c / (c + k + 1) × P(a negative binomial count of shape c + 1 exceeds k).
 */
function answeredWithin(found: readonly number[], agents: number, c: number, t: number): number {
  const logGone = Math.log(-Math.expm1(-t))
  let share = found.slice(0, agents).reduce((sum, p) => sum + p, 0)
  let logTerm = -(c + 1) * t
  let notYet = 0
  for (let k = 0; agents + k < found.length; k++) {
    notYet += Math.exp(logTerm)
    logTerm += Math.log((c + 1 + k) / (k + 1)) + logGone
    share += ((found[agents + k] * c) / (c + k + 1)) * (1 - notYet)
  }
  return share
}
