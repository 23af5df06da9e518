import { expect, test } from 'vitest'
import { conditionOf } from '../../src/experiment/conditions.ts'
import { judged } from '../../src/experiment/judgement.ts'
import { loadText } from '../../src/index.ts'
import { junit } from '../../src/report/junit.ts'
import { bank } from './fixture.ts'
import { childrenOf, parseXml, textOf, type Element } from './xml.ts'

const { model } = loadText(
  'agner: 1\ntypes: { a: { arrivals: 1/h, talk: 1m, goal: 80% in 20s } }\ngroups: { team: { skills: [a], agents: 2 } }\n',
)
const conditions = judged(
  ['serviceLevel < 90%', 'occupancy > 95%'].map((text) => conditionOf(text, model)),
  bank,
  false,
)

const all = (root: Element, name: string): Element[] =>
  childrenOf(root).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])

test('a met goal is a success, a missed one a failure, an open one skipped; all are counted', () => {
  const [first, ...others] = bank.goals
  const report = parseXml(junit({ ...bank, goals: [first, ...others, { ...first, queue: 'new', verdict: 'open' }] }))
  expect(report.attributes).toMatchObject({
    name: 'Bank, weekday',
    tests: '3',
    failures: '1',
    errors: '0',
  })
  expect(childrenOf(report)[0].attributes.skipped).toBe('1')
  const cases = all(report, 'testcase')
  expect(cases.map((one) => [one.attributes.name, childrenOf(one)[0].name])).toEqual([
    ['service: 80 % in 20 s', 'system-out'],
    ['technical: 70 % in 60 s', 'failure'],
    ['new: 80 % in 20 s', 'skipped'],
  ])
  expect(childrenOf(cases[1])[0].attributes).toEqual({ message: 'missed: 65.5 % ± 0.4', type: 'missed' })
})

test('a condition that holds is a failure, with the words that stderr has', () => {
  const report = parseXml(junit(bank, { judgement: { conditions } }))
  const [, suite] = all(report, 'testsuite')
  expect(suite.attributes).toMatchObject({ name: 'conditions', tests: '2', failures: '1' })
  expect(all(suite, 'failure').map(textOf)).toEqual(['failed: serviceLevel 80.0 % ± 0.4 < 90%'])
  expect(all(suite, 'system-out').map(textOf)).toEqual(['passed: occupancy 87.4 % ± 0.3, not > 95%'])
})

test('properties say what gives the same figures again', () => {
  const properties = all(parseXml(junit(bank)), 'property').map(({ attributes }) => [attributes.name, attributes.value])
  expect(Object.fromEntries(properties)).toMatchObject({
    agner: '0.1.0',
    'scenario.hash': '3f2a91c07b12aabbccddeeff',
    seed: 'bank-1',
    replications: '200',
  })
})

test('whatever a name holds, the report is well-formed and holds it, but for what XML cannot say', () => {
  const name = `<a> & "b" 'c' ]]>\n\t\u0000\u001b[31m\ufffe\ud800 é 😀`
  const report = parseXml(junit({ ...bank, scenario: { ...bank.scenario, name }, warnings: [name] }))
  const said = `<a> & "b" 'c' ]]>\n\t[31m é 😀`
  expect(report.attributes.name).toBe(said)
  expect(textOf(all(report, 'system-out')[1])).toBe(`warning: ${said}`)
})

/** Jenkins' junit-10.xsd, of what we write: the attributes an element may have (* must), and its children in our order. */
const SCHEMA: Readonly<Record<string, readonly [attributes: string, children: string]>> = {
  testsuites: ['name tests failures errors time', 'testsuite'],
  testsuite: ['name* tests* failures* errors* skipped time', 'properties testcase system-out'],
  properties: ['', 'property'],
  property: ['name* value*', ''],
  testcase: ['classname name* time', 'failure skipped system-out'],
  failure: ['message type', ''],
  skipped: ['message', ''],
  'system-out': ['', ''],
}

function expectValid(element: Element): void {
  const { name, attributes } = element
  const children = childrenOf(element)
  const [allowed, order] = SCHEMA[name].map((words) => words.split(' '))
  expect(allowed.map((one) => one.replace('*', ''))).toEqual(expect.arrayContaining(Object.keys(attributes)))
  for (const one of allowed.filter((word) => word.endsWith('*'))) expect(attributes).toHaveProperty(one.slice(0, -1))
  const places = children.map((child) => order.indexOf(child.name))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
  if (children.length > 0)
    expect(
      element.children
        .filter((one) => typeof one === 'string')
        .join('')
        .trim(),
    ).toBe('')
  if ('time' in attributes) expect(attributes.time).toMatch(/^\d+\.\d{3}$/)
  children.forEach(expectValid)
}

test("the report keeps to Jenkins' schema", () => {
  expectValid(parseXml(junit({ ...bank, seconds: 12.3456 }, { judgement: { conditions } })))
})

test('without timing, two equal runs give the same bytes', () => {
  expect(junit({ ...bank, seconds: 1 }, { timing: false })).toBe(junit({ ...bank, seconds: 2 }, { timing: false }))
})
