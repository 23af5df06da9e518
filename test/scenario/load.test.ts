import { describe, expect, test } from 'vitest'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenario, loadScenarioText } from '../../src/scenario/load.ts'
import type { LoadedScenario, LoadOptions } from '../../src/scenario/load.ts'

const BASE = `agner: 1
hours: 08:00-18:00
types:
  support:
    arrivals: 60/h
    talk: { law: lognormal, mean: 4m, cv: 1.1 }
    wrap: 30s
    goal: 80% in 20s
groups:
  team: { skills: [support], agents: 7 }
`

function from(files: Record<string, string>, path = 'a.yaml', options?: LoadOptions): LoadedScenario {
  return loadScenario(path, (name) => files[name], options)
}

function messages(load: () => unknown): string[] {
  try {
    load()
  } catch (error) {
    if (error instanceof ScenarioError) {
      return error.problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
    }
    throw error
  }
  return []
}

describe('the smallest scenario', () => {
  const { scenario, warnings } = loadScenarioText(BASE)

  test('has all defaults, in seconds and rates per second', () => {
    expect(scenario).toEqual({
      name: 'Scenario',
      calendar: {
        days: 1,
        timezone: 'UTC',
        interval: 1800,
        hours: [{ weekdays: [0, 1, 2, 3, 4, 5, 6], from: 28_800, to: 64_800 }],
      },
      channels: {},
      types: {
        support: {
          channel: 'voice',
          arrivals: { from: 'rate', perSecond: 60 / 3600, times: 1 },
          talk: { law: 'lognormal', mean: 240, cv: 1.1 },
          wrap: { law: 'constant', value: 30 },
          balk: 0,
          overflow: [],
          priority: 1,
          transfers: [],
          consults: [],
          goal: { share: 0.8, seconds: 20 },
          goalClock: 'wall',
          whenClosed: 'turned-away',
          shortAbandon: 5,
          score: { base: 0, perMinute: 1, headStart: 0 },
        },
      },
      queues: { support: { types: ['support'], atClosing: 'serve' } },
      groups: {
        team: {
          skills: { support: { preference: 1, rank: 1, reserve: 0, speed: 1 } },
          holds: undefined,
          ring: undefined,
          noAnswer: undefined,
          staffing: { from: 'number', agents: 7 },
        },
      },
      trunks: {},
      routing: { agent: 'longest-idle', contact: 'longest-waiting', load: 'least-loaded', order: 'priority-first' },
      serviceLevel: 'answered-of-offered',
      targets: [],
      fcrWindow: 604_800,
      ivr: {},
      countAt: 'offer',
      atEnd: 'work-off',
      run: { replications: 100, antithetic: false, controls: false, seed: '1', confidence: 0.95, intervals: 'auto' },
    })
  })

  test('has nothing to warn about', () => expect(warnings).toEqual([]))
})

describe('arrivals', () => {
  test('a profile, by weekdays', () => {
    const yaml = '{ profile: { mon-fri: { 08:00-12:00: 36/h }, sat: { 09:00-10:00: 18/h } }, times: 110% }'
    expect(loadScenarioText(BASE.replace('60/h', yaml)).scenario.types.support.arrivals).toEqual({
      from: 'profile',
      windows: [
        { weekdays: [0, 1, 2, 3, 4], from: 28_800, to: 43_200, value: 0.01 },
        { weekdays: [5], from: 32_400, to: 36_000, value: 0.005 },
      ],
      times: 1.1,
    })
  })

  test('a night that reaches into the next morning may not overlap it', () => {
    const yaml = '{ profile: { sun: { 22:00-06:00: 36/h }, mon: { 05:00-10:00: 18/h } } }'
    expect(messages(() => loadScenarioText(BASE.replace('60/h', yaml)))).toEqual([
      'scenario.yaml:5:63 overlaps sun 22:00-06:00',
    ])
  })
})

describe('steady state', () => {
  const STEADY = BASE.replace('hours: 08:00-18:00', 'run: { horizon: 100h }')

  test('a tenth is warm-up and the rest 30 batches, unless the scenario says otherwise', () => {
    expect(loadScenarioText(STEADY).scenario.run).toMatchObject({ horizon: 360_000, warmup: 36_000, batches: 30 })
  })

  test('knows no time of day', () => {
    expect(messages(() => loadScenarioText(`${STEADY}hours: 08:00-18:00\n`))).toEqual([
      'scenario.yaml:11:1 opening hours beside run.horizon',
    ])
  })

  test('is longer than its warm-up', () => {
    expect(messages(() => loadScenarioText(STEADY.replace('100h', '100h, warmup: 100h')))).toEqual([
      'scenario.yaml:2:31 expected a warm-up shorter than the horizon',
    ])
  })
})

describe('extends', () => {
  test('merges maps, replaces lists and values, and removes by null', () => {
    const over = `extends: base.yaml
name: Variant
types:
  support: { talk: { mean: 5m }, wrap: null }
  sales: { arrivals: 6/h, talk: 3m, goal: 90% in 20s }
groups:
  team: { skills: [sales, support] }
`
    const { scenario } = from({ 'a.yaml': over, 'base.yaml': BASE })
    expect(scenario.name).toBe('Variant')
    expect(scenario.types.support.talk).toEqual({ law: 'lognormal', mean: 300, cv: 1.1 })
    expect(scenario.types.support.wrap).toBeUndefined()
    expect(Object.keys(scenario.types)).toEqual(['support', 'sales'])
    expect(Object.keys(scenario.groups.team.skills)).toEqual(['sales', 'support'])
    expect(scenario.groups.team.staffing).toEqual({ from: 'number', agents: 7 })
  })

  test('another law replaces the law, other arrivals the arrivals', () => {
    const over = `extends: base.yaml
types:
  support: { talk: { law: exponential, mean: 5m }, arrivals: { rate: 6/h } }
`
    const base = BASE.replace('60/h', '{ profile: { 08:00-12:00: 6/h } }')
    const { support } = from({ 'a.yaml': over, 'base.yaml': base }).scenario.types
    expect(support.talk).toEqual({ law: 'exponential', mean: 300 })
    expect(support.arrivals).toMatchObject({ from: 'rate' })
  })

  test('takes a part that lacks what it needs for a misspelt one of the file below', () => {
    const missing = (name: string) => {
      try {
        from({ 'a.yaml': `extends: base.yaml\ntypes: { ${name}: { goal: 90% in 10s } }\n`, 'base.yaml': BASE })
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error
        return error.problems.map(({ message, suggestion }) => [message, suggestion])
      }
      return []
    }
    expect(missing('suport')).toContainEqual(['"suport" needs the key "talk"', 'support'])
    expect(missing('sales')).toContainEqual(['"sales" needs the key "talk"', undefined])
    expect(missing('support')).toEqual([])
  })

  test('reports a problem in the file where it is written', () => {
    const files = {
      'a.yaml': 'extends: base.yaml\ntypes: { support: { wrp: 1s } }\n',
      'base.yaml': BASE.replace('4m', '4'),
    }
    expect(messages(() => from(files)).map((text) => text.slice(0, 30))).toEqual([
      'a.yaml:2:21 unknown key "wrp"',
      'base.yaml:6:35 expected a dura',
    ])
  })

  test('a circle is told with its members', () => {
    const files = { 'a.yaml': 'extends: b.yaml\n', 'b.yaml': 'name: B\nextends: a.yaml\n' }
    expect(messages(() => from(files))).toEqual([
      'b.yaml:2:10 scenarios extend each other in a circle: a.yaml extends b.yaml extends a.yaml',
    ])
  })

  test('a missing base is reported where it is named', () => {
    expect(messages(() => from({ 'a.yaml': 'extends: bse.yaml\n' }))).toEqual([
      'a.yaml:1:10 cannot read bse.yaml: there is no such file',
    ])
  })
})

describe('files', () => {
  const agents = (file: string) => BASE.replace('agents: 7', `agents: { file: ${file}, column: team }`)

  test('are read once, relative to the file that names them', () => {
    const asked: string[] = []
    const files: Record<string, string> = {
      'plans/a.yaml': 'extends: common/base.yaml\n',
      'plans/common/base.yaml': agents('staff.csv'),
      'plans/common/staff.csv': 'start,team\n',
    }
    const loaded = loadScenario('plans/a.yaml', (path) => {
      asked.push(path)
      return files[path]
    })
    expect(asked).toEqual(['plans/a.yaml', 'plans/common/base.yaml', 'plans/common/staff.csv'])
    expect(loaded.scenario.groups.team.staffing).toMatchObject({ file: 'common/staff.csv' })
    expect(loaded.files.get('common/staff.csv')).toBe('start,team\n')
    expect(loaded.shownPath('common/staff.csv')).toBe('plans/common/staff.csv')
  })

  test.each([
    '../staff.csv',
    '/etc/passwd',
    'x/../../staff.csv',
    'C:\\staff.csv',
    '..\\staff.csv',
    'https://example.org/a.csv',
  ])('%s is outside the folder', (file) =>
    expect(messages(() => from({ 'a.yaml': agents(file) })).join()).toContain('is outside the folder of the scenario'),
  )

  test('outside the folder are read if the user says so', () => {
    const files = { 'p/a.yaml': agents('../staff.csv'), 'staff.csv': 'start,team\n' }
    expect(from(files, 'p/a.yaml', { allowOutside: true }).files.get('../staff.csv')).toBe('start,team\n')
  })

  test('an error of the disk is told in words', () => {
    const read = () => {
      throw Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' })
    }
    expect(messages(() => loadScenario('a.yaml', read))).toEqual(['a.yaml:1:1 cannot read a.yaml: permission denied'])
  })
})

describe('warnings of what is written', () => {
  test('a type that no group serves, and a goal nobody set', () => {
    const text = BASE.replace('groups:', '  lost: { arrivals: 6/h, talk: 3m }\ngroups:')
    expect(loadScenarioText(text).warnings.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '9:3 no group serves "lost": its contacts wait in vain',
      '9:3 nobody set a goal for "lost": it is judged by 80% in 20s',
    ])
  })

  test('a goal of the queue is a goal', () => {
    const text = `${BASE.replace('    goal: 80% in 20s\n', '')}queues: { all: { types: [support], goal: 90% in 10s } }\n`
    expect(loadScenarioText(text).warnings).toEqual([])
  })
})

test('a part of the scenario has a place', () => {
  expect(loadScenarioText(BASE).placeOf(['types', 'support', 'wrap'])).toMatchObject({ line: 7, column: 11, width: 3 })
  expect(loadScenarioText(BASE).placeOf(['types', 'support', 'hold'])).toMatchObject({ line: 4, column: 3 })
})

describe('keys that are merged into a map', () => {
  const text = (call: string) => `agner: 1
types:
  base: &base { arrivals: 60/h, talk: 4m, wrap: 30s, goal: 80% in 20s }
  other: &other { arrivals: 10/h, talk: 9m, patience: 3m, goal: 70% in 1m }
  call: ${call}
groups: { team: { skills: [base, other, call], agents: 9 } }
`
  const callOf = (call: string) => loadScenarioText(text(call)).scenario.types.call

  test('are as if they were written there, and its own win whether they stand before or after', () => {
    const written = '{ arrivals: 60/h, talk: 4m, wrap: 30s, goal: 80% in 20s }'
    expect(callOf('{ <<: *base }')).toEqual(callOf(written))
    const over = callOf(written.replace('4m', '2m'))
    expect(callOf('{ <<: *base, talk: 2m }')).toEqual(over)
    expect(callOf('{ talk: 2m, <<: *base }')).toEqual(over)
  })

  test('of several maps come from the first that has them', () => {
    const written = '{ arrivals: 60/h, talk: 4m, wrap: 30s, goal: 80% in 20s, patience: 3m }'
    expect(callOf('{ <<: [*base, *other] }')).toEqual(callOf(written))
    expect(callOf('{ <<: [*other, *base] }')).toEqual(
      callOf('{ arrivals: 10/h, talk: 9m, wrap: 30s, goal: 70% in 1m, patience: 3m }'),
    )
  })

  test('have their place where they are written, and a quoted << is a name', () => {
    expect(loadScenarioText(text('{ <<: *base }')).placeOf(['types', 'call', 'talk'])).toMatchObject({
      line: 3,
      column: 39,
    })
    const wrong = text('{ <<: *base, tlak: 3m }')
    expect(messages(() => loadScenarioText(wrong))).toEqual([expect.stringMatching(/:5:22.*tlak/)])
    expect(messages(() => loadScenarioText(text('{ "<<": *base }')))).not.toEqual([])
  })
})
