import { NotExpressible, type Inputs } from './inputs.ts'
import { seconds } from './laws.ts'
import type { Plan } from './plan.ts'
import { clock, readWeek, weekly } from './week.ts'

/** A rate in a part of the day, hours. */
interface Piece {
  readonly perHour: number
  readonly from: number
  readonly to: number
}

interface Type {
  readonly name: string
  readonly patience: unknown
  readonly serviceMean: number
  readonly awt: number | undefined
  readonly pieces: readonly Piece[]
}

/** Groups in the order in which a type tries them; `any`: an idle agent of whatever group, all equally likely. */
type Order = readonly string[] | 'any'

/** A week of several types and groups whose laws and routing the case tells in words, as a published program has them. */
export function weekInWords(inputs: Inputs): Plan {
  const week = readWeek(inputs)
  inputs.skip('time_unit', 'replications', 'service_level_comparison')
  const types = readTypes(inputs.need(inputs.child('types'), 'types'))
  const groups = readGroups(inputs.need(inputs.child('groups'), 'groups'))
  const lines = inputs.limit('trunks_total', 'trunks')
  const speeds = readSpeeds(inputs, types, groups)
  const orders = readOrders(inputs, types, groups)
  inputs.done()
  const skillOf = (group: string, { name }: Type): [string, unknown][] => {
    const order = orders.get(name)
    if (order === undefined || (order !== 'any' && !order.includes(group))) return []
    const rank = order === 'any' ? 1 : order.indexOf(group) + 1
    // A speciality is what comes to the group first.
    const preference = order !== 'any' && rank === 1 ? 1 : 2
    const slowness = speeds.get(`${group}/${name}`)
    return [[name, { rank, preference, ...(slowness === undefined ? {} : { speed: 1 / slowness }) }]]
  }
  return {
    scenario: {
      ...week.scenario,
      types: Object.fromEntries(types.map((type) => [type.name, typeOf(type)])),
      queues: Object.fromEntries(types.map(({ name }) => [name, { types: [name], 'at-closing': week.atClosing }])),
      groups: Object.fromEntries(
        [...groups].map(([name, agents]) => [
          name,
          { skills: Object.fromEntries(types.flatMap((type) => skillOf(name, type))), agents },
        ]),
      ),
      ...(lines < Infinity ? { trunks: lines } : {}),
      routing: { agent: [...orders.values()].includes('any') ? 'random' : 'longest-idle', contact: 'longest-waiting' },
    },
    ...weekly(
      week,
      types.flatMap(({ pieces }) => pieces).reduce((sum, { perHour, from, to }) => sum + perHour * (to - from), 0),
    ),
  }
}

function typeOf({ patience, serviceMean, awt, pieces }: Type): Record<string, unknown> {
  const profile = pieces.map(({ perHour, from, to }) => [`${clock(from, 0)}-${clock(to, 0)}`, `${perHour}/h`])
  return {
    arrivals: { profile: Object.fromEntries(profile) },
    talk: { law: 'exponential', mean: seconds(serviceMean) },
    patience,
    ...(awt === undefined ? {} : { goal: `80% in ${seconds(awt)}` }),
  }
}

function readTypes(inputs: Inputs): Type[] {
  let ranges: readonly Piece[] = []
  const types = inputs.keys().map((name) => {
    const one = inputs.need(inputs.child(name), name)
    const pieces = readPieces(one, ranges)
    ranges = pieces
    const type: Type = {
      name,
      patience: readPatienceInWords(one),
      serviceMean: one.need(one.number('service_mean_s'), 'service_mean_s'),
      awt: one.number('awt_s'),
      pieces,
    }
    one.done()
    return type
  })
  inputs.done()
  return types
}

/** `4 from 8 to 9, 2 from 9 to 17`, or `40 / 20` in the ranges of the type before. */
function readPieces(inputs: Inputs, before: readonly Piece[]): Piece[] {
  const words = inputs.need(inputs.text('rate_per_hour'), 'rate_per_hour')
  const rates = words.split('/').map((part) => part.trim())
  if (rates.length === before.length && rates.every((rate) => /^\d+(\.\d+)?$/.test(rate))) {
    return before.map(({ from, to }, i) => ({ perHour: Number(rates[i]), from, to }))
  }
  return words.split(',').map((part) => {
    const found = /^\s*(\d+(?:\.\d+)?) from (\d+) to (\d+)\s*$/.exec(part)
    if (found === null) throw inputs.misread(['rate_per_hour'], words)
    const [perHour, from, to] = found.slice(1).map(Number)
    return { perHour, from, to }
  })
}

function readPatienceInWords(inputs: Inputs): unknown {
  const words = inputs.need(inputs.text('patience_s'), 'patience_s')
  const found = /^(uniform|exponential|constant)\(([\d., ]+)\)$/.exec(words)
  const numbers = found === null ? [] : found[2].split(',').map((part) => seconds(Number(part)))
  if (found?.[1] === 'uniform' && numbers.length === 2) return { law: 'uniform', min: numbers[0], max: numbers[1] }
  if (found?.[1] === 'exponential' && numbers.length === 1) return { law: 'exponential', mean: numbers[0] }
  if (found?.[1] === 'constant' && numbers.length === 1) return numbers[0]
  throw inputs.misread(['patience_s'], words)
}

function readGroups(inputs: Inputs): Map<string, number> {
  const groups = new Map(inputs.keys().map((name) => [name, inputs.need(inputs.number(name), name)]))
  inputs.done()
  return groups
}

/** By `group/type`: what service times are multiplied by. */
function readSpeeds(inputs: Inputs, types: readonly Type[], groups: ReadonlyMap<string, number>): Map<string, number> {
  const words = inputs.need(inputs.text('service'), 'service')
  const found = /^exponential(?:, multiplied by (\d+(?:\.\d+)?) for (.+))?$/.exec(words)
  if (found === null) throw inputs.misread(['service'], words)
  const slowness = new Map<string, number>()
  for (const part of found[2]?.split(/ and |, /) ?? []) {
    const pair = /^(.+) handled by (?:an?|the) (.+)$/.exec(part)
    if (pair === null) throw inputs.misread(['service'], words)
    slowness.set(`${meant(pair[2], [...groups.keys()])}/${meant(pair[1], namesOf(types))}`, Number(found[1]))
  }
  return slowness
}

const FREED = /^freed agent: own special\w+ first \(fcfs\), else longest.?waiting among the other types\.?$/i
const PROPORTIONAL = /proportional to (its |the )?(number of )?idle agents/i

/** `arrival: A -> G else H; …. Freed agent: …`. */
function readOrders(inputs: Inputs, types: readonly Type[], groups: ReadonlyMap<string, number>): Map<string, Order> {
  const words = inputs.need(inputs.text('routing'), 'routing')
  const found = /^arrival: (.+?)\. (freed agent: .+)$/i.exec(words)
  if (found === null || !FREED.test(found[2])) throw inputs.misread(['routing'], words)
  const orders = new Map<string, Order>()
  for (const part of found[1].split(';')) {
    const [type, way] = part.split('->').map((side) => side.trim())
    if (way === undefined) throw inputs.misread(['routing'], words)
    const order = PROPORTIONAL.test(way) ? 'any' : way.split(/ else /).map((group) => meant(group, [...groups.keys()]))
    orders.set(meant(type, namesOf(types)), order)
  }
  const lost = types.find(({ name }) => !orders.has(name))
  if (lost !== undefined) throw new NotExpressible(`routing does not say who takes ${lost.name}`)
  return orders
}

function namesOf(types: readonly Type[]): string[] {
  return types.map(({ name }) => name)
}

/** The one name that words are short for: `balance` for `account balance`, `savings specialist` for `savings specialists`. */
function meant(words: string, names: readonly string[]): string {
  const short = words.trim()
  const exact = names.filter((name) => name === short)
  const found = exact.length > 0 ? exact : names.filter((name) => name.startsWith(short) || name.endsWith(` ${short}`))
  if (found.length !== 1) throw new NotExpressible(`${short} is none of ${names.join(', ')}`)
  return found[0]
}
