import { calendarOf, type ClockWindow } from '../../scenario/calendar.ts'
import type { Scenario } from '../../scenario/schema.ts'

const DAY_SECONDS = 86_400

/**
 * When there may be somebody of a group to help, by the clocks of its site: as written; else the hours of its queues whose contacts do not
 * wait for the opening; else of all. Clocks of two zones are as far apart as on the first day of the run.
 */
export function workingHours(scenario: Scenario, group: string): readonly ClockWindow[] {
  const { calendar, groups, queues, staffing, types } = scenario
  const own = staffing?.groups?.[group]?.hours
  if (own !== undefined) return own
  const skills = Object.keys(groups[group].skills)
  const live = skills.filter((type) => types[type].whenClosed !== 'waits')
  const served = live.length > 0 ? live : skills
  const hours = Object.values(queues)
    .filter((queue) => queue.types.some((type) => served.includes(type)))
    .flatMap((queue) => queue.hours ?? calendar.hours)
  const ahead = hoursAhead(scenario, groups[group].site)
  return ahead === 0 ? hours : hours.map((window) => later(window, ahead))
}

/** Seconds by which the clocks of a site are ahead of the scenario's. */
function hoursAhead({ calendar, sites }: Scenario, site: string | undefined): number {
  const timezone = site === undefined ? undefined : sites?.[site]?.timezone
  const { start = null } = calendar
  if (timezone === undefined || timezone === calendar.timezone || start === null) return 0
  const midnight = (zone: string): number => calendarOf({ start, days: 1, timezone: zone }).epoch ?? 0
  return (midnight(calendar.timezone) - midnight(timezone)) / 1000
}

function later({ weekdays, from, to }: ClockWindow, seconds: number): ClockWindow {
  const days = Math.floor((from + seconds) / DAY_SECONDS)
  const shifted = weekdays.map((weekday) => (weekday + days + 7) % 7)
  const change = seconds - days * DAY_SECONDS
  return { weekdays: shifted.toSorted((a, b) => a - b), from: from + change, to: to + change }
}
