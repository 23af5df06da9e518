import { expect, test } from 'vitest'
import { said } from './said.ts'

const SOUND = `agner: 1
hours: 08:00-18:00
satisfaction:
  csat: { base: 85%, per-minute-waited: 2%, per-transfer: 5%, unresolved: 30% }
  nps: { base: 40, per-minute-waited: 3, unresolved: 60 }
types:
  shop: { client: Bakery, arrivals: 60/h, talk: 4m, goal: 80% in 20s, resolved: 80% }
  garage: { client: Garage, arrivals: 20/h, talk: 4m, goal: 80% in 20s, resolved: 80% }
  museum: { client: Museum, arrivals: 10/h, talk: 4m, goal: 80% in 20s, resolved: 80% }
groups:
  pool:
    skills: [shop, garage]
    agents: 8
    clients:
      Bakery: { at-least: 2, at-most: 5 }
      Garage: { at-least: 1, weight: 2 }
  others: { skills: [museum], agents: 2 }
routing: { contact: client-weights }
`

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test.each([
  [
    'an unknown client',
    'Bakery: { at-l',
    'Bakry: { at-l',
    '15:7 no skill of "pool" is of the client "Bakry" -> Bakery',
  ],
  ['a client of others', 'Garage: { at-l', 'Museum: { at-l', '16:7 no skill of "pool" is of the client "Museum"'],
  ['fewer at most than at least', 'at-most: 5', 'at-most: 1', '15:39 expected at least as many as at-least: 2'],
  ['nobody at most', 'at-most: 5', 'at-most: 0', '15:39 expected a whole number of agents from 1 up'],
  ['half an agent', 'at-least: 1', 'at-least: 0.5', '16:27 expected a whole number of agents from 0 up'],
  ['no weight', 'weight: 2', 'weight: 0', '16:38 expected a weight above 0 such as 2'],
  ['a misspelt key', 'at-most: 5', 'at-mst: 5', '15:30 unknown key "at-mst" -> at-most'],
  [
    'more minima than agents',
    'agents: 8',
    'agents: 2',
    '15:7 warning: "pool" is to have at least 3 agents for its clients, and never has more than 2',
  ],
  [
    'weights that nobody goes by',
    'contact: client-weights',
    'contact: longest-waiting',
    '16:38 warning: nobody goes by this weight: that is for routing: { contact: client-weights }',
  ],
  ['a share above all', 'base: 85%', 'base: 185%', '4:17 expected a share from 0% to 100%'],
  ['points as a share', 'base: 40', 'base: 40%', '5:16 expected a score from -100 to 100'],
  ['too low a score', 'base: 40', 'base: -101', '5:16 expected a score from -100 to 100'],
  [
    'unresolved, and nothing known of a type',
    'museum: { client: Museum, arrivals: 10/h, talk: 4m, goal: 80% in 20s, resolved: 80% }',
    'museum: { client: Museum, arrivals: 10/h, talk: 4m, goal: 80% in 20s }',
    '4:63 unresolved without meaning: nothing says whether issues of "museum" are resolved',
  ],
])('%s', (_, sound, broken, problem) => {
  expect(SOUND).toContain(sound)
  expect(said(SOUND.replace(sound, broken))).toContainEqual(expect.stringContaining(problem))
})
