import { describe, expect, test } from 'vitest'
import { loadText, run, staff, tornado, type StaffingAnswer } from '../../src/index.ts'
import { agentsAt } from '../../src/planning/staffing/moments.ts'
import { restaffed } from '../../src/planning/staffing/restaff.ts'
import { staffingProblem } from '../../src/planning/staffing/problem.ts'
import { withShifts } from '../../src/planning/staffing/shift-problem.ts'

const TWO_DAYS = 'calendar: { start: 2026-03-02, days: 2, interval: 1h }\nhours: 09:00-13:00'

function staffed(text: string, replications = 20): Promise<StaffingAnswer> {
  return staff(loadText(`agner: 1\n${text}`), { replications })
}

describe('rules hold at every time of a slot, not over it', () => {
  const lateComers = `${TWO_DAYS}
types: { calls: { arrivals: { profile: { 09:00-11:00: 3/h, 11:00-13:00: 40/h } }, talk: 4m, patience: 2m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 7 } }
staffing: { scope: day, step: 4h, groups: { team: { at-least: 2, alone: false } }, shifts: { full: { length: 4h, starts: [09:00] }, late: { length: 2h, starts: [11:00] } } }`

  test('a slot of four hours in which half of the shifts begin late has two moments', () => {
    const problem = withShifts(staffingProblem(loadText(`agner: 1\n${lateComers}`)))
    const names = problem.columns.map(({ shift }) => shift?.name)
    const counts = names.map((name) => (name === 'full' ? 1 : 4))
    expect(new Set(problem.moments.map((moment) => agentsAt(moment, counts)))).toEqual(new Set([1, 5]))
  })

  test('two are there in the morning, though 1 and 5 would be three on average', async () => {
    const { groups, isFeasible } = await staffed(lateComers)
    expect(isFeasible).toBe(true)
    const full = groups[0].lines.find(({ name }) => name === 'full')
    expect(full?.shift.agents).toBeGreaterThanOrEqual(2)
  })
})

test('three days of january do not stand for march: all weekdays are staffed', async () => {
  const text = `agner: 1
calendar: { start: 2026-01-29, days: 62, interval: 1h }
hours: 09:00-11:00
types: { calls: { arrivals: 60/h, talk: 4m, patience: 2m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 7 } }
staffing: { step: 2h, scope: month }`
  const { answer, loaded } = await restaffed(loadText(text), { replications: 3 })
  const [{ levels }] = answer.groups
  expect(new Set(levels.filter(({ months }) => months?.includes(3)).flatMap(({ weekdays }) => weekdays)).size).toBe(7)
  const { queues } = await run(loaded, { replications: 3 })
  expect(queues.calls.serviceLevel.value).toBeGreaterThan(0.78)
})

describe('a figure that counts nobody though contacts wait is missed', () => {
  const quiet = (goals: string) => `calendar: { start: 2026-03-02, days: 2, interval: 1h }
hours: 09:00-11:00
types: { calls: { arrivals: 2/h, talk: 5m, patience: 1m${goals} } }
groups: { team: { skills: [calls], agents: 7 } }`

  test.each([
    ['a level of the answered', `service-level: answered-of-answered\n${quiet(', goal: 70% in 20s')}`],
    ['their wait', `${quiet('')}\nstaffing: { goals: [{ figure: asa, goal: 30s }] }`],
  ])('%s: nobody at all is no staffing', async (_, text) => {
    const { groups, isFeasible } = await staffed(text, 100)
    expect(isFeasible).toBe(true)
    expect(groups[0].hours).toBeGreaterThan(0)
  })
})

test('a month in which no shift of the catalogue is worked has numbers, beside the shifts of another', async () => {
  const text = `agner: 1
calendar: { start: 2026-07-27, days: 7, interval: 1h }
hours: { mon-fri: 09:00-13:00, sat-sun: 10:00-12:00 }
types: { calls: { arrivals: 30/h, talk: 4m, patience: 2m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 7 } }
staffing: { step: 4h, scope: month, months: [jul, aug], shifts: { full: { length: 4h, starts: [09:00], days: [mon-fri] } } }`
  const { answer, loaded } = await restaffed(loadText(text), { replications: 5 })
  const august = answer.groups[0].lines.filter(({ shift }) => shift.months?.includes(8))
  expect(august.map(({ name, shift: { spells } }) => ({ name, spells }))).toEqual([
    { name: '', spells: [{ from: 36_000, to: 43_200 }] },
  ])
  const { days } = await run(loaded, { replications: 5 })
  for (const { queues } of days) expect(queues.calls.serviceLevel.value).toBeGreaterThan(0.5)
})

test('months by name need dates', async () => {
  const text = `calendar: { days: 40 }
types: { calls: { arrivals: 2/h, talk: 5m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 1 } }
staffing: { months: [jan-feb] }`
  await expect(staffed(text)).rejects.toThrow('months need to be known by date')
})

test('who is staffed anew is not asked what other agents would do', async () => {
  const scenario = loadText(`agner: 1
${TWO_DAYS}
types: { calls: { arrivals: 20/h, talk: 4m, patience: 2m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 5 } }
staffing: { step: 4h, scope: month }
assumptions: { ill: { set: groups.team.agents, from: 5, to: 6 } }`)
  const asked = tornado(new Map([['base', scenario]]), {
    figure: 'serviceLevel',
    replications: 2,
    restaff: async (loaded) => (await restaffed(loaded, { replications: 2 })).loaded,
  })
  await expect(asked).rejects.toThrow('staffing decides these agents')
})

describe('days on which a group works other hours, or that have more waiting, are staffed apart', () => {
  const open = (answer: StaffingAnswer) =>
    answer.groups[0].levels.filter(({ agents }) => agents > 0).map(({ from, to, weekdays }) => ({ from, to, weekdays }))

  test('nobody comes in the hours that the group does not work, though as many contacts come', async () => {
    const answer = await staffed(`calendar: { start: 2026-03-02, days: 7, interval: 1h }
hours: { mon-thu: 09:00-13:00, fri: 09:00-11:00 }
types: { calls: { arrivals: 20/h, talk: 4m, patience: 2m, goal: 60% in 20s } }
groups: { team: { skills: [calls], agents: 4 } }
staffing: { step: 4h, scope: month, groups: { team: { hours: { mon-tue: 09:00-13:00, thu: 09:00-13:00, fri: 09:00-11:00 } } } }`)
    for (const { from, to, weekdays } of open(answer)) {
      expect(from).toBeGreaterThanOrEqual(9 * 3600)
      expect(to).toBeLessThanOrEqual(weekdays?.includes(4) ? 11 * 3600 : 13 * 3600)
      expect(weekdays).not.toContain(2)
      expect(weekdays).not.toContain(5)
    }
    expect(answer.notes.join()).toMatch(/contacts of "calls" come when nobody who serves them is signed in/)
  })

  const mail = (start: string) => `calendar: { start: ${start}, days: 9, interval: 1h }
hours: { mon-fri: 09:00-13:00 }
types: { mail: { channel: email, arrivals: 6/h, talk: 5m, goal: 80% in 4h } }
groups: { team: { skills: [mail], agents: 4 } }
staffing: { step: 4h, scope: month }`

  test('monday has the weekend before it, and saturdays have nobody', async () => {
    const answer = await staffed(mail('2026-02-28'), 5)
    const days = open(answer).map(({ weekdays }) => weekdays?.join())
    expect(new Set(days)).toEqual(new Set(['0', '1,2,3,4']))
    const most = (weekday: number) =>
      Math.max(
        ...answer.groups[0].levels.filter(({ weekdays }) => weekdays?.includes(weekday)).map(({ agents }) => agents),
      )
    expect(most(0)).toBeGreaterThan(most(1))
    expect(answer.notes.join()).not.toContain('as if nobody had waited')
  })

  test('a run that begins on monday is told to begin as if nobody had waited', async () => {
    const { notes } = await staffed(mail('2026-03-02'), 5)
    expect(notes.join()).toContain('mail: the run begins as if nobody had waited through the closed days before it')
  })
})
