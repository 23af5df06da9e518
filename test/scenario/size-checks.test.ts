import { describe, expect, test } from 'vitest'
import { compile } from '../../src/scenario/compile.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'

interface Parts {
  readonly arrivals?: string
  readonly type?: string
  readonly queue?: string
  readonly agents?: number
  readonly top?: string
}

const MANY = 'hours: 08:00-18:00\ncalendar: { days: 200 }'

function refusal({ arrivals = '{ file: a.csv, column: support }', type = '', queue = '', agents = 3, top }: Parts) {
  const text = `agner: 1
types: { support: { arrivals: ${arrivals}, talk: 4m${type} } }
queues: { main: { types: [support]${queue} } }
groups: { team: { skills: [support], agents: ${agents} } }
${top ?? MANY}
`
  return refusalOf(text)
}

function refusalOf(text: string, files: Record<string, string> = {}): string | null {
  try {
    compile(loadScenarioText(text, files))
    return null
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    expect(error.problems).toHaveLength(1)
    const [{ line, column, message, allowed }] = error.problems
    return `${line}:${column} ${message}; ${allowed}`
  }
}

describe('more contacts than can be simulated', () => {
  test.each(['1e300', '100000000'])('are refused where a file has %s an interval', (amount) => {
    const file = (exact: boolean) => `agner: 1
hours: 08:00-18:00
calendar: { interval: 60m, days: 10 }
types: { support: { arrivals: { file: a.csv, column: n, exact: ${exact} }, talk: 4m } }
groups: { team: { skills: [support], agents: 3 } }
`
    const rows = Array.from({ length: 10 }, (_, i) => `${String(8 + i).padStart(2, '0')}:00,${amount}`)
    const files = { 'a.csv': `start,n\n${rows.join('\n')}` }
    for (const exact of [true, false]) {
      expect(refusalOf(file(exact), files)).toMatch(
        /^4:31 (10000000000|1e\+302) contacts are expected in each replication; at most 1000000000$/,
      )
    }
  })

  test('are refused by rate and length, of days and of a horizon', () => {
    expect(refusal({ arrivals: '1e9/h' })).toMatch(/^2:31 2000000000000 contacts are expected/)
    expect(refusal({ arrivals: '1000/s', top: 'run: { horizon: 4000d }' })).toMatch(/contacts are expected/)
    expect(refusal({ arrivals: '1000/h', agents: 100, top: 'run: { horizon: 4000d }' })).toBeNull()
  })
})

describe('more contacts waiting than memory holds', () => {
  const arrivals = '400000/h'

  test('are refused', () => {
    expect(refusal({ arrivals, queue: ', at-closing: keep' })).toBe(
      '2:31 about 800000000 contacts of "support" would wait at once; at most 10000000: more agents, `patience`, or fewer contacts',
    )
    expect(refusal({ arrivals, top: 'run: { horizon: 100h }' })).toMatch(/^2:31 about 40000000 contacts/)
    expect(refusal({ arrivals, type: ', patience: 200d', queue: ', at-closing: keep' })).toMatch(/would wait at once/)
  })

  test('do not wait where they are served, hang up, find no place, or the queue is emptied at closing', () => {
    const keep = ', at-closing: keep'
    expect(refusal({ arrivals })).toBeNull()
    expect(refusal({ arrivals, queue: keep, agents: 30_000 })).toBeNull()
    expect(refusal({ arrivals, queue: keep, type: ', patience: 3m' })).toBeNull()
    expect(refusal({ arrivals, queue: keep, type: ', balk: 100%' })).toBeNull()
    expect(refusal({ arrivals, queue: `${keep}, capacity: 50` })).toBeNull()
    expect(refusal({ arrivals, queue: keep, top: `${MANY}\ntrunks: 100` })).toBeNull()
  })
})

test('a roster of more shifts than memory holds is refused, at its place', () => {
  const text = (agents: number) => `agner: 1
calendar: { days: 1000 }
types: { support: { arrivals: 60/h, talk: 4m } }
groups:
  team:
    skills: [support]
    shifts: [{ agents: ${agents}, days: mon, hours: 08:00-16:00, breaks: [{ at: 12:00, for: 30m }] }]
`
  expect(refusalOf(text(100_000))).toMatch(/^7:13 the shifts come to 28571429 spells .*; at most 5000000/)
  expect(refusalOf(text(10))).toBeNull()
})
