import { expect, test } from 'vitest'
import { runObject } from './run-text.ts'

test.each(['5m', '15m'])(
  'with intervals of %s, every day of a long horizon keeps the contacts it was offered',
  (interval) => {
    const summary = runObject({
      calendar: { days: 30, interval, hours: { 'mon-fri': '08:00-18:00' } },
      types: { mail: { arrivals: '14/h', talk: { law: 'exponential', mean: '8m' } } },
      queues: { mail: { types: ['mail'], 'at-closing': 'keep' } },
      groups: { team: { skills: ['mail'], agents: 2 } },
      run: { replications: 2, seed: 'nights' },
    })
    for (const { totals } of summary.days) {
      const gone = totals.answered.value! + totals.abandoned.value! + totals.blocked.value! + totals.sentAway.value!
      expect(gone + totals.waiting.value!).toBeCloseTo(totals.offered.value!, 9)
    }
  },
)
