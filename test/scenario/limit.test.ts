import { expect, test } from 'vitest'
import type { Kpi } from '../../src/models/kpi.ts'
import { readLimit } from '../../src/scenario/limit.ts'

test.each([
  ['80%', 'share', 0.8],
  ['80 %', 'share', 0.8],
  ['120%', 'share', 1.2],
  ['-5%', 'share', -0.05],
  ['−5%', 'share', -0.05],
  ['30s', 'seconds', 30],
  ['2m', 'seconds', 120],
  ['1h30m', 'agent-seconds', 5400],
  ['EUR 6.50', 'money', 6.5],
  ['EUR -12', 'money', -12],
  ['12.5', 'count', 12.5],
  ['-10', 'points', -10],
  ['0', 'share', 0],
  ['0', 'seconds', 0],
  ['0', 'money', 0],
] as const)('%s of a figure in %s is %d', (text, unit, value) => {
  expect(readLimit(text, unit, 'EUR')).toEqual({ value })
})

test.each([
  ['0.8', 'share', 'a share such as 80%', '80%'],
  ['80', 'share', 'a share such as 80%', '80%'],
  ['30', 'seconds', 'a time such as 30s or 2m', '30s'],
  ['2 min', 'seconds', 'a time such as 30s or 2m', '2m'],
  ['30%', 'seconds', 'a time such as 30s or 2m', undefined],
  ['6.5', 'money', 'an amount such as EUR 6.50', 'EUR 6.5'],
  ['€6.50', 'money', 'an amount such as EUR 6.50', 'EUR 6.50'],
  ['USD 6.50', 'money', 'an amount such as EUR 6.50: amounts are in EUR here', undefined],
  ['5%', 'count', 'a plain number such as 12.5', undefined],
  ['', 'share', 'a share such as 80%', undefined],
  ['NaN', 'count', 'a plain number such as 12.5', undefined],
] as const satisfies readonly (readonly [string, Kpi['unit'], string, string | undefined])[])(
  '%j is no limit of a figure in %s',
  (text, unit, expected, suggestion) => {
    expect(readLimit(text, unit, 'EUR')).toEqual({ expected, ...(suggestion === undefined ? {} : { suggestion }) })
  },
)
