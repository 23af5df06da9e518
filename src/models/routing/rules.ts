import type { Stream } from '../../engine/random.ts'
import type { Agents } from '../agents.ts'
import type { Pools } from '../blending/pools.ts'
import type { Contacts } from '../contacts.ts'
import type { Lines } from '../lines.ts'
import type { Model } from '../model.ts'
import type { Pairs } from '../pairs.ts'
import type { Proficiency } from '../proficiency.ts'
import type { Workloads } from '../workloads.ts'

/** What a routing rule may look at. It changes nothing; it may own memory, as round robin does. */
export interface View {
  readonly model: Model
  readonly pairs: Pairs
  readonly agents: Agents
  readonly workloads: Workloads
  readonly contacts: Contacts
  readonly lines: Lines
  readonly proficiency: Proficiency
  /** What agents of a group have of each client. */
  readonly pools: Pools
  /** By queue; 1: open. */
  readonly isOpen: Uint8Array
  /** clock[0] is now. */
  readonly clock: Float64Array
  /** Chance of the rules' own. */
  readonly stream: Stream
}

/** A rule that remembers says how it forgets, for the next replication. */
interface Memory {
  reset?(): void
}

/** Which agent: among agents in some lists (see `Agents`), of groups that rank equal for a type. */
export interface AgentRule extends Memory {
  /**
   * An agent in one of the lists lists[from] to lists[to - 1], for a contact of a type; NONE only if all are empty.
   */
  among(type: number, lists: Int32Array, from: number, to: number): number
}

/** Which contact: among waiting contacts of lines that are equals for a group. */
export interface ContactRule extends Memory {
  /** A contact at the head of (or in) one of lines[from] to lines[to - 1], for an agent; NONE only if all are empty. */
  among(agent: number, lines: Int32Array, from: number, to: number): number
}

/** An entry of a catalogue: what it is called is its key. */
export interface RuleEntry<Rule> {
  /** One sentence for the documentation. */
  readonly description: string
  readonly create: (view: View) => Rule
  /** Set by rules that read what agents have done since they signed in (`busySeconds`, `taken`). */
  readonly looksAtHistory?: true
}
