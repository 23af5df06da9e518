import { describe, expect, test } from 'vitest'
import { loadText, staff, type StaffingAnswer } from '../../src/index.ts'

/** A day with a peak at noon; own people cost EUR 20 an hour. */
const day = (staffing: string, more = ''): string => `agner: 1
calendar: { start: 2026-11-02, days: 1, interval: 1h }
hours: 08:00-20:00
types:
  calls:
    arrivals: { profile: { 08:00-10:00: 30/h, 10:00-13:00: 70/h, 13:00-17:00: 40/h, 17:00-20:00: 25/h } }
    talk: { law: exponential, mean: 4m }
    patience: { law: exponential, mean: 5m }
    goal: 80% in 30s
groups: { team: { skills: [calls], agents: 3 } }
employers: { center: { wage: EUR 20/h, charges: 0% } }
staffing: { step: 1h, ${staffing} }
${more}`

const FULL = 'length: 8h, starts: 08:00-12:00, every: 1h'
const PART = 'length: 4h, starts: 08:00-16:00, every: 1h'

function staffed(text: string, replications = 60): Promise<StaffingAnswer> {
  return staff(loadText(text), { replications })
}

function linesOf({ groups: [{ lines }] }: StaffingAnswer) {
  return lines.map(({ name, shift: { agents, spells } }) => ({
    name,
    agents,
    hours: (agents * (spells[0].to - spells[0].from)) / 3600,
  }))
}

describe('what the catalogue says of its shifts is kept to the end', () => {
  test.each([2, 4])('no more than %i different shifts', async (most) => {
    const answer = await staffed(day(`starts-at-most: ${most}, shifts: { full: { ${FULL} }, part: { ${PART} } }`), 30)
    expect(linesOf(answer).length).toBeLessThanOrEqual(most)
    expect(answer.isFeasible).toBe(true)
  })

  test('a kind of shift has no more than its share of the hours, nor fewer people than it must', async () => {
    const answer = await staffed(
      day(
        `shifts: { full: { ${FULL}, at-least: 2 }, part: { ${PART}, share: 10% }, tail: { length: 6h, starts: 14:00 } }`,
      ),
    )
    const lines = linesOf(answer)
    const hours = (kind?: string) =>
      lines.filter(({ name }) => kind === undefined || name === kind).reduce((sum, line) => sum + line.hours, 0)
    expect(answer.isFeasible).toBe(true)
    expect(hours('part')).toBeLessThanOrEqual(0.1 * hours())
    expect(hours('full')).toBeGreaterThanOrEqual(16)
  })

  test('limits that contradict each other are named, and the answer is none', async () => {
    const answer = await staffed(
      day(`shifts: { full: { ${FULL}, at-least: 4, share: 5% }, part: { ${PART}, at-most: 1 } }`),
      20,
    )
    expect(answer.isFeasible).toBe(false)
    expect(answer.notes).toContain('team: no staffing was found that keeps the limits of the shift `full`')
  })

  test('where no shift fits the hours of a group, it is said that these are numbers', async () => {
    const answer = await staffed(day('shifts: { night: { length: 4h, starts: 21:00 } }'), 20)
    expect(answer.groups[0].lines).toEqual([])
    expect(answer.notes).toContain(
      'team: no shift of the catalogue fits the hours in which it can work: these are numbers',
    )
  })
})

test('a catalogue for others than those who are decided is told, and months that are not simulated refused', async () => {
  const others = day('groups: { team: {} }, shifts: { half: { length: 4h, groups: [temps] } }').replace(
    'groups: { team: { skills: [calls], agents: 3 } }',
    'groups: { team: { skills: [calls], agents: 3 }, temps: { skills: [calls], agents: 0 } }',
  )
  const { notes } = await staffed(others, 20)
  expect(notes).toContain('no shift of the catalogue is for a group that is decided: these are numbers')
  await expect(staffed(day('months: [jan-feb]'), 20)).rejects.toThrow('none of these months is simulated')
})

test('people who work one day only are not spread over the others', async () => {
  const answer = await staffed(`agner: 1
calendar: { start: 2026-11-02, days: 5, interval: 1h }
hours: { mon-fri: 08:00-16:00 }
types:
  calls: { arrivals: 60/h, talk: { law: exponential, mean: 4m }, patience: { law: exponential, mean: 5m }, goal: 80% in 30s }
groups: { team: { skills: [calls], agents: 3 } }
staffing: { step: 4h, shifts: { full: { length: 8h, starts: 08:00, days: [mon, tue, wed, thu, fri] } } }
`)
  const agents = linesOf(answer).map((line) => line.agents)
  expect(agents).toHaveLength(5)
  expect(Math.max(...agents) - Math.min(...agents)).toBeLessThanOrEqual(1)
})

describe('nobody alone', () => {
  const quiet = (staffing: string): string =>
    day(staffing).replace(/profile: \{[^}]*\}/, 'profile: { 08:00-20:00: 12/h }')

  test('where one would do, nobody or two are there', async () => {
    const [free, held] = [
      await staffed(quiet('scope: month').replace('80% in 30s', '60% in 60s')),
      await staffed(quiet('scope: month, groups: { team: { alone: false } }').replace('80% in 30s', '60% in 60s')),
    ]
    const levelsOf = ({ groups: [{ levels }] }: StaffingAnswer) => levels.map(({ agents }) => agents)
    expect(levelsOf(free)).toContain(1)
    expect(levelsOf(held)).not.toContain(1)
    expect(held.isFeasible).toBe(true)
  })

  test('where only one may come, it cannot be kept, and that is said', async () => {
    const answer = await staffed(quiet('scope: month, groups: { team: { alone: false, at-least: 1, at-most: 1 } }'), 20)
    expect(answer.isFeasible).toBe(false)
    expect(answer.notes).toContain('team: no staffing was found that keeps `alone: false`')
  })
})

test('paid hours a week of people who work from monday to friday are those of five days', async () => {
  const text = day('scope: month, groups: { team: { hours-a-week: 0h-200h } }')
    .replace('days: 1', 'days: 5')
    .replace('hours: 08:00-20:00', 'hours: { mon-fri: 08:00-20:00 }')
  const {
    groups: [team],
  } = await staffed(text, 20)
  // 200, not 5 / 7 of it.
  expect(team.hours).toBeLessThanOrEqual(200)
  expect(team.hours).toBeGreaterThan(170)
})

test('a goal for which all who may come are there binds, at no price', async () => {
  const {
    parts: [
      {
        goals: [goal],
      },
    ],
  } = await staffed(day('scope: month, groups: { team: { at-most: 3 } }'), 20)
  expect(goal).toMatchObject({ isMet: false, binds: true, priceOfPoint: null })
})

test('months in which other groups work are staffed apart, though they stand in one set', async () => {
  const text = `agner: 1
calendar: { start: 2026-01-31, days: 2, interval: 1h }
hours: 09:00-13:00
types: { calls: { arrivals: 20/h, talk: 4m, goal: 70% in 40s } }
groups: { own: { skills: [calls], agents: 3, months: jan }, pool: { skills: [calls], agents: 3, months: feb-dec } }
staffing: { step: 4h, scope: month, months: [jan-feb] }`
  const { groups, isFeasible, parts } = await staffed(text, 10)
  expect(isFeasible).toBe(true)
  expect(parts.map(({ months }) => months)).toEqual([[1], [2]])
  for (const { levels } of groups) expect(levels.some(({ agents }) => agents > 0)).toBe(true)
})

test('months with as many contacts of other types are not alike', async () => {
  const text = `agner: 1
calendar: { start: 2026-01-01, days: 59, interval: 1h }
hours: { mon-fri: 08:00-12:00 }
types:
  a: &type { arrivals: 30/h, talk: { law: exponential, mean: 4m }, patience: 5m, goal: 80% in 30s }
  b: *type
seasons: [{ months: feb, times: 50%, types: [a] }, { months: feb, times: 150%, types: [b] }]
groups: { ga: { skills: [a], agents: 3 }, gb: { skills: [b], agents: 3 } }
staffing: { step: 4h }
`
  const apart = await staffed(text, 10)
  expect(apart.parts.map(({ months }) => months)).toEqual([[1], [2]])
  const together = await staffed(text.replace('step: 4h', 'step: 4h, months: [jan-feb]'), 10)
  expect(together.notes.join()).toMatch(/though others have more (a|b)/)
})
