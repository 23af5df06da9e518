import { NotExpressible, Inputs } from './inputs.ts'
import { onePool } from './one-pool.ts'
import type { Plan } from './plan.ts'

/** Channels for classes from the first to the last: each is interrupted by those before it. */
const CHANNELS = ['voice', 'social', 'email', 'back-office']

/** Classes of which the earlier interrupt the later. */
export function withInterruptions(given: Readonly<Record<string, unknown>>): Plan {
  const { discipline, rules, ...rest } = given
  const words = new Inputs(rules)
  const preemption = words.need(words.text('preemption'), 'preemption')
  words.done()
  if (preemption !== 'resume' && preemption !== 'restart')
    throw new NotExpressible(`no preemption called ${preemption}`)
  if (typeof discipline === 'string' && !discipline.startsWith('preemptive')) throw new NotExpressible(discipline)
  const plan = onePool(new Inputs(rest))
  const types = Object.entries(plan.scenario.types as Readonly<Record<string, Readonly<Record<string, unknown>>>>)
  const levels = [...new Set(types.map(([, { priority }]) => Number(priority)))].toSorted((a, b) => a - b)
  if (levels.length > CHANNELS.length) throw new NotExpressible(`${levels.length} classes that interrupt each other`)
  const channelOf = (type: Readonly<Record<string, unknown>>): string => CHANNELS[levels.indexOf(Number(type.priority))]
  const interrupted = { by: 'anybody', progress: preemption === 'resume' ? 'kept' : 'lost' }
  return {
    ...plan,
    scenario: {
      ...plan.scenario,
      channels: Object.fromEntries(
        CHANNELS.slice(1, levels.length).map((name, i) => [
          name,
          { 'interruptible-by': CHANNELS.slice(0, i + 1), interrupted },
        ]),
      ),
      types: Object.fromEntries(types.map(([name, type]) => [name, { ...type, channel: channelOf(type) }])),
    },
  }
}
