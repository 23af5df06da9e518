import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadText, ScenarioError } from '../../src/index.ts'
import { agentRules, contactRules } from '../../src/models/routing/index.ts'
import { presets } from '../../src/scenario/presets.ts'

function routingOf(routing: object) {
  const types = { calls: { arrivals: '6/h', talk: '3m', goal: '80% in 20s' } }
  return loadText(JSON.stringify({ agner: 1, types, groups: { team: { skills: ['calls'], agents: 2 } }, routing }))
    .model.routing
}

function problemOf(routing: object): string {
  try {
    routingOf(routing)
  } catch (error) {
    if (error instanceof ScenarioError)
      return error.problems.map(({ message, suggestion }) => `${message} -> ${suggestion}`).join()
    throw error
  }
  return 'none'
}

describe.each(Object.entries(presets))('the preset %s', (name, { strategies }) => {
  test('names rules of the catalogue, and has a page', () => {
    const { agent, contact } = routingOf({ preset: name })
    expect(Object.keys(agentRules)).toContain(agent.rule)
    expect(Object.keys(contactRules)).toContain(contact.rule)
    for (const [strategy, rule] of Object.entries(strategies ?? {})) {
      expect(routingOf({ preset: name, strategy }).agent.rule).toBe(rule)
    }
    expect(readFileSync('docs/presets.md', 'utf8')).toContain(`## ${name}\n`)
  })
})

test('what is written wins over the preset', () => {
  expect(routingOf({ preset: 'genesys', contact: 'random' }).contact.rule).toBe('random')
  expect(routingOf({ preset: 'amazon-connect' }).order).toBe('preference-first')
  expect(routingOf({ preset: 'amazon-connect', order: ['priority', 'preference'] }).order).toBe('priority-first')
  expect(routingOf({})).toEqual({
    agent: { rule: 'longest-idle' },
    contact: { rule: 'longest-waiting' },
    load: 'least-loaded',
    order: 'priority-first',
  })
})

test('a strategy is one of its preset', () => {
  expect(problemOf({ preset: 'asterisk', strategy: 'rrmemery' })).toMatch(/expected one of leastrecent.* -> rrmemory/)
  expect(problemOf({ preset: 'cisco', strategy: 'linear' })).toMatch(/only with preset: freeswitch or asterisk/)
  expect(problemOf({ strategy: 'linear' })).toMatch(/only with preset: freeswitch or asterisk/)
  expect(problemOf({ preset: 'genesis' })).toMatch(/expected a preset: .* -> genesys/)
})
