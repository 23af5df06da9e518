import { expect, test } from 'vitest'
import { compare, load, loadText, run, variantsOf } from '../../src/index.ts'
import { compareVariants } from '../../src/experiment/compare.ts'

// What the product exists for, as its scenarios show it: of each difference the whole interval lies on one side of 0.

function differencesOf(
  comparison: Awaited<ReturnType<typeof compare>>,
  variant: string,
): Record<string, 'more' | 'less' | 'open'> {
  return Object.fromEntries(
    comparison.figures.map(({ scope, name, key, differences }) => {
      const found = differences.find((difference) => difference.variant === variant)
      const { low, high } = found ?? { low: null, high: null }
      const side = low !== null && low > 0 ? 'more' : high !== null && high < 0 ? 'less' : 'open'
      return [`${scope === 'totals' ? '' : `${name}: `}${key}`, side]
    }),
  )
}

test('paid per contact, a provider that resolves less earns more, and the client pays more for what is resolved', async () => {
  const comparison = await compare(variantsOf(await load('scenarios/per-contact-trap/trap.yaml')), {
    by: ['providers'],
    replications: 12,
  })
  expect(comparison.sameIssues).toBe(true)
  expect(differencesOf(comparison, 'hurried')).toMatchObject({
    fcr: 'less',
    contactsPerIssue: 'more',
    'callco: revenue': 'more',
    cost: 'more',
    costPerIssue: 'more',
    costPerResolvedIssue: 'more',
    losses: 'more',
    costWithLossesPerIssue: 'more',
  })
})

test('a hybrid by season costs less than seasonal staff, and serves no worse', async () => {
  const comparison = await compare(variantsOf(await load('scenarios/toy-season/toys.yaml')), { replications: 3 })
  expect(comparison.sameIssues).toBe(true)
  expect(differencesOf(comparison, 'hybrid')).toMatchObject({
    serviceLevel: 'more',
    cost: 'less',
    costPerResolvedIssue: 'less',
    costWithLossesPerIssue: 'less',
  })
})

test('what a difference costs is known twice as well and better under the same luck, with repeats and retrials', async () => {
  const variants = variantsOf(await load('scenarios/per-contact-trap/trap.yaml'))
  const options = { replications: 20 }
  const [base, hurried] = [...variants.values()]
  const half = ({ low, high }: { low: number | null; high: number | null }) => ((high ?? NaN) - (low ?? NaN)) / 2
  const together = await compare(variants, options)
  const alone = await run(base, options)
  const other = await run(hurried, { ...options, seed: 'another' })
  for (const key of ['cost', 'costPerIssue']) {
    const paired = together.figures.find((figure) => figure.scope === 'totals' && figure.key === key)?.differences[0]
    const independent = Math.hypot(half(alone.totals[key]), half(other.totals[key]))
    expect([key, independent / half(paired ?? { low: null, high: null }) > 2]).toEqual([key, true])
  }
})

test('over 200 seeds 95 % intervals of a known difference in cost cover it 95 % of the time', () => {
  const text = JSON.stringify({
    agner: 1,
    hours: '08:00-12:00',
    clients: { shop: {} },
    types: { calls: { client: 'shop', arrivals: '15/h', talk: { law: 'exponential', mean: '4m' } } },
    providers: ['callco'],
    groups: { team: { skills: ['calls'], agents: 3, employer: 'callco' } },
    contracts: { calls: { client: 'shop', provider: 'callco', prices: { calls: 'EUR 6.00/contact' } } },
    variants: { dearer: { contracts: { calls: { prices: { calls: 'EUR 6.20/contact' } } } } },
    run: { replications: 15 },
  })
  const list = [...variantsOf(loadText(text))].map(([name, runnable]) => ({ name, runnable }))
  // 60 calls are expected, and all are answered: 20 cents each.
  const truth = 12
  let covered = 0
  for (let seed = 0; seed < 200; seed++) {
    const [{ differences }] = compareVariants(list, { figures: ['cost'], seed: `cost ${seed}` }).figures
    const [{ low, high }] = differences
    if (low !== null && high !== null && low <= truth && truth <= high) covered++
  }
  // Three standard deviations of a binomial: 190 ± 9.2.
  expect(covered).toBeGreaterThanOrEqual(181)
  expect(covered).toBeLessThanOrEqual(199)
})
