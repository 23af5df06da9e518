import type { BaselineComparison } from '../experiment/baseline.ts'
import type { JudgedCondition } from '../experiment/judgement.ts'
import type { Estimate } from '../experiment/summary.ts'
import type { Judgement } from './judgement.ts'
import type { Json } from './json-text.ts'

/** What stands at the end of a run's document where it was held against something. */
export function judgementJson({ conditions, baseline }: Judgement): { readonly [key: string]: Json } {
  return {
    ...(baseline === undefined ? {} : { baseline: baselineJson(baseline.comparison) }),
    ...(conditions.length === 0 ? {} : { conditions: conditions.map(conditionJson) }),
  }
}

function conditionJson({ condition, estimate, isFailed, isSure }: JudgedCondition): Json {
  return {
    condition: condition.text,
    verdict: isFailed ? 'failed' : 'passed',
    ...(estimate === null ? {} : { ...estimateOf(estimate), sure: isSure }),
  }
}

function baselineJson({ baseline, correction, figures, added, removed, notes }: BaselineComparison): Json {
  return {
    agner: baseline.agner,
    scenario: { name: baseline.scenario.name, hash: baseline.scenario.hash },
    seed: baseline.seed,
    replications: baseline.replications,
    method: baseline.method,
    correction: { ...correction },
    figures: figures.map(({ scope, name, key, unit, better, before, now, difference, relative, verdict }) => ({
      scope,
      name,
      key,
      unit,
      better,
      before: estimateOf(before),
      now: estimateOf(now),
      difference: estimateOf(difference),
      relative,
      verdict,
    })),
    added,
    removed,
    notes,
  }
}

function estimateOf({ value, low, high }: Estimate): { readonly [key: string]: Json } {
  return { value, low, high }
}
