import { describe, expect, test } from 'vitest'
import { expectTruth, runObject, valuesOf } from './run-text.ts'

const HOUR = 3600
const QUIET = { calls: { arrivals: '1/d', talk: '1s' } }

describe('places of people with duties, by hand', () => {
  // Two days of 7.5 paid hours, half an hour of them on breaks, and an unpaid lunch.
  const shift = {
    agents: 1,
    hours: '08:00-16:00',
    breaks: [
      { at: '10:00', for: '15m' },
      { at: '14:00', for: '15m' },
    ],
    lunch: { at: '12:00', for: '30m' },
  }
  const team = (hires: object, more: object = {}) =>
    valuesOf(
      runObject({
        calendar: { days: 2 },
        hours: '08:00-16:00',
        types: { calls: { arrivals: '0.001/h', talk: '1s' } },
        groups: { team: { skills: ['calls'], shifts: [shift], hires: [{ agents: 1, ...hires }], ...more } },
        run: { replications: 1 },
      }).groups.team,
    )
  const expectAll = (values: Record<string, number | null>, truth: Readonly<Record<string, number>>) => {
    for (const [key, value] of Object.entries(truth))
      expect([key, values[key]]).toEqual([key, expect.closeTo(value, 9)])
  }

  test('nobody is paid for a place until the first day, nor takes its breaks: from noon of the second day', () => {
    expectAll(team({ after: '36h' }), {
      vacant: 11.5 / 48,
      inTraining: 0,
      scheduled: 14 / 48,
      signedIn: 3.25 / 48,
      paid: 3.5 * HOUR,
      paidAsWorked: 3.5 * HOUR,
      shrinkagePlanned: 1 / 15,
      shrinkage: 0.25 / 3.5,
      breaks: 0.25 / 3.5,
      lunch: 0.5 / 3.5,
      absence: 0,
    })
  })

  test('the first day may begin in the middle of the lunch, which ends when planned', () => {
    expectAll(team({ after: '36h20m' }), {
      vacant: 11.5 / 48,
      paid: 3.5 * HOUR,
      paidAsWorked: 3.5 * HOUR,
      lunch: 1 / 6 / 3.5,
      signedIn: 3.25 / 48,
    })
  })

  test('who is absent is so from the first day on; a vacant place is not absent', () => {
    expectAll(team({ after: '24h' }, { absence: { share: '100%', paid: false } }), {
      vacant: 7.5 / 48,
      paid: 7.5 * HOUR,
      paidAsWorked: 0,
      absence: 1,
      shrinkage: 1,
      signedIn: 0,
    })
  })
})

describe('attrition among people with duties', () => {
  const [days, places] = [110, 200]
  // A day: 24 hours, half an hour of them unpaid, three quarters on paid breaks.
  const shifts = [
    {
      agents: places,
      hours: '00:00-24:00',
      breaks: [{ between: '04:00-08:00', for: '45m' }],
      lunch: { between: '11:00-14:00', for: '30m' },
    },
  ]
  // Days: employed for 1 / out on average, vacant for 1 / back; a Markov chain of two states.
  const out = 6 / 365.25
  const back = 1 / 6
  const vacantAt = (t: number) => (out / (out + back)) * (1 - Math.exp(-(out + back) * t))
  const integral = (of: (t: number) => number, from: number, to: number, steps = 1000) => {
    let sum = 0
    for (let i = 0; i < steps; i++) sum += of(from + ((i + 0.5) * (to - from)) / steps)
    return (sum * (to - from)) / steps
  }

  test('leaves as many places vacant and in training as renewal theory says, and what is paid follows', () => {
    const attrition = { 'a-year': '600%', recruiting: { law: 'exponential', mean: '6d' }, training: '2d' }
    const { groups } = runObject({
      calendar: { days, interval: '60m' },
      types: QUIET,
      groups: { team: { skills: ['calls'], shifts, attrition } },
      run: { replications: 20, seed: 'vacancies' },
    })
    const vacant = integral(vacantAt, 0, days) / days
    // Who was hired a day t ago at most 2 days is in training, unless gone.
    const trainedAt = (t: number) =>
      integral((age) => back * vacantAt(t - age) * Math.exp(-out * age), 0, Math.min(t, 2), 40)
    const trained = integral(trainedAt, 0, days, 400) / days
    const paidPart = 23.5 / 24
    const paid = places * days * 23.5 * HOUR * (1 - vacant)
    expectTruth(groups.team, {
      leavers: places * out * days * (1 - vacant),
      vacant: places * vacant * paidPart,
      inTraining: places * trained * paidPart,
      paid,
      paidAsWorked: paid,
      shrinkage: (trained + (1 - vacant - trained) * (0.75 / 23.5)) / (1 - vacant),
    })
  })
})
