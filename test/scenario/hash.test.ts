import { expect, test } from 'vitest'
import { loadScenario, loadScenarioText } from '../../src/scenario/load.ts'

const TEXT = `agner: 1
types:
  support: { arrivals: 60/h, talk: 4m, goal: 80% in 20s }
  sales: { arrivals: 6/h, talk: 4m, goal: 80% in 20s }
groups:
  team: { skills: [support, sales], agents: { file: staff.csv, column: team } }
`
const STAFF = 'start,team\n00:00,7\n'

function hashOf(text: string, staff = STAFF): string {
  return loadScenarioText(text, { 'staff.csv': staff }).hash
}

test('a hash is 16 hex digits', () => expect(hashOf(TEXT)).toMatch(/^[0-9a-f]{16}$/))

test.each([
  ['formatting', TEXT.replace('4m, goal', '240s,    goal')],
  ['comments', `# a comment\n${TEXT}`],
  ['the order of keys', TEXT.replace('arrivals: 60/h, talk: 4m', 'talk: 4m, arrivals: 60/h')],
  ['a default written out', `${TEXT}at-end: work-off\n`],
  ['name, seed and replications', `${TEXT}name: Other\nrun: { seed: 7, replications: 5 }\n`],
  ['line ends', TEXT.replaceAll('\n', '\r\n')],
])('%s: no part of it', (_, text) => {
  expect(hashOf(text)).toBe(hashOf(TEXT))
  expect(hashOf(TEXT, STAFF.replaceAll('\n', '\r\n'))).toBe(hashOf(TEXT))
})

test('numbers, the order of types and the contents of files are part of it', () => {
  const reordered = TEXT.replace(/( {2}support.*\n)( {2}sales.*\n)/, '$2$1')
  const variants = [TEXT, TEXT.replace('4m', '5m'), reordered, TEXT.replace('staff.csv', './staff.csv')]
  const hashes = variants.map((text) => hashOf(text))
  expect(new Set(hashes).size).toBe(3)
  expect(hashes[3]).toBe(hashes[0])
  expect(hashOf(TEXT, STAFF.replace('7', '8'))).not.toBe(hashes[0])
})

test('where the folder lies is no part of it', () => {
  const files: Record<string, string> = { 'x/y/a.yaml': TEXT, 'x/y/staff.csv': STAFF }
  expect(loadScenario('x/y/a.yaml', (path) => files[path]).hash).toBe(hashOf(TEXT))
})
