import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded, unguarded } from '../../src/scenario/csv-guard.ts'
import { columnIndex, readTable } from '../../src/scenario/csv.ts'

/** All that matters to who cuts or runs cells, and what does not. */
const MARKS = ["'", '"', ';', ',', '\t', '\r', '\n', ' ', '\u00a0', '\u0000', '=', '+', '-', '@', 'x', '1']
const text = fc.array(fc.constantFrom(...MARKS)).map((marks) => marks.join(''))
const options = { seed: 1999, numRuns: 2000 }

test('nothing in a text begins a formula, at whatever it is cut and whatever is trimmed', () => {
  const property = fc.property(text, (given) => {
    for (const cut of [/[,;\t\r\n]/, /[;\r\n]/, /[\t\r\n]/, /[,\r\n]/]) {
      // The quotes of a cell are around the text; within it each may be one.
      const [first, ...others] = guarded(given).split(cut)
      expect(first.replace(/^[\s\0]+/, '')).not.toMatch(/^[=+@-]/)
      for (const cell of others) expect(cell.replace(/^[\s\0"]+/, '')).not.toMatch(/^[=+@-]/)
    }
  })
  fc.assert(property, options)
})

test('a text without its guards is the text that was written, with apostrophes of its own', () => {
  const property = fc.property(text, (given) => {
    expect(unguarded(guarded(given))).toBe(given)
  })
  fc.assert(property, options)
  expect(guarded("x;'=1")).toBe("x;''=1")
  expect(guarded("'=1")).toBe("''=1")
})

test('a long text of blanks is read once', () => {
  const blanks = '\t'.repeat(1_000_000)
  expect(unguarded(guarded(blanks))).toBe(blanks)
})

test('a column is found by its name where that was written with a guard', () => {
  const { table } = readTable('found.csv', `start,"b, '-x",'=a,=c,'=c\n08:00,1,2,3,4\n`)
  expect(['b, -x', '=a', '=c', 'none'].map((name) => columnIndex(table!, name))).toEqual([1, 2, 3, -1])
})
