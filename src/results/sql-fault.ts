/** SQL that the database does not understand, or cannot carry out: what it says of it. */
export class SqlFault extends Error {
  override readonly name = 'SqlFault'
}

/** Of an error of the database, in its words. */
export function sqlFault(error: unknown): SqlFault {
  if (error instanceof SqlFault) return error
  const text = error instanceof Error ? error.message : String(error)
  // What it says where there is nothing but comments.
  if (text === 'Error in native callback') return new SqlFault('there is no SQL to be carried out')
  return new SqlFault(`DuckDB: ${text.replace(/^Failed to extract statements: /, '').trimEnd()}`)
}
