/** A column of a table as it is written to disk. */
export interface TableColumn {
  readonly name: string
  readonly type: 'INT32' | 'INT64' | 'DOUBLE' | 'STRING'
  /** `s`, `share`, `EUR/min`; empty: it has none, or each row its own. */
  readonly unit: string
  readonly description: string
}

/** Values by column, in their order; null where there is none. */
export type TableRow = readonly (string | number | null)[]

/** What readers of a table should know of all of it: version, scenario, seed. */
export type Provenance = Readonly<Record<string, string>>
