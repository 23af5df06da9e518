/** What a group knows of a client whose contacts its agents take. Part of the compiled model. */
export interface PooledClient {
  /** Of `Model.clients`. */
  readonly client: number
  /** So many agents are there for it: others are taken only while enough stay idle. */
  readonly least: number
  /** At most so many work for it at once; Infinity: all. Both are contacts where agents hold several. */
  readonly most: number
  /** Its share of the agents beside the others', for the contact rule `client-weights`. */
  readonly weight: number
}
