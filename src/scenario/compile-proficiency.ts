import { Temporal } from 'temporal-polyfill'
import { agentsOf } from '../models/agents.ts'
import type { Staffing } from '../models/model.ts'
import type {
  Attrition,
  Cohort,
  Pace,
  Person,
  Proficiency,
  SkillProficiency,
  Spread,
} from '../models/proficiency-model.ts'
import { count } from './csv.ts'
import { isDate } from './calendar.ts'
import type { Compilation } from './compile-context.ts'
import { quoted } from './issues.ts'
import type { Scenario, ScenarioGroup } from './schema.ts'

const DAY_SECONDS = 86_400
const YEAR_SECONDS = 365.25 * DAY_SECONDS

/** null: the agents of the group are all alike, and the same for ever. */
export function compileProficiency(
  compilation: Compilation,
  name: string,
  group: ScenarioGroup,
  staffing: Staffing,
): Proficiency | null {
  const skills = skillsOf(compilation.scenario.types, name, group)
  const people = peopleOf(group)
  const cohorts = cohortsOf(compilation, name, group)
  const attrition = attritionOf(compilation, name, group)
  checkPlaces(compilation, name, group, agentsOf({ staffing }))
  const { learning, pace } = group
  const switching = group.switch ?? null
  const differs =
    people.length > 0 ||
    cohorts.length > 0 ||
    attrition !== null ||
    switching !== null ||
    pace !== undefined ||
    skills.some(({ spreads, practice }) => spreads.length > 0 || practice !== null)
  if (!differs) return null
  return {
    people,
    skills,
    learning:
      learning === undefined
        ? null
        : { factor: learning.factor, resolved: learning.resolved, halvingSeconds: learning.halvesEvery },
    cohorts,
    attrition,
    switching,
    pace: paceOf(pace),
  }
}

function skillsOf(types: Scenario['types'], name: string, { skills, spread }: ScenarioGroup): SkillProficiency[] {
  const entries = Object.entries(skills)
  const clients = entries.map(([type]) => types[type].client)
  return entries.map(([type, skill], id) => {
    const spreads: Spread[] = []
    if (spread !== undefined) spreads.push({ name, ...spread })
    if (skill.spread !== undefined) spreads.push({ name: `${name}/${type}`, ...skill.spread })
    const { practice } = skill
    const client = clients[id]
    return {
      spreads,
      practice:
        practice === undefined
          ? null
          : { perSecond: practice.atLeast, most: practice.most, memorySeconds: practice.memory },
      client: client === undefined ? id : clients.indexOf(client),
    }
  })
}

function peopleOf({ people = {}, skills }: ScenarioGroup): Person[] {
  return Object.entries(people).map(([name, person]) => {
    const own = Object.keys(skills).map((type) => (Object.hasOwn(person.skills, type) ? person.skills[type] : null))
    return {
      name,
      speeds: own.map((skill) => skill?.speed ?? person.speed),
      resolved: own.map((skill) => skill?.resolved ?? person.resolved ?? null),
    }
  })
}

function cohortsOf(compilation: Compilation, name: string, { hires = [] }: ScenarioGroup): Cohort[] {
  const cohorts = hires.flatMap(({ agents, on, after, ago }, i): Cohort[] => {
    if (on === undefined) return [{ agents, at: after ?? -(ago ?? 0) }]
    const at = firstDay(compilation, on, ['groups', name, 'hires', i, 'on'])
    return at === null ? [] : [{ agents, at }]
  })
  const { bounds } = compilation.periods
  cohorts.forEach(({ at }, i) => {
    if (at < bounds[bounds.length - 1]) return
    const message = 'their first day is after the last of the run: their places stay vacant'
    compilation.fault(['groups', name, 'hires', i], { message }, 'warning')
  })
  return cohorts
}

/** The instant at which a date begins; below 0 before the run. */
function firstDay(compilation: Compilation, date: string, path: (string | number)[]): number | null {
  const { calendar } = compilation
  if (!isDate(date)) {
    compilation.fault(path, { message: `${quoted(date)} is not a date`, allowed: 'a date such as 2026-09-01' })
    return null
  }
  if (calendar === null || calendar.startDate === null) {
    const message = 'nobody knows when that is: the days of the run have no dates'
    compilation.fault(path, { message, allowed: '`calendar.start`, or `after` or `ago` in place of `on`' })
    return null
  }
  const day = Temporal.PlainDate.from(calendar.startDate).until(Temporal.PlainDate.from(date)).days
  if (day < 0) return day * DAY_SECONDS
  return day < calendar.days.length ? calendar.days[day].startAt : calendar.horizon
}

function attritionOf(compilation: Compilation, name: string, { attrition }: ScenarioGroup): Attrition | null {
  if (attrition === undefined) return null
  const path = ['groups', name, 'attrition']
  return {
    perSecond: attrition.aYear / YEAR_SECONDS,
    recruiting: compilation.law(attrition.recruiting, [...path, 'recruiting']),
    training: compilation.law(attrition.training, [...path, 'training']),
    isMixed: attrition.experience === 'mixed',
  }
}

function paceOf(pace: ScenarioGroup['pace']): Pace | null {
  if (pace === undefined) return null
  return { rush: pace.rush, fullAt: pace.full, tiring: pace.tiring, memorySeconds: pace.memory }
}

/** Agents by name come first, those hired last: there must be as many. */
function checkPlaces(
  compilation: Compilation,
  name: string,
  { people = {}, hires = [] }: ScenarioGroup,
  places: number,
): void {
  const named = Object.keys(people).length
  const hired = hires.reduce((sum, { agents }) => sum + agents, 0)
  const has = `${quoted(name)} has ${count(places, 'agent')}, not`
  const allowed = `at most ${places}: so many agents has the plan`
  if (named > places) {
    compilation.fault(['groups', name, 'people'], { message: `${has} ${named} with a name`, allowed })
  } else if (named + hired > places) {
    const message = `${has} ${named + hired} with a name or hired`
    compilation.fault(['groups', name, 'hires'], { message, allowed })
  }
}
