import type { Loaded } from '../../experiment/loaded.ts'
import type { Restaff } from './answer.ts'
import { withLevers } from './lever.ts'
import { NoSuchPlace } from './lever-path.ts'
import type { Lever } from './lever-text.ts'
import { staffTheSame } from './same-staffing.ts'

/** More places than these are counted. */
const MOST_NAMED = 10

/** Moves a lever of scenarios, and staffs them anew where that may call for other agents. */
export class Mover {
  /** Scenarios that were staffed. */
  staffings = 0
  private readonly variants: ReadonlyMap<string, Loaded>
  private readonly restaff: Restaff | undefined
  private readonly staffed = new Map<string, Loaded>()
  /** What staffings have to say of themselves, by variant, and at which levers: null is as written. */
  private readonly said = new Map<string, Map<string, (string | null)[]>>()

  constructor(variants: ReadonlyMap<string, Loaded>, restaff: Restaff | undefined) {
    this.variants = variants
    this.restaff = restaff
  }

  /** As written, staffed. */
  async asWritten(variant: string): Promise<Loaded> {
    const known = this.staffed.get(variant)
    if (known !== undefined) return known
    const staffed = await this.staffedAnew(variant, this.named(variant), null)
    this.staffed.set(variant, staffed)
    return staffed
  }

  /** Throws a ScenarioError. */
  async at(variant: string, lever: Lever): Promise<Loaded> {
    const loaded = this.named(variant)
    const moved = withLevers(loaded, [lever])
    if (this.restaff === undefined) return moved
    if (staffTheSame(loaded, moved)) return withLevers(await this.asWritten(variant), [lever])
    return this.staffedAnew(variant, moved, lever.text)
  }

  /** The same, but a scenario that has no such place stays as it is. */
  async where(variant: string, lever: Lever): Promise<Loaded> {
    try {
      return await this.at(variant, lever)
    } catch (error) {
      if (error instanceof NoSuchPlace) return this.asWritten(variant)
      throw error
    }
  }

  /** What is to be known of the staffings, such as that one does not meet its goals, and of which. */
  notes(): string[] {
    return [...this.said].flatMap(([variant, notes]) =>
      [...notes].map(([text, levers]) => {
        const places = levers.slice(0, MOST_NAMED).map((lever) => lever ?? 'as written')
        const more = levers.length > MOST_NAMED ? ` and ${levers.length - MOST_NAMED} more` : ''
        return `${variant} (${places.join(', ')}${more}): ${text}`
      }),
    )
  }

  private async staffedAnew(variant: string, loaded: Loaded, lever: string | null): Promise<Loaded> {
    if (this.restaff === undefined) return loaded
    const staffed = await this.restaff(loaded)
    this.staffings++
    const said = this.said.get(variant) ?? new Map<string, (string | null)[]>()
    this.said.set(variant, said)
    // What it says of itself anyway is not about its staffing.
    for (const text of staffed.notes.filter((one) => !loaded.notes.includes(one)))
      said.set(text, [...(said.get(text) ?? []), lever])
    return staffed
  }

  private named(variant: string): Loaded {
    const loaded = this.variants.get(variant)
    if (loaded === undefined) throw new Error(`there is no ${variant}`)
    return loaded
  }
}
