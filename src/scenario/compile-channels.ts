import type { Channel, Hand } from '../models/channel-model.ts'
import { mostOf } from '../models/workloads.ts'
import { channelCatalogue, CHANNELS, type ChannelName } from './channel-catalogue.ts'
import type { Compilation } from './compile-context.ts'
import type { Scenario, ScenarioGroup } from './schema.ts'

/** More than are looked at: what agents could hold is then too much anyway. */
const MOST_HANDS = 1000
/** Rounding of weights that add up to one. */
const EPSILON = 1e-9

/** The channels that a scenario's types come by, in the order of the catalogue: their ids. */
export function channelsOf({ types }: Pick<Scenario, 'types'>): readonly ChannelName[] {
  const used = new Set(Object.values(types).map(({ channel }) => channel))
  return CHANNELS.filter((name) => used.has(name))
}

export function compileChannels(compilation: Compilation, names: readonly ChannelName[]): Channel[] {
  return names.map((name): Channel => {
    const given = compilation.scenario.channels[camel(name)]
    const interrupted = given?.interrupted
    return {
      name,
      speeds: given?.speeds ?? channelCatalogue[name].speeds,
      slowDown: given?.slowDown ?? 'dynamic',
      // By a channel that nobody comes by nothing is interrupted.
      interruptibleBy: (given?.interruptibleBy ?? []).map((by) => names.indexOf(by)).filter((id) => id >= 0),
      interruption: {
        progress: interrupted?.progress ?? 'kept',
        by: interrupted?.by ?? 'same-agent',
        setUp: compilation.lawOrNull(interrupted?.setUp, ['channels', name, 'interrupted', 'set-up']),
        atMost: interrupted?.atMost ?? Infinity,
      },
    }
  })
}

/** What agents of a group may hold at once; null: one contact, whatever it is, which nothing interrupts. */
export function handsOf(
  { scenario }: Pick<Compilation, 'scenario'>,
  group: Pick<ScenarioGroup, 'skills' | 'holds'>,
  channels: readonly Channel[],
): readonly Hand[] | null {
  const skilled = new Set(Object.keys(group.skills).map((type) => scenario.types[type].channel))
  const { holds } = group
  const atOnce = (name: ChannelName): number =>
    skilled.has(name) ? (scenario.channels[camel(name)]?.atOnce ?? channelCatalogue[name].atOnce) : 0
  const names = channels.map(({ name }) => name as ChannelName)
  const hands: readonly Hand[] =
    holds === undefined
      ? names.filter((name) => skilled.has(name)).map((name) => names.map((one) => (one === name ? atOnce(name) : 0)))
      : 'hands' in holds
        ? holds.hands.map((hand) => names.map((name) => (skilled.has(name) ? (hand[name] ?? 0) : 0)))
        : heaviest(names.map((name) => (skilled.has(name) ? (holds.weights[name] ?? Infinity) : Infinity)))
  const isInterrupted = channels.some(
    ({ name, interruptibleBy }) =>
      skilled.has(name as ChannelName) && interruptibleBy.some((by) => skilled.has(names[by])),
  )
  return mostOf(hands) <= 1 && !isInterrupted ? null : hands
}

/** All that weighs 100 % at most, and would weigh more with one more. */
function heaviest(weights: readonly number[]): Hand[] {
  const found: number[][] = []
  const grow = (hand: readonly number[], channel: number, left: number): void => {
    if (channel === weights.length) {
      if (weights.every((weight) => weight > left + EPSILON)) found.push([...hand])
      return
    }
    if (found.length > MOST_HANDS) return
    for (let count = 0; count === 0 || count * weights[channel] <= left + EPSILON; count++) {
      grow([...hand, count], channel + 1, count === 0 ? left : left - count * weights[channel])
    }
  }
  grow([], 0, 1)
  return found
}

type Camel<S> = S extends 'back-office' ? 'backOffice' : S

function camel<S extends ChannelName>(name: S): Camel<S> {
  return (name === 'back-office' ? 'backOffice' : name) as Camel<S>
}
