import { agentsOf } from '../models/agents.ts'
import type { PooledClient } from '../models/blending/pool.ts'
import type { Staffing } from '../models/model.ts'
import type { Compilation } from './compile-context.ts'
import { quoted } from './issues.ts'
import type { ScenarioGroup } from './schema.ts'

/** What a group knows of its clients, by their ids. */
export function compilePool(
  compilation: Compilation,
  name: string,
  { clients: pool = {} }: ScenarioGroup,
  staffing: Staffing,
  clients: readonly string[],
): PooledClient[] {
  const given = Object.entries(pool)
  const least = given.reduce((sum, [, { atLeast }]) => sum + atLeast, 0)
  const agents = agentsOf({ staffing })
  if (least > agents) {
    const message = `${quoted(name)} is to have at least ${least} agents for its clients, and never has more than ${agents}`
    compilation.fault(['groups', name, 'clients'], { message }, 'warning')
  }
  if (compilation.scenario.routing.contact !== 'client-weights') {
    given
      .filter(([, { weight }]) => weight !== 1)
      .forEach(([client]) => {
        const message = 'nobody goes by this weight: that is for routing: { contact: client-weights }'
        compilation.fault(['groups', name, 'clients', client, 'weight'], { message }, 'warning')
      })
  }
  return given.map(([client, { atLeast, atMost = Infinity, weight }]) => ({
    client: clients.indexOf(client),
    least: atLeast,
    most: atMost,
    weight,
  }))
}
