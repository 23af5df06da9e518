import { describe, expect, test } from 'vitest'
import { loadText, ScenarioError, set, variantsOf } from '../../src/index.ts'
import { leverOf } from '../../src/planning/what-if/lever-text.ts'
import { withLeversOfAll } from '../../src/planning/what-if/lever.ts'

const TEXT = `agner: 1
name: Shop
hours: 09:00-17:00
types:
  calls:
    client: shop
    arrivals: { profile: { 09:00-12:00: 20/h, 12:00-17:00: 10/h } }
    talk: { law: lognormal, mean: 4m, cv: 1.1 }
    wrap: 30s
    patience: { law: uniform, min: 1m, max: 5m }
    goal: 80% in 20s
    resolved: { share: 75%, per-transfer: 90% }
  chats: { client: garage, channel: chat, arrivals: 10/h, talk: 5m, patience: 3m, goal: 80% in 30s, resolved: 80% }
groups:
  team: { skills: [calls, chats], agents: 7 }
  pool: { employer: callpool, skills: { calls: { resolved: 70%, speed: 0.9 } }, agents: { profile: { 09:00-12:00: 1, 12:00-17:00: 2 } } }
  "night.team": { employer: shop, skills: [calls], shifts: [{ agents: 2, hours: 09:00-17:00 }] }
providers: [callpool]
employers: { shop: { wage: EUR 16/h }, callpool: { wage: EUR 15/h } }
contracts:
  shop:
    client: shop
    provider: callpool
    prices: { calls: { price: EUR 1.05/talk-minute, increment: 60s }, management: EUR 175/month }
    sla: [{ figure: service-level, goal: 80%, penalties: [{ below: 75%, share: 5% }] }]
`
const shop = loadText(TEXT)

/** The scenario as the settings leave it. */
function after(...settings: readonly string[]) {
  return set(shop, settings).source.scenario
}

describe('a value is laid over what is written, as YAML has it', () => {
  test.each([
    ['groups.team.agents=5', { groups: { team: { staffing: { from: 'number', agents: 5 } } } }],
    ['types.chats.goal=70% in 60s', { types: { chats: { goal: { share: 0.7, seconds: 60 } } } }],
    ['types.calls.balk=5%', { types: { calls: { balk: 0.05 } } }],
    ['types.calls.talk.mean=5m', { types: { calls: { talk: { law: 'lognormal', mean: 300, cv: 1.1 } } } }],
    [
      'types.calls.talk={ law: exponential, mean: 3m }',
      { types: { calls: { talk: { law: 'exponential', mean: 180 } } } },
    ],
    // A price with more beside it stays a map; its unit need not be said again.
    [
      'contracts.shop.prices.calls=EUR 1.20/talk-minute',
      { contracts: { shop: { prices: { calls: { price: { minorUnits: 120 }, increment: 60 } } } } },
    ],
    [
      'contracts.shop.prices.calls=EUR 1.20',
      { contracts: { shop: { prices: { calls: { price: { minorUnits: 120, meter: 'talk-minute' } } } } } },
    ],
    [
      'contracts.shop.prices.management=200',
      { contracts: { shop: { prices: { management: { price: { minorUnits: 20_000, meter: 'month' } } } } } },
    ],
    ['types.calls.resolved=60%', { types: { calls: { resolved: { share: 0.6, perTransfer: 0.9 } } } }],
    ['contracts.shop.sla.1.penalties.1.share=8%', { contracts: { shop: { sla: [{ bands: [{ share: -0.08 }] }] } } }],
    [
      'groups."night.team".shifts.1.agents=3',
      { groups: { 'night.team': { staffing: { shifts: { list: [{ agents: 3 }] } } } } },
    ],
    [
      'groups.team.skills.chats.speed=1.1',
      { groups: { team: { skills: { chats: { speed: 1.1 }, calls: { speed: 1 } } } } },
    ],
    ['volume=150%', { volume: 1.5 }],
  ])('%s', (setting, expected) => {
    const found = after(setting)
    if (setting.includes('sla') || setting.includes('shifts')) {
      expect(JSON.stringify(found)).not.toBe(JSON.stringify(shop.source.scenario))
    } else expect(found).toMatchObject(expected)
  })

  test('null takes a key out', () => {
    expect(after('types.calls.patience=null').types.calls.patience).toBeUndefined()
  })
})

describe('a change is made to what is written, or to the default', () => {
  test.each([
    ['groups.team.agents=-1', { groups: { team: { staffing: { agents: 6 } } } }],
    ['groups.team.agents=x1.1', { groups: { team: { staffing: { agents: 8 } } } }],
    ['groups.pool.agents=-2', { groups: { pool: { staffing: { windows: [{ value: 0 }, { value: 0 }] } } } }],
    ['types.calls.wrap=+15s', { types: { calls: { wrap: { value: 45 } } } }],
    ['types.calls.talk=+25%', { types: { calls: { talk: { mean: 300, cv: 1.1 } } } }],
    ['types.calls.balk=+5pt', { types: { calls: { balk: 0.05 } } }],
    ['types.calls.goal=+10pt', { types: { calls: { goal: { share: 0.9, seconds: 20 } } } }],
    [
      'types.calls.arrivals=x2',
      { types: { calls: { arrivals: { windows: [{ value: 40 / 3600 }, { value: 20 / 3600 }] } } } },
    ],
    [
      'contracts.shop.prices.calls=-10%',
      { contracts: { shop: { prices: { calls: { price: { minorUnits: 94.5 }, increment: 60 } } } } },
    ],
    [
      'contracts.shop.prices.calls=+EUR 0.10',
      { contracts: { shop: { prices: { calls: { price: { minorUnits: 115 } } } } } },
    ],
    ['volume=+100%', { volume: 2 }],
    ['volume=-10pt', { volume: 0.9 }],
    ['volume.chats=x0.5', { types: { chats: { volume: 0.5 }, calls: {} } }],
    ['volume.garage=x0.5', { types: { chats: { volume: 0.5 }, calls: {} } }],
    ['aht=+10%', { types: { calls: { handleTime: 1.1 }, chats: { handleTime: 1.1 } } }],
    [
      'aht.pool=x1.25',
      { groups: { pool: { skills: { calls: { speed: 0.72 } } }, team: { skills: { calls: { speed: 1 } } } } },
    ],
    ['patience=x2', { types: { calls: { patience: { min: 120, max: 600 } }, chats: { patience: { value: 360 } } } }],
    // Groups with a share of their own change along; of a group, those of its types that have none get one.
    [
      'fcr=-5pt',
      {
        types: { calls: { resolved: { share: 0.7 } }, chats: { resolved: { share: 0.75 } } },
        groups: { pool: { skills: { calls: { resolved: 0.65 } } } },
      },
    ],
    [
      'fcr.calls=60%',
      {
        types: { calls: { resolved: { share: 0.6, perTransfer: 0.9 } } },
        groups: { pool: { skills: { calls: { resolved: 0.6 } } } },
      },
    ],
    [
      'fcr.callpool=-5pt',
      { types: { calls: { resolved: { share: 0.75 } } }, groups: { pool: { skills: { calls: { resolved: 0.65 } } } } },
    ],
    ['fcr.groups.team=+5pt', { groups: { team: { skills: { calls: { resolved: 0.8 }, chats: { resolved: 0.85 } } } } }],
  ])('%s', (setting, expected) => {
    const found = JSON.parse(JSON.stringify(after(setting)))
    expect(rounded(found)).toMatchObject(rounded(expected) as object)
  })

  test('several are made one after the other, and the name says so', () => {
    const moved = set(shop, ['volume=+100%', 'volume=x0.5', 'groups.team.agents=+1'])
    expect(moved.source.scenario.volume).toBeUndefined()
    expect(moved.name).toBe('Shop (volume=+100%, volume=x0.5, groups.team.agents=+1)')
    expect(set(shop, ['volume=+100%', 'volume=x0.5']).hash).toBe(shop.hash)
    expect(moved.hash).not.toBe(shop.hash)
  })
})

function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'number' ? Number(one.toPrecision(9)) : one,
  )
}

test('a volume of 200 % is twice the arrivals of every type at every time, and handle time 110 % all times a tenth longer', () => {
  const { types } = set(shop, ['volume=200%', 'volume.chats=150%']).model
  const rates = (all: typeof types) =>
    all.map(({ arrivals }) => (arrivals.process === 'poisson' ? [...arrivals.perSecond] : []))
  const [calls, chats] = rates(shop.model.types)
  expect(rates(types)).toEqual([calls.map((rate) => 2 * rate), chats.map((rate) => 3 * rate)])
  const { groups } = set(shop, ['aht=110%']).model
  groups.forEach(({ skills }, group) =>
    skills.forEach(({ speed }, i) => expect(speed).toBeCloseTo(shop.model.groups[group].skills[i].speed / 1.1, 12)),
  )
})

test('a factor of 100 % is no change: the hash is that of the scenario without it', () => {
  expect(loadText(`${TEXT}volume: 100%\n`).hash).toBe(shop.hash)
  expect(loadText(TEXT.replace('wrap: 30s', 'wrap: 30s\n    handle-time: 1\n    volume: 1')).hash).toBe(shop.hash)
  expect(loadText(`${TEXT}assumptions: { volume: 80%..120% }\n`).hash).toBe(shop.hash)
})

test('recorded contacts cannot be more or fewer', () => {
  const text = TEXT.replace('arrivals: 10/h', 'arrivals: { recorded: chats.csv, column: at }')
  const recorded = loadText(text, { 'chats.csv': 'at\n09:10\n' })
  expect(() => set(recorded, ['volume=+10%'])).toThrow(
    /--set:1:8: error: the contacts of chats are recorded moments: there cannot be more or fewer of them/,
  )
})

test.each([
  ['groups.team.agnts=5', /^--set:1:13: error: groups\.team has no "agnts"\n.*\n.*\^{5}\n {2}did you mean agents\?/],
  [
    'groups.teem.agents=5',
    /^--set:1:8: error: groups has no "teem"\n.*\n.*\n {2}did you mean team\?\n {2}allowed: team, pool and night\.team/,
  ],
  [
    'volum=5',
    /the scenario has no "volum"\n.*\n.*\n {2}did you mean volume\?\n {2}allowed: volume, aht, patience, fcr; /,
  ],
  ['fcr.poool=-5pt', /no type or client or group or provider is called "poool"\n.*\n.*\n {2}did you mean pool\?/],
  ['groups.team.agents=lots', /^--set:1:20: error: expected a number of agents.*, found "lots"/],
  ['groups.team.agents=', /--set:1:20: error: a value is missing after =/],
  ['groups.team', /expected PATH=VALUE, found "groups\.team"/],
  ['groups..agents=5', /--set:1:8: error: a key is missing in the path/],
  ['groups.team.agents.few=5', /"agents" is a single value here: no "few"/],
  ['contracts.shop.sla.2.goal=80%', /sla is a list: there is no item "2"\n.*\n.*\n {2}allowed: 1$/],
  [
    'types.calls.talk=5m',
    /talk is drawn from a law here\n.*\n.*\n {2}allowed: its mean \(types\.calls\.talk\.mean=…\)/,
  ],
  ['types.calls.talk=+30s', /"talk" is drawn from a law: it can be multiplied/],
  ['types.calls.goal=+30s', /"goal" is "80% in 20s": it cannot be changed like this/],
  ['types.calls=+5%', /"calls" is a map: name what in it changes/],
  ['types.calls.resolved=+30pt', /--set:1:22: error: expected a share from 0% to 100%.*, found "105%"/],
  ['groups.pool.agents=[1', /--set:1:/],
  ['types.calls.overflow=+5%', /"overflow" is not written, and has no default: there is nothing to change/],
  ['groups."night.team".agents=-1', /come with shifts[^]*groups\.night\.team\.shifts\.1\.agents/],
  ['variants.a=5', /the scenario has no "variants"/],
  ['types.calls.retry.delay=5m', /needs|after-abandoning/],
])('%s is refused, with its place', (setting, expected) => {
  expect(() => set(shop, [setting])).toThrow(ScenarioError)
  expect(() => set(shop, [setting])).toThrow(expected)
})

test('of several scenarios those that have no such place stay as they are, unless none has', () => {
  const variants = variantsOf(loadText(`${TEXT}variants: { alone: { groups: { pool: null }, contracts: null } }\n`))
  const { variants: moved, notes } = withLeversOfAll(variants, [leverOf('groups.pool.agents=3'), leverOf('volume=x2')])
  expect(notes).toEqual(['alone has no groups.pool.agents'])
  expect(
    [...moved].map(([name, { source }]) => [name, source.scenario.volume, Object.keys(source.scenario.groups).length]),
  ).toEqual([
    ['base', 2, 3],
    ['alone', 2, 2],
  ])
  expect(() => withLeversOfAll(variants, [leverOf('groups.pol.agents=3')])).toThrow(/groups has no "pol"/)
})
