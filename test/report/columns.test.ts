import { expect, test } from 'vitest'
import { type Column, tabulate } from '../../src/report/columns.ts'
import { printable, shorten, textWidth, wrap } from '../../src/report/text-width.ts'

const rows = [
  { cells: [{ text: 'short' }, { text: '81.3 %', margin: '0.4' }, { text: '1' }] },
  { cells: [{ text: 'rather long' }, { text: '7.2 %', margin: '12.1' }, { text: '12 345' }], ruled: true },
]
const columns: Column[] = [
  { head: 'name', align: 'left', atLeast: 9 },
  { head: 'level', marginRank: 1 },
  { head: 'many', rank: 2 },
]
const lines = (width: number) => tabulate(columns, rows, width, (text) => text)

test('values end and margins begin at one place', () => {
  expect(lines(80)).toEqual([
    'name                 level    many',
    'short        81.3 % ± 0.4        1',
    '──────────────────────────────────',
    'rather long   7.2 % ± 12.1  12 345',
  ])
})

test('what does not fit goes in order of rank, after names are shortened', () => {
  expect(lines(32)[3]).toBe('rath…long   7.2 % ± 12.1  12 345')
  expect(lines(31)[3]).toBe('rather long   7.2 %  12 345')
  expect(lines(20)[3]).toBe('rather long   7.2 %')
})

test('wide characters take two columns, marks and colours none', () => {
  expect(['abc', '電話', 'e\u0301', '\u001b[31mred\u001b[39m', '± 0.4 – …', '👍'].map(textWidth)).toEqual([
    3, 4, 1, 3, 9, 2,
  ])
  expect(shorten('電話とチャット', 6)).toBe('電…ト')
  expect(printable('a\u001b[31mb\n')).toBe('a�[31mb�')
})

test('names are cut in the middle, so that those of a series stay apart', () => {
  const names = Array.from({ length: 50 }, (_, i) => shorten(`type-with-long-name-${i}`, 14))
  expect(names[0]).toBe('type-wi…name-0')
  expect(new Set(names).size).toBe(50)
  expect(['abcdef', 'abcdef', 'abcdef'].map((text, i) => shorten(text, i))).toEqual(['', '…', 'a…'])
})

test('running text breaks at spaces, never before a %, and inside a word only where it must', () => {
  expect(wrap('aa bb cc', 5)).toEqual(['aa bb', 'cc'])
  expect(wrap('of 12 345', 7)).toEqual(['of', '12 345'])
  expect(wrap('about 80 %', 8)).toEqual(['about', '80 %'])
  expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
  expect(wrap('one two three', 8, '  ')).toEqual(['one two', '  three'])
})

test('a margin that was left out comes back where a column that went leaves it room, and what lacks one is told', () => {
  const columns: Column[] = [
    { head: 'x', align: 'left' },
    { head: 'first', marginRank: 1 },
    { head: 'second', rank: 2, marginRank: 3 },
    { head: 'third', marginRank: 4 },
  ]
  const cell = { text: '10.0 s', margin: '1.0' }
  const rows = [{ cells: [{ text: 'a' }, cell, cell, cell] }]
  const at = (width: number) => {
    const lost: string[] = []
    const [, line] = tabulate(
      columns,
      rows,
      width,
      (text) => text,
      (head) => lost.push(head),
    )
    return { line, lost }
  }
  expect(at(43)).toEqual({ line: 'a  10.0 s ± 1.0  10.0 s ± 1.0  10.0 s ± 1.0', lost: [] })
  expect(at(37)).toEqual({ line: 'a  10.0 s  10.0 s ± 1.0  10.0 s ± 1.0', lost: ['first'] })
  expect(at(36)).toEqual({ line: 'a  10.0 s ± 1.0  10.0 s ± 1.0', lost: [] })
  expect(at(23)).toEqual({ line: 'a  10.0 s  10.0 s ± 1.0', lost: ['first'] })
})
