import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NONE } from '../../../src/engine/ids.ts'
import { BUSY, IDLE } from '../../../src/models/agents.ts'
import type { Center } from '../../../src/models/center.ts'
import { agentRules, contactRules } from '../../../src/models/routing/index.ts'
import { arrange, centerOf, sight, snapshot } from './tables.ts'

const options = { seed: 7, numRuns: 60 }
const types = [0, 1, 2]

/** What every rule of the catalogue keeps to, a new one too. */
describe.each(Object.keys(agentRules))('the agent rule %s', (rule) => {
  test('names an idle agent with the skill, of the best rank that has one; nobody only if there is none', () => {
    fc.assert(
      fc.property(sight, fc.constantFrom(...types), (seen, type) => {
        const { router, agents, pairs, model } = arrange(centerOf(rule, 'longest-waiting'), seen)
        const rankOf = (agent: number) =>
          model.groups[agents.group[agent]].skills.find((skill) => skill.type === type)?.rank ?? Infinity
        const best = Math.min(...seen.idle.map(({ agent }) => rankOf(agent)))
        const agent = router.agentFor(type)
        if (agent === NONE) expect(best).toBe(Infinity)
        else {
          expect(agents.state[agent]).toBe(IDLE)
          expect(pairs.of(agents.group[agent], type)).not.toBe(NONE)
          expect(rankOf(agent)).toBe(best)
        }
      }),
      options,
    )
  })

  test('changes nothing', () => {
    fc.assert(
      fc.property(sight, fc.constantFrom(...types), (seen, type) => {
        const center = arrange(centerOf(rule, 'longest-waiting'), seen)
        const before = snapshot(center)
        center.router.agentFor(type)
        expect(snapshot(center)).toBe(before)
      }),
      options,
    )
  })

  test('names somebody again after the named agent went to work, until nobody is left', () => {
    fc.assert(
      fc.property(sight, fc.constantFrom(...types), (seen, type) => {
        const { router, agents, pairs } = arrange(centerOf(rule, 'longest-waiting'), seen)
        const able = seen.idle.filter(({ agent }) => pairs.of(agents.group[agent], type) !== NONE)
        const named = new Set<number>()
        for (let agent = router.agentFor(type); agent !== NONE; agent = router.agentFor(type)) {
          named.add(agent)
          agents.leaveIdle(agent, BUSY)
        }
        expect(named).toEqual(new Set(able.map(({ agent }) => agent)))
      }),
      options,
    )
  })
})

describe.each(Object.keys(contactRules))('the contact rule %s', (rule) => {
  test('names a waiting contact that the agent can serve, of the first priority and preference; nobody only if none waits', () => {
    fc.assert(
      fc.property(sight, fc.nat(7), (seen, agent) => {
        const center = arrange(centerOf('longest-idle', rule), seen)
        const { router, agents, contacts, model } = center
        const { skills } = model.groups[agents.group[agent]]
        const orderOf = (type: number) => {
          const skill = skills.find((one) => one.type === type)
          return skill ? model.types[type].priority * 1000 + skill.preference : Infinity
        }
        const best = Math.min(...seen.waiting.map(({ type }) => orderOf(type)))
        const contact = router.contactFor(agent)
        if (contact === NONE) expect(best).toBe(Infinity)
        else {
          expect(waitingIn(center)).toContain(contact)
          expect(orderOf(contacts.type[contact])).toBe(best)
        }
      }),
      options,
    )
  })

  test('changes nothing', () => {
    fc.assert(
      fc.property(sight, fc.nat(7), (seen, agent) => {
        const center = arrange(centerOf('longest-idle', rule), seen)
        const before = snapshot(center)
        center.router.contactFor(agent)
        expect(snapshot(center)).toBe(before)
      }),
      options,
    )
  })

  test('names everybody who waits, one after the other', () => {
    fc.assert(
      fc.property(sight, (seen) => {
        const { router, lines } = arrange(centerOf('longest-idle', rule), seen)
        let named = 0
        for (let contact = router.contactFor(0); contact !== NONE; contact = router.contactFor(0)) {
          named++
          lines.leave(contact)
        }
        expect(named).toBe(seen.waiting.length)
        expect([...lines.length]).toEqual([...lines.length].map(() => 0))
      }),
      options,
    )
  })
})

function waitingIn({ lines, contacts, model }: Center): number[] {
  const everybody: number[] = []
  model.types.forEach((_, line) => {
    for (let contact = lines.firstOf(line); contact !== NONE; contact = contacts.next[contact]) everybody.push(contact)
  })
  return everybody
}
