import type { WayKind } from '../flow-graph.ts'

/** What is drawn of a scenario, whatever it is drawn with: boxes, and ways between them. */
export interface Picture {
  readonly name: string
  /** A line on the whole: how many types, queues and groups, and what all have in common. */
  readonly summary: string
  /** What a reader must know to read it right. */
  readonly notes: readonly string[]
  /** Where there are several; else none: nothing is to be told apart. */
  readonly clients: readonly string[]
  readonly boxes: readonly Box[]
  readonly ways: readonly PictureWay[]
}

export type BoxKind = 'type' | 'node' | 'queue' | 'group' | 'end'

export interface Box {
  readonly id: string
  readonly kind: BoxKind
  readonly name: string
  /** What is to be known of it, a fact a line. */
  readonly lines: readonly string[]
  /** Ways from it to itself: who tries again, who contacts again, who becomes another type of the same queue. */
  readonly returns: readonly string[]
  /** Whether contacts come to it from outside. */
  readonly isEntry: boolean
  /** Of `Picture.clients`; -1: of none, or of several. */
  readonly client: number
  /** What can be added up where several become one: contacts that come, agents; null: nothing. */
  readonly size: Size | null
  /** Names of those that were gathered in it; none: it is one. */
  readonly members: readonly string[]
}

export interface Size {
  readonly value: number
  readonly unit: 'a day' | 'an hour' | 'agents at most'
}

export interface PictureWay {
  readonly from: string
  readonly to: string
  readonly by: WayKind
  /** Why, how many, or how; one a line. */
  readonly labels: readonly string[]
}
