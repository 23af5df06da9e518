import { expect, test } from 'vitest'
import { remediesOf } from '../../src/experiment/remedies.ts'
import { compile } from '../../src/scenario/compile.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'

function remedies({ type = '', queue = '', top = 'hours: 08:00-18:00' }) {
  const text = `agner: 1
${top}
types: { support: { arrivals: 60/h, talk: 4m${type} } }
queues: { main: { types: [support]${queue} } }
groups: { team: { skills: [support], agents: 3 } }
`
  return remediesOf(compile(loadScenarioText(text)).model)
}

test('a queue that serves who waits at closing can send them away, and its types can have patience', () => {
  expect(remedies({})).toEqual({ patience: ['support'], sendAway: ['main'], neverOpen: [], callers: [] })
  expect(remedies({ type: ', balk: 10%' }).patience).toEqual(['support'])
})

test('what is set is no remedy', () => {
  expect(remedies({ type: ', patience: 3m' })).toEqual({ patience: [], sendAway: ['main'], neverOpen: [], callers: [] })
  expect(remedies({ queue: ', at-closing: send-away' })).toEqual({
    patience: [],
    sendAway: [],
    neverOpen: [],
    callers: [],
  })
})

test('a queue that never closes sends nobody away', () => {
  expect(remedies({ top: '' })).toEqual({ patience: ['support'], sendAway: [], neverOpen: [], callers: [] })
  expect(remedies({ top: 'hours: 08:00-24:00' })).toEqual({
    patience: ['support'],
    sendAway: [],
    neverOpen: [],
    callers: [],
  })
})

test('groups who call from a list are callers, those beside them are not', () => {
  const text = `agner: 1
hours: 09:00-18:00
types:
  support: { arrivals: 60/h, talk: 4m }
  list: { talk: 3m, outbound: { records: 100, dialing: progressive, reach: 30% } }
groups:
  team: { skills: [support], agents: 3 }
  both: { skills: [support, list], agents: 3 }
`
  expect(remediesOf(compile(loadScenarioText(text)).model).callers).toEqual(['both'])
})

test('a queue whose hours miss the days of the run, or which holidays close, never opens', () => {
  const day = (hours: string) => `calendar: { start: 2026-12-24, days: 2 }\nhours: ${hours}\n`
  expect(remedies({ top: day('{ sat-sun: 09:00-17:00 }') }).neverOpen).toEqual(['main'])
  expect(remedies({ top: `${day('09:00-17:00')}holidays: [2026-12-24 to 2026-12-25]` }).neverOpen).toEqual(['main'])
  expect(remedies({ top: `${day('09:00-17:00')}holidays: [2026-12-25]` }).neverOpen).toEqual([])
})
