import { planOf } from './compile-staffing.ts'
import { Compilation } from './compile-context.ts'
import type { Checked } from './compile-context.ts'
import { timeOf } from './compile-time.ts'
import { withUpkeep } from './compile-upkeep.ts'
import { inOrder, problemAt, ScenarioError } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import type { ScenarioGroup } from './schema.ts'
import type { StaffedPlan } from './staffing.ts'

type Staffing = ScenarioGroup['staffing']

/**
 * What one group of a scenario would work under a staffing other than its own: the plan that compiling the scenario with
 * it would give, seconds per period of the model's grid. Only the group is compiled, and what it shares with the others
 * (days, holidays, clocks of sites, files) is read once. Seconds are planned with everybody there: absence and the like
 * are drawn while it runs.
 *
 * In steady state a staffing is a number. Throws a ScenarioError where a staffing does not fit the group.
 */
export function coverageIn(checked: Checked, group: string): (staffing: Staffing) => StaffedPlan {
  const faults: Problem[] = []
  const time = timeOf(checked.scenario, (path, findings) => faults.push(problemAt(checked.placeOf(path), findings)))
  if (time === null) throw new ScenarioError(faults)
  const compilation = new Compilation(checked, time)
  const own = checked.scenario.groups[group]
  return (staffing) => {
    const staffed = { ...own, staffing }
    const plan = withUpkeep(compilation, group, staffed, planOf(compilation, group, staffed))
    const errors = compilation.problems.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) throw new ScenarioError(inOrder(errors))
    return plan
  }
}
