import {
  erlangA,
  erlangAServiceLevel,
  erlangC,
  erlangCServiceLevel,
  mmng,
  mmngServiceLevel,
  type Patience,
  type ServiceLevelFormula,
} from '../erlang/index.ts'
import type { Model } from '../models/model.ts'
import { patienceOfLaw } from './patience-of-law.ts'
import { stationOf, type Station } from './station.ts'
import type { FormulaCheck } from './summary.ts'

/** Places to wait, and questions to a law of patience, beyond which a formula would take longer than it is worth. */
const MOST_PLACES = 10_000
const MOST_QUESTIONS = 20_000

/** For each queue the closed formula beside the simulation, or the assumption that fails. Never throws. */
export function formulaChecks(model: Model): FormulaCheck[] {
  return model.queues.map(({ name }, queue) => {
    const none = (why: string): FormulaCheck => ({ queue: name, formula: null, why })
    const station = stationOf(model, queue)
    if (typeof station === 'string') return none(station)
    const answer = answerOf(station, targetOf(model, queue))
    if (typeof answer === 'string') return none(answer)
    const figures = figuresOf(model, station, answer)
    if (figures === null) return none(`the numbers are too extreme for ${answer.formula}`)
    return { queue: name, formula: answer.formula, figures }
  })
}

interface Target {
  readonly seconds: number
  readonly formula: ServiceLevelFormula
}

/** What the service level is of; null where there is no goal, or no formula of that name. */
function targetOf({ queues, types, serviceLevel }: Model, queue: number): Target | null {
  const seconds = queues[queue].goal?.seconds ?? types.find((type) => type.queue === queue)?.goal?.seconds
  if (seconds === undefined || serviceLevel === 'ignoring-short-abandons') return null
  return { seconds, formula: serviceLevel }
}

type Figure = 'asa' | 'meanWait' | 'abandonment' | 'blocking' | 'occupancy' | 'meanQueue'

interface Answer {
  readonly formula: string
  readonly figures: Readonly<Partial<Record<Figure, number | null>>>
  readonly serviceLevel: number | null
}

const GROWS = 'the load exceeds the agents: waits grow for ever'
const TOO_LONG = 'the formula takes too long for this law of patience'

/** The formula of a station with its figures, or why there is none. */
function answerOf(station: Station, target: Target | null): Answer | string {
  const { patience, places, agents } = station
  const within = <T>(level: (seconds: number, formula: ServiceLevelFormula) => T) =>
    target === null ? null : level(target.seconds, target.formula)
  if (places === agents || (patience === null && places < Infinity) || patience?.law === 'exponential') {
    if (places < Infinity && places - agents > MOST_PLACES) return 'there are too many places to wait for the formula'
    const patienceSeconds = patience?.law === 'exponential' ? patience.mean : Infinity
    const system = { ...station, patienceSeconds, ...(places < Infinity ? { trunks: places } : {}) }
    const limited = places === agents ? 'Erlang B' : `M/M/n/${places}${patience === null ? '' : '+M'}`
    return {
      formula: places === Infinity ? 'Erlang A' : limited,
      figures: erlangA(system),
      serviceLevel: within((seconds, by) => erlangAServiceLevel(system, seconds, by)),
    }
  }
  if (patience === null) {
    const figures = erlangC(station)
    if (!figures.stable) return GROWS
    return {
      formula: 'Erlang C',
      figures,
      serviceLevel: within((seconds) => erlangCServiceLevel(station, seconds)),
    }
  }
  const known = patienceOfLaw(patience)
  if (typeof known === 'string') return known
  const system = { ...station, patience: patientUpTo(MOST_QUESTIONS, known) }
  try {
    const figures = mmng(system)
    if (!figures.stable) return GROWS
    const serviceLevel = within((seconds, by) => mmngServiceLevel(system, seconds, by))
    return { formula: station.isLoss ? 'Erlang B' : 'M/M/n+G', figures, serviceLevel }
  } catch (error) {
    if (error instanceof TooManyQuestions) return TOO_LONG
    throw error
  }
}

class TooManyQuestions extends Error {}

/** The same patience, which throws after so many questions: the same on every machine, as a clock would not be. */
function patientUpTo(most: number, patience: Patience): Patience {
  let left = most
  const asked = <Rest extends readonly number[]>(answer: (...at: Rest) => number) => {
    return (...at: Rest) => {
      if (left-- <= 0) throw new TooManyQuestions()
      return answer(...at)
    }
  }
  return {
    survival: asked(patience.survival),
    goneBy: asked(patience.goneBy),
    survivalBetween: asked(patience.survivalBetween),
    lostWait: asked(patience.lostWait),
    kinks: patience.kinks,
  }
}

/**
 * The figures that compare with simulated ones; null where one is no number. Means over time are compared in steady state
 * only: days are averaged with their closed hours.
 */
function figuresOf({ periods }: Model, { isStaffedClosed }: Station, answer: Answer): Record<string, number> | null {
  const keys: Figure[] = ['asa', 'meanWait', 'abandonment', 'blocking']
  if (!isStaffedClosed) keys.push('occupancy')
  if (periods.kind === 'batches') keys.push('meanQueue')
  const figures: Record<string, number> = {}
  if (answer.serviceLevel !== null) figures.serviceLevel = answer.serviceLevel
  for (const key of keys) {
    const value = answer.figures[key] ?? null
    if (value !== null) figures[key] = value
  }
  return Object.values(figures).every(Number.isFinite) ? figures : null
}
