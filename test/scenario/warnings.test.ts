import { describe, expect, test } from 'vitest'
import { compile } from '../../src/scenario/compile.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'
import { starterScenario } from '../../src/scenario/starter.ts'
import { modelWarnings } from '../../src/scenario/warnings.ts'

const SOUND = `agner: 1
hours: 08:00-18:00
types:
  support: { arrivals: 60/h, talk: 4m, goal: 80% in 20s }
groups:
  team: { skills: [support], agents: 7 }
`

function warned(text: string, files: Record<string, string> = {}): string[] {
  const loaded = loadScenarioText(text, files)
  const { model } = compile(loaded)
  return modelWarnings(model, loaded.placeOf).map(({ severity, line, column, message }) => {
    expect(severity).toBe('warning')
    return `${line}:${column} ${message}`
  })
}

describe('what is legal and surely not meant', () => {
  test('nothing in a sound scenario, in the starter, and in steady state', () => {
    expect(warned(SOUND)).toEqual([])
    expect(warned(starterScenario)).toEqual([])
    expect(warned(SOUND.replace('hours: 08:00-18:00', 'run: { horizon: 100h }'))).toEqual([])
  })

  test('contacts outside opening hours', () => {
    const files = { 'a.csv': 'start,support\n07:00,60\n08:00,60\n' }
    const file = SOUND.replace('60/h', '{ file: a.csv, column: support }').replace('08:00-18:00', '08:00-09:00')
    expect(warned(`${file}calendar: { interval: 60m }\n`, files)).toEqual([
      '4:14 60 contacts of "support" come outside opening hours (from mon 07:00 on) and are sent away',
    ])
  })

  test('a queue that never opens', () => {
    const days = 'calendar: { start: 2026-12-21, days: 3 }\n'
    const weekend = SOUND.replace('hours: 08:00-18:00', 'hours: { sat-sun: 08:00-18:00 }')
    const said = 'never opens: its hours, or holidays, leave nothing of the days of the run'
    expect(warned(weekend + days)).toContain(`4:3 "support" ${said}`)
    const listed = `${weekend}${days}queues:\n  main: { types: [support] }\n`
    expect(warned(listed)).toContain(`9:3 "main" ${said}`)
    expect(warned(`${SOUND}${days}holidays: [2026-12-21 to 2026-12-22]\n`)).toEqual([])
  })

  test('a profile that reaches past opening hours', () => {
    const profile = (ranges: string) => loadScenarioText(SOUND.replace('60/h', `{ profile: { ${ranges} } }`)).warnings
    expect(profile('07:30-18:00: 60/h').map(({ message }) => message)).toEqual([
      'the profile of "support" has contacts outside opening hours, from mon 07:30-08:00 on: nobody comes then',
    ])
    expect(profile('fri: { 17:00-01:00: 60/h }')[0].message).toContain('from fri 18:00-01:00 on')
    expect(profile('08:00-18:00: 60/h, 20:00-21:00: 0/h')).toEqual([])
  })

  test('contacts when nobody is signed in', () => {
    const shifts = 'shifts: [{ agents: 9, hours: 08:00-17:00 }]'
    expect(warned(SOUND.replace('agents: 7', shifts))).toEqual([
      '4:14 60 contacts of "support" come when nobody who serves them is signed in (2 intervals, from mon 17:00 on)',
    ])
  })

  test('one break of all at once is seen where it covers an interval', () => {
    const shifts = 'shifts: [{ agents: 9, hours: 08:00-18:00, breaks: [{ at: 12:00, for: 30m }] }]'
    expect(warned(SOUND.replace('agents: 7', shifts))).toEqual([
      '4:14 30 contacts of "support" come when nobody who serves them is signed in (1 intervals, from mon 12:00 on)',
    ])
  })

  test('a load above the staffing', () => {
    expect(warned(SOUND.replace('agents: 7', 'agents: 3'))).toEqual([
      '4:14 "support" brings more work than all who serve it can do: 40 hours of work, 30 hours staffed',
    ])
    expect(warned(SOUND.replace('agents: 7', 'agents: 4'))).toEqual([])
  })

  test('types that are too much only together', () => {
    const text = SOUND.replace('groups:', '  sales: { arrivals: 60/h, talk: 4m, goal: 80% in 20s }\ngroups:')
    expect(warned(text.replace('[support]', '[support, sales]'))).toEqual([
      '6:1 more work than all agents together can do: 80 hours of work, 70 hours staffed',
    ])
  })

  test('faster agents do more', () => {
    const skills = (speed: string) => `skills: { support: { speed: ${speed} } }`
    expect(warned(SOUND.replace('skills: [support], agents: 7', `${skills('2')}, agents: 3`))).toEqual([])
  })

  test('a second group that is not staffed is no help', () => {
    const text = SOUND.replace('agents: 7', 'agents: { profile: { 08:00-10:00: 7 } }')
    expect(warned(`${text}  other: { skills: [support], agents: { profile: { 10:00-17:30: 7 } } }\n`)).toEqual([
      '4:14 30 contacts of "support" come when nobody who serves them is signed in (1 intervals, from mon 17:30 on)',
    ])
  })
})
