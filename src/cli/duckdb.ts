import type { DuckDB } from '../results/duckdb.ts'
import { UserError } from './user-error.ts'

const NAME = '@duckdb/node-api'

/** The database, which not everybody needs and so is installed by those who do. */
export async function loadDuckDB(load: () => Promise<DuckDB> = () => import('@duckdb/node-api')): Promise<DuckDB> {
  try {
    return await load()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!UNUSABLE.includes(code) && !String(error).includes('native binding')) throw error
    const isThere = !String(error).includes(`'${NAME}'`)
    const why = isThere ? `does not go with this machine (${process.platform} ${process.arch})` : 'is not installed'
    throw new UserError(`query reads tables with DuckDB, and ${NAME} ${why}: npm install ${NAME}`)
  }
}

const UNUSABLE = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED']
