import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { STANDARD_INPUT } from './files.ts'
import { fileError, UserError } from './user-error.ts'

/** The SQL that was given, in one of three ways; null where there is none. */
export async function queryText(given: string | undefined, file: string | undefined): Promise<string | null> {
  if (given !== undefined && file !== undefined) throw new UserError('query: SQL is given twice, with --file too')
  if (file !== undefined && file !== STANDARD_INPUT) return required(await contentOf(file), file)
  if (given === STANDARD_INPUT || file === STANDARD_INPUT) return required(await text(process.stdin), 'standard input')
  return given === undefined ? null : required(given, 'the SQL')
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw fileError(`read ${file}`, error)
  }
}

function required(sql: string, where: string): string {
  if (sql.trim() === '') throw new UserError(`query: ${where} is empty`)
  return sql
}
