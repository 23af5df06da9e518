import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Summary } from '../../src/experiment/summary.ts'
import { comparisonWorkbook } from '../../src/report/workbook/comparison-workbook.ts'
import { runWorkbook } from '../../src/report/workbook/run-workbook.ts'
import type { StyledCell, Workbook } from '../../src/report/workbook/workbook.ts'
import { xlsxOf } from '../../src/results/xlsx/xlsx.ts'
import { compared, plainCenter, ran } from './exported.ts'

const office = ['soffice', 'libreoffice'].find((program) => spawnSync(program, ['--version']).status === 0)

const TOO_LONG = 120_000

/** One who opens it without what was computed before: every formula is its own work. */
describe.skipIf(office === undefined)('in LibreOffice (skipped where there is none)', () => {
  const home = mkdtempSync(join(tmpdir(), 'agner-office-'))
  afterAll(() => rmSync(home, { recursive: true, force: true }))
  let summary: Summary
  let workbooks: Readonly<Record<string, Workbook>>
  beforeAll(async () => {
    summary = await ran(plainCenter)
    workbooks = {
      run: runWorkbook(summary, { timing: false }),
      compare: comparisonWorkbook(await compared(plainCenter)),
    }
    for (const [name, workbook] of Object.entries(workbooks))
      writeFileSync(join(home, `${name}.xlsx`), xlsxOf(withoutResults(workbook)))
    const { status, stderr } = spawnSync(
      office ?? '',
      [
        `-env:UserInstallation=file://${join(home, 'profile')}`,
        '--headless',
        '--convert-to',
        // Comma, quotes, UTF-8, numbers as they are rather than as they are shown, every sheet into a file of its own.
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1',
        '--outdir',
        home,
        ...Object.keys(workbooks).map((name) => join(home, `${name}.xlsx`)),
      ],
      { encoding: 'utf8', timeout: TOO_LONG },
    )
    if (status !== 0) throw new Error(`LibreOffice does not open them: ${stderr}`)
  }, TOO_LONG)

  test('every sheet opens, no cell is an error, and every formula comes to what was simulated', () => {
    let formulas = 0
    for (const [name, { sheets }] of Object.entries(workbooks)) {
      for (const sheet of sheets) {
        const text = readFileSync(join(home, `${name}-${sheet.name}.csv`), 'utf8')
        expect(text).not.toMatch(/#(REF|NAME|VALUE|DIV\/0|N\/A|NUM|NULL)|Err:/)
        const { data } = Papa.parse<string[]>(text)
        sheet.rows.forEach((cells, row) =>
          cells.forEach((cell, column) => {
            if (cell === null || typeof cell !== 'object' || cell.formula === undefined) return
            if (cell.format === 'date' || cell.format === 'time' || cell.format === 'duration') return
            const found = data[row][column]
            formulas++
            if (typeof cell.value === 'number')
              expect(numberOf(found), `${sheet.name} ${cell.formula}`).toBeCloseTo(cell.value, 6)
            else expect(found).toBe(cell.value ?? '')
          }),
        )
      }
    }
    expect(formulas).toBeGreaterThan(100)
    expect(readdirSync(home).filter((file) => file.endsWith('.csv')).length).toBe(
      Object.values(workbooks).reduce((sum, { sheets }) => sum + sheets.length, 0),
    )
  })
})

/** A share is shown as one whatever is asked. */
function numberOf(text: string): number {
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
}

function withoutResults(workbook: Workbook): Workbook {
  const bare = (cell: StyledCell): StyledCell => (cell.formula === undefined ? cell : { ...cell, value: null })
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((cells) =>
      cells.map((cell) => (cell !== null && typeof cell === 'object' ? bare(cell) : cell)),
    ),
  }))
  return { ...workbook, sheets }
}
