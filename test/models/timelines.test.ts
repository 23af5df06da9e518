import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { simulate, timelines, type Model, type Stretch } from '../../src/index.ts'
import { AWAY } from '../../src/models/duty-states.ts'
import { layoutOf } from '../../src/models/facts.ts'
import { Pairs } from '../../src/models/pairs.ts'
import { at, collect, groupScope, type Sums } from '../../src/models/scopes.ts'
import { modelOf, people } from './random-scenarios.ts'

const center = fc
  .tuple(people, people, fc.constantFrom({}, { ring: '5s', 'no-answer': { share: '30%' } }), fc.boolean(), fc.nat(30))
  .map(([north, south, phones, stops, rate]) => ({
    agner: 1,
    calendar: { days: 9, interval: '30m', hours: '08:00-10:00' },
    types: {
      sales: {
        arrivals: `${20 + 3 * rate}/h`,
        talk: { law: 'exponential', mean: '2m' },
        wrap: '20s',
        patience: { law: 'exponential', mean: '3m' },
        goal: '80% in 20s',
      },
    },
    groups: { north: { skills: ['sales'], ...north, ...phones }, south: { skills: { sales: { rank: 2 } }, ...south } },
    'at-end': stops ? 'stop' : 'work-off',
  }))

const seeds = fc.integer({ min: 0, max: 1000 }).map(String)

function sumsOf(model: Model, seed: string): Sums[] {
  const pairs = new Pairs(model)
  const { total } = simulate(model, seed, 0)
  return model.groups.map((_, group) => collect(total, 0, layoutOf(model, pairs), groupScope(pairs, group)))
}

function secondsOf(stretches: readonly Stretch[], holds: (stretch: Stretch) => boolean = () => true): number {
  return stretches.filter(holds).reduce((sum, { from, to }) => sum + to - from, 0)
}

describe('the timelines of a random roster', () => {
  const forAll = (check: (model: Model, seed: string) => void) =>
    fc.assert(
      fc.property(center, seeds, (written, seed) => check(modelOf(written), seed)),
      { seed: 1999, numRuns: 60, endOnFailure: true },
    )

  test('everybody does one thing after the other, in planned time all of it, and else only overtime', () => {
    forAll((model, seed) => {
      const all = timelines(model, seed, 0)
      const horizon = model.periods.bounds[model.periods.bounds.length - 1]
      let id = 0
      for (const { staffing } of model.groups) {
        if (staffing.plan !== 'people') id += staffing.plan === 'roster' ? staffing.agents : 0
        else {
          for (const line of staffing.lines) {
            for (let person = 0; person < line.agents; person++) {
              const { stretches } = all[id++]
              stretches.forEach(({ from, to }, i) => {
                expect(to).toBeGreaterThan(from)
                if (i > 0) expect(from).toBeGreaterThanOrEqual(stretches[i - 1].to)
              })
              const planned = line.from.reduce(
                (sum, from, i) => sum + Math.max(0, Math.min(line.to[i], horizon) - Math.max(0, from)),
                0,
              )
              expect(secondsOf(stretches, ({ isOvertime }) => !isOvertime)).toBeCloseTo(planned, 6)
            }
          }
        }
      }
      expect(id).toBe(all.length)
    })
  })

  test('they add up to what the books say: by activity, paid and unpaid, overtime', () => {
    forAll((model, seed) => {
      const all = timelines(model, seed, 0)
      sumsOf(model, seed).forEach((sums, group) => {
        const { name, staffing } = model.groups[group]
        if (staffing.plan !== 'people') return
        const own = all.filter((line) => line.group === name).flatMap(({ stretches }) => stretches)
        const seconds = (holds: (stretch: Stretch) => boolean) => secondsOf(own, holds)
        const of = (...activities: string[]) => seconds(({ activity }) => activities.includes(activity))
        expect(of('handling', 'ringing')).toBeCloseTo(sums[at.busyArea], 4)
        expect(of('ringing')).toBeCloseTo(sums[at.ringArea], 4)
        expect(of('handling', 'ringing', 'available')).toBeCloseTo(sums[at.signedInArea], 4)
        expect(of('aside')).toBeCloseTo(sums[at.asideArea], 4)
        for (const kind of AWAY) expect([kind, of(kind)]).toEqual([kind, expect.closeTo(sums[at[`${kind}Area`]], 4)])
        const overtime = seconds(({ isOvertime }) => isOvertime)
        expect(overtime).toBeCloseTo(sums[at.overtimeArea], 4)
        const unpaid = seconds(({ isPaid }) => !isPaid)
        expect(unpaid).toBeCloseTo(sums[at.unpaidRestArea] + sums[at.unpaidAwayArea], 4)
        const rostered = sums[at.paidSeconds] + sums[at.unpaidRestSeconds]
        expect(secondsOf(own)).toBeCloseTo(rostered + overtime, 4)
        expect(seconds(({ isPaid }) => isPaid)).toBeCloseTo(rostered + overtime - unpaid, 4)
      })
    })
  })
})

test('a day of two agents, minute by minute', () => {
  const model = modelOf({
    agner: 1,
    calendar: { days: 1, hours: '08:00-18:00' },
    types: { sales: { arrivals: { recorded: 'instants.csv', column: 'support' }, talk: '50m', goal: '80% in 20s' } },
    groups: {
      team: {
        skills: ['sales'],
        shifts: [
          {
            agents: 2,
            hours: ['08:00-10:00', '11:00-13:00'],
            breaks: [{ between: '08:30-09:00', for: '15m' }],
            lunch: { at: '12:00', for: '30m' },
            meetings: [{ at: '09:15', for: '15m' }],
          },
        ],
      },
    },
  })
  const told = timelines(model, '1', 0).map(({ stretches }) =>
    stretches.map(({ from, to, activity, isOvertime, isPaid }) =>
      [from / 60 - 480, to / 60 - 480, activity, isOvertime && 'overtime', isPaid || 'unpaid']
        .filter((part) => part !== false && part !== true)
        .join(' '),
    ),
  )
  // Contacts from 08:00 on, each of 50 minutes: breaks begin when they end; the meeting is over by then or cut short.
  expect(told).toMatchInlineSnapshot(`
    [
      [
        "0 2 available",
        "2 52 handling",
        "52 67 break",
        "67 120 handling",
        "120 167 handling overtime",
        "180 300 handling",
        "300 330 handling overtime",
      ],
      [
        "0 8 available",
        "8 58 handling",
        "58 73 break",
        "73 120 handling",
        "120 123 handling overtime",
        "180 300 handling",
        "300 330 handling overtime",
      ],
    ]
  `)
})
