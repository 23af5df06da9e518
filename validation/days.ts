import { NotExpressible, type Inputs } from './inputs.ts'
import { ENDLESS, patienceIn, readLaw } from './laws.ts'
import { GROUP, patienceOf, TYPE } from './one-pool.ts'
import type { Plan } from './plan.ts'
import { readDiscipline, readRules } from './rules.ts'

const MINUTES_A_DAY = 1440

/** Days from empty, with rates and agents by interval. */
export function timeVarying(inputs: Inputs): Plan {
  const hasRules = inputs.has('rules')
  const rules = readRules(inputs)
  // With rules these are the same in words.
  for (const [key, meaning] of [
    ['staffing_change', /exhaustive/i],
    ['initial_state', /empty/i],
    ['after_close', /until every(one|body) is (served|gone)/i],
  ] as const) {
    const words = inputs.text(key)
    if (!hasRules && words !== undefined && !meaning.test(words)) throw inputs.misread([key], words)
  }
  inputs.skip('open', 'replications', 'time_unit')
  readDiscipline(inputs)
  const minutes = inputs.need(inputs.number('interval_minutes'), 'interval_minutes')
  const { perHour, busyness } = readRates(inputs.need(inputs.child('arrivals'), 'arrivals'))
  const agents =
    inputs.numbers('agents_by_interval') ??
    perHour.map(() => inputs.need(inputs.number('agents'), 'agents_by_interval'))
  if (agents.length !== perHour.length)
    throw new NotExpressible(`${perHour.length} rates, but agents for ${agents.length} intervals`)
  const talk = readLaw(inputs.need(inputs.child('service'), 'service'))
  const patience = patienceIn(inputs) ?? ENDLESS
  const places = inputs.limit('trunks_total', 'trunks')
  inputs.done()
  return {
    scenario: {
      ...grid(minutes, perHour.length),
      ...busyness,
      types: {
        [TYPE]: {
          arrivals: {
            profile: profile(
              perHour.map((rate) => `${rate}/h`),
              minutes,
            ),
          },
          talk: talk.written,
          ...patienceOf(patience),
        },
      },
      groups: { [GROUP]: { skills: [TYPE], agents: { profile: profile(agents, minutes, MINUTES_A_DAY) } } },
      ...(places < Infinity ? { trunks: { lines: { lines: places, block: rules.block } } } : {}),
    },
    ...daysOf(perHour, minutes, patience.atoms),
  }
}

/** The same in a case that has one rate and one number of agents, and says in words how long a day is. */
export function dayInWords(inputs: Inputs): Plan {
  const horizon = inputs.need(inputs.text('horizon'), 'horizon')
  const hours = /(\d+(?:\.\d+)?) h from (an )?empty/i.exec(horizon)
  if (hours === null || !/everyone .*served|agents stay/i.test(horizon)) throw inputs.misread(['horizon'], horizon)
  inputs.skip('time_unit', 'replications', 'service_level_comparison')
  readDiscipline(inputs)
  const arrivals = inputs.need(inputs.child('arrivals'), 'arrivals')
  const rate = arrivals.need(arrivals.number('rate_per_hour'), 'rate_per_hour')
  const process = arrivals.text('process')
  if (process !== 'poisson') throw arrivals.misread(['process'], process)
  arrivals.done()
  const agents = inputs.need(inputs.number('agents'), 'agents')
  const talk = readLaw(inputs.need(inputs.child('service'), 'service'))
  const patience = patienceIn(inputs) ?? ENDLESS
  inputs.done()
  const minutes = Number(hours[1]) * 60
  return {
    scenario: {
      ...grid(minutes, 1),
      types: {
        [TYPE]: { arrivals: { profile: profile([`${rate}/h`], minutes) }, talk: talk.written, ...patienceOf(patience) },
      },
      groups: { [GROUP]: { skills: [TYPE], agents: { profile: profile([agents], minutes, MINUTES_A_DAY) } } },
    },
    ...daysOf([rate], minutes, patience.atoms),
  }
}

/** Counts of arrivals alone: whoever comes leaves at once. */
export function arrivalsOnly(inputs: Inputs): Plan {
  readRules(inputs)
  const minutes = inputs.need(inputs.number('interval_minutes'), 'interval_minutes')
  const intervals = inputs.number('intervals', 'n_intervals', 'number_of_intervals')
  const { perHour, busyness } = readRates(inputs.need(inputs.child('arrivals'), 'arrivals'), intervals)
  inputs.done()
  return {
    scenario: {
      ...grid(minutes, perHour.length),
      ...busyness,
      types: {
        [TYPE]: {
          arrivals: {
            profile: profile(
              perHour.map((rate) => `${rate}/h`),
              minutes,
            ),
          },
          talk: '1s',
          patience: '0s',
        },
      },
      groups: { [GROUP]: { skills: [TYPE], agents: 1 } },
    },
    ...daysOf(perHour, minutes, []),
  }
}

function daysOf(perHour: readonly number[], minutes: number, atoms: readonly number[]): Omit<Plan, 'scenario'> {
  const contacts = (perHour.reduce((sum, rate) => sum + rate, 0) * minutes) / 60
  return { kind: 'days', contacts, relaxation: 0, intervals: perHour.length, atoms }
}

function grid(minutes: number, intervals: number): Record<string, unknown> {
  if (minutes * intervals > MINUTES_A_DAY) throw new NotExpressible(`a day of ${(minutes * intervals) / 60} hours`)
  return { calendar: { days: 1, interval: `${minutes}m` } }
}

/** By range of the clock from midnight on; the last value holds until `until`. */
function profile<T>(values: readonly T[], minutes: number, until = values.length * minutes): Record<string, T> {
  const ranges = values.map((value, i) => {
    const to = i === values.length - 1 ? until : (i + 1) * minutes
    return [`${clock(i * minutes)}-${clock(to)}`, value] as const
  })
  return Object.fromEntries(ranges)
}

function clock(minutes: number): string {
  const seconds = Math.round(minutes * 60)
  const parts = [seconds / 3600, (seconds % 3600) / 60, seconds % 60].map((part) =>
    String(Math.floor(part)).padStart(2, '0'),
  )
  return parts.slice(0, parts[2] === '00' ? 2 : 3).join(':')
}

interface Rates {
  readonly perHour: readonly number[]
  /** `busyness` of the scenario, if any. */
  readonly busyness: Readonly<Record<string, unknown>>
}

/** Poisson processes that are none of ours, or would be with a key of their own. */
const STRANGE = /modulat|markov|mmpp|batch|compound|bulk|renewal|hawkes|self-exciting/i
const DOUBLY = /doubly|busyness|random factor|gamma|lognormal/i

/** `intervals`: how many there are of a constant rate. */
function readRates(arrivals: Inputs, intervals = 1): Rates {
  const process = arrivals.text('process') ?? 'poisson'
  if (!/poisson/i.test(process) || STRANGE.test(process)) throw arrivals.misread(['process'], process)
  const constant = arrivals.number('rate_per_hour')
  const varying = arrivals.numbers('rate_per_hour_by_interval')
  const perHour = arrivals.need(
    constant === undefined ? varying : Array.from({ length: intervals }, () => constant),
    'rate_per_hour_by_interval',
  )
  const factor = readFactor(arrivals)
  if (factor === null && DOUBLY.test(process)) throw arrivals.misread(['process'], process)
  arrivals.done()
  return { perHour, busyness: factor === null ? {} : { busyness: factor } }
}

/** One factor a day for all intervals. */
function readFactor(arrivals: Inputs): Readonly<Record<string, unknown>> | null {
  const shape = arrivals.number('busyness_gamma_shape')
  if (shape !== undefined) return { law: 'gamma', shape }
  const given = arrivals.child('busyness')
  if (given === undefined) return null
  const law = given.need(given.text('distribution', 'law'), 'distribution').toLowerCase()
  const mean = given.number('mean') ?? 1
  const own = given.number('shape')
  const cv = given.number('cv')
  given.done()
  if (!['gamma', 'lognormal'].includes(law) || mean !== 1)
    throw new NotExpressible(`busyness by ${law} with mean ${mean}`)
  return { law, ...(own === undefined ? { cv } : { shape: own }) }
}
