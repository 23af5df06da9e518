import { expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'

function warningsOf(scenario: object): string[] {
  return loadText(JSON.stringify({ agner: 1, hours: '08:00-18:00', ...scenario })).warnings.map(
    ({ message }) => message,
  )
}

const call = { talk: '3m', goal: '80% in 20s' }
const groups = { team: { skills: ['sales'], agents: 9 } }

test('a type that only enters the IVR needs no group and no goal', () => {
  const types = { incoming: { arrivals: '60/h', talk: '1m', 'starts-at': 'menu' }, sales: call }
  expect(warningsOf({ types, ivr: { menu: { menu: '9s', choices: { sales: '100%' } } }, groups })).toEqual([])
})

test('a type whose IVR leads elsewhere has its agents in vain', () => {
  const types = { sales: { ...call, arrivals: '60/h', 'starts-at': 'menu' }, other: call }
  const ivr = { menu: { menu: '9s', choices: { other: '100%' } } }
  const served = { team: { skills: ['sales', 'other'], agents: 9 } }
  expect(warningsOf({ types, ivr, groups: served })).toEqual([
    'nobody comes to agents as "sales": the IVR leads elsewhere',
  ])
})

test('everybody who comes back without end', () => {
  const types = { sales: { ...call, arrivals: '60/h', retry: { 'after-blocked': '100%', delay: '1m' } } }
  expect(warningsOf({ types, groups })).toEqual([
    'everybody comes back after blocked, without end while nobody answers',
  ])
})

test('a price of an IVR that is not there', () => {
  const types = { sales: { ...call, arrivals: '60/h' } }
  expect(warningsOf({ types, groups, 'ivr-price': 'EUR 0.02/min' })).toEqual([
    'ivr-price costs nothing: there is no ivr',
  ])
})
