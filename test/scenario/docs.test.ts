import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { agentRules, contactRules } from '../../src/models/routing/index.ts'
import { scenarioDocs } from '../../src/scenario/docs.ts'
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'
import { starterScenario } from '../../src/scenario/starter.ts'

test('docs/scenario.md is what the schema says', () => {
  const page = readFileSync(new URL('../../docs/scenario.md', import.meta.url), 'utf8')
  expect(page, 'write it anew: npm run docs').toBe(scenarioDocs())
})

test('the documentation says what every rule of the catalogues means', () => {
  for (const [rule, { description }] of [...Object.entries(agentRules), ...Object.entries(contactRules)])
    expect(scenarioDocs()).toContain(`\n| \`${rule}\` | ${description} |\n`)
})

test('the JSON Schema allows what is written, with defaults', () => {
  const { properties = {}, required } = scenarioJsonSchema()
  expect(required).toEqual(['agner', 'types', 'groups'])
  expect(properties['service-level']).toMatchObject({ type: 'string', default: 'answered-of-offered' })
  expect(properties.calendar.properties?.interval).toMatchObject({ type: 'string', default: '30m', examples: ['15m'] })
})

test('every key of the language says what it means', () => {
  const silent: string[] = []
  const visit = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return
    for (const [key, part] of Object.entries(schema)) {
      visit(part, `${path}/${key}`)
      if (key !== 'properties') continue
      for (const [name, property] of Object.entries(part as Record<string, { description?: string; $ref?: string }>)) {
        if (property.description === undefined && property.$ref === undefined) silent.push(`${path}/${name}`)
      }
    }
  }
  visit(scenarioJsonSchema(), '')
  expect(silent).toEqual([])
})

test('the starter loads without warnings', () => {
  const { warnings, scenario } = loadScenarioText(starterScenario)
  expect(warnings).toEqual([])
  expect(Object.keys(scenario.types)).toEqual(['support', 'sales'])
})
