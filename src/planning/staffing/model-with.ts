import type { Loaded } from '../../experiment/loaded.ts'
import type { Group, Model } from '../../models/model.ts'
import { compile } from '../../scenario/compile.ts'
import { coverageIn } from '../../scenario/coverage.ts'
import type { Scenario, ScenarioGroup } from '../../scenario/schema.ts'
import { withStaffing } from './staffed-group.ts'

type Staffing = ScenarioGroup['staffing']

/**
 * The model with other staffings of some groups. What it costs is left out: hours have their price already, and a model
 * without money runs faster. Where the number of agents changes more than their times (new people, pools), all is compiled.
 */
export function modelWith(loaded: Loaded, staffings: ReadonlyMap<string, Staffing>): Model {
  const { model, source } = loaded
  const isPlain = model.groups.every(({ pool, proficiency }) => proficiency === null && pool.length === 0)
  if (!isPlain) return { ...compiledWith(loaded, staffings), economy: null }
  const groups = model.groups.map((group): Group => {
    const staffing = staffings.get(group.name)
    return staffing === undefined ? group : { ...group, ...coverageIn(source, group.name)(staffing) }
  })
  return { ...model, groups, economy: null }
}

function compiledWith({ source }: Loaded, staffings: ReadonlyMap<string, Staffing>): Model {
  const groups = Object.fromEntries(
    Object.entries(source.scenario.groups).map(([name, group]) => [name, withStaffing(group, staffings.get(name))]),
  )
  const scenario: Scenario = { ...source.scenario, groups }
  return compile({ ...source, scenario }).model
}
