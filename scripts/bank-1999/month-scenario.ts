import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadText, type Loaded } from '../../src/index.ts'
import { CONTACT_TYPES } from './contact-types.ts'
import { readCsv, type RecordedTables } from './recorded-tables.ts'

export const MONTHS = ['01', '02', '03', '04', '05', '06', '07'].map((month) => `1999-${month}`)

const NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July']

export function monthName(month: string): string {
  return NAMES[Number(month.slice(5)) - 1]
}

/** Which row of busyness.csv a type goes by: the factors of the two kinds of account holder cannot be told apart. */
const TOPIC_OF: Readonly<Record<string, string>> = { regular: 'account', priority: 'account' }

/**
 * The factor of each type, with this correlation between any two, gives the spread of a month's daily totals
 * (busyness.csv, within-month, all: cv 15.8 %).
 */
const CORRELATION_WITHIN_MONTH = '59%'

/**
 * The weekday scenario with a month's own arrivals, staffing, mean talk times, and its busyness: what days of one month
 * differ by. Patience and the spread of talk stay those of the whole recording.
 */
export function monthScenario(month: string, folder: string, recorded: RecordedTables): string {
  const column = month.slice(5)
  const spread = new Map(
    readCsv(join(folder, 'busyness.csv')).flatMap(({ scope, topic, cv }) =>
      scope === 'within-month' ? [[topic, `${(100 * Number(cv)).toFixed(1)}%`] as const] : [],
    ),
  )
  const types = CONTACT_TYPES.flatMap((type) => {
    const own = spread.get(TOPIC_OF[type] ?? type)
    return [
      `  ${type}:`,
      `    arrivals: { file: arrivals-by-month.csv, column: ${type}-${column} }`,
      `    talk: { mean: ${recorded.row({ month, type }).talk}s }`,
      ...(type in TOPIC_OF ? [] : [`    busyness: { cv: ${own} }`]),
    ]
  })
  const groups = ['general', 'internet'].map(
    (room) => `  ${room}: { agents: { file: staffing-by-month.csv, column: ${room}-${column} } }`,
  )
  return [
    'agner: 1',
    'extends: weekday.yaml',
    `name: Bank 1999, ${monthName(month)}`,
    `busyness: { cv: ${spread.get('account')}, correlation: ${CORRELATION_WITHIN_MONTH} }`,
    'types:',
    ...types,
    'groups:',
    ...groups,
    '',
  ].join('\n')
}

/** Loads a scenario given as text as if it stood in the folder. */
export function loadIn(folder: string, text: string): Loaded {
  const names = readdirSync(folder).filter((name) => /\.(csv|yaml)$/.test(name))
  return loadText(text, Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])))
}
