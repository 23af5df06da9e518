import { readDiscipline, readRules } from './rules.ts'
import { NotExpressible, type Inputs } from './inputs.ts'
import { ENDLESS, patienceIn, readLaw, type CaseLaw, type CasePatience } from './laws.ts'
import { relaxationOf, type Plan } from './plan.ts'

/** The one type of a case without classes, and its one group. */
export const TYPE = 'contacts'
export const GROUP = 'agents'

/** Lines where a case has no limit but asks how many are taken. */
const AMPLE_LINES = 1_000_000

interface Service {
  readonly talk: CaseLaw
  readonly wrap: CaseLaw | null
}

interface Class extends Service {
  readonly name: string
  readonly perHour: number
  readonly patience: CasePatience
  readonly priority: number
}

/**
 * One pool of agents in steady state, for one kind of contact or for classes of different priority. `toAgents`: share of
 * those who come that ask for agents.
 */
export function onePool(inputs: Inputs, toAgents = 1): Plan {
  const rules = readRules(inputs)
  readDiscipline(inputs)
  const agents = inputs.need(inputs.number('agents', 'servers'), 'agents')
  const places = inputs.limit('trunks_total', 'trunks', 'places_total')
  const capacity = inputs.limit('queue_capacity', 'waiting_places')
  const classes = readClasses(inputs)
  inputs.done()
  const perHour = classes.reduce((sum, { perHour: rate }) => sum + rate, 0)
  const rate = (perHour * toAgents) / 3600
  const handle = classes.reduce((sum, one) => sum + one.perHour * (one.talk.mean + (one.wrap?.mean ?? 0)), 0) / perHour
  return {
    scenario: {
      types: Object.fromEntries(classes.map((one) => [one.name, typeOf(one)])),
      ...(capacity < Infinity ? { queues: { all: { types: classes.map(({ name }) => name), capacity } } } : {}),
      groups: { [GROUP]: { skills: classes.map(({ name }) => name), agents } },
      trunks: { lines: { lines: Math.min(places, AMPLE_LINES), block: rules.block } },
      routing: { contact: rules.contact ?? 'longest-waiting' },
    },
    kind: 'steady',
    contacts: perHour / 3600,
    relaxation: relaxationOf({
      rate,
      handle,
      cv: Math.max(...classes.map(({ talk }) => talk.cv)),
      agents,
      patience: Math.max(...classes.map(({ patience }) => patience.law?.mean ?? Infinity)),
      places: Math.min(places, agents + capacity),
    }),
    load: (rate * handle) / agents,
    ...(places < Infinity ? { places } : {}),
    intervals: 0,
    atoms: classes.flatMap(({ patience }) => patience.atoms),
  }
}

/** The one type of a pool without classes, as the scenario has it. */
export function callerOf({ scenario }: Plan): Record<string, unknown> {
  const { [TYPE]: caller } = scenario.types as Readonly<Record<string, Record<string, unknown> | undefined>>
  if (caller === undefined) throw new NotExpressible('classes of contacts in this family')
  return caller
}

function readClasses(inputs: Inputs): Class[] {
  const service = inputs.child('service')
  const common = service === undefined ? undefined : readService(service)
  const commonPatience = patienceIn(inputs) ?? ENDLESS
  const classes = inputs.children('classes')
  if (classes === undefined) {
    const arrivals = inputs.need(inputs.child('arrivals'), 'arrivals')
    const { talk, wrap } = inputs.need(common, 'service')
    return [{ name: TYPE, perHour: readRate(arrivals), talk, wrap, patience: commonPatience, priority: 1 }]
  }
  const levels = classes.map((one) => level(one))
  const order = [...new Set(levels)].toSorted((a, b) => a - b)
  return classes.map((one, i) => {
    const own = one.child('service')
    const { talk, wrap } = one.need(own === undefined ? common : readService(own), 'service')
    const found: Class = {
      name: one.need(one.text('name'), 'name'),
      perHour: readRate(one.need(one.child('arrivals'), 'arrivals')),
      talk,
      wrap,
      patience: patienceIn(one) ?? commonPatience,
      priority: order.indexOf(levels[i]) + 1,
    }
    one.done()
    return found
  })
}

const LEVELS: Readonly<Record<string, number>> = {
  highest: 0,
  high: 1,
  medium: 2,
  middle: 2,
  mid: 2,
  normal: 2,
  low: 3,
  lowest: 4,
}

/** Lower comes first, in words and in numbers. */
function level(one: Inputs): number {
  const given = one.value('priority')
  if (typeof given === 'number') return given
  if (typeof given === 'string' && Object.hasOwn(LEVELS, given)) return LEVELS[given]
  throw one.misread(['priority'], given)
}

/** `{ distribution: … }`, or talk and wrap apart. */
function readService(inputs: Inputs): Service {
  const talk = inputs.child('talk')
  if (talk === undefined) return { talk: readLaw(inputs), wrap: null }
  const wrap = inputs.child('wrap_up', 'wrap', 'after_call_work')
  const service = { talk: readLaw(talk), wrap: wrap === undefined ? null : readLaw(wrap) }
  inputs.done()
  return service
}

/** Poisson arrivals at a constant rate, per hour. */
export function readRate(arrivals: Inputs): number {
  const process = arrivals.text('process') ?? 'poisson'
  if (!/^poisson( process)?$/i.test(process)) throw arrivals.misread(['process'], process)
  const perHour = arrivals.need(arrivals.number('rate_per_hour'), 'rate_per_hour')
  if (perHour <= 0) throw new NotExpressible(`a rate of ${perHour} per hour`)
  arrivals.done()
  return perHour
}

/** A type as the scenario language has it. */
export function typeOf({ perHour, talk, wrap, patience, priority }: Omit<Class, 'name'>): Record<string, unknown> {
  return {
    arrivals: `${perHour}/h`,
    talk: talk.written,
    ...(wrap === null ? {} : { wrap: wrap.written }),
    ...patienceOf(patience),
    priority,
  }
}

export function patienceOf({ law, balk }: CasePatience): Record<string, unknown> {
  return { ...(law === null ? {} : { patience: law.written }), ...(balk > 0 ? { balk: `${balk * 100}%` } : {}) }
}
