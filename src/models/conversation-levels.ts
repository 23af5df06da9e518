import { Levels } from '../engine/level.ts'
import { GROUP_FACTS, LINE_FACTS, type PageLayout } from './facts.ts'
import type { Model } from './model.ts'

const WRITING_AREA = GROUP_FACTS.indexOf('writingArea')
const PAUSED_AREA = LINE_FACTS.indexOf('pausedArea')

/** How many agents write, and how many conversations pause, at any moment. */
export class ConversationLevels {
  private readonly layout: PageLayout
  private readonly levels: Levels
  /** By group those who write; then, by type, what pauses. */
  private readonly groups: number
  private readonly types: number

  constructor(model: Model, layout: PageLayout, clock: Float64Array) {
    this.layout = layout
    this.groups = model.groups.length
    this.types = model.types.length
    this.levels = new Levels(this.groups + this.types, clock)
  }

  reset(): void {
    this.levels.reset()
  }

  /** Agents who write to a customer in a conversation in turns. */
  writing(group: number, by: number): void {
    this.levels.change(group, by)
  }

  /** Conversations that pause. */
  paused(type: number, by: number): void {
    this.levels.change(this.groups + type, by)
  }

  /** What stands now; for tests, which count again. */
  now(of: 'writing' | 'paused', id: number): number {
    return this.levels.value(of === 'writing' ? id : this.groups + id)
  }

  bookPaused(facts: Float64Array, page: number): void {
    for (let type = 0; type < this.types; type++) {
      facts[page + type * this.layout.lineFacts + PAUSED_AREA] += this.levels.drain(this.groups + type)
    }
  }

  bookWriting(facts: Float64Array, page: number): void {
    for (let group = 0; group < this.groups; group++) {
      facts[page + this.layout.groupsAt + group * GROUP_FACTS.length + WRITING_AREA] += this.levels.drain(group)
    }
  }
}
