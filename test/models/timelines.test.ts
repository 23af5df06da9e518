import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadText, simulate, timelines, type Model, type Stretch, type Timeline } from '../../src/index.ts'
import { AWAY } from '../../src/models/duty-states.ts'
import { checkCenter } from '../../src/models/invariants.ts'
import { layoutOf } from '../../src/models/facts.ts'
import { Pairs } from '../../src/models/pairs.ts'
import { at, collect, groupScope, type Sums } from '../../src/models/scopes.ts'
import { modelOf, people } from './random-scenarios.ts'

const attrition = { 'a-year': '2000000%', recruiting: { law: 'exponential', mean: '10m' }, training: '15m' }
const leaving = fc.constantFrom({}, {}, { attrition }, { attrition: { ...attrition, experience: 'mixed' } })
const outages = fc.constantFrom(
  {},
  { power: { what: 'site', site: 'desk', calls: 'requeue', every: '20m', for: { law: 'exponential', mean: '10m' } } },
  { power: { what: 'site', site: 'desk', from: '08:25', for: '30m' }, crm: { what: 'crm', from: '08:45', for: '1h' } },
)

const center = fc
  .tuple(
    fc.tuple(people, leaving).map(([given, more]) => ({ ...given, ...more })),
    people,
    outages,
    fc.constantFrom({}, { ring: '5s', 'no-answer': { share: '30%' } }, { holds: [{ chat: 3 }] }),
    fc.boolean(),
    fc.nat(30),
  )
  .map(([north, south, down, phones, stops, rate]) => ({
    agner: 1,
    sites: { desk: {} },
    outages: down,
    calendar: { days: 2, interval: '30m', hours: '08:00-10:00' },
    types: {
      sales: {
        channel: 'holds' in phones ? 'chat' : 'voice',
        arrivals: `${20 + 3 * rate}/h`,
        talk: { law: 'exponential', mean: '2m' },
        wrap: '20s',
        patience: { law: 'exponential', mean: '3m' },
        goal: '80% in 20s',
      },
    },
    groups: {
      north: { skills: ['sales'], site: 'desk', ...north, ...phones },
      south: { skills: { sales: { rank: 2 } }, ...south },
    },
    'at-end': stops ? 'stop' : 'work-off',
  }))

const seeds = fc.integer({ min: 0, max: 1000 }).map(String)

function sumsOf(model: Model, seed: string): Sums[] {
  const pairs = new Pairs(model)
  const { total } = simulate(model, seed, 0, { afterEvent: checkCenter })
  return model.groups.map((_, group) => collect(total, 0, layoutOf(model, pairs), groupScope(pairs, group)))
}

function secondsOf(stretches: readonly Stretch[], holds: (stretch: Stretch) => boolean = () => true): number {
  return stretches.filter(holds).reduce((sum, { from, to }) => sum + to - from, 0)
}

describe('the timelines of a random roster', () => {
  // Both tests meet the same rosters: each is simulated once.
  const watched = new Map<string, readonly [Model, readonly Timeline[]]>()
  const forAll = (check: (model: Model, all: readonly Timeline[], seed: string) => void) =>
    fc.assert(
      fc.property(center, seeds, (written, seed) => {
        const key = seed + JSON.stringify(written)
        if (!watched.has(key)) {
          const model = modelOf(written)
          watched.set(key, [model, timelines(model, seed, 0)])
        }
        check(...watched.get(key)!, seed)
      }),
      { seed: 1999, numRuns: 40, endOnFailure: true },
    )

  test('everybody does one thing after the other, in planned time all of it, and else only overtime', () => {
    forAll((model, all) => {
      const horizon = model.periods.bounds[model.periods.bounds.length - 1]
      let id = 0
      for (const { staffing, proficiency } of model.groups) {
        if (staffing.plan !== 'people') id += staffing.plan === 'roster' ? staffing.agents : 0
        else {
          for (const line of staffing.lines) {
            for (let person = 0; person < line.agents; person++) {
              const { stretches } = all[id++]
              const isInOrder = stretches.every(
                ({ from, to }, i) => to > from && (i === 0 || from >= stretches[i - 1].to),
              )
              expect(isInOrder).toBe(true)
              const planned = line.from.reduce(
                (sum, from, i) => sum + Math.max(0, Math.min(line.to[i], horizon) - Math.max(0, from)),
                0,
              )
              const inTime = secondsOf(stretches, ({ isOvertime }) => !isOvertime)
              // Nobody has the unpaid breaks of vacant places; who has left for good finishes in overtime.
              if (proficiency === null) expect(inTime).toBeCloseTo(planned, 6)
              else expect(inTime).toBeLessThanOrEqual(planned + 1e-6)
            }
          }
        }
      }
      expect(id).toBe(all.length)
    })
  })

  test('they add up to what the books say: by activity, paid and unpaid, overtime', () => {
    forAll((model, all, seed) => {
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
        const isWorked = ({ activity }: Stretch) => activity !== 'vacant' && activity !== 'inTraining'
        const unpaid = seconds((stretch) => isWorked(stretch) && !stretch.isPaid)
        expect(unpaid).toBeCloseTo(sums[at.unpaidRestArea] + sums[at.unpaidAwayArea], 4)
        // A place is vacant, or somebody is in training for it, while who has left it finishes a contact.
        const unworked = sums[at.vacantArea] + sums[at.inTrainingArea]
        const shown = of('vacant', 'inTraining')
        expect(of('vacant')).toBeLessThanOrEqual(sums[at.vacantArea] + 1e-4)
        expect(of('inTraining')).toBeLessThanOrEqual(sums[at.inTrainingArea] + 1e-4)
        expect(unworked - shown).toBeLessThanOrEqual(overtime + 1e-4)
        const rostered = sums[at.paidSeconds] + sums[at.unpaidRestSeconds] - sums[at.unworkedRestArea] - unworked
        expect(seconds(isWorked)).toBeCloseTo(rostered + overtime, 4)
        expect(seconds((stretch) => isWorked(stretch) && stretch.isPaid)).toBeCloseTo(rostered + overtime - unpaid, 4)
        expect(seconds(({ isPaid }) => !isPaid)).toBeCloseTo(unpaid + of('vacant'), 4)
      })
    })
  })
})

/** Contacts of 20 minutes at these instants, and one agent: what is done from when to when, by the clock. */
function dayOf(instants: readonly string[], agent: object, outages: object = {}): string[] {
  const text = JSON.stringify({
    agner: 1,
    sites: { desk: {} },
    calendar: { days: 1, hours: '08:00-16:00' },
    types: { sales: { arrivals: { recorded: 'at.csv', column: 'at' }, talk: '20m', goal: '80% in 20s' } },
    groups: { team: { skills: ['sales'], site: 'desk', ...agent } },
    outages,
  })
  const { model } = loadText(text, { 'at.csv': ['day,at', ...instants.map((at) => `1,${at}`)].join('\n') })
  const [{ stretches }] = timelines(model, '1', 0)
  return stretches.map(({ from, to, activity, isOvertime, isPaid }) =>
    [`${clock(from)}-${clock(to)} ${activity}`, isOvertime ? 'overtime' : [], isPaid ? [] : 'unpaid'].flat().join(' '),
  )
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest}`
}

describe('one agent', () => {
  const hours = ['08:00-12:00', '13:00-15:00']

  test('finishes the contact before a break, which keeps its length, and before a meeting, which does not', () => {
    const shift = {
      agents: 1,
      hours,
      breaks: [{ between: '08:30-08:45', for: '15m' }],
      meetings: [{ at: '10:00', for: '30m' }],
      training: [{ at: '13:30', for: '10m' }],
      lunch: { at: '11:00', for: '30m' },
    }
    // The training is over before the contact of 13:25 is.
    const instants = ['08:20:00', '09:50:00', '11:55:00', '13:25:00', '14:50:00']
    expect(dayOf(instants, { shifts: [shift] })).toEqual([
      '08:00-08:20 available',
      '08:20-08:40 handling',
      '08:40-08:55 break',
      '08:55-09:50 available',
      '09:50-10:10 handling',
      '10:10-10:30 meeting',
      '10:30-11:00 available',
      '11:00-11:30 lunch unpaid',
      '11:30-11:55 available',
      '11:55-12:00 handling',
      '12:00-12:15 handling overtime',
      '13:00-13:25 available',
      '13:25-13:45 handling',
      '13:45-14:50 available',
      '14:50-15:00 handling',
      '15:00-15:10 handling overtime',
    ])
  })

  test('begins one break after the other when both had to wait', () => {
    const breaks = [
      { at: '10:00', for: '5m', delayed: 'full' },
      { at: '10:10', for: '10m', delayed: 'full' },
    ]
    expect(dayOf(['09:55:00'], { shifts: [{ agents: 1, hours: '09:00-11:00', breaks }] })).toEqual([
      '09:00-09:55 available',
      '09:55-10:15 handling',
      '10:15-10:30 break',
      '10:30-11:00 available',
    ])
  })

  test('is late once a day and leaves early once, and is not late for an unpaid lunch', () => {
    const agent = {
      shifts: [{ agents: 1, hours, breaks: [{ at: '08:20', for: '20m' }], lunch: { at: '08:05', for: '10m' } }],
      lateness: { by: '30m' },
      'early-leaving': { by: '20m', paid: true },
    }
    expect(dayOf(['14:30:00'], agent)).toEqual([
      '08:00-08:05 lateness unpaid',
      '08:05-08:15 lunch unpaid',
      '08:15-08:30 lateness unpaid',
      '08:30-08:40 break',
      '08:40-12:00 available',
      '13:00-14:30 available',
      '14:30-14:50 handling',
      '14:50-15:00 earlyLeaving',
    ])
  })

  test('who is absent is so all day, but for an unpaid lunch', () => {
    const shifts = [{ agents: 1, hours, breaks: [{ at: '09:00', for: '20m' }], lunch: { at: '11:00', for: '30m' } }]
    expect(dayOf(['08:20:00'], { shifts, absence: { share: '100%' } })).toEqual([
      '08:00-11:00 absence',
      '11:00-11:30 lunch unpaid',
      '11:30-12:00 absence',
      '13:00-15:00 absence',
    ])
  })

  test('goes off the phone so long after coming to it, when the contact is finished; a break starts that anew', () => {
    const agent = {
      shifts: [{ agents: 1, hours: '08:00-12:00', breaks: [{ at: '10:30', for: '10m' }] }],
      'off-phone': { every: '1h', for: '5m' },
    }
    expect(dayOf(['08:50:00'], agent)).toEqual([
      '08:00-08:50 available',
      '08:50-09:10 handling',
      '09:10-09:15 offPhone',
      '09:15-10:15 available',
      '10:15-10:20 offPhone',
      '10:20-10:30 available',
      '10:30-10:40 break',
      '10:40-11:40 available',
      '11:40-11:45 offPhone',
      '11:45-12:00 available',
    ])
  })

  test.each([
    ['while three wait', { 'at-most': '2h', 'while-waiting': 3 }, '10:05'],
    ['while one waits', { 'at-most': '2h' }, '10:45'],
    ['for half an hour', { 'at-most': '30m' }, '10:25'],
  ])('works overtime %s', (_, overtime, until) => {
    // From 09:05 on, one contact after the other: at 09:45 three of five are left.
    const instants = ['09:05:00', '09:06:00', '09:07:00', '09:08:00', '09:09:00']
    expect(dayOf(instants, { shifts: [{ agents: 1, hours: '09:00-09:40' }], overtime })).toEqual([
      '09:00-09:05 available',
      '09:05-09:40 handling',
      `09:40-${until} handling overtime`,
    ])
  })

  const power = { what: 'site', site: 'desk' }

  test('has breaks, and goes home, by the clock while the site is down; who would be at work then is kept from it', () => {
    const shift = {
      agents: 1,
      hours,
      breaks: [{ at: '09:30', for: '15m' }],
      meetings: [{ at: '11:30', for: '15m' }],
      lunch: { at: '13:50', for: '30m' },
    }
    const outages = {
      one: { ...power, from: '09:15', for: '1h' },
      two: { ...power, from: '11:35', for: '1h30m' },
      three: { ...power, from: '14:00', for: '10m' },
      four: { ...power, from: '14:50', for: '1h' },
    }
    expect(dayOf(['09:50:00'], { shifts: [shift] }, outages)).toEqual([
      '08:00-09:15 available',
      '09:15-09:30 aside',
      '09:30-09:45 break',
      '09:45-10:15 aside',
      // Whom the customer of 09:50 waited for.
      '10:15-10:35 handling',
      '10:35-11:30 available',
      '11:30-11:45 meeting',
      '11:45-12:00 aside',
      '13:00-13:05 aside',
      '13:05-13:50 available',
      '13:50-14:20 lunch unpaid',
      '14:20-14:50 available',
      '14:50-15:00 aside',
    ])
  })

  test('comes late, goes off the phone and leaves early while the site is down, and works no overtime there', () => {
    const agent = {
      shifts: [{ agents: 1, hours: '08:00-12:00' }],
      lateness: { by: '30m', paid: true },
      'early-leaving': { by: '20m', paid: true },
      'off-phone': { every: '1h', for: '5m' },
    }
    const outages = { one: { ...power, from: '08:10', for: '2h' }, two: { ...power, from: '11:30', for: '1h' } }
    expect(dayOf(['08:20:00'], agent, outages)).toEqual([
      '08:00-08:30 lateness',
      '08:30-09:30 aside',
      '09:30-09:35 offPhone',
      '09:35-10:10 aside',
      '10:10-10:30 handling',
      '10:30-10:35 available',
      '10:35-10:40 offPhone',
      '10:40-11:30 available',
      '11:30-11:40 aside',
      '11:40-12:00 earlyLeaving',
    ])
    const overtime = { 'at-most': '2h' }
    const goesOn = { one: { ...power, from: '11:55', for: '1h', calls: 'go-on' } }
    const waiting = ['11:50:00', '11:51:00']
    expect(dayOf(waiting, { shifts: [{ agents: 1, hours: '08:00-12:00' }], overtime }, goesOn)).toEqual([
      '08:00-11:50 available',
      '11:50-12:00 handling',
      '12:00-12:10 handling overtime',
    ])
  })

  test('of a meeting that waits there is what is left when the outage cuts the talk; a call that goes on ends before it', () => {
    const shift = { agents: 1, hours: '08:00-10:00', meetings: [{ at: '08:30', for: '10m' }] }
    const from = { ...power, from: '08:35', for: '30m' }
    expect(dayOf(['08:20:00'], { shifts: [shift] }, { one: { ...from, calls: 'cut' } })).toEqual([
      '08:00-08:20 available',
      '08:20-08:35 handling',
      '08:35-08:40 meeting',
      '08:40-09:05 aside',
      '09:05-10:00 available',
    ])
    expect(dayOf(['08:20:00', '08:55:00'], { shifts: [shift] }, { one: { ...from, calls: 'go-on' } })).toEqual([
      '08:00-08:20 available',
      '08:20-08:40 handling',
      '08:40-09:05 aside',
      '09:05-09:25 handling',
      '09:25-10:00 available',
    ])
  })

  test('is missing until the first day; then has what is left of a break', () => {
    const shift = { agents: 1, hours, breaks: [{ at: '09:00', for: '20m' }], lunch: { at: '11:00', for: '30m' } }
    const hired = (after: string) =>
      dayOf(['08:20:00'], { shifts: [shift], hires: [{ agents: 1, after }], learning: { factor: 1 } })
    const rest = ['11:30-12:00 available', '13:00-15:00 available']
    expect(hired('9h10m')).toEqual([
      '08:00-09:10 vacant unpaid',
      '09:10-09:20 break',
      // Whom the customer of 08:20 waited for.
      '09:20-09:40 handling',
      '09:40-11:00 available',
      '11:00-11:30 lunch unpaid',
      ...rest,
    ])
    // Nobody has the lunch of a vacant place.
    expect(hired('11h10m').slice(0, 3)).toEqual([
      '08:00-11:00 vacant unpaid',
      '11:10-11:30 lunch unpaid',
      '11:30-11:50 handling',
    ])
    expect(hired('12h30m').slice(0, 4)).toEqual([
      '08:00-11:00 vacant unpaid',
      '11:30-12:00 vacant unpaid',
      '13:00-13:20 handling',
      '13:20-15:00 available',
    ])
  })
})
