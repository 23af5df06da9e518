import { expect, test } from 'vitest'
import { GROUP_FACTS, LINE_FACTS, OUTAGE_FACTS, PAIR_FACTS, PERIOD_FACTS, TRUNK_FACTS } from '../../src/models/facts.ts'

test('every fact has a name of its own: sums of all kinds are found by it', () => {
  const names = [LINE_FACTS, PAIR_FACTS, GROUP_FACTS, TRUNK_FACTS, PERIOD_FACTS, OUTAGE_FACTS].flat()
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})
