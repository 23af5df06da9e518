import type { Loaded } from '../../experiment/loaded.ts'
import { scenarioHash } from '../../scenario/hash.ts'
import { MISSES_GOALS } from '../staffing/staffing-answer.ts'
import type { Restaff } from './answer.ts'
import { withLevers } from './lever.ts'
import { NoSuchPlace } from './lever-path.ts'
import type { Lever } from './lever-text.ts'
import { staffTheSame } from './same-staffing.ts'
import { Unanswerable } from '../unanswerable.ts'

/** More places than these are counted. */
const MOST_NAMED = 10

/** Moves a lever of scenarios, and staffs them anew where that may call for other agents. */
export class Mover {
  /** Scenarios that were staffed. */
  staffings = 0
  private readonly variants: ReadonlyMap<string, Loaded>
  private readonly restaff: Restaff | undefined
  private readonly staffed = new Map<string, Loaded>()
  /** By variant: where its staffing misses goals. */
  private readonly missed = new Map<string, Set<string>>()

  constructor(variants: ReadonlyMap<string, Loaded>, restaff: Restaff | undefined) {
    this.variants = variants
    this.restaff = restaff
  }

  /** As written, staffed. */
  async asWritten(variant: string): Promise<Loaded> {
    const known = this.staffed.get(variant)
    if (known !== undefined) return known
    const staffed = await this.staffedAnew(variant, this.named(variant), 'as written')
    this.staffed.set(variant, staffed)
    return staffed
  }

  /** `place` is what notes call it. Throws a ScenarioError. */
  async at(variant: string, lever: Lever, place = lever.text): Promise<Loaded> {
    const loaded = this.named(variant)
    const moved = withLevers(loaded, [lever])
    if (this.restaff === undefined) return moved
    if (staffTheSame(loaded, moved)) return withLevers(await this.asWritten(variant), [lever])
    if (moved.hash !== loaded.hash && hashWithAgentsOf(moved, loaded) === loaded.hash)
      throw new Unanswerable(`${lever.text}: staffing decides these agents (equal service), whatever they are set to`)
    return this.staffedAnew(variant, moved, place)
  }

  /** The same, but a scenario that has no such place stays as it is. */
  async where(variant: string, lever: Lever, place?: string): Promise<Loaded> {
    try {
      return await this.at(variant, lever, place)
    } catch (error) {
      if (error instanceof NoSuchPlace) return this.asWritten(variant)
      throw error
    }
  }

  /** Which staffings miss their goals. */
  notes(): string[] {
    return [...this.missed].map(([variant, places]) => {
      const more = places.size > MOST_NAMED ? ` and ${places.size - MOST_NAMED} more` : ''
      return `${variant} (${[...places].slice(0, MOST_NAMED).join(', ')}${more}): ${MISSES_GOALS}`
    })
  }

  private async staffedAnew(variant: string, loaded: Loaded, place: string): Promise<Loaded> {
    if (this.restaff === undefined) return loaded
    const staffed = await this.restaff(loaded)
    this.staffings++
    if (staffed.notes.includes(MISSES_GOALS))
      this.missed.set(variant, (this.missed.get(variant) ?? new Set()).add(place))
    return staffed
  }

  private named(variant: string): Loaded {
    const loaded = this.variants.get(variant)
    if (loaded === undefined) throw new Error(`there is no ${variant}`)
    return loaded
  }
}

/** Of a scenario that has the agents of another where staffing decides them. */
function hashWithAgentsOf({ source: { files, scenario } }: Loaded, other: Loaded): string {
  const given = other.source.scenario.groups
  const decided = Object.keys(scenario.staffing?.groups ?? scenario.groups)
  const groups = Object.fromEntries(
    Object.entries(scenario.groups).map(([name, group]) => [
      name,
      decided.includes(name) && Object.hasOwn(given, name) ? { ...group, staffing: given[name].staffing } : group,
    ]),
  )
  return scenarioHash({ ...scenario, groups }, files)
}
