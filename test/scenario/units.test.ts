import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPriceApiece, readPricePerTime } from '../../src/scenario/prices.ts'
import { durationText, readDuration, readGoal, readPercent, readRate, readShare } from '../../src/scenario/units.ts'

describe('durations', () => {
  test.each([
    ['20s', 20],
    ['4m', 240],
    ['1h', 3600],
    ['1h30m', 5400],
    ['2d', 172_800],
    ['1d2h3m4s5ms', 93_784.005],
    ['0.5h', 1800],
    ['1.1m', 66],
    ['250ms', 0.25],
    ['0s', 0],
    ['2000h', 7_200_000],
    ['166.66666666666666s', 166.666666667],
    ['1e-3s', 0.001],
  ])('%s is %d s', (text, seconds) => {
    expect(readDuration(text)).toEqual({ value: seconds })
  })

  test.each([
    ['4 min', '4m'],
    ['4min', '4m'],
    ['4 m', '4m'],
    ['20 sec', '20s'],
    ['1 hour 30 minutes', '1h30m'],
    ['1 hour and 30 minutes', '1h30m'],
    ['1,5h', '1.5h'],
    ['4M', '4m'],
    ['4:30', '4m30s'],
    ['30m1h', '1h30m'],
  ])('%s is not one, and %s was probably meant', (text, suggestion) => {
    expect(readDuration(text)).toEqual({ expected: 'a duration such as 4m, 1h30m or 20s', suggestion })
  })

  test.each([
    '',
    '20',
    '5 apples',
    '-4m',
    'm',
    '1m1m',
    '4m ',
    ' 4m',
    '4mm',
    'NaNs',
    'Infinitys',
    '1_000s',
    '4m;',
    '0x10s',
  ])('"%s" is not one', (text) =>
    expect(readDuration(text)).toMatchObject({ expected: 'a duration such as 4m, 1h30m or 20s' }),
  )

  test('no longer than a thousand years', () => {
    expect(readDuration('1e200h')).toEqual({ expected: 'a duration of at most a thousand years' })
    expect(readDuration('99999999999d')).toEqual({ expected: 'a duration of at most a thousand years' })
  })

  test('a suggestion is itself a duration', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,3}[.,]?[0-9]? ?(min|hours|s|sec|h)( [0-9]{1,2} (m|sec))?$/), (text) => {
        const reading = readDuration(text)
        if ('suggestion' in reading && reading.suggestion !== undefined) {
          expect(readDuration(reading.suggestion)).toHaveProperty('value')
        }
      }),
    )
  })
})

describe('rates', () => {
  test.each([
    ['60/h', 60 / 3600],
    ['25/min', 25 / 60],
    ['25/m', 25 / 60],
    ['0.35/s', 0.35],
    ['500/d', 500 / 86_400],
    ['500/day', 500 / 86_400],
    ['45/30m', 45 / 1800],
    ['0/h', 0],
  ])('%s is %d a second', (text, perSecond) => {
    expect(readRate(text)).toEqual({ value: perSecond })
  })

  test.each([
    ['60 per hour', '60/h'],
    ['60 / h', '60/h'],
    ['60 calls per hour', '60/h'],
    ['2,5/h', '2.5/h'],
    ['60/hr', '60/h'],
  ])('%s is not one, and %s was probably meant', (text, suggestion) => {
    expect(readRate(text)).toMatchObject({ suggestion })
  })

  test.each(['60', '60/', '/h', '-60/h', '60/x', '60/0s', '60/-1h', '1e300/s', '60/h/h'])('"%s" is not one', (text) => {
    expect(readRate(text)).toHaveProperty('expected')
  })
})

describe('shares', () => {
  test.each([
    ['85%', 0.85],
    ['0%', 0],
    ['100%', 1],
    ['12.5%', 0.125],
  ])('%s is %d', (text, share) => expect(readShare(text)).toEqual({ value: share }))

  test.each([
    ['0.85', '85%'],
    ['85', '85%'],
    ['85 %', '85%'],
    ['85 percent', '85%'],
    ['12,5%', '12.5%'],
  ])('%s is not one, and %s was probably meant', (text, suggestion) => {
    expect(readShare(text)).toMatchObject({ suggestion })
  })

  test.each(['120%', '-5%', '%', '5%%', 'NaN%'])('"%s" is not one', (text) => {
    expect(readShare(text)).toHaveProperty('expected')
  })

  test('a percentage that is no share may pass 100 %', () => {
    expect(readPercent('150%')).toBe(1.5)
    expect(readPercent('150')).toBeNull()
  })
})

describe('goals', () => {
  test('a share in a time', () => {
    expect(readGoal('80% in 20s')).toEqual({ value: { share: 0.8, seconds: 20 } })
    expect(readGoal('90% in 1m30s')).toEqual({ value: { share: 0.9, seconds: 90 } })
  })

  test.each([
    ['80 in 20s', '80% in 20s'],
    ['80/20', '80% in 20s'],
    ['80% within 20s', '80% in 20s'],
    ['80% in 20', '80% in 20s'],
    ['80% in 1 min', '80% in 1m'],
    ['0.8 in 20s', '80% in 20s'],
  ])('%s is not one, and %s was probably meant', (text, suggestion) => {
    expect(readGoal(text)).toEqual({ expected: 'a goal such as 80% in 20s', suggestion })
  })

  test.each(['', '80%', 'in 20s', '120% in 20s', '80% in apples', 'fast'])('"%s" is not one', (text) => {
    expect(readGoal(text)).toMatchObject({ expected: 'a goal such as 80% in 20s' })
  })
})

describe('prices per time', () => {
  test.each([
    ['EUR 0.02/min', 'EUR', 2 / 60],
    ['EUR 1.20/h', 'EUR', 120 / 3600],
    ['USD 0.05/30s', 'USD', 5 / 30],
    ['EUR 0.0123/m', 'EUR', 1.23 / 60],
    ['JPY 3/min', 'JPY', 3 / 60],
    ['KWD 0.005/min', 'KWD', 5 / 60],
    ['EUR 0/min', 'EUR', 0],
    ['EUR 28.80/h', 'EUR', 0.8],
  ])('%s is %s, %d minor units a second', (text, currency, minorUnits) => {
    expect(readPricePerTime(text)).toEqual({ value: { currency, minorUnits } })
  })

  test.each([
    ['0,02', 'EUR 0.02/min'],
    ['0.02', 'EUR 0.02/min'],
    ['0.02/min', 'EUR 0.02/min'],
    ['€0.02/min', 'EUR 0.02/min'],
    ['€ 0,02 / min', 'EUR 0.02/min'],
    ['0.02 €/min', 'EUR 0.02/min'],
    ['$.02/min', 'USD 0.02/min'],
    ['£1.20 per hour', 'GBP 1.20/h'],
    ['EUR 0.02', 'EUR 0.02/min'],
    ['EUR 0,02/min', 'EUR 0.02/min'],
    ['EUR0.02/min', 'EUR 0.02/min'],
    ['eur 0.02/min', 'EUR 0.02/min'],
    ['0.02 EUR/min', 'EUR 0.02/min'],
    ['0.02 euro per minute', 'EUR 0.02/min'],
    ['EUR 0.02 per minute', 'EUR 0.02/min'],
    ['EUR 0.05 per 30 seconds', 'EUR 0.05/30s'],
    ['ERU 0.02/min', 'EUR 0.02/min'],
    ['EUR 1,200.50/h', 'EUR 1200.50/h'],
    ['EUR 1.200,50/h', 'EUR 1200.50/h'],
  ])('%s is not one, and %s was probably meant', (text, suggestion) => {
    expect(readPricePerTime(text)).toEqual({ expected: 'a price per time such as EUR 0.02/min', suggestion })
  })

  test.each([
    '',
    'EUR',
    'EUR /min',
    'EUR 0.02/',
    'EUR 0.02/call',
    'EUR 0.02/0s',
    'EUR 0.02/min/min',
    'EUR 1,200/h',
    'EUR 1.200.000/h',
    'EUR 0.02 EUR/min',
    'EUR NaN/min',
    'free',
  ])('"%s" is not one, and nobody knows what was meant', (text) => {
    expect(readPricePerTime(text)).toEqual({ expected: 'a price per time such as EUR 0.02/min' })
  })

  test('none is negative, or beyond all reason', () => {
    expect(readPricePerTime('EUR -0.02/min')).toEqual({
      expected: 'a price per time such as EUR 0.02/min, not below 0',
    })
    expect(readPricePerTime('EUR 1000000000000/s')).toEqual({ expected: 'a price of at most EUR 1000000000' })
  })

  test('a suggestion is itself a price', () => {
    const parts = [
      /^(EUR|eur|€|\$|Euro|XYZ)? ?[0-9]{0,4}[.,]?[0-9]{0,3}$/,
      /^ ?(EUR|euros)?$/,
      /^( per |\/| a )?(min|hour|call)?$/,
    ]
    const texts = fc.tuple(...parts.map((part) => fc.stringMatching(part))).map((given) => given.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        for (const read of [readPricePerTime, readPriceApiece]) {
          const reading = read(text)
          if ('suggestion' in reading && reading.suggestion !== undefined) {
            expect(read(reading.suggestion)).toHaveProperty('value')
          }
        }
      }),
    )
  })
})

describe('prices apiece', () => {
  test.each([
    ['EUR 0.10', 10],
    ['EUR 0.29', 29],
    ['EUR 1.005', 100.5],
    ['EUR 4.35', 435],
    ['EUR 5', 500],
    ['JPY 15', 15],
    ['BHD 0.1', 100],
  ])('%s is %d minor units', (text, minorUnits) => {
    expect(readPriceApiece(text)).toEqual({ value: { currency: text.slice(0, 3), minorUnits } })
  })

  test.each([
    ['0,10', 'EUR 0.10'],
    ['€0.10', 'EUR 0.10'],
    ['EUR 0.10/call', 'EUR 0.10'],
    ['0.10 EUR per use', 'EUR 0.10'],
    ['10 dollars', 'USD 10'],
  ])('%s is not one, and %s was probably meant', (text, suggestion) => {
    expect(readPriceApiece(text)).toEqual({ expected: 'a price apiece such as EUR 0.10', suggestion })
  })

  test.each(['EUR 0.02/min', '€0.02 per hour', 'EUR', ''])('"%s" is not one', (text) => {
    expect(readPriceApiece(text)).toEqual({ expected: 'a price apiece such as EUR 0.10' })
  })
})

test('durations are printed as they are written', () => {
  const printed = [0, 0.25, 20, 90, 5400, 36_000, 86_400, 100_000].map(durationText)
  expect(printed).toEqual(['0s', '0.25s', '20s', '1m30s', '1h30m', '10h', '1d', '27h46m40s'])
  for (const text of printed) expect(durationText((readDuration(text) as { value: number }).value)).toBe(text)
})
