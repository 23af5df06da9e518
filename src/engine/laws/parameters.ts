/** The checks that laws share: each gives a sentence about what is wrong, or null. */

export function firstProblem(...problems: readonly (string | null)[]): string | null {
  return problems.find((problem) => problem !== null) ?? null
}

export function finite(name: string, value: number): string | null {
  return Number.isFinite(value) ? null : `the ${name} must be a number, not ${value}`
}

export function positive(name: string, value: number): string | null {
  return Number.isFinite(value) && value > 0 ? null : `the ${name} must be above 0, not ${value}`
}

export function notNegative(name: string, value: number): string | null {
  return Number.isFinite(value) && value >= 0 ? null : `the ${name} must be 0 or more, not ${value}`
}

export function probability(name: string, value: number): string | null {
  return value >= 0 && value <= 1 ? null : `the ${name} must be from 0 to 1 (0 % to 100 %), not ${value}`
}

export function ordered(
  lowName: string,
  low: number,
  highName: string,
  high: number,
  text: (value: number) => string,
): string | null {
  return low <= high ? null : `the ${lowName} (${text(low)}) must not be above the ${highName} (${text(high)})`
}

/** Applies a check to every entry of a list that must not be empty. */
export function each(
  name: string,
  values: readonly number[],
  check: (name: string, value: number) => string | null,
): string | null {
  if (values.length === 0) return `there must be at least one ${name}`
  for (let i = 0; i < values.length; i++) {
    const problem = check(`${name} no. ${i + 1}`, values[i])
    if (problem !== null) return problem
  }
  return null
}

export function sameLength(a: string, first: readonly unknown[], b: string, second: readonly unknown[]): string | null {
  if (first.length === second.length) return null
  return `there must be as many ${a} as ${b}, but there are ${first.length} and ${second.length}`
}

export function ascending(name: string, values: readonly number[], text: (value: number) => string): string | null {
  for (let i = 1; i < values.length; i++) {
    if (values[i] < values[i - 1]) {
      return `the ${name} must not go down, but no. ${i + 1} (${text(values[i])}) is below no. ${i} (${text(values[i - 1])})`
    }
  }
  return null
}

export function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
