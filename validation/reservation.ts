import { centerOf } from './center.ts'
import { NotExpressible, type Inputs } from './inputs.ts'
import type { Plan } from './plan.ts'
import { readDiscipline, rulesIn } from './rules.ts'
import { readGroup, readType } from './skills.ts'

const STARTS = /^(.+)_starts_when_no_(.+)_waits_and_idle_agents_exceed$/

/** One group that takes one type only while nobody of the other waits, and more than so many agents are idle. */
export function withReserve(inputs: Inputs): Plan {
  readDiscipline(inputs)
  const types = inputs.need(inputs.children('contact_types'), 'contact_types').map((one) => readType(one))
  const groups = inputs.need(inputs.children('agent_groups'), 'agent_groups').map(readGroup)
  const places = inputs.limit('trunks_total', 'trunks')
  const rules = inputs.need(inputs.child('rules'), 'rules')
  const key = rules.need(
    rules.keys().find((name) => STARTS.test(name)),
    'email_starts_when_no_call_waits_and_idle_agents_exceed',
  )
  const reserve = rules.need(rules.number(key), key)
  const [later, sooner] = STARTS.exec(key)?.slice(1) ?? []
  const { agent, contact, block } = rulesIn(rules)
  // In words, and once more, what the rule says.
  inputs.skip('routing')
  const again = inputs.number('reserved_idle_agents_r') ?? reserve
  inputs.done()
  const names = types.map(({ name }) => name)
  if (again !== reserve) throw new NotExpressible(`a reserve of ${reserve} and of ${again}`)
  if (groups.length !== 1 || names.toSorted().join() !== [later, sooner].toSorted().join()) {
    throw new NotExpressible(`${key} for the types ${names.join(', ')} and ${groups.length} groups`)
  }
  const skills = new Map([
    [sooner, { rank: 1, preference: 1 }],
    [later, { rank: 1, preference: 2, reserve }],
  ])
  return centerOf({
    types,
    groups,
    skills: new Map([[groups[0].name, skills]]),
    places,
    block,
    agentRule: agent ?? 'longest-idle',
    contactRule: contact ?? 'longest-waiting',
    fastestFirst: false,
    hasQueues: true,
  })
}
