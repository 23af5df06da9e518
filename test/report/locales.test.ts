import { describe, expect, test } from 'vitest'
import { localized, longestFirst } from '../../src/report/localized.ts'
import { LOCALE_TAGS, localeNamed, type Locale } from '../../src/report/locales.ts'

const known = (tag: string): Locale => {
  const found = localeNamed(tag)
  if (typeof found === 'string') throw new Error(found)
  return found
}

describe('a locale', () => {
  test.each([
    ['nl-NL', 'nl-NL'],
    ['NL_nl', 'nl-NL'],
    ['nl', 'nl-NL'],
    ['en', 'en-US'],
    ['pl', 'pl-PL'],
    [' de-ch ', 'de-CH'],
  ])('%j is %s', (asked, tag) => {
    expect(known(asked).tag).toBe(tag)
  })

  test.each([
    ['nl-XX', 'did you mean nl-NL?'],
    ['pl-PO', 'did you mean pl-PL?'],
    ['nl_NLL', 'did you mean nl-NL?'],
    ['', 'there are en-US'],
    ['Dutch!', 'there are en-US'],
  ])('%j is none: %s', (asked, hint) => {
    expect(localeNamed(asked)).toContain(hint)
  })

  // What Node says differs a little by its version, the kind of spaces for one: our own table is what counts.
  test.each(LOCALE_TAGS)('%s separates and orders as the computer does', (tag) => {
    const { date, decimal, group } = known(tag)
    const parts = new Intl.NumberFormat(tag, { useGrouping: true }).formatToParts(1_234_567.8)
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
    expect(decimal).toBe(part('decimal'))
    const plain = (mark: string): string => mark.replaceAll(/\s/g, ' ').replaceAll('’', "'")
    expect(plain(group)).toBe(plain(part('group')))
    // Which of two orders Canadians write differs by version.
    if (tag === 'en-CA') return
    const order = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'numeric', day: 'numeric' })
      .formatToParts(new Date(2026, 1, 3))
      .flatMap(({ type }) => (['year', 'month', 'day'].includes(type) ? [type[0]] : []))
    expect([...date.matchAll(/([ymd])\1*/g)].map(([, letter]) => letter)).toEqual(order)
  })
})

describe('a text in a locale', () => {
  const dutch = known('nl-NL')
  test.each([
    ['81.3 % ± 0.4', '81,3 % ± 0,4'],
    ['EUR 12 345.67', 'EUR 12.345,67'],
    ['about 12 345 replications', 'about 12.345 replications'],
    ['from 08:00 on 1999-06-06, agner 0.1.0', 'from 08:00 on 1999-06-06, agner 0.1.0'],
    ['+3.2 points ± 6.0.', '+3,2 points ± 6,0.'],
    ['1:05 and −0.5', '1:05 and −0,5'],
  ])('%j is %j', (text, wanted) => {
    expect(localized(text, dutch)).toBe(wanted)
    expect(localized(text, undefined)).toBe(text)
  })

  test('leaves names as they are', () => {
    const names = longestFirst(['v2.5', '1.5', 'queue 1.5 b'])
    expect(localized('queue 1.5 b: 2.5 % of v2.5', dutch, names)).toBe('queue 1.5 b: 2,5 % of v2.5')
  })
})
