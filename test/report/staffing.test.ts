import { beforeAll, describe, expect, test } from 'vitest'
import { loadText, restaff, staff, variantsOf, type StaffingAnswer } from '../../src/index.ts'
import type { Restaffed } from '../../src/planning/staffing/restaff.ts'
import { staffingCsv } from '../../src/report/staffing-csv.ts'
import { staffingJson } from '../../src/report/staffing-json.ts'
import { staffingOverlay } from '../../src/report/staffing-overlay.ts'
import { staffingTable } from '../../src/report/staffing-table.ts'
import { textWidth } from '../../src/report/text-width.ts'

const HOUR = 3600
/** Little luck: it is not how good the answers are that is looked at here. */
const options = { replications: 6, clock: () => 0 }

const scenario = (team: string, staffing: string, more = '', step = '4h'): string => `agner: 1
name: Desk
calendar: { start: 2026-03-28, days: 5, interval: 1h }
hours: { mon-fri: 09:00-13:00, sat: 09:00-11:00 }
types:
  call: { arrivals: { profile: { mon-fri: { 09:00-11:00: 20/h, 11:00-13:00: 40/h }, sat: { 09:00-11:00: 20/h } } }, talk: 4m, patience: 3m, goal: 70% in 40s }
groups: { team: { skills: [call], ${team} } }
staffing: { step: ${step}, ${staffing.includes('scope') ? '' : 'scope: month, '}${staffing} }
${more}`

const SHIFTS = 'shifts: { half: { length: 4h, days: [mon-fri] }, short: { length: 2h, starts: [09:00, 11:00] } }'
const MONTHS = 'months: [mar, apr]'

describe.each([
  ['numbers', scenario('agents: 5', '')],
  ['numbers over a profile', scenario('agents: { profile: { mon-fri: { 09:00-13:00: 3 } } }', '', '', '2h')],
  [
    'numbers over people with shifts, some of them absent and late',
    scenario(
      'shifts: [{ agents: 5, days: mon-sat, hours: 09:00-13:00 }], absence: { share: 5% }, early-leaving: { share: 5%, by: 5m }',
      '',
    ),
  ],
  ['numbers by month', scenario('agents: 5', MONTHS)],
  ['numbers by month over other months', scenario('agents: { months: { feb-mar: 3, apr: 4 } }', MONTHS)],
  ['shifts', scenario('agents: 5', SHIFTS)],
  ['shifts over shifts', scenario('shifts: [{ agents: 5, days: mon-sat, hours: 09:00-13:00 }]', SHIFTS)],
  ['shifts by month', scenario('agents: 5', `${SHIFTS}, ${MONTHS}`)],
  [
    'a group that nobody needs',
    scenario('agents: 5', '').replace('groups: {', 'groups: { idle: { skills: { call: { rank: 2 } }, agents: 2 },'),
  ],
])('%s', (_, text) => {
  let found: Restaffed

  beforeAll(async () => {
    found = await restaff(loadText(text), options)
  })

  test('as a scenario are read back as the same model', () => {
    const { answer, loaded } = found
    const again = loadText(staffingOverlay(new Map([['', answer]]), 'desk.yaml'), { 'desk.yaml': text })
    expect(again.model.groups).toEqual(loaded.model.groups)
  })

  test('as a table are read back with as many people at every time', () => {
    const { answer, loaded } = found
    const file = answer.groups.some(({ lines }) => lines.length > 0) ? 'shifts' : 'agents'
    const groups = answer.groups.map(({ attendance, hasAgents, name }) => {
      const other =
        file === 'agents' && !hasAgents ? ['shifts: null'] : file === 'shifts' && hasAgents ? ['agents: null'] : []
      const column = file === 'agents' ? `, column: ${name}` : ''
      const keys = [...other, ...attendance.map((key) => `${key}: null`), `${file}: { file: found.csv${column} }`]
      return `  ${name}: { ${keys.join(', ')} }`
    })
    const again = loadText(`agner: 1\nextends: desk.yaml\ngroups:\n${groups.join('\n')}\n`, {
      'desk.yaml': text,
      'found.csv': staffingCsv(answer, HOUR),
    })
    again.model.groups.forEach((group, id) => {
      expect(group.paidSeconds).toEqual(loaded.model.groups[id].paidSeconds)
      expect(group.scheduledSeconds).toEqual(loaded.model.groups[id].scheduledSeconds)
    })
  })
})

const VARIANTS = `variants:
  cheap shifts: { staffing: { ${SHIFTS.replace('half', 'part')} } }
  'by number': { groups: { team: { agents: 4 } }, staffing: { shifts: null } }
  other people: { groups: { team: null, pool: { skills: [call], agents: 3 } }, staffing: { shifts: null } }
  roster: { groups: { team: { agents: null, shifts: [{ agents: 4, days: mon-sat, hours: 09:00-13:00 }] } }, staffing: { shifts: null } }
`

test.each([
  ['shifts', SHIFTS],
  ['numbers', ''],
])(
  'variants in one file with the scenario, itself staffed with %s, are what was found of each',
  async (_, staffing) => {
    const text = scenario(
      'agents: 5',
      staffing,
      staffing === '' ? VARIANTS.replaceAll(', staffing: { shifts: null }', '') : VARIANTS,
    )
    const all = variantsOf(loadText(text))
    const answers = new Map<string, StaffingAnswer>()
    const groups = new Map<string, Restaffed['loaded']['model']['groups']>()
    for (const [name, loaded] of all) {
      const found = await restaff(loaded, options)
      answers.set(name === 'base' ? '' : name, found.answer)
      groups.set(name, found.loaded.model.groups)
    }
    const readBack = (of: ReadonlyMap<string, StaffingAnswer>) =>
      variantsOf(loadText(staffingOverlay(of, 'desk.yaml'), { 'desk.yaml': text }))
    for (const [name, { model }] of readBack(answers)) expect(model.groups).toEqual(groups.get(name))
    const some = readBack(new Map([...answers].slice(1)))
    for (const name of [...all.keys()].slice(1)) expect(some.get(name)?.model.groups).toEqual(groups.get(name))
  },
)

test('an odd name of a group or a scenario breaks no table and no line of YAML', async () => {
  const text = scenario('agents: 5', '').replaceAll('team', '"de: # 1, x"').replace('name: Desk', 'name: "a\\nb: c"')
  const { answer, loaded } = await restaff(loadText(text), options)
  const again = loadText(staffingOverlay(new Map([['', answer]]), 'a b: c.yaml'), { 'a b: c.yaml': text })
  expect(again.model.groups).toEqual(loaded.model.groups)
  expect(staffingCsv(answer, HOUR)).toMatch(/^weekday,start,"de: # 1, x"\n/)
  expect(staffingTable(answer)).toMatch(/^a.b: c$/m)
})

const WIDE = scenario(
  'agents: 5',
  `${SHIFTS}, ${MONTHS}, scope: interval, occupancy: 85%, goals: [{ figure: abandonment, goal: 9% }, { figure: asa, goal: 60s }]`,
).replaceAll('team', 'a team with a rather long name')

test.each([
  ['shifts', WIDE],
  ['numbers', WIDE.replace(`${SHIFTS}, `, '').replace('scope: interval, occupancy: 85%, ', 'occupancy: 85%, ')],
])('no line of a table of %s is wider than the terminal', async (_, text) => {
  const answer = await staff(loadText(text), options)
  for (const width of [60, 80, 100]) {
    const table = staffingTable(answer, { width })
    for (const line of table.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(width)
    expect(table).not.toMatch(/NaN|undefined|Infinity/)
  }
})

test('numbers and shifts of one answer: the table has both, and the file of shifts has all groups', async () => {
  const text = scenario('agents: 5', 'shifts: { half: { length: 2h, starts: [09:00, 11:00], groups: [team] } }')
    .replace(
      'groups: { team: { skills: [call]',
      'groups: { other: { skills: [mail], agents: 3 }, team: { skills: [call]',
    )
    .replace('types:\n', 'types:\n  mail: { arrivals: 20/h, talk: 4m, patience: 5m, goal: 70% in 60s }\n')
  const answer = await staff(loadText(text), options)
  const table = staffingTable(answer)
  expect(table).toMatch(/^other +(mon|sat)\S*.* 09:00-1\d:00 +\d$/m)
  expect(table).toMatch(/^team +(half|short) +/m)
  expect(staffingCsv(answer, HOUR)).toMatch(/^other,\d,mon.*,09:00-1/m)
})

test('JSON has figures in seconds and shares, and nothing that differs between two equal runs', async () => {
  const loaded = loadText(scenario('agents: 5', SHIFTS))
  const documents = [await staff(loaded, options), await staff(loaded, { ...options, clock: () => Math.PI })]
  const [one, other] = documents.map((answer) => staffingJson(answer, { timing: false }))
  expect(one).toBe(other)
  expect(JSON.parse(one)).toMatchObject({
    scenario: { hash: loaded.hash },
    isFeasible: true,
    currency: null,
    groups: { team: { hours: documents[0].hours, shifts: expect.any(Array) } },
    parts: [{ months: null, goals: [{ name: 'call', figure: 'serviceLevel', goal: 0.7, isMet: true }] }],
  })
})

test('goals that nobody can meet are told as missed, in the table and in the file', async () => {
  const answer = await staff(loadText(scenario('agents: 5', 'groups: { team: { at-most: 1 } }')), options)
  expect(answer.isFeasible).toBe(false)
  const table = staffingTable(answer)
  expect(table).toMatch(/call +service level +≥ 70 % .* missed/)
  expect(table).toContain('Not all goals are met')
  expect(staffingOverlay(new Map([['', answer]]), 'desk.yaml')).toContain('# It does not meet all goals.')
})

test('in steady state there is one number', async () => {
  const text = scenario('agents: 5', '')
    .replace(/calendar: .*\nhours: .*\n/, '')
    .replace(/arrivals: .*?\} \}, talk/, 'arrivals: 60/h, talk')
    .replace(/staffing: .*/, 'run: { horizon: 200h, warmup: 5h, batches: 20 }')
  const { answer, loaded } = await restaff(loadText(text), options)
  expect(staffingTable(answer)).toMatch(/^team +always +6$/m)
  expect(staffingCsv(answer, HOUR)).toBe('team\n6\n')
  const again = loadText(staffingOverlay(new Map([['', answer]]), 'desk.yaml'), { 'desk.yaml': text })
  expect(again.model.groups).toEqual(loaded.model.groups)
})
