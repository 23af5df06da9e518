/** Refuses what is not a finite number of 0 or more. @throws RangeError naming the input and what was found */
export function requireNonNegative(name: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) throw new RangeError(`${name} must be a number of 0 or more, not ${value}`)
}

/** Refuses what is not a finite number above 0. @throws RangeError */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} must be a number above 0, not ${value}`)
}

/** Refuses what is not a whole number of 0 or more. @throws RangeError */
export function requireCount(name: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 0)) {
    throw new RangeError(`${name} must be a whole number of 0 or more, not ${value}`)
  }
}

/** Refuses what is not a share from 0 to 1. @throws RangeError */
export function requireShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be a share from 0 to 1, not ${value}`)
}

/** Refuses what is not a share of at least 0 and below 1. @throws RangeError */
export function requireShareBelowOne(name: string, value: number): void {
  if (!(value >= 0 && value < 1)) throw new RangeError(`${name} must be at least 0 and below 1, not ${value}`)
}

/** Refuses a duration below 0; Infinity is a duration. @throws RangeError */
export function requireDuration(name: string, value: number): void {
  if (!(value >= 0)) throw new RangeError(`${name} must be 0 s or more, not ${value}`)
}
