import { meanOf, varianceOf } from '../engine/distributions.ts'
import type { Compilation } from './compile-context.ts'
import { usualStaffedGroup } from './staffing-schema.ts'

/** What makes no sense of forecasts and of how hours are committed. */
export function commitmentFaults(compilation: Compilation): void {
  const { staffing } = compilation.scenario
  if (staffing === undefined) return
  for (const [name, { flex, flexLeadTime, leadTime }] of Object.entries(staffing.groups ?? {})) {
    // Of whom nothing is said there is nothing to contradict.
    if (flex === usualStaffedGroup.flex || flexLeadTime < leadTime) continue
    compilation.fault(['staffing', 'groups', name, 'flex'], {
      message: 'hours cannot be changed after they are fixed: `flex-lead-time` is not below `lead-time`',
      allowed: 'a `flex-lead-time` below `lead-time`, or no flex',
    })
  }
  if (staffing.commitment === undefined) return
  busynessFaults(compilation)
  forecastFaults(compilation)
}

/** One forecast is of one busyness: what all types share. */
function busynessFaults(compilation: Compilation): void {
  const { busyness, types } = compilation.scenario
  const allowed = 'one busyness that all types share'
  if (busyness?.correlation !== undefined) {
    const message = '`staffing.commitment` forecasts one busyness, and with a correlation each type has its own'
    compilation.fault(['busyness', 'correlation'], { message, allowed })
  }
  for (const [name, { busyness: own }] of Object.entries(types)) {
    if (own === undefined) continue
    const message = '`staffing.commitment` forecasts one busyness, and this type has its own'
    compilation.fault(['types', name, 'busyness'], { message, allowed })
  }
}

function forecastFaults(compilation: Compilation): void {
  const { busyness, staffing } = compilation.scenario
  const law = busyness?.law
  const most = law === undefined ? 0 : Math.sqrt(varianceOf(law)) / meanOf(law)
  let before = { key: '', cv: Infinity }
  for (const { key, cv } of staffing?.commitment?.forecast ?? []) {
    const path = ['staffing', 'commitment', 'forecast', key]
    if (cv > most * (1 + 1e-9)) {
      const message =
        law === undefined
          ? `a forecast that errs by ${percent(cv)}, and no \`busyness\`: days do not differ`
          : `a forecast that errs by ${percent(cv)} is worse than none: days differ by ${percent(most)}`
      compilation.fault(path, { message, allowed: `from 0% to ${percent(most)}, the cv of \`busyness\`` })
    } else if (cv > before.cv) {
      const message = `a forecast made later errs more: ${percent(cv)}, and ${percent(before.cv)} ${before.key} ahead`
      compilation.fault(path, { message, allowed: `from 0% to ${percent(before.cv)}` })
    }
    before = { key, cv }
  }
}

function percent(cv: number): string {
  return `${Number((100 * cv).toFixed(2))}%`
}
