/** A fully specified case with expected values; README.md has the format. */
export interface Case {
  readonly id: string
  readonly family: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<string, Expected>>
}

export interface Expected {
  /** NaN: the file has none. */
  readonly value: number
  /** How far off `value` itself may be: one standard deviation. */
  readonly uncertainty: number
}

/** A file that is not a list of cases, or an entry of it that is none. */
export class CaseFileError extends Error {}

/** The cases of a file: a list, or a map with `cases`. Throws a CaseFileError. */
export function readCases(text: string): Case[] {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    throw new CaseFileError(`not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const list = isMap(data) ? data.cases : data
  if (!Array.isArray(list)) throw new CaseFileError('not a list of cases')
  const cases = list.map(readCase)
  const twice = cases.find(({ id }, i) => cases.findIndex((other) => other.id === id) < i)
  if (twice !== undefined) throw new CaseFileError(`two cases are called ${twice.id}`)
  return cases
}

function readCase(entry: unknown, index: number): Case {
  if (!isMap(entry) || typeof entry.id !== 'string') throw new CaseFileError(`case ${index + 1} has no id`)
  const { id, family, inputs, expected } = entry
  if (typeof family !== 'string') throw new CaseFileError(`${id} has no family`)
  if (!isMap(inputs)) throw new CaseFileError(`${id} has no inputs`)
  if (!isMap(expected)) throw new CaseFileError(`${id} has no expected values`)
  const values = Object.entries(expected).map(([metric, given]) => [metric, readExpected(given)])
  return { id, family, inputs, expected: Object.fromEntries(values) as Case['expected'] }
}

/** Half the width of a 95 % interval in standard deviations. */
const HALF_WIDTH = 1.96

function readExpected(given: unknown): Expected {
  if (!isMap(given) || typeof given.value !== 'number') return { value: NaN, uncertainty: 0 }
  const tolerance = typeof given.tolerance_abs === 'number' ? given.tolerance_abs : 0
  return { value: given.value, uncertainty: given.ci === undefined ? tolerance : tolerance / HALF_WIDTH }
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
