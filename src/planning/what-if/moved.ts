import type { Loaded } from '../../experiment/loaded.ts'
import type { Restaff } from './answer.ts'
import { withLevers } from './lever.ts'
import { NoSuchPlace } from './lever-path.ts'
import type { Lever } from './lever-text.ts'
import { runTheSame } from './same-course.ts'

/** Moves a lever of scenarios, and staffs them anew where that changes what happens. */
export class Mover {
  private readonly restaff: Restaff | undefined
  private readonly staffed = new Map<Loaded, Loaded>()

  constructor(restaff: Restaff | undefined) {
    this.restaff = restaff
  }

  /** As written, staffed. */
  async asWritten(loaded: Loaded): Promise<Loaded> {
    if (this.restaff === undefined) return loaded
    const known = this.staffed.get(loaded)
    if (known !== undefined) return known
    const staffed = await this.restaff(loaded)
    this.staffed.set(loaded, staffed)
    return staffed
  }

  /** Throws a ScenarioError. */
  async at(loaded: Loaded, lever: Lever): Promise<Loaded> {
    const moved = withLevers(loaded, [lever])
    if (this.restaff === undefined) return moved
    // Another price needs no other agents.
    if (runTheSame(loaded.model, moved.model)) return withLevers(await this.asWritten(loaded), [lever])
    return this.restaff(moved)
  }

  /** The same, but a scenario that has no such place stays as it is. */
  async where(loaded: Loaded, lever: Lever): Promise<Loaded> {
    try {
      return await this.at(loaded, lever)
    } catch (error) {
      if (error instanceof NoSuchPlace) return this.asWritten(loaded)
      throw error
    }
  }
}
