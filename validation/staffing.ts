import { randomCase } from './staffing-cases.ts'
import { optimumOf } from './staffing-enumeration.ts'
import { erlangCases, staffErlang } from './staffing-erlang.ts'
import { freshOf } from './staffing-fresh.ts'
import { priceOfPoint } from './staffing-price.ts'

const STEADY_CONTACTS = 100_000
const CHEAP_CONTACTS = 60_000
const OPTIMA = 40
const FRESH = 100
/** Of a found staffing's cost: as cheap as the optimum. */
const AS_CHEAP = 0.01
/** Least shares of cases that come out right. */
const RIGHT = { erlang: 0.95, optimum: 0.9, fresh: 0.95 }
const PRICE_GOALS = [75, 80, 85]
const PRICE_REPLICATIONS = 100
/** A price is of the right order if told and measured differ by less than this factor. */
const ORDER = 3

/** The family `staffing`: staffings that are found, against formulas, enumeration and fresh luck. 1 if a share is too low. */
export async function validateStaffing(print: (line: string) => void, divisor: number): Promise<number> {
  const shares = [
    await erlangShare(print, divisor),
    await optimumShare(print, Math.ceil(OPTIMA / divisor)),
    await freshShare(print, Math.ceil(FRESH / divisor)),
    await priceShare(print),
  ]
  print('')
  return shares.every(({ least, name, right, total }) => {
    print(`${name}: ${right} of ${total}`)
    return right >= least * total
  })
    ? 0
    : 1
}

interface Share {
  readonly name: string
  readonly right: number
  readonly total: number
  readonly least: number
}

async function erlangShare(print: (line: string) => void, divisor: number): Promise<Share> {
  const cases = erlangCases().filter((_, i) => i % divisor === 0)
  let right = 0
  for (const given of cases) {
    const { exceeds, formula, found, halfWidth, id, isRight } = await staffErlang(given, STEADY_CONTACTS)
    right += Number(isRight)
    const doubt =
      found === formula ? '' : `, with which the goal is exceeded by ${short(exceeds)} ± ${short(halfWidth)}`
    print(`${mark(isRight)} Erlang ${id}: ${found} agents for ${formula}${doubt}`)
  }
  return { name: "the formula's number, or one more in doubt", right, total: cases.length, least: RIGHT.erlang }
}

async function optimumShare(print: (line: string) => void, count: number): Promise<Share> {
  let right = 0
  for (let index = 0; index < count; index++) {
    const { found, gap, id, looked, optimum } = await optimumOf(
      randomCase('random', index, { contacts: STEADY_CONTACTS }),
    )
    right += Number(gap <= AS_CHEAP)
    const than = gap === 0 ? 'nothing cheaper' : `${optimum.join(' ')} is ${short(100 * gap)} % cheaper`
    print(`${mark(gap <= AS_CHEAP)} optimum ${id}: ${found.join(' ')}, ${than} of ${looked} looked at`)
  }
  return { name: 'within 1 % of the optimum', right, total: count, least: RIGHT.optimum }
}

async function freshShare(print: (line: string) => void, count: number): Promise<Share> {
  let right = 0
  for (let index = 0; index < count; index++) {
    const { id, isFeasible, slack } = await freshOf(
      randomCase('fresh', index, { contacts: CHEAP_CONTACTS, mostGroups: 3 }),
    )
    const isRight = isFeasible && slack >= 0
    right += Number(isRight)
    print(`${mark(isRight)} fresh luck ${id}: ${short(100 * slack)} points above the goal`)
  }
  return { name: 'feasible under fresh luck', right, total: count, least: RIGHT.fresh }
}

async function priceShare(print: (line: string) => void): Promise<Share> {
  let right = 0
  for (const goal of PRICE_GOALS) {
    const { measured, told } = await priceOfPoint(goal, PRICE_REPLICATIONS)
    const isRight = told < ORDER * measured && measured < ORDER * told
    right += Number(isRight)
    print(`${mark(isRight)} a point of ${goal} %: ${short(told)} agent hours told, ${short(measured)} measured`)
  }
  return { name: 'prices of the right order', right, total: PRICE_GOALS.length, least: 1 }
}

function mark(isRight: boolean): string {
  return isRight ? 'right' : 'WRONG'
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}
