import readXlsxFile from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Summary } from '../../src/experiment/summary.ts'
import { localeNamed, type Locale } from '../../src/report/locales.ts'
import { comparisonWorkbook } from '../../src/report/workbook/comparison-workbook.ts'
import { runWorkbook } from '../../src/report/workbook/run-workbook.ts'
import type { Workbook } from '../../src/report/workbook/workbook.ts'
import { xlsxOf } from '../../src/results/xlsx/xlsx.ts'
import { compared, HOSTILE, hostileCenter, partsOf, plainCenter, ran } from './exported.ts'

type Cell = string | number | boolean | Date | null
type Read = Readonly<Record<string, readonly (readonly Cell[])[]>>

/** By name of the sheet, as a reader of our own has it. */
async function readBack(bytes: Uint8Array): Promise<Read> {
  const sheets = (await readXlsxFile(Buffer.from(bytes))) as { sheet: string; data: Cell[][] }[]
  return Object.fromEntries(sheets.map(({ data, sheet }) => [sheet, data]))
}

let summary: Summary
let bytes: Uint8Array
let sheets: Read
let parts: Readonly<Record<string, string>>
beforeAll(async () => {
  summary = await ran(plainCenter)
  bytes = xlsxOf(runWorkbook(summary, { timing: false }))
  sheets = await readBack(bytes)
  parts = partsOf(bytes)
})

/** The XML of a sheet by its name. */
function sheetNamed(name: string, of = parts): string {
  const names = [...of['xl/workbook.xml'].matchAll(/<sheet name="([^"]*)"/g)].map(([, found]) => found)
  return of[`xl/worksheets/sheet${names.indexOf(name) + 1}.xml`]
}

describe('the spreadsheet of a run', () => {
  test('has a sheet for each thing', () => {
    expect(Object.keys(sheets)).toEqual([
      'summary',
      'what if',
      'costs',
      'intervals',
      'intervals by queue',
      'intervals by group',
      'days',
      'queues',
      'groups',
      'months',
      'figures',
    ])
  })

  test('has all figures of the whole run, to the last digit', () => {
    const [head, ...rows] = sheets.figures
    expect(head.slice(0, 7)).toEqual(['scope', 'name', 'figure', 'unit', 'value', 'low', 'high'])
    const told = new Map(rows.map(([scope, name, figure, , ...ends]) => [[scope, name, figure].join('|'), ends]))
    for (const scope of ['types', 'queues', 'groups', 'clients'] as const)
      for (const [name, figures] of Object.entries(summary[scope] ?? {}))
        for (const [figure, { value, low, high }] of Object.entries(figures))
          expect([figure, told.get(`${scope}|${name}|${figure}`)?.slice(0, 3)]).toEqual([figure, [value, low, high]])
    expect(told.get('totals||cost')?.[0]).toBe(summary.totals.cost.value)
  })

  test('has a row for each interval in which there is anything, with real dates and times', () => {
    const [head, ...rows] = sheets.intervals
    expect(head.slice(0, 6)).toEqual(['date', 'from', 'minutes', 'days', 'offered', 'service level'])
    const busy = summary.intervals.filter(({ totals }) => totals.offered.value! + totals.signedIn.value! > 0)
    expect(rows).toHaveLength(busy.length + 2)
    busy.forEach(({ date, start, seconds, totals }, i) => {
      const [day, from, minutes, days, offered, level, asa] = rows[i]
      expect(day).toEqual(new Date(`${date}T00:00:00Z`))
      expect((from as Date).toISOString().slice(11, 16)).toBe(start)
      expect([minutes, days, offered]).toEqual([seconds / 60, 1, totals.offered.value])
      expect([level, asa]).toEqual([totals.serviceLevel.value, totals.asa.value])
    })
  })

  test('has totals as formulas, whose values are those that were simulated', () => {
    const rows = sheets.intervals
    const [sums, simulated] = rows.slice(-2)
    expect(sums[0]).toBe('of these rows')
    expect(simulated[0]).toBe('as simulated')
    for (const column of [4, 5, 6, 7, 8, 9, 10, 12, 13]) {
      expect(sums[column]).toBeCloseTo(Number(simulated[column]), 9)
    }
    const last = rows.length - 2
    expect(sheetNamed('intervals')).toContain(`<f>SUMPRODUCT(E2:E${last},D2:D${last})</f>`)
  })

  test('computes what is paid from units and prices, to what was simulated', () => {
    const rows = sheets.costs
    const wage = rows.find(([, , what]) => what === 'wage of first')!
    expect(Number(wage[5]) * Number(wage[7])).toBeCloseTo(Number(wage[9]), 1)
    const all = rows.find(([who]) => who === 'all')!
    // Each payment is rounded to a cent.
    expect(Math.abs(Number(all[8]) - summary.totals.cost.value!)).toBeLessThan(0.02)
    const issue = rows.find(([who]) => who === 'a resolved issue')!
    expect(issue[8]).toBeCloseTo(summary.totals.costPerResolvedIssue.value!, 3)
    expect(sheetNamed('costs')).toContain('<f>F2*H2</f>')
    expect(sheetNamed('costs')).toMatch(
      /<f>SUMPRODUCT\(EXACT\(A2:A\d+,A\d+\)\*\(E2:E\d+&lt;&gt;&quot;losses&quot;\),I2:I\d+\)<\/f>/,
    )
  })

  test('has workload by interval that follows from what may be changed', () => {
    const rows = sheets['what if']
    const head = rows.findIndex(([first]) => first === 'date')
    const [, , minutes, offered, aht, agents, load, occupancy] = rows[head + 1].map(Number)
    expect(load).toBeCloseTo((offered * aht) / (60 * minutes), 9)
    expect(occupancy).toBeCloseTo(load / agents, 9)
    expect(sheetNamed('what if')).toContain("<f>'intervals'!E2*(1+$B$4)</f>")
  })

  test('has heads that stay, filters, widths, and formats of percent, money, dates and times', () => {
    const xml = sheetNamed('intervals')
    expect(xml).toContain('<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>')
    expect(xml).toMatch(/<autoFilter ref="A1:S\d+"\/>/)
    expect(xml).toMatch(/<cols><col min="1" max="1" width="13"/)
    expect(parts['xl/workbook.xml']).toContain('_xlnm._FilterDatabase')
    const codes = [...parts['xl/styles.xml'].matchAll(/formatCode="([^"]*)"/g)].map(([, code]) => code)
    expect(codes).toEqual(expect.arrayContaining(['0.0%', '[$EUR] #,##0.00', 'yyyy-mm-dd', 'hh:mm', '[m]:ss']))
  })

  test('has charts of cells that are there', () => {
    const charts = Object.entries(parts).filter(([path]) => path.startsWith('xl/charts/'))
    expect(charts.length).toBeGreaterThanOrEqual(4)
    for (const [path, xml] of charts) {
      expect(parts['[Content_Types].xml']).toContain(`/${path}`)
      const ranges = [...xml.matchAll(/<c:f>'([^']+)'!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?<\/c:f>/g)]
      expect(ranges).toHaveLength([...xml.matchAll(/<c:f>/g)].length)
      for (const [, sheet, column, first, , last = first] of ranges) {
        expect(Number(last)).toBeLessThanOrEqual(sheets[sheet].length)
        expect(column.charCodeAt(0) - 65).toBeLessThan(sheets[sheet][Number(first) - 1].length)
      }
    }
    const [[, first]] = charts
    expect(first).toContain('<c:crosses val="max"/>')
  })

  test('is the same bytes twice', () => {
    expect(Buffer.compare(bytes, xlsxOf(runWorkbook(summary, { timing: false })))).toBe(0)
  })

  test('in a locale has its dates and its money', () => {
    const polish = localeNamed('pl-PL') as Locale
    const styles = partsOf(xlsxOf(runWorkbook(summary, { timing: false, locale: polish })))['xl/styles.xml']
    expect(styles).toContain('formatCode="[$-415]dd.mm.yyyy"')
    expect(styles).toContain('formatCode="[$-415]#,##0.00 &quot;EUR&quot;"')
  })
})

describe('names that look like formulas or markup', () => {
  test('are texts in a spreadsheet, and in no formula, name of a sheet or title of a chart', async () => {
    const hostile = await ran(hostileCenter)
    const written = xlsxOf(runWorkbook(hostile, { timing: false }))
    const read = await readBack(written)
    const texts = new Set(Object.values(read).flat(2))
    for (const name of [HOSTILE.scenario, HOSTILE.queue, HOSTILE.other, HOSTILE.group, HOSTILE.client])
      expect(texts).toContain(name)
    const found = partsOf(written)
    for (const [path, xml] of Object.entries(found)) {
      expect(xml).not.toContain('<img')
      for (const [, formula] of xml.matchAll(/<(?:c:)?f>([^<]*)</g))
        expect(formula).not.toMatch(/cmd|SUM\(A1\)|1\+1|2\+3/)
      if (path.startsWith('xl/charts/')) expect(xml).not.toMatch(/cmd|alert/)
    }
    expect(found['xl/workbook.xml']).not.toMatch(/cmd|alert|1\+1/)
    // Edited, they stay texts.
    expect(found['xl/styles.xml']).toContain('quotePrefix="1"')
  })

  test('in a comparison too', async () => {
    const read = await readBack(xlsxOf(comparisonWorkbook(await compared(hostileCenter))))
    expect(read.variants[0].slice(4)).toEqual(['base', HOSTILE.variant, 'difference'])
  })
})

describe('the spreadsheet of a comparison', () => {
  test('has variants side by side, differences with verdicts, and cost by kind', async () => {
    const comparison = await compared(plainCenter)
    const written = xlsxOf(comparisonWorkbook(comparison))
    const read = await readBack(written)
    expect(Object.keys(read)).toEqual(['summary', 'variants', 'differences', 'cost by kind'])
    const [figure] = comparison.figures
    expect(read.variants[1].slice(4, 6)).toEqual(figure.variants.map(({ value }) => value))
    const [, , second] = read.differences
    expect(second.slice(7, 10)).toEqual([
      figure.differences[0].value,
      figure.differences[0].low,
      figure.differences[0].high,
    ])
    const cost = comparison.figures.find(({ key, scope }) => key === 'cost' && scope === 'totals')!
    expect(read['cost by kind'][1][3]).toBeCloseTo(cost.variants[0].value!, 6)
    expect(partsOf(written)['xl/charts/chart1.xml']).toContain('<c:grouping val="stacked"/>')
  })
})

test('a text is a text, whatever it holds', async () => {
  const odd = ['constructor', '__proto__', '_x0041_', '\u0000 \uD800', ' a ', '&lt;', 'x'.repeat(40_000)]
  const workbook: Workbook = { title: 'odd', sheets: [{ name: 'odd', widths: [], rows: odd.map((text) => [text]) }] }
  const written = xlsxOf(workbook)
  const xml = partsOf(written)['xl/worksheets/sheet1.xml']
  expect(xml).toContain('<t xml:space="preserve">_x005F_x0041_</t>')
  const [first, second, , lost, spaced, entity, long] = (await readBack(written)).odd.flat()
  expect([first, second, entity]).toEqual(['constructor', '__proto__', '&lt;'])
  expect(lost).toBe('\uFFFD \uFFFD')
  expect(String(spaced).trim()).toBe('a')
  expect(String(long)).toHaveLength(32_767)
})

test('a text that would be a formula were it typed in stays a text when it is edited, and no other is marked so', () => {
  const texts = ['=1', '+1', '-1', '@A1', 'plain', "'=1", '1-1']
  const workbook: Workbook = { title: 'typed', sheets: [{ name: 'typed', widths: [], rows: [texts] }] }
  const found = partsOf(xlsxOf(workbook))
  const styles = [...found['xl/styles.xml'].matchAll(/<xf [^>]*applyNumberFormat[^>]*>/g)].map(([style]) => style)
  const cells = [...found['xl/worksheets/sheet1.xml'].matchAll(/<c r="[A-Z]+1"(?: s="(\d+)")?/g)]
  const marked = cells.map(([, style = '0']) => styles[Number(style)].includes('quotePrefix="1"'))
  expect(marked).toEqual([true, true, true, true, false, false, false])
})
