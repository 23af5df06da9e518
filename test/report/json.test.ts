import { expect, test } from 'vitest'
import { json, jsonInParts } from '../../src/report/json.ts'
import { jsonText } from '../../src/report/json-text.ts'
import { about, bank } from './fixture.ts'

test('the document holds the whole summary, but for what is there for the advice', () => {
  const { remedies: _, ...findings } = bank
  expect(JSON.parse(json(bank))).toEqual(JSON.parse(JSON.stringify(findings)))
})

test('keys come in one order, whatever the order of the summary', () => {
  const shuffled = Object.fromEntries(Object.entries(bank).toReversed()) as unknown as typeof bank
  expect(json(shuffled)).toBe(json(bank))
  expect(Object.keys(JSON.parse(json(bank))).slice(0, 5)).toEqual([
    'agner',
    'scenario',
    'seed',
    'replications',
    'method',
  ])
})

test('without timing nothing is left that two equal runs differ in', () => {
  expect(json({ ...bank, seconds: 1 }, { timing: false })).toBe(json({ ...bank, seconds: 2 }, { timing: false }))
  expect(JSON.parse(json(bank, { timing: false }))).not.toHaveProperty('seconds')
  expect(JSON.parse(json(bank))).toHaveProperty('seconds', 0.09)
})

test('a figure is a line, and the text ends with one newline', () => {
  expect(json(bank)).toContain('\n      "serviceLevel": { "value": 0.813, "low": 0.80')
  expect(json(bank)).toMatch(/[^\n]\n$/)
})

test('names that objects have by nature are names like others', () => {
  const named = Object.fromEntries([['__proto__', { offered: about(1, 0) }]])
  const { queues } = JSON.parse(json({ ...bank, queues: named }))
  expect(Object.keys(queues)).toEqual(['__proto__'])
})

test('what JSON cannot hold is null', () => {
  expect(JSON.parse(jsonText({ a: Infinity, b: Number.NaN, c: undefined, d: [], e: {} }))).toEqual({
    a: null,
    b: null,
    d: [],
    e: {},
  })
})

test('in parts it is the same text, an interval at a time', () => {
  const parts = [...jsonInParts(bank)]
  expect(parts.join('')).toBe(json(bank))
  expect(parts.length).toBeGreaterThan(bank.intervals.length)
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(json(bank).length / 4)
})
