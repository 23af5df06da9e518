import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { Result } from '../../src/index.ts'

export const seeds = fc.integer({ min: 0, max: 1000 }).map(String)

export function bytesOf(result: Result): string {
  const hash = createHash('sha256')
  for (const value of [...Object.values(result), ...Object.values(result.goals)]) {
    hash.update(
      ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : String(value),
    )
  }
  return hash.digest('hex')
}

/** The same center late in the day, so that the clock stops while people wait and work. */
export function untilMidnight(center: object): object {
  const later = (clock: string): string => {
    const minutes = Math.min(24 * 60, Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)) + 14 * 60)
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  }
  const written = JSON.stringify(center).replaceAll(/\d\d:\d\d/g, later)
  return { ...JSON.parse(written), 'at-end': 'stop' }
}
