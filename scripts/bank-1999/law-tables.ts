import { dispersionOfSlots, estimateBusyness, type DayCounts } from './busyness.ts'
import type { Topic } from './calls.ts'
import { SLOTS, SLOT_SECONDS } from './clock.ts'
import { CONTACT_TYPES, type WeighedCall } from './contact-types.ts'
import { kaplanMeier, patienceTable, type PatienceTable } from './kaplan-meier.ts'
import type { OpenDay } from './profiles.ts'
import type { Table } from './recorded.ts'
import { fitService, type ServiceLaw } from './service.ts'

/** Customers who still had to be waiting for a second of the patience curve to count. */
const ENOUGH_WAITING = 200

const TOPICS: readonly Topic[] = ['account', 'prospect', 'stock', 'internet']

/** Service laws by type, over answered calls. */
export function lawTable(calls: readonly WeighedCall[]): Table {
  const answered = calls.filter((call) => call.answered)
  const laws: [string, ServiceLaw][] = [
    ...CONTACT_TYPES.map((type): [string, ServiceLaw] => [
      type,
      fitService(answered.map((call) => ({ value: call.service, weight: call.weight[type] }))),
    ]),
    ['all', fitService(answered.map((call) => ({ value: call.service, weight: 1 })))],
  ]
  return [
    ['type', ...Object.keys(laws[0][1])],
    ...laws.map(([type, law]) => [
      type,
      law.answered.toFixed(0),
      law.shortShare.toFixed(4),
      law.shortMean.toFixed(2),
      law.longShare.toFixed(6),
      law.mean.toFixed(1),
      law.cv.toFixed(3),
      law.mu.toFixed(3),
      law.sigma.toFixed(3),
      law.distanceFitted.toFixed(4),
      law.distanceByMoments.toFixed(4),
      law.meanAll.toFixed(1),
      law.cvAll.toFixed(3),
    ]),
  ]
}

/** Patience as quantiles, a column per type, and how each column was closed. */
export function patienceTables(calls: readonly WeighedCall[]) {
  const grid = [0, 0.001, 0.0025, ...Array.from({ length: 198 }, (_, i) => (i + 1) / 200), 1]
  const names = [...CONTACT_TYPES, 'all'] as const
  const laws = names.map((name): PatienceTable => {
    // A call answered at once shows nothing, not even that its customer would not have balked.
    const own = calls.filter((call) => call.queued && (name === 'all' || call.weight[name] > 0))
    const steps = kaplanMeier(
      own.map((call) => call.wait),
      own.map((call) => !call.answered),
    )
    return patienceTable(steps, grid, Math.min(ENOUGH_WAITING, Math.ceil(own.length / 20)))
  })
  const quantiles = [
    ['probability', ...names],
    ...grid.map((p, i) => [String(p), ...laws.map((law) => law.seconds[i].toFixed(1))]),
  ]
  const tails = [
    ['type', 'queued', 'abandoned', 'observedUntil', 'observedProbability', 'tailHazardPerMinute'],
    ...names.map((name, n) => {
      const own = calls.filter((call) => call.queued && (name === 'all' || call.weight[name] > 0))
      return [
        name,
        String(own.length),
        String(own.filter((call) => !call.answered).length),
        String(laws[n].observedUntil),
        laws[n].observedProbability.toFixed(4),
        (laws[n].tailHazard * 60).toFixed(4),
      ]
    }),
  ]
  return { quantiles, tails }
}

/**
 * How much busier one day is than another, by topic: over the whole recording (weekday cells) and within months. Beside
 * it, variance over mean of the half-hourly counts about their weekday's mean, and what of it the day's factor explains.
 */
export function busynessTable(calls: readonly WeighedCall[], days: readonly OpenDay[]): Table {
  const counts = new Map(days.map((day) => [day.date, TOPICS.map(() => SLOTS.map(() => 0))]))
  for (const call of calls) {
    const slot = Math.floor(call.arrivedAt / SLOT_SECONDS)
    counts.get(call.date)![TOPICS.indexOf(call.topic)][slot - SLOTS[0]]++
  }
  const rows = (scope: string, cellOf: (day: OpenDay) => string): string[][] => {
    const ofDays = days.map((day) => ({ cell: cellOf(day), slots: counts.get(day.date)! }))
    const byTopic = ofDays.map(({ cell, slots }): DayCounts => ({ cell, counts: slots.map(total) }))
    const { cv, correlation } = estimateBusyness(byTopic, TOPICS.length)
    const together = ofDays.map(({ cell, slots }) => ({
      cell,
      slots: SLOTS.map((_, s) => total(slots.map((r) => r[s]))),
    }))
    const cvTogether = estimateBusyness(
      together.map(({ cell, slots }) => ({ cell, counts: [total(slots)] })),
      1,
    ).cv[0]
    return [
      ...TOPICS.map((topic, t) => [
        scope,
        topic,
        cv[t].toFixed(4),
        ...correlation[t].map((value) => value.toFixed(3)),
        ...dispersion(
          ofDays.map(({ cell, slots }) => ({ cell, counts: slots[t] })),
          cv[t],
        ),
      ]),
      [
        scope,
        'all',
        cvTogether.toFixed(4),
        ...TOPICS.map(() => ''),
        ...dispersion(
          together.map(({ cell, slots }) => ({ cell, counts: slots })),
          cvTogether,
        ),
      ],
    ]
  }
  return [
    ['scope', 'topic', 'cv', ...TOPICS, 'varianceToMean', 'explainedByDay'],
    ...rows('recording', (day) => day.weekday),
    ...rows('within-month', (day) => `${day.month} ${day.weekday}`),
  ]
}

function dispersion(days: readonly DayCounts[], cv: number): string[] {
  const { varianceToMean, explainedByDay } = dispersionOfSlots(days, cv)
  return [varianceToMean.toFixed(2), explainedByDay.toFixed(2)]
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
