import type { Answers, Workload } from './workload.ts'

const keys = ['serviceLevel', 'asa', 'abandonment', 'occupancy'] as const satisfies readonly (keyof Answers)[]

/**
 * The answers that lie further from the known ones than five standard deviations of a run of that many contacts, in
 * words. A program without warm-up starts with idle agents for about five minutes: that share of its run may be off.
 */
export function wrongAnswers(workload: Workload, contacts: number, answers: Answers, unwarmedShare = 0): string[] {
  return keys.flatMap((key) => {
    const known = workload.answers[key]
    const tolerance = 5 * workload.spread[key] * Math.sqrt(5e6 / contacts) + unwarmedShare * Math.max(1, known)
    const off = Math.abs(answers[key] - known)
    if (off <= tolerance) return []
    return [`${workload.name}: ${key} is ${answers[key].toFixed(5)}, must be ${known} ± ${tolerance.toFixed(5)}`]
  })
}
