import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Figures } from '../../src/experiment/summary.ts'
import { choose, loadText } from '../../src/index.ts'
import { json } from '../../src/report/json.ts'
import { choiceWorkbook } from '../../src/report/workbook/choice-workbook.ts'
import { comparisonWorkbook } from '../../src/report/workbook/comparison-workbook.ts'
import { runWorkbook } from '../../src/report/workbook/run-workbook.ts'
import type { StyledCell, Workbook } from '../../src/report/workbook/workbook.ts'
import { xlsxOf } from '../../src/results/xlsx/xlsx.ts'
import { compared, HOSTILE, hostileCenter, partsOf, plainCenter, ran } from './exported.ts'
import { computed, hasOffice, numberOf, TOO_LONG, type Computed } from './office.ts'

const STEADY = JSON.stringify({
  agner: 1,
  types: {
    calls: { arrivals: '30/h', talk: { law: 'exponential', mean: '4m' }, patience: '3m', goal: '80% in 20s' },
    mail: { arrivals: '10/h', talk: '3m', goal: '80% in 60s' },
  },
  groups: { team: { skills: ['calls', 'mail'], agents: 3 }, more: { skills: ['mail'], agents: 1 } },
  run: { horizon: '100h', warmup: '5h', batches: 5 },
})

/** What is written into the cells that may be changed, by what stands before them. */
const CHANGES = {
  more: {
    'volume, change': 0.25,
    'handle time, change': -0.1,
    'agents more or fewer': 2,
    'highest occupancy': 0.7,
  },
  fewer: {
    'volume, change': -0.3,
    'handle time, change': 0.4,
    'agents more or fewer': -5,
    'highest occupancy': 0.95,
  },
} as const

/** One who opens them without what was computed before: every formula is its own work. */
describe.skipIf(!hasOffice)('in LibreOffice (skipped where there is none)', () => {
  let workbooks: Readonly<Record<string, Workbook>>
  let found: Computed
  let document: { readonly intervals: readonly { readonly seconds: number; readonly totals: Figures }[] }
  beforeAll(async () => {
    const summary = await ran(plainCenter)
    document = JSON.parse(json(summary))
    const chosen = (text: string, ...clients: readonly string[]) => choose(loadText(text), { clients })
    workbooks = {
      run: runWorkbook(summary, { timing: false }),
      compare: comparisonWorkbook(await compared(plainCenter)),
      choose: choiceWorkbook([await chosen(plainCenter, 'shop'), await chosen(plainCenter, 'other')]),
      steady: runWorkbook(await ran(STEADY), { timing: false }),
      'hostile run': runWorkbook(await ran(hostileCenter), { timing: false }),
      'hostile compare': comparisonWorkbook(await compared(hostileCenter)),
      'hostile choose': choiceWorkbook([await chosen(hostileCenter, HOSTILE.client)]),
    }
    const written = Object.entries(workbooks).map(([name, workbook]) => [name, xlsxOf(withoutResults(workbook))])
    const bare: Readonly<Record<string, Uint8Array>> = Object.fromEntries(written)
    found = computed({ ...bare, more: changed(bare.run, CHANGES.more), fewer: changed(bare.run, CHANGES.fewer) })
  }, TOO_LONG)

  test.each([
    ['run', 100],
    ['compare', 1],
    ['choose', 4],
    ['steady', 0],
    ['hostile run', 100],
    ['hostile compare', 1],
    ['hostile choose', 2],
  ])(
    'every sheet of %s opens, no cell is an error, a text is as written, a formula comes to what was simulated',
    (name, least) => {
      let formulas = 0
      const { sheets } = workbooks[name]
      expect(Object.keys(found[name]).toSorted()).toEqual(sheets.map((sheet) => sheet.name).toSorted())
      for (const sheet of sheets) {
        const data = found[name][sheet.name]
        expect(
          data.flat().filter((text) => /^(#(REF!|NAME\?|VALUE!|DIV\/0!|N\/A|NUM!|NULL!)|Err:\d+)$/.test(text)),
        ).toEqual([])
        sheet.rows.forEach((cells, row) =>
          cells.forEach((cell, column) => {
            if (cell === null) return
            const { format, formula, value }: StyledCell = typeof cell === 'object' ? cell : { value: cell }
            const text = data[row]?.[column] ?? ''
            if (formula === undefined) {
              if (typeof value === 'string') expect(text).toBe(value)
              return
            }
            if (format === 'date' || format === 'time' || format === 'duration') return
            formulas++
            if (typeof value === 'number') expect(numberOf(text), `${sheet.name} ${formula}`).toBeCloseTo(value, 6)
            else expect(text).toBe(value ?? '')
          }),
        )
      }
      expect(formulas).toBeGreaterThanOrEqual(least)
    },
  )

  test.each(['more', 'fewer'] as const)('what if there is %s: every interval and all of them follow', (name) => {
    const data = found[name]['what if']
    const changes = CHANGES[name]
    for (const [label, value] of Object.entries(changes)) {
      expect(numberOf(data.find(([first]) => first === label)![1])).toBeCloseTo(value, 9)
    }
    const head = data.findIndex(([first]) => first === 'date')
    const columns = data[head]
    const rows = data.slice(head + 1).filter(([first]) => first !== '')
    // Agents who finish what they have at night are told up to the last interval in which anybody comes or is to be there.
    const { intervals } = document
    const busy = intervals.findLastIndex(({ totals }) => totals.offered.value! + totals.scheduled.value! > 0)
    const wanted = intervals
      .slice(0, busy + 1)
      .filter(({ totals }) => totals.offered.value! + totals.scheduled.value! + totals.signedIn.value! > 0)
      .map(({ seconds, totals: { agentTime, offered, scheduled } }) => {
        const contacts = offered.value! * (1 + changes['volume, change'])
        const time = (agentTime.value ?? 0) * (1 + changes['handle time, change'])
        const there = scheduled.value! === 0 ? 0 : Math.max(0, scheduled.value! + changes['agents more or fewer'])
        const load = (contacts * time) / seconds
        const needed = Math.ceil(load / changes['highest occupancy'])
        return { seconds, contacts, time, there, load, needed }
      })
    expect(rows).toHaveLength(wanted.length)
    rows.forEach((row, i) => {
      const { contacts, load, needed, seconds, there, time } = wanted[i]
      const told = {
        minutes: seconds / 60,
        offered: contacts,
        'agent time, s': time,
        agents: there,
        'load, Erlangs': load,
        'agents for the highest occupancy': needed,
        'too few by': Math.max(0, needed - there),
      }
      for (const [key, value] of Object.entries(told))
        expect(numberOf(row[columns.indexOf(key)]), `${i} ${key}`).toBeCloseTo(value, 6)
      const occupancy = row[columns.indexOf('occupancy if all are answered')]
      if (there === 0) expect(occupancy).toBe('')
      else expect(numberOf(occupancy)).toBeCloseTo(load / there, 6)
    })
    const sum = (of: (one: (typeof wanted)[number]) => number) => wanted.reduce((all, one) => all + of(one), 0)
    const [work, agents] = [
      sum(({ load, seconds }) => (load * seconds) / 3600),
      sum(({ there, seconds }) => (there * seconds) / 3600),
    ]
    const whole = (label: string): string => data.find(([first]) => first === label)![1]
    expect(numberOf(whole('hours of work'))).toBeCloseTo(work, 6)
    expect(numberOf(whole('hours of agents'))).toBeCloseTo(agents, 6)
    const occupancy = whole('occupancy, if all are answered')
    if (agents === 0) expect(occupancy).toBe('')
    else expect(numberOf(occupancy)).toBeCloseTo(work / agents, 6)
    expect(Number(whole('intervals with too few agents'))).toBe(sum(({ needed, there }) => (needed > there ? 1 : 0)))
  })
})

/** Other numbers in the cells beside some texts of the sheet `what if`. */
function changed(bytes: Uint8Array, numbers: Readonly<Record<string, number>>): Uint8Array {
  const names = [...partsOf(bytes)['xl/workbook.xml'].matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)
  const path = `xl/worksheets/sheet${names.indexOf('what if') + 1}.xml`
  const files = unzipSync(bytes)
  let xml = strFromU8(files[path])
  for (const [label, number] of Object.entries(numbers)) {
    const [, row] = new RegExp(`<c r="A(\\d+)"[^>]*><is><t[^>]*>${label}</t>`).exec(xml)!
    xml = xml.replace(new RegExp(`(<c r="B${row}"[^>]*><v>)[^<]*`), `$1${number}`)
  }
  return zipSync({ ...files, [path]: strToU8(xml) })
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
