import { z } from 'zod'
import { readClock, readRange } from './clock.ts'
import { misread, oneOrMore, RANGE_PATTERN } from './fields.ts'
import type { Issues } from './fields.ts'

const DAY_SECONDS = 86_400
const STARTS = 'a clock time such as 08:30, a range such as 07:00-10:00, or a list of them'

const startsText = z.string({ error: () => `expected ${STARTS}` }).meta({
  pattern: String.raw`${RANGE_PATTERN}|^\d\d:\d\d(:\d\d)?$`,
  examples: ['07:00-10:00', '09:00'],
})

export const starts = oneOrMore(startsText, STARTS)

/** Clock times in order; ranges by `every`, their end included. */
export function startsIn(given: string | readonly string[], every: number, issues: Issues): number[] {
  const isList = typeof given !== 'string'
  const found = new Set<number>()
  const listed = isList ? given : [given]
  listed.forEach((item, i) => {
    const path = isList ? ['starts', i] : ['starts']
    const clock = item.includes('-') ? null : readClock(item)
    const range = clock === null ? readRange(item) : null
    if (clock !== null && 'value' in clock) {
      if (clock.value < DAY_SECONDS) found.add(clock.value)
      else misread(issues, { expected: 'a start before 24:00', suggestion: '00:00' }, path)
    } else if (range !== null && 'value' in range) {
      const { from, to } = range.value
      if (to <= DAY_SECONDS)
        for (let start = from; start <= Math.min(to, DAY_SECONDS - 1); start += every) found.add(start)
      else misread(issues, { expected: 'starts of one day; those after midnight are a range of their own' }, path)
    } else {
      const { suggestion } = { suggestion: undefined, ...clock, ...range }
      misread(issues, { expected: STARTS, suggestion }, path)
    }
  })
  return [...found].toSorted((a, b) => a - b)
}
