import { expect, test } from 'vitest'
import type { PageLayout } from '../../src/models/facts.ts'
import { Ledger } from '../../src/models/ledger.ts'
import type { Model } from '../../src/models/model.ts'

const PERIODS = 300

/** Books of ten months of days, a period each, of which nothing but their size matters. */
function booksOf(numbersAPage: number): Ledger {
  const periods = { day: Int32Array.from({ length: PERIODS }, (_, day) => day), rows: [], days: [], keepDays: false }
  const model = { periods, economy: null } as unknown as Model
  return new Ledger(model, { length: numbersAPage } as PageLayout, () => {})
}

test('every period keeps its page to the end where they are small', () => {
  expect(booksOf(1000).displacedBy(PERIODS - 1)).toBeLessThan(0)
})

test('large pages are kept for some periods, so that books do not grow without bound', () => {
  const ledger = booksOf(60_000)
  expect(ledger.displacedBy(PERIODS - 1)).toBe(PERIODS - 1 - 256)
  expect(ledger.facts.length).toBeLessThan(PERIODS * 60_000)
})
