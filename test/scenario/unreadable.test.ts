import { describe, expect, test } from 'vitest'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'

/** The problems as lines: `line:column message`. */
function said(text: string, files: Record<string, string | Uint8Array> = {}): string[] {
  try {
    loadScenarioText(text, files)
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    return error.problems.map(({ line, column, message, found }) => {
      return `${line}:${column} ${message}${found === undefined ? '' : `, found ${found}`}`
    })
  }
  return []
}

describe('a file that is no scenario', () => {
  test.each([
    ['nothing', '', '1:1 the file is empty'],
    ['comments only', '# agner\n', '1:1 the file is empty'],
    ['a list', '- agner: 1\n', '1:1 expected a map of keys such as name, types and groups, found a list'],
    ['a text', 'hello', '1:1 expected a map of keys such as name, types and groups, found a text'],
    [
      'an unclosed brace',
      'agner: 1\ntypes: { a: 1\n',
      '3:1 the indentation is off (the keys of one map start in one column), or a bracket above is not closed',
    ],
    ['zero bytes', 'agner: 1\nname: a\0b\n', '2:8 this is not a text file: it holds the control character 0x00'],
    ['two documents', 'agner: 1\n---\nagner: 1\n', '2:1 a second document starts here: a file holds one scenario'],
    ['an unknown alias', 'agner: *one\n', '1:8 nothing is named &one before this'],
    ['a merge of an unknown alias', 'agner: 1\nname: { <<: *one }\n', '2:13 nothing is named &one before this'],
    [
      'a merge of a text',
      'agner: &one 1\nname: { <<: *one }\n',
      '2:9 << takes a map that has been given a name such as *base, or a list of them',
    ],
    [
      'two merges in one map',
      'a: &a { b: 1 }\nc: { <<: *a, <<: *a }\n',
      '2:14 two of << in one map: write <<: [*one, *other]',
    ],
    ['a tag', 'agner: !!binary aGVsbG8=\n', ''],
    ['brackets without end', '['.repeat(20_000), ''],
    ['a map as a key', '{ [1]: 2 }', '1:3 a key is a word, not a list or a map'],
  ])('%s', (_, text, problem) => {
    const problems = said(text)
    expect(problems.length).toBeGreaterThan(0)
    if (problem !== '') expect(problems).toContain(problem)
  })

  test('bytes that are no UTF-8', () => {
    const bytes = Uint8Array.of(0x61, 0xff, 0xfe, 0x80)
    expect(said(`extends: base.yaml\n`, { 'base.yaml': bytes })).toEqual(['1:1 this is not a text file in UTF-8'])
    const utf16 = Uint8Array.of(0xff, 0xfe, 0x61, 0)
    expect(said(`extends: base.yaml\n`, { 'base.yaml': utf16 })[0]).toContain('saved as UTF-16')
  })

  test('50 MB', () => {
    const [problem] = said(`# ${'x'.repeat(50_000_000)}`)
    expect(problem).toBe(
      '1:1 this file is too big for a scenario: 51 million characters, at most 1 million. Put numbers by the hundred into CSV files beside it',
    )
  })

  test('a kilobyte of aliases that stand for billions of values', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(', ')}]`,
    )
    expect(said(`l0: &l0 1\n${levels.join('\n')}\n`).join()).toContain('more than 50000 values')
  })

  test('an alias to what it stands in', () => {
    expect(said('a: &a { b: *a }\n').length).toBeGreaterThan(0)
  })
})

describe('a megabyte of', () => {
  const most = 900_000
  test.each([
    ['brackets', '['.repeat(most)],
    [
      'types of the wrong kind',
      `agner: 1\ntypes:\n${Array.from({ length: most / 12 }, (_, i) => `  t${i}: 1`).join('\n')}`,
    ],
    ['unknown keys', Array.from({ length: most / 12 }, (_, i) => `k${i}: 1`).join('\n')],
    ['one key again and again', 'a:\n'.repeat(most / 3)],
  ])('%s is refused like any other file', (_, text) => {
    expect(said(text).length).toBeGreaterThan(0)
  })
})
