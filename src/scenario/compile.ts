import type { Model, Queue } from '../models/model.ts'
import { commitmentFaults } from './commitment-checks.ts'
import { compileBusyness } from './busyness.ts'
import { traitsOf } from './channel-schema.ts'
import { channelsOf, compileChannels } from './compile-channels.ts'
import { Compilation } from './compile-context.ts'
import type { Checked } from './compile-context.ts'
import { compileEconomy } from './compile-economy.ts'
import { compileGroup } from './compile-groups.ts'
import { compileIvr, nodeIdsOf } from './compile-ivr.ts'
import { compileOutages } from './compile-outages.ts'
import { timeOf } from './compile-time.ts'
import { compileType } from './compile-types.ts'
import { deferredFaults } from './deferred-checks.ts'
import { currencyOf } from './currency-checks.ts'
import { inOrder, problemAt, ScenarioError } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import type { ScenarioQueue } from './schema.ts'
import { tooLarge } from './size-checks.ts'

interface Compiled {
  readonly model: Model
  readonly warnings: readonly Problem[]
}

/**
 * What a checked scenario comes to: ids for names, instants for clock times, numbers for files. Throws a ScenarioError
 * with all that is wrong with its files and with what it asks of its days; a model that it returns needs no more checks.
 */
export function compile(checked: Checked): Compiled {
  const { scenario, placeOf } = checked
  const faults: Problem[] = []
  const time = timeOf(scenario, (path, findings) => faults.push(problemAt(placeOf(path), findings)))
  if (time === null) throw new ScenarioError(faults)
  const compilation = new Compilation(checked, time)

  deferredFaults(compilation)
  commitmentFaults(compilation)
  const types = Object.entries(scenario.types)
  const queues = Object.entries(scenario.queues)
  const trunks = Object.entries(scenario.trunks)
  const groups = Object.entries(scenario.groups)
  const ids = { types: idsOf(types), groups: idsOf(groups), nodes: nodeIdsOf(scenario.ivr) }
  const clients = clientsOf(scenario)
  const channelNames = channelsOf(scenario)
  const channels = compileChannels(compilation, channelNames)
  const { busyness, factorOf } = compileBusyness(compilation)
  const parts = {
    name: scenario.name,
    periods: time.periods,
    types: types.map(([name, type], id) =>
      compileType(compilation, name, type, {
        channel: channelNames.indexOf(type.channel),
        queue: queues.findIndex(([, queue]) => queue.types.includes(name)),
        trunks: trunks.findIndex(([, { types: served }]) =>
          served === undefined ? traitsOf(type.channel, scenario.channels).takesLines : served.includes(name),
        ),
        busyness: factorOf[id],
        client: clients.indexOf(type.client ?? ''),
        ids,
      }),
    ),
    channels,
    queues: queues.map(([name, queue]) => compileQueue(compilation, name, queue)),
    groups: groups.map(([name, group]) =>
      compileGroup(compilation, name, group, ids.types, ids.groups, channels, clients),
    ),
    trunks: trunks.map(([name, { lines, block, price }]) => ({ name, lines, block, price: price?.minorUnits ?? 0 })),
    clients: clients.map((name) => ({ name })),
    outages: compileOutages(compilation, ids),
    ivr: compileIvr(compilation, ids.types),
    currency: currencyOf(scenario),
    busyness,
    routing: {
      agent: { rule: scenario.routing.agent },
      contact: { rule: scenario.routing.contact },
      load: scenario.routing.load,
      order: scenario.routing.order,
    },
    serviceLevel: scenario.serviceLevel,
    satisfaction:
      scenario.satisfaction === undefined
        ? null
        : { csat: scenario.satisfaction.csat ?? null, nps: scenario.satisfaction.nps ?? null },
    targets: scenario.targets,
    countAt: scenario.countAt,
    fcrWindowSeconds: scenario.fcrWindow,
    atEnd: scenario.atEnd,
  } satisfies Omit<Model, 'economy'>
  const model: Model = { ...parts, economy: compileEconomy(compilation, parts) }
  const problems = inOrder(compilation.problems)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new ScenarioError(errors)
  const excess = tooLarge(model)
  if (excess !== null) {
    const { type, message, allowed } = excess
    throw new ScenarioError([problemAt(placeOf(['types', type, 'arrivals']), { message, allowed })])
  }
  return { model, warnings: problems }
}

/** Those of the list first, then others in the order in which types name them. */
function clientsOf({ clients = {}, types }: Checked['scenario']): string[] {
  const named = Object.values(types).flatMap(({ client }) => (client === undefined ? [] : [client]))
  return [...new Set([...Object.keys(clients), ...named])]
}

function idsOf(named: readonly (readonly [string, unknown])[]): ReadonlyMap<string, number> {
  return new Map(named.map(([name], id) => [name, id]))
}

function compileQueue(compilation: Compilation, name: string, queue: ScenarioQueue): Queue {
  const { calendar, scenario } = compilation
  const hours = queue.hours ?? scenario.calendar.hours
  const opening = calendar === null ? null : compilation.gridOf(hours, queue.holidays).opening
  return {
    name,
    capacity: queue.capacity ?? Infinity,
    // What would close it at the end of the run or later is the end of the run itself.
    hours: opening === null || calendar === null ? null : opening.filter((instant) => instant < calendar.horizon),
    atClosing: queue.atClosing,
    goal: queue.goal === undefined ? null : { share: queue.goal.share, seconds: queue.goal.seconds },
  }
}
