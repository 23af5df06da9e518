import type { Best } from '../planning/ranking/best.ts'
import type { BreakEven } from '../planning/what-if/break-even.ts'
import type { Indifference } from '../planning/what-if/indifference.ts'
import type { Tornado } from '../planning/what-if/tornado.ts'
import { jsonText, type Json } from './json-text.ts'

/** Plain data, with the seconds that it took. */
export type Answer = BreakEven | Indifference | Tornado | Best

/** One document of an answer, see docs/what-if.md; the same scenarios and seed give the same bytes but for `seconds`. */
export function answerJson(answer: Answer, { timing = true }: { readonly timing?: boolean } = {}): string {
  const document = Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, asJson(value)]))
  return jsonText({ ...document, seconds: timing ? answer.seconds : undefined })
}

/** Answers are plain data. */
function asJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return value.map(asJson)
  if (typeof value !== 'object') return undefined
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asJson(one)]))
}
