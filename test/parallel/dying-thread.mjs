import { existsSync, writeFileSync } from 'node:fs'

/** Dies at the first attempt of a task with a file, always of one without. */
export function work({ dies, number }) {
  if (dies === 'always' || (dies !== undefined && !existsSync(dies))) {
    if (dies !== 'always') writeFileSync(dies, '')
    process.exit(1)
  }
  if (number === 13) throw new RangeError('no thirteens')
  return number * number
}
