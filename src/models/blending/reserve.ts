/** Agents of a group that stay idle for others: a type is taken only while more than so many are. Part of the compiled model. */
export interface Reserve {
  /** agents[i] from bounds[i] to bounds[i + 1]; none outside (the last bound may be Infinity). */
  readonly bounds: Float64Array
  readonly agents: Int32Array
  /** Groups whose idle agents count; null: those of the group itself. */
  readonly of: readonly number[] | null
  readonly rise: Rise | null
}

/** More stay idle while others are served late. */
export interface Rise {
  readonly agents: number
  /** Types whose service level it goes by. */
  readonly types: readonly number[]
  /** It begins when their service level is below the first, and ends when it has come up to the second. */
  readonly below: number
  readonly until: number
  /** Of those answered or lost in the last so many seconds; null: since midnight. */
  readonly seconds: number | null
}
