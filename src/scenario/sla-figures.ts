/** A figure that contracts are judged by (`kpis.ts`, `service-level.ts`), and whether more of it is better. */
export interface SlaFigure {
  readonly key: string
  readonly unit: 'share' | 'seconds'
  readonly isBetterAbove: boolean
}

const SHARES_TO_RAISE = [
  'service-level',
  'immediate',
  'fcr',
  'fcr-measured',
  'resolution',
  'first-replies-in-time',
  'later-replies-in-time',
  'response-in-goal',
  'reached',
]
const SHARES_TO_LOWER = ['abandonment', 'true-abandonment', 'blocking']
const TIMES = [
  'asa',
  'mean-wait',
  'first-reply',
  'later-reply',
  'response',
  'response-business',
  'resolution-time',
  'resolution-time-business',
  'aht',
]

function figures(names: readonly string[], unit: SlaFigure['unit'], isBetterAbove: boolean): [string, SlaFigure][] {
  return names.map((name) => [name, { key: camel(name), unit, isBetterAbove }])
}

function camel(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** By their names as planners write them. */
export const SLA_FIGURES: ReadonlyMap<string, SlaFigure> = new Map([
  ...figures(SHARES_TO_RAISE, 'share', true),
  ...figures(SHARES_TO_LOWER, 'share', false),
  ...figures(TIMES, 'seconds', false),
])

/** Of `service-level` or, as reports have it, `serviceLevel`. */
export function slaFigureOf(name: string): SlaFigure | undefined {
  return SLA_FIGURES.get(name) ?? [...SLA_FIGURES.values()].find(({ key }) => key === name)
}
