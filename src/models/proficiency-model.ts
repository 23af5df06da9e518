import type { Law } from '../engine/law.ts'

/**
 * How the agents of a group differ from each other and from themselves at another time. Everything is a factor on handle
 * time or seconds added to talk; `proficiency.ts` puts them together when a talk starts, `turnover.ts` says who is there.
 */
export interface Proficiency {
  /** By agent of the group from the first on; the others have no name. */
  readonly people: readonly Person[]
  /** By skill of the group, in its order. */
  readonly skills: readonly SkillProficiency[]
  /** How new agents learn; null: nobody is ever new. */
  readonly learning: Learning | null
  /** Agents who have started, or will; the last of the group. */
  readonly cohorts: readonly Cohort[]
  /** null: nobody leaves. */
  readonly attrition: Attrition | null
  /** null: to go from one type to another takes no time. */
  readonly switching: Switching | null
  /** null: the load changes nothing. */
  readonly pace: Pace | null
}

export interface SkillProficiency {
  /** How far the speeds of agents without a name lie apart, each a factor; they multiply. */
  readonly spreads: readonly Spread[]
  /** null: nobody gets out of practice. */
  readonly practice: Practice | null
  /** Contacts of one client have one number, within the group. */
  readonly client: number
}

export interface Spread {
  /** Names the order in which speeds are dealt to agents. */
  readonly name: string
  /** Of speeds, with mean 1. */
  readonly law: Law
  /** Whether a team is drawn for every replication; else it is the same in all of them, at even quantiles of the law. */
  readonly isDrawn: boolean
}

export interface Person {
  readonly name: string
  /** By skill of the group: handle times are divided by it, beside the speed of the group; share of resolved, null: as the group has it. */
  readonly speeds: readonly number[]
  readonly resolved: readonly (number | null)[]
}

/** Handle times are multiplied by 1 + (factor - 1) · 2^(-t / halving), t seconds after the first day on the phone. */
export interface Learning {
  readonly factor: number
  /** The share resolved is multiplied by 1 - (1 - resolved) · 2^(-t / halving). */
  readonly resolved: number
  readonly halvingSeconds: number
}

export interface Cohort {
  readonly agents: number
  /** Their first day on the phone; below 0 before the run. Until then their places are vacant. */
  readonly at: number
}

export interface Attrition {
  /** Of every agent employed. */
  readonly perSecond: number
  /** From somebody leaving to somebody else being hired; then paid, off the phone. */
  readonly recruiting: Law
  readonly training: Law
  /** Whether agents have been hired over the years before, as if places had always been filled; else all are experienced. */
  readonly isMixed: boolean
}

/** Added to the talk of a contact when the agent's last contact was of another type, client or channel: the longest that applies. */
export interface Switching {
  readonly typeSeconds: number
  readonly clientSeconds: number
  readonly channelSeconds: number
}

/** Handle times are multiplied by 1 + (most - 1) · max(0, 1 - p / perSecond), p the agent's recent rate of such contacts. */
export interface Practice {
  readonly perSecond: number
  readonly most: number
  /** What was longer ago than this counts less than 1/e. */
  readonly memorySeconds: number
}

/**
 * Handle times are multiplied by 1 - rush · min(1, waiting / fullAt), and by 1 + tiring · o, o the share of recent time that
 * the agent was busy since signing in.
 */
export interface Pace {
  readonly rush: number
  readonly fullAt: number
  readonly tiring: number
  readonly memorySeconds: number
}
