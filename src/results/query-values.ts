import type { DuckDBType, DuckDBValue } from '@duckdb/node-api'
import type { Json } from '../report/json-text.ts'
import type { RecordColumn } from '../report/records.ts'
import type { DuckDB } from './duckdb.ts'

type TypeIds = DuckDB['DuckDBTypeId']
type Convert = (value: DuckDBValue, type: DuckDBType, self: Convert) => Json

const NUMBERS = [
  'TINYINT',
  'SMALLINT',
  'INTEGER',
  'BIGINT',
  'HUGEINT',
  'UTINYINT',
  'USMALLINT',
  'UINTEGER',
  'UBIGINT',
  'UHUGEINT',
  'BIGNUM',
  'FLOAT',
  'DOUBLE',
  'DECIMAL',
] as const satisfies readonly (keyof TypeIds)[]
const TEXTS = ['VARCHAR', 'ENUM', 'BLOB', 'UNION', 'VARIANT'] as const satisfies readonly (keyof TypeIds)[]

/** By type alone, so that a column is written in one way throughout. */
export function kindOf({ DuckDBTypeId: ids }: DuckDB, { typeId }: DuckDBType): RecordColumn['kind'] {
  if (NUMBERS.some((name) => ids[name] === typeId)) return 'number'
  return TEXTS.some((name) => ids[name] === typeId) ? 'text' : 'other'
}

/**
 * Values as JSON has them: numbers as such where a double holds them, else as text with all their digits; nothing where there is
 * no number; dates, times and intervals as DuckDB writes them.
 */
export function plainValue({ DuckDBTypeId: ids, JsonDuckDBValueConverter: json }: DuckDB): Convert {
  const numbers = new Set<number>(NUMBERS.map((name) => ids[name]))
  return (value, type, self) => {
    if (value === null) return null
    if (numbers.has(type.typeId)) return numberOf(value)
    if (type.typeId === ids.INTERVAL) return String(value)
    return json(value, type, self as Parameters<typeof json>[2]) as Json
  }
}

function numberOf(value: DuckDBValue): number | string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  const text = String(value)
  const number = Number(text)
  const point = text.indexOf('.')
  const isExact = point < 0 ? Number.isSafeInteger(number) : number.toFixed(text.length - point - 1) === text
  return isExact ? number : text
}
