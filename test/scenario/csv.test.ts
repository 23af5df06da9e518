import { describe, expect, test } from 'vitest'
import { calendarOf, openingOf } from '../../src/scenario/calendar.ts'
import { readIntervalColumn } from '../../src/scenario/compile-interval-file.ts'
import { calendarPeriods } from '../../src/scenario/compile-periods.ts'
import { readTable } from '../../src/scenario/csv.ts'

const HOUR = 3600
const places = (problems: readonly { line: number; column: number; message: string }[]) =>
  problems.map(({ line, column, message }) => `${line}:${column} ${message}`)

/** Monday and tuesday, hourly, open from 08:00 to 10:00. */
function gridOf({ start = null as string | null, days = 2, hasHours = true } = {}) {
  const calendar = calendarOf({ start, days, timezone: 'UTC' })
  const window = { weekdays: [0, 1, 2, 3, 4, 5, 6], from: 8 * HOUR, to: 10 * HOUR }
  return {
    calendar,
    periods: calendarPeriods(calendar, HOUR, { warmupDays: 0 }),
    intervalSeconds: HOUR,
    opening: hasHours ? openingOf(calendar, [window]) : null,
  }
}

function column(text: string, { name = 'a', whole = null as 'agents' | null, grid = gridOf() } = {}) {
  const { table, problems } = readTable('a.csv', text)
  if (table === null || problems.length > 0) throw new Error(places(problems).join())
  return readIntervalColumn(table, name, grid, { whole })
}
const faults = (...args: Parameters<typeof column>) => places(column(...args).problems)
const fullDay = 'start,a\n08:00,1\n09:00,2\n'

describe('a table', () => {
  test('may begin with a byte order mark and have semicolons, decimal commas, quotes, blank lines and remarks', () => {
    const { table, problems } = readTable('a.csv', '\uFEFF# counted in June\r\nstart;"a b"\r\n\r\n08:00;"1,5"\r\n')
    expect(problems).toEqual([])
    expect(table!.columns.map(({ text }) => text)).toEqual(['start', 'a b'])
    expect(table!.rows[0].map(({ text, line }) => [text, line])).toEqual([
      ['08:00', 4],
      ['1,5', 4],
    ])
  })

  test('keeps its line numbers over a quoted line break', () => {
    const { table } = readTable('a.csv', 'a,b\n"x\ny",1\n2,3\n')
    expect(table!.rows.map((row) => row[0].line)).toEqual([2, 4])
  })

  test('is refused whole if it is binary, huge or empty', () => {
    expect(places(readTable('a.csv', 'PK\u0003\u0004\u0000\u0000').problems)).toEqual(['1:1 this is not a text file'])
    expect(places(readTable('a.csv', '\uFFFD\uFFFDa,b\n1,2').problems)).toEqual(['1:1 this is not a text file'])
    expect(places(readTable('a.csv', '1,2\n'.repeat(5_100_000)).problems)[0]).toMatch(
      /^1:1 the file is too big: 21 million/,
    )
    expect(places(readTable('a.csv', ' \n#\n').problems)).toEqual(['1:1 the file is empty'])
    expect(places(readTable('a.csv', 'a,b\n').problems)).toEqual(['1:1 the file has a header and no rows'])
  })

  test('names rows that are shorter or longer than the header', () => {
    expect(places(readTable('a.csv', 'start,a\n08:00\n09:00,1,2\n10:00,1').problems)).toEqual([
      '2:1 1 cell here, and 2 columns in the header',
      '3:9 3 cells here, and 2 columns in the header',
    ])
  })

  test('names unnamed and repeated columns', () => {
    expect(places(readTable('a.csv', 'a,,a\n1,2,3').problems)).toEqual([
      '1:3 a column without a name',
      '1:4 a second column named `a`',
    ])
  })

  test('names a quote that never ends', () => {
    expect(places(readTable('a.csv', 'a,b\n"1,2\n3,4').problems)).toEqual([
      '2:1 a quotation mark is missing or misplaced',
    ])
  })

  test('with many problems shows the first of them', () => {
    const { problems } = readTable('a.csv', `a,b\n${'1\n'.repeat(100)}`)
    expect(problems).toHaveLength(20)
    expect(problems[19].message).toBe('and 81 more problems in this file')
  })
})

describe('a column by interval', () => {
  test('without a day column is the same every day, and 0 when closed', () => {
    const { values, problems } = column(fullDay)
    expect(problems).toEqual([])
    expect(Array.from(values).flatMap((value, i) => (value === 0 ? [] : [[i, value]]))).toEqual([
      [8, 1],
      [9, 2],
      [32, 1],
      [33, 2],
    ])
  })

  test('by weekday takes spans, full names and decimal commas', () => {
    const text =
      '\uFEFFweekday;start;a\nmon-sun;8:00;0,5\nMonday;09:00;1.5\ntue;09:00;,25\nwed-sun;09:00;7\ntue;23:00;3\n'
    const { values, problems } = column(text)
    expect(problems).toEqual([])
    expect([8, 9, 32, 33, 47].map((period) => values[period])).toEqual([0.5, 1.5, 0.5, 0.25, 3])
  })

  test('by number of the day and by date leaves days outside the horizon aside', () => {
    const byDay = column('day,start,a\n1,08:00,1\n1,09:00,2\n2,08:00,3\n2,09:00,4\n3,08:00,5\n')
    expect([8, 9, 32, 33].map((period) => byDay.values[period])).toEqual([1, 2, 3, 4])
    const grid = gridOf({ start: '2024-02-29', days: 1 })
    const byDate = column('date,start,a\n2024-02-28,08:00,9\n2024-02-29,08:00,1\n2024-02-29,09:00,2\n', { grid })
    expect([byDate.problems, byDate.values[8], byDate.values[9]]).toEqual([[], 1, 2])
  })

  test('holds in both hours of the clock where an hour comes twice', () => {
    const calendar = calendarOf({ start: '2024-10-27', days: 1, timezone: 'Europe/Amsterdam' })
    const grid = { ...gridOf(), calendar, opening: null, periods: calendarPeriods(calendar, HOUR, { warmupDays: 0 }) }
    const { values } = column('start,a\n01:00,1\n02:00,2\n03:00,3\n', { grid })
    expect(Array.from(values.slice(0, 6))).toEqual([0, 1, 2, 2, 3, 0])
  })

  test('is a problem where a row is missing in opening hours, and a warning without hours', () => {
    const text = 'weekday,start,a\nmon,08:00,1\nmon,09:00,1\ntue,08:00,1\n'
    expect(faults(text)).toEqual(['1:15 no row for tue 09:00, when it is open'])
    const { problems } = column(text, { grid: gridOf({ hasHours: false }) })
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'no row for mon 00:00 and 44 more intervals: taken as 0'],
    ])
  })

  test('with rows further apart than the interval says so, and what to change', () => {
    const text = 'start,a\n08:00,1\n10:00,2\n12:00,3\n16:00,3\n'
    for (const hasHours of [true, false]) {
      const [problem] = column(text, { grid: gridOf({ hasHours }) }).problems
      expect(places([problem])).toEqual(['1:1 the file has a row every 2h, and `calendar.interval` is 1h'])
      expect([problem.severity, problem.allowed]).toEqual(['error', '`calendar.interval: 2h`, or a row every 1h'])
    }
    expect(faults('start,a\n08:00,1\n09:00,2\n11:00,3\n13:00,3\n')).toEqual([])
  })

  test('names every bad cell with its place', () => {
    const rows = ['08:00,', '09:00,x', '08:10,1', '8h,1', '10:00,-1', '11:00,1.234.5', '24:00,1', '12:00,1e999']
    expect(faults(`start,a\n${rows.join('\n')}`)).toEqual([
      '2:7 an empty cell where a number should be',
      '3:7 `x` is not a number',
      '4:1 08:10 starts no interval of 60 minutes',
      '5:1 `8h` is not a clock time',
      '6:7 -1 is negative',
      '7:7 `1.234.5` is not a number',
      '8:1 24:00 starts no interval of 60 minutes',
      '9:7 1e999 is too large',
    ])
  })

  test('says how to write numbers', () => {
    expect(column('start,a\n08:00,"1,5"').problems[0].allowed).toBe('a number such as 1234.5')
    expect(column('start;a\n08:00;1.234,5').problems[0].allowed).toMatch('1234,5')
  })

  test('refuses what may be thousands where other numbers have another decimal mark', () => {
    const comma = column('start;a\n08:00;1.200\n09:00;20,5')
    expect(places(comma.problems)).toEqual(['2:7 `1.200` may be 1200 or 1.2: other numbers here have decimal commas'])
    expect(comma.problems[0].allowed).toBe('1200 or 1,2')
    expect(faults('start;a;b\n08:00;1.200;1\n09:00;2;0,5')).toHaveLength(1)
    expect(faults('start;a\n08:00;1,200\n09:00;20.5')).toEqual([
      '2:7 `1,200` may be 1200 or 1.2: other numbers here have decimal points',
    ])
    expect(faults('start\ta\n08:00\t1.200\n09:00\t12.500')).toEqual([])
    expect(faults('start;a\n08:00;0.125\n09:00;20,5')).toEqual([])
    expect(faults('start,a\n08:00,1.200\n09:00,20.5')).toEqual([])
  })

  test('takes whole numbers up to the limit only, if they are of agents', () => {
    const { problems } = column('start,a\n08:00,1.5\n09:00,100000001', { whole: 'agents' })
    expect(places(problems)).toEqual(['2:7 1.5 agents', '3:7 100000001 agents'])
    expect(problems[1].allowed).toBe('a whole number of agents from 0 to 100000')
    expect(column('start,a\n08:00,0\n09:00,100000', { whole: 'agents' }).problems).toEqual([])
  })

  test('has one row per interval', () => {
    expect(faults(`${fullDay}09:00,3`)).toEqual(['4:1 a second row for 09:00: the first is on line 3'])
    expect(faults('weekday,start,a\nmon-fri,08:00,1\nfri,08:00,1\nmon,09:00,1\n')).toEqual([
      '3:5 a second row for 08:00 of fri: the first is on line 2',
    ])
  })

  test('is found by its name, or the nearest is suggested', () => {
    const { problems } = column('weekday,begin,support\nmon,08:00,1', { name: 'suport' })
    expect(problems.map(({ message, allowed, suggestion }) => [message, allowed, suggestion])).toEqual([
      ['no column `start`', 'weekday, begin and support', undefined],
      ['no column `suport`', 'begin and support', 'support'],
    ])
  })

  test('says which days with one column, and one that exists', () => {
    expect(faults('weekday,day,start,a\nmon,1,08:00,1')[0]).toBe('1:9 columns `weekday` and `day` both say which day')
    expect(faults('date,start,a\n2024-01-01,08:00,1')[0]).toBe('1:1 dates, and the scenario has none')
    expect(faults('weekday,start,a\nmoo,08:00,1\nmon-,08:00,1')).toEqual([
      '2:1 `moo` is not a weekday',
      '3:1 `mon-` is not a weekday',
    ])
    expect(faults('day,start,a\n0,08:00,1')).toEqual(['2:1 `0` is not the number of a day'])
    expect(faults('date,start,a\n1/2/24,08:00,1', { grid: gridOf({ start: '2024-01-01' }) })).toEqual([
      '2:1 `1/2/24` is not a date',
    ])
  })
})
