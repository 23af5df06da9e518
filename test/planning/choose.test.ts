import { describe, expect, test } from 'vitest'
import { studentQuantile } from '../../src/engine/special.ts'
import { choose, loadText, type Choice } from '../../src/index.ts'
import type { Form } from '../../src/planning/choosing/choice.ts'
import { worstByChannel } from '../../src/report/choose-format.ts'
import { Sample } from '../../src/experiment/samples.ts'
import { formNames } from '../../src/planning/choosing/form-names.ts'
import { compareWithBest } from '../../src/planning/choosing/with-the-best.ts'
import { choiceJson } from '../../src/report/choose-json.ts'
import { choiceTable } from '../../src/report/choose-table.ts'
import { choiceSentences } from '../../src/report/choose-words.ts'
import { textWidth } from '../../src/report/text-width.ts'

/** Three calls on the first day of a month: every figure is a sum that can be done by hand. */
const CALLS = { 'calls.csv': 'day,at\n1,08:00:00\n1,08:01:00\n1,08:30:00\n' }
const paid = (euros: string) => ({
  contracts: { work: { client: 'shop', provider: 'pool', prices: { calls: `EUR ${euros}/contact` } } },
})
const shop = {
  name: 'Shop, pieces',
  calendar: { start: '2026-03-01', days: 31 },
  hours: '08:00-09:00',
  clients: { shop: {} },
  types: {
    calls: {
      client: 'shop',
      arrivals: { recorded: 'calls.csv', column: 'at' },
      talk: '120s',
      resolved: '100%',
      goal: '80% in 20s',
    },
  },
  providers: ['pool'],
  groups: { team: { employer: 'pool', skills: ['calls'], agents: 2 } },
  ...paid('4'),
  run: { replications: 3 },
}

function chosen(scenario: object, options: Parameters<typeof choose>[1] = {}): Promise<Choice> {
  return choose(loadText(JSON.stringify({ agner: 1, ...shop, ...scenario }), CALLS), options)
}

function form({ forms }: Choice, name: string) {
  const found = forms.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no form ${name}`)
  return found
}

const exactly = (value: number) => ({ value, low: value, high: value })

test('what a resolved issue costs is told by kind, and adds up to it', async () => {
  const losses = {
    clients: { shop: { costs: { unresolved: 'EUR 9/unresolved-issue' } } },
    types: { calls: { ...shop.types.calls, resolved: '75%' } },
  }
  const choice = await chosen({ ...losses, variants: { dear: { name: 'Shop, dear', ...paid('5') } } })
  for (const { costPerResolvedIssue, costs } of choice.forms) {
    expect(Object.keys(costs)).toEqual(['fees', 'losses'])
    expect((costs.fees ?? 0) + (costs.losses ?? 0)).toBeCloseTo(costPerResolvedIssue.value ?? NaN, 10)
  }
})

test('working off what is left over at the end is a kind of its own, without which the others do not add up', async () => {
  // Two agents begin two of five messages at eight and two when those are done: one still waits at the end.
  const files = { 'mail.csv': `day,at\n${'1,08:00:00\n'.repeat(5)}` }
  const mail = { ...shop.types.calls, channel: 'email', arrivals: { recorded: 'mail.csv', column: 'at' }, talk: '40m' }
  const scenario = {
    agner: 1,
    ...shop,
    calendar: { start: '2026-03-31', days: 1 },
    types: { calls: mail },
    variants: { more: { name: 'Shop, more', groups: { team: { agents: 5 } } } },
  }
  const choice = await choose(loadText(JSON.stringify(scenario), files))
  const { costPerResolvedIssue, costs } = form(choice, 'pieces')
  expect(Object.keys(costs)).toEqual(['fees', 'finishing'])
  // Four at EUR 4, over the five that will be resolved.
  expect(costs.fees).toBeCloseTo(16 / 5, 12)
  expect(costs.finishing).toBeGreaterThan(0)
  expect(costs.fees! + costs.finishing!).toBeCloseTo(costPerResolvedIssue.value!, 12)
  expect(form(choice, 'more').costs).toEqual({ fees: 4 })
})

describe('what never varies is chosen exactly', () => {
  test('the cheaper of two, and what the other costs more', async () => {
    const choice = await chosen({ variants: { dear: { name: 'Shop, dear', ...paid('5') } } })
    expect(choice).toMatchObject({ title: 'Shop', client: 'shop', best: 'pieces', near: [], bestOnWages: 'pieces' })
    expect(form(choice, 'pieces')).toMatchObject({ costPerIssue: exactly(4), costPerResolvedIssue: exactly(4) })
    expect(form(choice, 'pieces').behind).toBeNull()
    expect(form(choice, 'dear')).toMatchObject({
      costPerResolvedIssue: exactly(5),
      resolved: exactly(1),
      behind: { difference: exactly(1), relative: exactly(0.25), mayBeBest: false },
      verdict: 'dearer',
    })
    expect(form(choice, 'dear').risk).toMatchObject({
      monthsMissed: expect.objectContaining({ value: 0 }),
      monthlyCostPerIssue: { p5: 5, p95: 5 },
      dearestMonth: { month: '2026-03', cost: 15 },
    })
    expect(choiceSentences(choice)[0]).toBe(
      'Shop: choose pieces. A resolved issue costs EUR 4.00 with all that belongs to it; the next best, dear, costs 25 % more.',
    )
  })

  test('a price on what stays unresolved, over the issues that are resolved', async () => {
    const files = { ...CALLS, 'hopeless.csv': 'day,at\n1,08:45:00\n' }
    const types = {
      ...shop.types,
      hopeless: { ...shop.types.calls, arrivals: { recorded: 'hopeless.csv', column: 'at' }, resolved: '0%' },
    }
    const scenario = {
      agner: 1,
      ...shop,
      types,
      clients: { shop: { costs: { unresolved: 'EUR 6/unresolved-issue' } } },
      groups: { team: { ...shop.groups.team, skills: ['calls', 'hopeless'] } },
      variants: { other: paid('5') },
    }
    const choice = await choose(loadText(JSON.stringify(scenario), files))
    // Four contacts at EUR 4 and one issue at EUR 6: over four raised, and three resolved.
    expect(form(choice, 'base')).toMatchObject({
      costPerIssue: exactly(4),
      resolved: exactly(0.75),
      costPerResolvedIssue: expect.objectContaining({ value: 22 / 3 }),
      wagesPerResolvedIssue: expect.objectContaining({ value: 16 / 3 }),
    })
  })

  test('overheads decide, and wages alone would choose otherwise', async () => {
    const own = {
      name: 'Shop, own',
      groups: { team: { employer: 'shop' } },
      contracts: { work: null },
      employers: { shop: { wage: 'EUR 0.10/h', charges: '0%', costs: { fixed: 'EUR 30/month' } } },
    }
    const choice = await chosen({ variants: { own } })
    expect(choice).toMatchObject({ best: 'pieces', bestOnWages: 'own' })
    // Two agents for 31 hours at EUR 0.10, and EUR 30, for three issues.
    expect(form(choice, 'own').wagesPerResolvedIssue.value).toBeCloseTo(6.2 / 3, 2)
    expect(form(choice, 'own').costPerResolvedIssue.value).toBeCloseTo(36.2 / 3, 2)
    expect(choiceSentences(choice).join(' ')).toContain('On wages and invoices alone own would seem best')
  })

  test('a difference that does not matter is a near tie', async () => {
    const variants = { alike: { name: 'Shop, alike', ...paid('4.05') } }
    const near = await chosen({ variants })
    expect(near).toMatchObject({ best: 'pieces', near: ['alike'] })
    expect(form(near, 'alike')).toMatchObject({ verdict: 'near', behind: { mayBeBest: false } })
    expect(choiceSentences(near)[0]).toContain('nearly a tie between pieces and alike')
    const strict = await chosen({ variants }, { indifference: 0.01 })
    expect(strict).toMatchObject({ best: 'pieces', near: [] })
    expect(form(strict, 'alike').verdict).toBe('dearer')
  })

  test('who misses the goal cannot win, however cheap', async () => {
    // With one agent the second caller waits a minute: two of three are answered in time.
    const choice = await chosen({
      variants: { lean: { name: 'Shop, lean', groups: { team: { agents: 1 } }, ...paid('1') } },
    })
    expect(choice).toMatchObject({ best: 'pieces', near: [], bestOnWages: 'lean' })
    expect(form(choice, 'lean')).toMatchObject({
      costPerResolvedIssue: exactly(1),
      isAtService: false,
      verdict: 'below goal',
      behind: null,
      risk: { monthsMissed: { value: 1 } },
    })
    expect(form(choice, 'lean').service).toMatchObject([
      { channel: 'voice', goal: 0.8, level: { value: 2 / 3 }, verdict: 'missed', daysMissed: 1 },
    ])
    expect(choiceSentences(choice).slice(1, 3)).toEqual([
      'Lean costs less, EUR 1.00, but cannot win: voice is at 66.7 % where the goal is 80 %. `agner staff --variants` looks for the staff that lean takes.',
      'On wages and invoices alone lean would seem best, EUR 1.00 against EUR 4.00; but it cannot win.',
    ])
  })

  test('where nobody meets the goals nothing is chosen', async () => {
    const groups = { team: { ...shop.groups.team, agents: 1 } }
    const choice = await chosen({ groups, variants: { other: paid('5') } })
    expect(choice).toMatchObject({ best: null, near: [] })
    expect(choice.forms.map(({ verdict }) => verdict)).toEqual(['below goal', 'below goal'])
    expect(choiceSentences(choice)).toEqual([expect.stringContaining('no form is sure to meet all its goals')])
  })
})

describe('what cannot win, whatever it costs', () => {
  const lean = (more: object) => ({ lean: { name: 'Shop, lean', ...paid('1'), ...more } })

  test.each([
    [{ types: { calls: { goal: '10% in 20s' } } }, 'calls 10% in 20s, not 80% in 20s'],
    [{ types: { calls: { goal: '80% in 1h' } } }, 'calls 80% in 1h, not 80% in 20s'],
    [{ queues: { line: { types: ['calls'], goal: '5% in 20s' } } }, 'calls 5% in 20s, not 80% in 20s'],
    [{ 'service-level': 'answered-of-answered' }, 'service-level answered-of-answered, not answered-of-offered'],
  ])('a form with goals of its own: %#', async (more, words) => {
    const scenario = { 'service-level': 'answered-of-offered', variants: lean(more) }
    const choice = await chosen(scenario)
    expect(choice).toMatchObject({ best: 'pieces', near: [], bestOnWages: 'lean' })
    expect(form(choice, 'lean')).toMatchObject({ verdict: 'other goals', behind: null })
    expect(choice.notes).toEqual([`lean cannot win, as its goals are not those of pieces: ${words}`])
    expect(choiceSentences(choice).join(' ')).toContain('cannot win: its goals are not those of the others')
  })

  test('the same goal said of the type or of its queue is the same', async () => {
    const queues = { line: { types: ['calls'], goal: '80% in 20s' } }
    expect(await chosen({ variants: lean({ queues }) })).toMatchObject({ best: 'lean', notes: [] })
  })

  test('a form that resolves nothing, and it keeps no other from winning', async () => {
    const choice = await chosen({ variants: lean({ types: { calls: { resolved: '0%' } } }) })
    expect(choice.best).toBe('pieces')
    expect(form(choice, 'pieces')).toMatchObject({ verdict: 'best', isAtService: true })
    expect(form(choice, 'lean')).toMatchObject({ verdict: 'none resolved', costPerResolvedIssue: { value: null } })
    expect(choice.notes).toEqual(['lean cannot win, as none of its issues is resolved'])
  })

  test('where nobody can, the cheapest is told with its reason', async () => {
    const types = { calls: { ...shop.types.calls, resolved: '0%' } }
    const choice = await chosen({ types, variants: { other: paid('5') } })
    expect(choice.best).toBeNull()
    expect(choiceSentences(choice)).toEqual([
      expect.stringMatching(/no form can win, .* The cheapest, base: none of its issues is resolved\.$/),
    ])
  })

  test('a goal that may be missed is told beside one of its channel that is nearer, but met', () => {
    const one = { channel: 'voice', goal: 0.8, daysMissed: 0 }
    const met = { ...one, name: 'met', level: { value: 0.81, low: 0.805, high: 0.815 }, verdict: 'met' } as const
    const open = { ...one, name: 'open', level: { value: 0.85, low: 0.7, high: 1 }, verdict: 'open' } as const
    for (const service of [
      [met, open],
      [open, met],
    ]) {
      expect(worstByChannel({ service } as unknown as Form)).toEqual([open])
    }
  })
})

describe('a queue that clients share', () => {
  const { goal: _goal, ...plain } = shop.types.calls
  const scenario = {
    queues: { line: { types: ['calls', 'others'], goal: '80% in 20s' } },
    types: { calls: plain, others: { ...plain, client: 'bakery', patience: '1s' } },
    groups: { team: { employer: 'pool', skills: ['calls', 'others'], agents: 4 } },
  }
  const bread = { client: 'bakery', provider: 'pool', prices: { calls: 'EUR 2/contact' } }
  const contracts = (euros: string) => ({ contracts: { ...paid(euros).contracts, bread } })

  test("is judged by the client's own contacts", async () => {
    const variants = { lean: { name: 'Shop, lean', groups: { team: { agents: 1 } }, ...contracts('1') } }
    const choice = await chosen({ ...scenario, ...contracts('4'), variants }, { clients: ['shop'] })
    expect(choice.best).toBe('pieces')
    expect(form(choice, 'pieces').service).toMatchObject([
      { name: 'line', channel: 'voice', level: { value: 1 }, verdict: 'met', daysMissed: null },
    ])
    expect(form(choice, 'lean')).toMatchObject({ verdict: 'below goal', service: [{ verdict: 'missed' }] })
  })
})

describe('a client is judged for itself', () => {
  const types = {
    ...shop.types,
    others: { ...shop.types.calls, client: 'bakery', arrivals: { profile: { '08:00-09:00': '90/h' } }, patience: '1m' },
  }
  const groups = { ...shop.groups, counter: { employer: 'pool', skills: ['others'], agents: 1 } }
  const scenario = {
    types,
    groups,
    contracts: {
      ...shop.contracts,
      bread: { client: 'bakery', provider: 'pool', prices: { calls: 'EUR 90/contact' } },
    },
    variants: { other: paid('5') },
  }

  test("its costs and its service, not the neighbour's", async () => {
    const choice = await chosen(scenario, { clients: ['shop'] })
    expect(choice).toMatchObject({ client: 'shop', best: 'base' })
    expect(form(choice, 'base')).toMatchObject({ costPerResolvedIssue: exactly(4), isAtService: true })
    expect(form(choice, 'base').service.map(({ name }) => name)).toEqual(['calls'])
  })

  test('neighbours may be there in some variants alone', async () => {
    const alone = { ...paid('5'), types: { others: null }, groups: { counter: null } }
    const choice = await chosen({
      ...scenario,
      variants: { alone: { ...alone, contracts: { ...paid('5').contracts, bread: null } } },
    })
    expect(choice).toMatchObject({ client: 'shop', sameIssues: true, notes: [] })
  })

  test('where there are two somebody has to say which', async () => {
    await expect(chosen(scenario)).rejects.toThrow('for which client? Name one of shop and bakery')
    await expect(chosen(scenario, { clients: ['bakry'] })).rejects.toThrow(
      'no client is called "bakry"; did you mean bakery?',
    )
  })
})

const free = { contracts: null, providers: null, groups: { team: { skills: ['calls'], agents: 2 } } }
const { client: _client, resolved: _resolved, ...anybody } = shop.types.calls

test.each([
  [{ ...free, types: { calls: anybody }, clients: null }, 'no client has contacts'],
  [free, 'shop pays nothing'],
  [{ types: { calls: { ...anybody, client: 'shop' } } }, 'what share of calls is resolved?'],
])('what cannot be judged is refused: %#', async (scenario, message) => {
  const text = JSON.stringify({ agner: 1, ...shop, ...scenario, variants: { other: { name: 'x' } } })
  await expect(choose(loadText(text.replaceAll(/"\w+":null,?/g, ''), CALLS))).rejects.toThrow(message)
})

describe('comparisons with the best', () => {
  const sampleOf = (values: readonly number[]): Sample => {
    const sample = new Sample()
    for (const value of values) sample.add(value, 1)
    return sample
  }

  test('the interval is that of the pair, at a level shared among the others', () => {
    const [a, b, c] = [
      [10, 12, 11, 13],
      [13, 14, 15, 14],
      [30, 31, 30, 33],
    ].map(sampleOf)
    const found = compareWithBest([a, b, c], 0.95)
    expect(found?.best).toBe(0)
    // Differences of the first two are 3, 2, 4, 1: mean 2.5, standard deviation √(5/3); two comparisons.
    const half = (studentQuantile(1 - 0.025 / 2, 3) * Math.sqrt(5 / 3)) / 2
    const { difference, mayBeBest } = found!.behind[1]
    expect(half).toBeGreaterThan(2.5)
    expect(mayBeBest).toBe(true)
    expect(difference).toMatchObject({ value: 2.5, low: 0 })
    expect(difference.high).toBeCloseTo(2.5 + half, 12)
    expect(found!.behind[2].mayBeBest).toBe(false)
  })

  test('the truly best is among those that may be best in 95 % of experiments at least', () => {
    let state = 7
    const uniform = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
    const noise = () => Array.from({ length: 12 }, uniform).reduce((sum, u) => sum + u, -6)
    const experiments = 1500
    let [held, among] = [0, 0]
    for (let i = 0; i < experiments; i++) {
      const common = Array.from({ length: 5 }, noise)
      const means = [10, 10.4, 10.8, 12]
      const samples = means.map((mean) => sampleOf(common.map((shared) => mean + shared + 0.5 * noise())))
      const { behind } = compareWithBest(samples, 0.95)!
      if (behind[0].mayBeBest) among++
      const isCovered = behind.every(({ difference: { low, high } }, j) => {
        const truth = means[j] - 10
        return low! <= truth + 1e-12 && truth <= high! + 1e-12
      })
      if (isCovered) held++
    }
    expect(among / experiments).toBeGreaterThan(0.95)
    expect(held / experiments).toBeGreaterThan(0.95)
  })

  test('a missing value is no comparison', () => {
    expect(compareWithBest([], 0.95)).toBeNull()
    expect(compareWithBest([new Sample(), sampleOf([1, 2])], 0.95)).toBeNull()
  })
})

describe('names of forms', () => {
  const named = (...scenarios: string[]) => formNames(scenarios.map((scenario, i) => ({ name: `v${i}`, scenario })))

  test('come from what scenarios are called after the comma', () => {
    expect(named('Toys, own', 'Toys, pool, by season')).toEqual({ title: 'Toys', names: ['own', 'pool, by season'] })
  })

  test('or from the variants, where that says nothing', () => {
    expect(named('Toys, own', 'Books, pool')).toEqual({ title: 'Toys, own', names: ['v0', 'v1'] })
    expect(named('Toys, own', 'Toys, own')).toEqual({ title: 'Toys, own', names: ['v0', 'v1'] })
    expect(named('Toys', 'Toys')).toEqual({ title: 'Toys', names: ['v0', 'v1'] })
  })
})

test('the same seed gives the same bytes, and no line is wider than the terminal', async () => {
  const variants = { 'a form with a very long name that nobody needs': paid('4.5'), dear: paid('9') }
  const types = { calls: { ...shop.types.calls, arrivals: { profile: { '08:00-09:00': '20/h' } }, resolved: '80%' } }
  const of = (seed: string) => chosen({ types, variants }, { seed, clock: undefined })
  const [one, again, other] = [await of('a'), await of('a'), await of('b')]
  const json = (choice: Choice) => choiceJson([choice], { timing: false })
  expect(json(one)).toBe(json(again))
  expect(json(one)).not.toBe(json(other))
  expect(JSON.parse(json(one)).choices[0].forms).toHaveLength(3)
  for (const width of [60, 80, 120]) {
    const lines = choiceTable([one, other], { width }).split('\n')
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width)
  }
})
