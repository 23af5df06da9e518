import { describe, expect, test } from 'vitest'
import { BitSet } from '../../../src/engine/bit-set.ts'
import { ints } from '../../../src/engine/columns.ts'
import { loadText, simulate, Simulation } from '../../../src/index.ts'
import type { Center } from '../../../src/models/center.ts'
import { checkCenter } from '../../../src/models/invariants.ts'
import type { Model } from '../../../src/models/model.ts'

/** Forty lines for one group: of two priorities, of queues that close and keep those who wait, a few agents too few. */
const TYPES = 40
const scenario = `agner: 1
name: Many
calendar: { days: 2, interval: 30m }
types:
${Array.from({ length: TYPES }, (_, id) => {
  const hours = id % 3 === 0 ? 'hours: 09:00-11:00, channel: email' : 'hours: 08:00-20:00, patience: 20m'
  return `  t${id}: { ${hours}, arrivals: 3/h, priority: ${1 + (id % 2)}, talk: { law: exponential, mean: 6m } }`
}).join('\n')}
groups:
  all: { skills: [${Array.from({ length: TYPES }, (_, id) => `t${id}`).join(', ')}], agents: 11 }
  odd: { skills: [${Array.from({ length: TYPES / 2 }, (_, id) => `t${2 * id + 1}`).join(', ')}], agents: 2 }
run: { replications: 1 }
`

describe('a group with many skills', () => {
  test('is given whom looking at every line finds, at every moment', () => {
    const { model } = loadText(scenario)
    let [asked, found, aside] = [0, 0, 0]
    simulate(model, 'many', 0, {
      afterEvent: (center) => {
        for (const agent of [0, center.agents.count - 1]) {
          const contact = center.router.contactFor(agent)
          expect(contact).toBe(firstOfAll(center, model, agent))
          asked++
          if (contact >= 0) found++
        }
        for (let line = 0; line < TYPES; line++)
          if (center.lines.isSetAside(line) && center.lines.firstOf(line) >= 0) aside++
      },
    })
    // What is asked has both answers, and people wait where no agent sees them.
    expect(found).toBeGreaterThan(500)
    expect(asked - found).toBeGreaterThan(500)
    expect(aside).toBeGreaterThan(500)
  })
})

/** By priority, then by instant of arrival; -1: nobody. */
function firstOfAll({ agents, contacts, lines }: Center, model: Model, agent: number): number {
  const group = model.groups[agents.group[agent]]
  const heads = group.skills
    .map(({ type }) => ({ type, contact: lines.head[type] }))
    .filter(({ contact }) => contact >= 0)
  heads.sort(
    (a, b) =>
      model.types[a.type].priority - model.types[b.type].priority ||
      contacts.offeredAt[a.contact] - contacts.offeredAt[b.contact],
  )
  return heads.length === 0 ? -1 : heads[0].contact
}

test('what is known of lines holds after every event, and in the next replication', () => {
  const { model } = loadText(scenario)
  const simulation = new Simulation(model, { afterEvent: checkCenter })
  for (const replication of [0, 1]) {
    const { unfinished } = simulation.run('known', replication)
    expect(unfinished).toBeDefined()
  }
})

describe('a set of bits', () => {
  test('shares with another what both have, in order', () => {
    const [one, other] = [new BitSet(100), new BitSet(100)]
    for (const member of [99, 0, 31, 32, 63, 64, 7]) one.add(member)
    for (const member of [0, 31, 32, 64, 99, 98]) other.add(member)
    one.delete(32)
    const out = ints(100)
    expect([...out.subarray(0, one.sharedWith(other, out))]).toEqual([0, 31, 64, 99])
    one.clear()
    expect(one.sharedWith(other, out)).toBe(0)
  })
})
