import { describe, expect, test } from 'vitest'
import type { Summary } from '../../src/experiment/summary.ts'
import { table } from '../../src/report/table.ts'
import { textWidth } from '../../src/report/text-width.ts'
import { about, bank, exact, interval, NONE } from './fixture.ts'

const text = table(bank)
const line = (start: string, all = text) => all.split('\n').find((one) => one.startsWith(start)) ?? ''

describe('the table of a run', () => {
  test('says what was run: name, day, replications, seed, version and hash', () => {
    expect(text).toMatch(/^Bank, weekday, sun 1999-06-06 08:00–18:00, 200 replications\n/)
    for (const fact of ['agner 0.1.0', 'scenario 3f2a91c07b12', 'seed bank-1', '144 240 contacts']) {
      expect(text).toContain(fact)
    }
  })

  test('has a line per queue with its goal and verdict, and a total under them', () => {
    expect(line('service   ')).toMatch(
      /^service +601\.2 +81\.3 % ± 0\.4 +80 % in 20 s +met +12\.4 s ± 0\.3 +41\.2 s +3\.1 % ± 0\.1 +4:32/,
    )
    expect(line('technical')).toMatch(/70 % in 60 s +missed +1:15 ± 0\.3 s/)
    expect(line('all')).toMatch(/^all +721\.2 +80\.0 % ± 0\.4 +–/)
  })

  test('says what the IVR and the lines cost, in the currency of the scenario', () => {
    const costs = { ivrCost: about(31.584, 0.252), ivrCostPerContact: exact(0.028), ivrCostPerContained: exact(0.101) }
    const regular = { ...bank.types.regular, enteredIvr: exact(600), ...costs }
    const trunks = { main: { linesTaken: exact(6.8), lineCost: about(1194.834, 5.5) }, own: { linesTaken: exact(1) } }
    const paid = table({ ...bank, currency: 'USD', types: { ...bank.types, regular }, trunks })
    expect(paid).toContain(
      'regular: the IVR costs USD 31.58 ± 0.25, USD 0.03 per contact in it, USD 0.10 per contained',
    )
    expect(paid).not.toContain('all: the IVR')
    expect(paid).toContain('main: 6.8 lines taken on average, cost USD 1 194.83 ± 5.50\n')
    expect(paid).toContain('own: 1 lines taken on average\n')
  })

  test('lists types where a queue mixes several, and not where each has a queue of its own', () => {
    expect(line('priority')).toMatch(/101\.2 +83\.0 % ± 0\.4/)
    const { service, technical } = bank.queues
    expect(line('type', table({ ...bank, types: { service, technical } }))).toBe('')
  })

  test('gives a type of its own goal its own verdict', () => {
    const goal = { ...bank.goals[1], queue: 'service', type: 'internet', verdict: 'open' as const }
    const all = table({ ...bank, goals: [bank.goals[0], goal] })
    expect(line('internet', all)).toMatch(/70 % in 60 s +open/)
    expect(line('technical', all)).not.toContain('open')
  })

  test('counts agents while there are any, not at night', () => {
    expect(line('general')).toMatch(/^general +9 +9 +91\.0 % ± 0\.3/)
  })

  test('leaves out intervals in which nothing is offered and nobody is scheduled', () => {
    expect(line('07:30')).toBe('')
    expect(line('08:00')).toMatch(/^08:00 +36\.0 +82\.0 % ± 0\.4 .* 90\.0 % ± 0\.3 +9$/)
    expect(line('07:30', table(bank, { everyInterval: true }))).toBe('')
  })

  test('shows the worst of very many intervals', () => {
    const many = Array.from({ length: 96 }, (_, i) => {
      const start = `${String(Math.floor(i / 4)).padStart(2, '0')}:${String(15 * (i % 4)).padStart(2, '0')}`
      return interval(start, 10, 3, i === 50 ? 0.1 : 0.8)
    })
    const all = table({ ...bank, intervals: many })
    expect(all).toContain('the 12 of 96 intervals')
    expect(line('12:30', all)).toContain('10.0 % ± 0.4')
    expect(all.split('\n').filter((one) => /^\d\d:\d\d /.test(one))).toHaveLength(12)
  })

  test('marks the hour that comes twice when summer time ends', () => {
    const starts = ['01:00', '02:00', '02:00', '03:00'].map((start) => interval(start, 10, 3))
    const all = table({ ...bank, intervals: starts }, { everyInterval: true })
    expect(all.match(/^02:00.{6}/gm)?.slice(0, 2)).toEqual(['02:00      ', '02:00 (2nd)'])
  })

  test('a wide terminal shows names whole, a usual one their ends', () => {
    const name = `queue-${'x'.repeat(60)}-17`
    const wide = { ...bank, queues: { [name]: bank.queues.service } }
    expect(line('queue-', table(wide, { width: 200 }))).toContain(`${name} `)
    expect(line('queue-', table(wide))).toMatch(/^queue-x+…x+-17 /)
  })

  test('shows slots and agent time where agents hold several contacts, and not where none does', () => {
    const one = { ...bank.groups.general, occupancy: exact(0.9), slotOccupancy: exact(0.9), aht: exact(300) }
    const several = { ...one, slotOccupancy: exact(0.4), held: exact(7.2), full: exact(0.5), agentTime: exact(120) }
    const head = (groups: Summary['groups']) => line('group', table({ ...bank, groups, totals: {} }, { width: 140 }))
    expect(head({ general: { ...one, agentTime: exact(300) } })).not.toMatch(/slot|held|full|agent time/)
    expect(head({ general: several })).toMatch(/slot occupancy +held \(mean\) +full \(mean\) +agent time$/)
    const all = table({ ...bank, groups: { general: several }, totals: {} }, { width: 140 })
    expect(line('general', all)).toMatch(/40\.0 % +7\.2 +0\.5 +2:00$/)
  })

  test('says before all figures that there is no steady state', () => {
    const queues = { calls: { offered: exact(1000), meanQueue: exact(4000), abandonment: exact(0) } }
    const groups = { team: { occupancy: exact(1), scheduled: exact(4) } }
    const totals = { load: exact(5), scheduled: exact(4) }
    const steady = { ...bank, method: 'batches' as const, replications: 30, queues, groups, totals, intervals: [] }
    expect(table(steady).split('\n\n')[1]).toMatch(/^No steady state in calls: 5 Erlangs for 4 agents/)
    expect(table({ ...steady, groups: { team: { occupancy: exact(0.9) } } })).not.toContain('No steady state')
  })

  test('shows a line per day where there are several', () => {
    const days = ['sun', 'mon'].map((weekday, day) => ({ ...bank.days[0], weekday, day, date: `1999-06-0${6 + day}` }))
    const all = table({ ...bank, days })
    expect(line('mon 1999-06-07', all)).toContain('80.0 % ± 0.4')
    expect(line('08:00', all)).toBe('')
    expect(all).toContain('2 days (1999-06-06 to 1999-06-07)')
  })

  test('puts the formula under the simulation, or says which assumption fails', () => {
    const lines = text.split('\n')
    const at = lines.findIndex((one) => one.startsWith('service') && one.includes('simulated'))
    expect(lines[at + 1]).toMatch(/^ +Erlang A +81\.5 % +12\.2 s +3\.0 %/)
    expect(text).toContain('technical: talk is lognormal')
  })

  test('shows the risk of a day and of an interval', () => {
    expect(text).toMatch(/\nwaits of.*days that miss +intervals that miss\nservice.* 32\.0 % ± 3\.0 +41\.0 % ± 2\.0/)
  })

  test('names what was blocked, sent away or left waiting, and nothing else', () => {
    expect(text).not.toContain('blocked')
    const lossy = { ...bank.queues.service, blocked: about(12.3, 1), waiting: about(0.4, 0.1) }
    const all = table({ ...bank, queues: { ...bank.queues, service: lossy } })
    expect(all).toContain('service: 12.3 blocked, 0.4 still waiting at the end (of 601.2 offered)')
  })

  test('colours verdicts, and without colours has no escape sequence', () => {
    expect(text).not.toContain('\u001b')
    const colored = table(bank, { colors: true })
    expect(colored).toContain('\u001b[32mmet\u001b[39m')
    expect(colored).toContain('\u001b[31mmissed\u001b[39m')
    expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(text)
  })
})

describe('every width', () => {
  test.each([60, 72, 80, 100, 140])('keeps all lines within %i characters', (width) => {
    for (const everyInterval of [false, true]) {
      const all = table(longNames(bank), { width, everyInterval })
      expect(all.split('\n').filter((one) => textWidth(one) > width)).toEqual([])
    }
  })

  test('ends the values of a column at one place', () => {
    for (const width of [60, 80, 100]) {
      const rows = table(bank, { width })
        .split('\n')
        .filter((one) => /^(service|technical) .*(met|missed)/.test(one))
      expect(new Set(rows.map((one) => one.indexOf(' %'))).size).toBe(1)
    }
  })

  test('a narrow terminal loses margins and minor columns, never the service level and the verdict', () => {
    const all = table(bank, { width: 60 })
    expect(line('technical', all)).toMatch(/65\.5 % ± 0\.4 +missed/)
    expect(line('queue', all)).not.toContain('AHT')
  })
})

describe('what was not observed', () => {
  test('stands as a dash, and no missing value ever shows as a word', () => {
    const bare: Summary = {
      ...bank,
      replications: 1,
      totals: {},
      types: { a: {} },
      queues: { a: { offered: { value: 0, low: null, high: null }, serviceLevel: NONE, asa: NONE } },
      groups: { team: { occupancy: NONE, scheduled: exact(2) } },
      days: [],
      intervals: [interval('08:00', 0, 2)],
      goals: [{ queue: 'a', type: null, share: 0.8, seconds: 20, clock: 'wall', serviceLevel: NONE, verdict: 'open' }],
      formulas: [],
      warnings: [],
      seconds: undefined,
    }
    const odd = { value: Number.NaN, low: Number.NEGATIVE_INFINITY, high: Infinity }
    for (const summary of [
      bare,
      { ...bare, queues: { a: { serviceLevel: odd, asa: odd } } },
      { ...bare, intervals: [] },
    ]) {
      expect(table(summary)).not.toMatch(/NaN|undefined|null|Infinity/)
    }
    expect(line('a ', table(bare))).toMatch(/^a +0 +80 % in 20 s$/)
    expect(table(bare)).toContain('one replication: no intervals')
  })

  test('names with control characters cannot drive the terminal', () => {
    const evil = { ...bank, scenario: { name: 'a\u001b[2Jb\nc', hash: '' }, queues: { 'q\u0007': bank.queues.service } }
    expect(table(evil)).not.toContain('\u001b')
    expect(table(evil)).not.toContain('\u0007')
    expect(table(evil).split('\n')[0]).toMatch(/^a.*b.*c, /)
  })
})

function longNames(summary: Summary): Summary {
  const long = (name: string) =>
    `${name} with a name that is much too long for any table, 電話とチャットの窓口${'x'.repeat(150)}`
  const renamed = <T>(named: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(named).map(([name, value]) => [long(name), value]))
  return {
    ...summary,
    types: renamed(summary.types),
    queues: renamed(summary.queues),
    groups: renamed(summary.groups),
    goals: summary.goals.map((goal) => ({ ...goal, queue: long(goal.queue) })),
    formulas: summary.formulas.map((check) => ({ ...check, queue: long(check.queue) })),
  }
}

describe('a narrow window', () => {
  test('says of which figures there is no room for the interval', () => {
    expect(table(bank, { width: 80 })).toMatch(/± 95 % interval, no room for that of [^·]*AHT/)
    expect(table(bank, { width: 200 })).toContain('± 95 % interval ·')
  })

  test('keeps the interval that was asked for longest', () => {
    const asked = { figure: 'queues.service.asa', asked: '2%', halfWidth: 0.1, isReached: true }
    const asaOf = (summary: Summary) =>
      line('service ', table(summary, { width: 80 }).replace(/^service level:.*$/m, ''))
    expect(asaOf(bank)).toMatch(/12\.4 s {2}/)
    expect(asaOf({ ...bank, precision: [asked] })).toMatch(/12\.4 s ± 0\.3/)
  })
})
