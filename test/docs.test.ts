import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadText, run } from '../src/index.ts'

test.each(['docs/journey.md'])('the scenario in %s runs without warnings, in thirty lines', async (path) => {
  const [, text] = /```yaml\n(agner: 1\n[^`]*)```/.exec(readFileSync(path, 'utf8'))!
  const loaded = loadText(text)
  expect(loaded.warnings).toEqual([])
  expect(text.split('\n').length).toBeLessThan(30)
  const { totals, types } = await run(loaded, { replications: 3 })
  expect(totals.containment.value).toBeCloseTo(0.3, 1)
  expect(types.callback.offered.value).toBeGreaterThan(0)
})

test('the scenario in docs/outbound.md runs without warnings, and keeps to its cap', async () => {
  const [, text] = /```yaml\n(agner: 1\n[^`]*)```/.exec(readFileSync('docs/outbound.md', 'utf8'))!
  const loaded = loadText(text)
  expect(loaded.warnings).toEqual([])
  const { types } = await run(loaded, { replications: 5 })
  expect(types.renewals.abandonedLiveShare.low).toBeLessThan(0.03)
  expect(types.renewals.recordsFinished.value).toBeGreaterThan(300)
})
