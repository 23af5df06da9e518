import type { ErlangModel, ErlangQuestion } from '../report/erlang-answer.ts'
import { readDuration, readGoal, readRate, readShare } from '../scenario/units.ts'
import { valueOf, wholeNumber } from './option-values.ts'
import { UserError } from './user-error.ts'

/** As written on the command line. */
export interface ErlangOptions {
  readonly model?: ErlangModel
  readonly rate?: string
  readonly load?: string
  readonly aht?: string
  readonly agents?: string
  readonly patience?: string
  readonly trunks?: string
  readonly goal?: string
  readonly asa?: string
  readonly occupancy?: string
  readonly abandonment?: string
  readonly blocking?: string
  readonly json?: boolean
  readonly 'no-color'?: boolean
}

const MOST_AGENTS = 1_000_000_000

/** What the options ask for. Throws a UserError for what cannot be read, or does not go together. */
export function questionOf(options: ErlangOptions): ErlangQuestion {
  const model = options.model ?? (options.patience === undefined ? 'c' : 'a')
  refuseForeign(options, model)
  const given = <T>(name: 'patience' | 'trunks', read: (value: string) => T) =>
    options[name] === undefined ? undefined : read(options[name])
  const goals = goalsOf(options)
  const agents = options.agents === undefined ? null : wholeNumber('agents', options.agents, 1, MOST_AGENTS)
  const { ratePerSecond, handleSeconds } = demandOf(options, model)
  if (agents === null && ratePerSecond === null) throw new UserError('give --rate (or --load), --agents, or both')
  if (agents === null && goals.length === 0 && model !== 'c') {
    throw new UserError(
      `without --agents, a goal says how many: ${model === 'b' ? '--blocking 1%' : '--goal "80% in 20s"'}`,
    )
  }
  if (ratePerSecond === null && goals.length === 0) {
    throw new UserError(
      `without --rate, a goal says how much: ${model === 'b' ? '--blocking 1%' : '--goal "80% in 20s"'}`,
    )
  }
  const trunks = given('trunks', (value) => wholeNumber('trunks', value, agents ?? 1, MOST_AGENTS + 1))
  const patienceSeconds = given('patience', (value) => valueOf('patience', value, readDuration)) ?? Infinity
  const withinSeconds = goals.find((goal) => goal.figure === 'serviceLevel')?.withinSeconds ?? 20
  return {
    model,
    ratePerSecond,
    handleSeconds,
    agents,
    patienceSeconds,
    ...(trunks && { trunks }),
    withinSeconds,
    goals,
  }
}

function refuseForeign(options: ErlangOptions, model: ErlangModel): void {
  const foreign = {
    b: ['goal', 'asa', 'abandonment', 'patience', 'trunks', 'occupancy'],
    c: ['patience', 'trunks', 'abandonment', 'blocking'],
    a: [],
  } as const
  const name = foreign[model].find((option) => options[option] !== undefined)
  if (name === undefined) {
    if (model === 'a' && options.patience === undefined) throw new UserError('Erlang A needs --patience, such as 3m')
    return
  }
  const why =
    model === 'b' ? 'Erlang B has no waiting: its goal is --blocking' : `--${name} belongs to Erlang A: agner erlang a`
  throw new UserError(why)
}

function demandOf({ rate, load, aht }: ErlangOptions, model: ErlangModel) {
  if (rate !== undefined && load !== undefined) throw new UserError('give --rate or --load, not both')
  // Erlang B knows the load alone: any handle time will do.
  if (aht === undefined && !(model === 'b' && rate === undefined)) throw new UserError('give --aht, such as 180s')
  const handleSeconds = aht === undefined ? null : valueOf('aht', aht, readDuration)
  if (handleSeconds === 0) throw new UserError('--aht: expected more than 0 s')
  if (rate !== undefined) {
    const ratePerSecond = valueOf('rate', rate, readRate)
    if (ratePerSecond === 0) throw new UserError('--rate: expected more than 0')
    return { handleSeconds, ratePerSecond }
  }
  if (load === undefined) return { handleSeconds, ratePerSecond: null }
  const erlangs = /^\d+(\.\d+)?$/.test(load) ? Number(load) : NaN
  if (!(erlangs > 0 && erlangs <= 1e12))
    throw new UserError(`--load: expected a number of Erlangs such as 10.5, found ${JSON.stringify(load)}`)
  return { handleSeconds, ratePerSecond: erlangs / (handleSeconds ?? 1) }
}

/** Here a bare 1 is a hundredth, not everything: nobody asks that at most all be lost. */
function readPercentage(text: string): ReturnType<typeof readShare> {
  const reading = readShare(text)
  return 'value' in reading || Number(text) !== 1 ? reading : { ...reading, suggestion: '1%' }
}

function goalsOf({ goal, asa, ...most }: ErlangOptions): ErlangQuestion['goals'] {
  const shares = (['occupancy', 'abandonment', 'blocking'] as const).flatMap((figure) => {
    const share = most[figure]
    return share === undefined ? [] : [{ figure, atMost: valueOf(figure, share, readPercentage) }]
  })
  const level = goal === undefined ? null : valueOf('goal', goal, readGoal)
  return [
    ...(level === null
      ? []
      : [{ figure: 'serviceLevel' as const, atLeast: level.share, withinSeconds: level.seconds }]),
    ...(asa === undefined ? [] : [{ figure: 'asa' as const, atMost: valueOf('asa', asa, readDuration) }]),
    ...shares,
  ]
}
