import { expect, test } from 'vitest'
import { commentLine, csvCell, csvLine } from '../../src/report/csv-cell.ts'
import { recordsCsv } from '../../src/report/records-csv.ts'

test.each([
  [`=cmd|' /C calc'!A0`, `'=cmd|' /C calc'!A0`],
  ['+1+1', `'+1+1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['-2+3', `'-2+3`],
  ['\tx', `'\tx`],
  ['\t=1', `'\t'=1`],
  ['\r=1', `"'\r'=1"`],
  ['\n=1', `"'\n'=1"`],
  [' =1', `' =1`],
  [`x;=cmd|' /C calc'!A1;y`, `x;'=cmd|' /C calc'!A1;y`],
  ['x; \u00a0+1', `x; \u00a0'+1`],
  ['x\t-1', `x\t'-1`],
  ['x;"@A1;"', `"x;""'@A1;"""`],
  ['x,=1', `"x,'=1"`],
  ['x\n=1', `"x\n'=1"`],
  ['a-b; c=d, e+f', '"a-b; c=d, e+f"'],
  ['a,"b"', '"a,""b"""'],
  ['plain', 'plain'],
])('the text %j is the cell %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})

test('a list is JSON whatever is in it, and no cell after a semicolon in it is a formula', () => {
  const columns = [{ name: 'list', kind: 'other' as const }]
  const listed = (list: readonly (string | number)[]): string => recordsCsv(columns, [[list]])
  expect(listed(['a;=1', 'b; @c', -2, 'd,-3'])).toBe(`"[""a;'=1"",""b; '@c"",-2,""d,-3""]"\n`)
  expect(listed([1, -2])).toBe('"[1,-2]"\n')
})

test('numbers are numbers, negative ones too', () => {
  expect(csvLine([-2, 1.5, null, undefined, 1e-7])).toBe('-2,1.5,,,1e-7\n')
  expect(csvLine([-2, 1.5, 'a;b', '=1;2'], { decimal: ',', separator: ';' })).toBe('-2;1,5;"a;b";"\'=1;2"\n')
})

test('a comment is one line and no cell of it is a formula, however it is cut', () => {
  expect(commentLine({ seed: 'a,=1+1\n;"@x"\t-3', scenarios: ['=1 h', '-x'] })).toBe(
    `# seed a =1+1 @x -3; scenarios '=1 h, '-x`,
  )
})
