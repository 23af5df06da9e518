import { availableParallelism } from 'node:os'
import { wholeNumber } from './option-values.ts'

const MOST = 256

export const workersOption = {
  type: 'string',
  requiresArg: true,
  describe: 'threads for what takes longer than a second; as many as there are processors unless told',
} as const

/** A number of threads. */
export function workersOf(text: string | undefined): number {
  return text === undefined ? Math.min(MOST, availableParallelism()) : wholeNumber('workers', text, 1, MOST)
}
