import { NotExpressible, type Inputs } from './inputs.ts'
import { patienceIn, readLaw, type CaseLaw } from './laws.ts'
import { patienceOf, readRate } from './one-pool.ts'
import { relaxationOf, type Plan } from './plan.ts'
import { readDiscipline, rulesIn } from './rules.ts'

/** A pool of agents with a queue of its own, and where its contacts go after it. */
interface Stage {
  readonly name: string
  readonly agents: number
  readonly service: CaseLaw
  /** Who comes from outside, per hour. */
  perHour: number
  readonly transfers: { readonly to: string; readonly share: number }[]
}

/** A network of stages, feedback allowed: each is a type, a queue and a group of its name. */
export function networkOfStages(inputs: Inputs): Plan {
  readDiscipline(inputs)
  const stages = inputs.need(inputs.children('agent_groups'), 'agent_groups').map(readStage)
  for (const type of inputs.need(inputs.children('contact_types'), 'contact_types')) readSource(type, stages)
  // In words what the keys say.
  if (typeof inputs.value('routing') === 'string') inputs.skip('routing')
  const places = inputs.limit('trunks_total', 'trunks')
  const rules = inputs.need(inputs.child('rules'), 'rules')
  for (const transfer of rules.need(rules.children('transfers'), 'transfers')) readTransfer(transfer, stages)
  const { agent, contact, block } = rulesIn(rules)
  inputs.done()
  const flows = flowsIn(stages)
  const visits = flows.reduce((sum, flow) => sum + flow, 0)
  const came = stages.reduce((sum, { perHour }) => sum + perHour, 0) / 3600
  const relaxations = stages.map(({ agents, service }, i) =>
    relaxationOf({ rate: flows[i], handle: service.mean, cv: service.cv, agents, patience: Infinity, places }),
  )
  return {
    scenario: {
      types: byName(stages, ({ perHour, service, transfers }) => ({
        ...(perHour > 0 ? { arrivals: `${perHour}/h` } : {}),
        talk: service.written,
        ...patienceOf({ law: null, balk: 0, atoms: [] }),
        transfers: transfers.map(({ to, share }) => ({ to, share: `${share * 100}%` })),
      })),
      groups: byName(stages, ({ name, agents }) => ({ skills: [name], agents })),
      // Whoever is handed on holds the line.
      ...(places < Infinity ? { trunks: { lines: { lines: places, block } } } : {}),
      routing: { agent: agent ?? 'longest-idle', contact: contact ?? 'longest-waiting' },
    },
    kind: 'steady',
    contacts: visits,
    // One stage hands on to the next what it remembers, as often as a contact comes round.
    relaxation: (relaxations.reduce((sum, one) => sum + one, 0) * visits) / came,
    intervals: 0,
    atoms: [],
    unsaid: [[/^mean_sojourn_s$/, 'of a visit or of the whole call is not said']],
  }
}

function readStage(inputs: Inputs): Stage {
  const stage: Stage = {
    name: inputs.need(inputs.text('name'), 'name'),
    agents: inputs.need(inputs.number('agents'), 'agents'),
    service: readLaw(inputs.need(inputs.child('service'), 'service')),
    perHour: 0,
    transfers: [],
  }
  inputs.done()
  return stage
}

/** Adds who comes from outside to the stage they come to. */
function readSource(inputs: Inputs, stages: readonly Stage[]): void {
  const arrivals = inputs.need(inputs.child('arrivals'), 'arrivals')
  const to = arrivals.text('to') ?? (stages.length === 1 ? stages[0].name : undefined)
  stageCalled(arrivals.need(to, 'to'), stages).perHour += readRate(arrivals)
  inputs.skip('name')
  const patience = patienceIn(inputs)
  if (patience !== undefined && (patience.law !== null || patience.balk > 0))
    throw new NotExpressible('whether patience begins anew after a transfer is not said')
  inputs.done()
}

function readTransfer(inputs: Inputs, stages: readonly Stage[]): void {
  const from = stageCalled(inputs.need(inputs.text('from'), 'from'), stages)
  const { name: to } = stageCalled(inputs.need(inputs.text('to'), 'to'), stages)
  const share = inputs.need(inputs.number('probability'), 'probability')
  inputs.done()
  from.transfers.push({ to, share })
}

function stageCalled(name: string, stages: readonly Stage[]): Stage {
  const found = stages.find((stage) => stage.name === name)
  if (found === undefined) throw new NotExpressible(`no agent group is called ${name}`)
  return found
}

const MOST_ROUNDS = 10_000
const CLOSE = 1e-12

/** Visits per second by stage: those from outside, and what each stage hands on, round by round. */
function flowsIn(stages: readonly Stage[]): number[] {
  const flows = stages.map(() => 0)
  let coming = stages.map(({ perHour }) => perHour / 3600)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    coming.forEach((flow, i) => (flows[i] += flow))
    const next = stages.map(() => 0)
    stages.forEach(({ transfers }, i) => {
      for (const { to, share } of transfers) next[stages.findIndex(({ name }) => name === to)] += share * coming[i]
    })
    if (next.every((flow, i) => flow <= CLOSE * flows[i])) return flows
    coming = next
  }
  throw new NotExpressible('contacts never leave the network')
}

function byName(stages: readonly Stage[], written: (stage: Stage) => object): Record<string, object> {
  return Object.fromEntries(stages.map((stage) => [stage.name, written(stage)]))
}
