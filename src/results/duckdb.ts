import type * as Module from '@duckdb/node-api'

/** The module of the database, which is there only where somebody wants it. */
export type DuckDB = typeof Module
