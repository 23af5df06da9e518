/** What a text with a unit came to, or what should have stood there (and what was probably meant). */
export type Reading<T> = { readonly value: T } | Misreading

export interface Misreading {
  /** Completes "expected …". */
  readonly expected: string
  readonly suggestion?: string
}

const NUMBER = String.raw`\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?`
const DURATION_PART = new RegExp(`(${NUMBER})(ms|s|m|h|d)`, 'y')
const SECONDS: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001 }
const UNIT_ORDER = ['d', 'h', 'm', 's', 'ms']

export const DURATION = 'a duration such as 4m, 1h30m or 20s'
export const RATE = 'a rate such as 60/h, 2/min or 45/30m'
export const SHARE = 'a share from 0% to 100%, such as 5%'
export const GOAL = 'a goal such as 80% in 20s'

/** Seconds of `4m`, `1h30m`, `20s`, `250ms`, `2d`, `0.5h`: units from the largest to the smallest, each once. */
export function readDuration(text: string): Reading<number> {
  let seconds = 0
  let at = 0
  let lastUnit = -1
  while (at < text.length) {
    DURATION_PART.lastIndex = at
    const part = DURATION_PART.exec(text)
    const unit = part === null ? -1 : UNIT_ORDER.indexOf(part[2])
    if (part === null || unit <= lastUnit) return { expected: DURATION, suggestion: likelyDuration(text) }
    seconds += Number(part[1]) * SECONDS[part[2]]
    lastUnit = unit
    at = DURATION_PART.lastIndex
  }
  if (at === 0) return { expected: DURATION }
  if (!(seconds <= LONGEST_SECONDS)) return { expected: 'a duration of at most a thousand years' }
  // 1.1m is 66 s, not 66.00000000000001 s.
  return { value: seconds >= 0.01 ? Math.round(seconds * 1e9) / 1e9 : seconds }
}

const LONGEST_SECONDS = 3.2e10

/** Seconds as people write them: `1h30m`, `0.5s`; days only where they are whole. */
export function durationText(seconds: number): string {
  if (seconds >= SECONDS.d && seconds % SECONDS.d === 0) return `${seconds / SECONDS.d}d`
  const hours = Math.floor(seconds / SECONDS.h)
  const minutes = Math.floor((seconds % SECONDS.h) / SECONDS.m)
  const rest = Number((seconds % SECONDS.m).toPrecision(6))
  const parts = [hours > 0 && `${hours}h`, minutes > 0 && `${minutes}m`, rest > 0 && `${rest}s`]
  return parts.filter((part) => part !== false).join('') || '0s'
}

const UNIT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(ms|msecs?|milliseconds?)$/, 'ms'],
  [/^(s|secs?|seconds?|")$/, 's'],
  [/^(m|mins?|minutes?|')$/, 'm'],
  [/^(h|hrs?|hours?)$/, 'h'],
  [/^(d|days?)$/, 'd'],
]

/** `4 min`, `1 hour 30 minutes`, `1,5 h`, `4:30`: what people write who have not seen the manual. */
function likelyDuration(text: string): string | undefined {
  const clock = /^(\d{1,2}):(\d\d)$/.exec(text.trim())
  if (clock !== null) return `${clock[1]}m${clock[2]}s`
  const words = text
    .trim()
    .toLowerCase()
    .replaceAll(',', '.')
    .replaceAll(/\band\b/g, ' ')
  const parts = [...words.matchAll(/(\d+(?:\.\d+)?)\s*([a-z'"]+)\.?/g)]
  if (parts.length === 0 || words.replaceAll(/(\d+(?:\.\d+)?)\s*([a-z'"]+)\.?/g, '').trim() !== '') return undefined
  const found = parts.map(([, amount, word]) => ({ amount, unit: unitOf(word) }))
  if (found.some(({ unit }) => unit === undefined)) return undefined
  const suggestion = found
    .toSorted((a, b) => UNIT_ORDER.indexOf(a.unit ?? '') - UNIT_ORDER.indexOf(b.unit ?? ''))
    .map(({ amount, unit }) => `${amount}${unit}`)
    .join('')
  return suggestion !== text && 'value' in readDuration(suggestion) ? suggestion : undefined
}

function unitOf(word: string): string | undefined {
  return UNIT_WORDS.find(([pattern]) => pattern.test(word))?.[1]
}

const RATE_UNITS: Readonly<Record<string, string>> = { sec: 's', min: 'm', hour: 'h', day: 'd' }

/** Seconds of what follows the slash of a rate or a price: `h`, `min`, `30m`; null if it is no time. */
export function secondsOfUnit(text: string): number | null {
  const unit = Object.hasOwn(RATE_UNITS, text) ? RATE_UNITS[text] : text
  const per = readDuration(/^\d/.test(unit) ? unit : `1${unit}`)
  return 'value' in per && per.value > 0 ? per.value : null
}

/** `min` of `minute`, `30s` of `30 seconds`: what can follow the slash of a price. */
export function likelyTimeUnit(text: string): string | undefined {
  const parts = /^(\d*)\s*([a-z]+)\.?$/i.exec(text)
  const unit = parts === null ? undefined : unitOf(parts[2].toLowerCase())
  if (parts === null || unit === undefined) return undefined
  return `${parts[1]}${unit === 'm' && parts[1] === '' ? 'min' : unit}`
}

/** Contacts per second of `60/h`, `25/min`, `0.5/s`, `500/day`, `45/30m`. */
export function readRate(text: string): Reading<number> {
  const parts = new RegExp(`^(${NUMBER})/(.+)$`).exec(text)
  if (parts === null) return { expected: RATE, suggestion: likelyRate(text) }
  const per = secondsOfUnit(parts[2])
  if (per === null) return { expected: RATE, suggestion: likelyRate(text) }
  const rate = Number(parts[1]) / per
  return rate <= MOST_PER_SECOND ? { value: rate } : { expected: `a rate of at most ${MOST_PER_SECOND}/s` }
}

const MOST_PER_SECOND = 1e6

function likelyRate(text: string): string | undefined {
  const parts = /^\s*(\d+(?:[.,]\d+)?)\s*[a-z]*\s*(?:\/|per|an|a)\s*(\d*)\s*([a-z]+)\.?\s*$/i.exec(text)
  if (parts === null) return undefined
  const unit = unitOf(parts[3].toLowerCase())
  const suggestion = `${parts[1].replace(',', '.')}/${parts[2]}${unit}`
  return unit === undefined || suggestion === text ? undefined : suggestion
}

/** From 0 to 1 of `85%`. */
export function readShare(text: string): Reading<number> {
  const percent = readPercent(text)
  if (percent === null) return { expected: SHARE, suggestion: likelyShare(text) }
  return percent <= 1 ? { value: percent } : { expected: SHARE }
}

/** 1.5 of `150%`, for figures that may pass 100 %; null if it is no percentage. */
export function readPercent(text: string): number | null {
  const parts = new RegExp(`^(${NUMBER})%$`).exec(text)
  const percent = parts === null ? NaN : Number(parts[1]) / 100
  return Number.isFinite(percent) ? percent : null
}

function likelyShare(text: string): string | undefined {
  const parts = /^\s*(\d+(?:[.,]\d+)?)\s*(%|percent|pct|procent)?\s*$/i.exec(text)
  if (parts === null) return undefined
  const amount = Number(parts[1].replace(',', '.'))
  if (parts[2] !== undefined) return amount <= 100 ? `${amount}%` : undefined
  return amount <= 1 ? `${Number((amount * 100).toPrecision(12))}%` : amount <= 100 ? `${amount}%` : undefined
}

export interface GoalReading {
  readonly share: number
  readonly seconds: number
}

/** `80% in 20s` */
export function readGoal(text: string): Reading<GoalReading> {
  const parts = /^(\S+) +in +(\S+)$/.exec(text)
  const share = parts === null ? null : readShare(parts[1])
  const seconds = parts === null ? null : readDuration(parts[2])
  if (share !== null && seconds !== null && 'value' in share && 'value' in seconds) {
    return { value: { share: share.value, seconds: seconds.value } }
  }
  const loose = /^\s*(\d+(?:[.,]\d+)?\s*(?:%|percent|pct)?)\s*(?:in|within|\/|-)\s*(.+?)\s*$/i.exec(text)
  if (loose === null) return { expected: GOAL }
  const percent = 'value' in readShare(loose[1]) ? loose[1] : likelyShare(loose[1])
  const target = /^\d+(\.\d+)?$/.test(loose[2]) ? `${loose[2]}s` : loose[2]
  const duration = 'value' in readDuration(target) ? target : likelyDuration(target)
  if (percent === undefined || duration === undefined) return { expected: GOAL }
  return { expected: GOAL, suggestion: `${percent} in ${duration}` }
}
