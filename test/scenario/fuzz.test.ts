import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { test } from 'vitest'
import { loadText } from '../../src/index.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenario } from '../../src/scenario/load.ts'
import { starterScenario } from '../../src/scenario/starter.ts'

/** A scenario or a ScenarioError with places inside the file; anything else is a bug. */
function holds(content: string | Uint8Array): void {
  try {
    loadScenario('a.yaml', (path) => (path === 'a.yaml' ? content : undefined))
  } catch (error) {
    if (!(error instanceof ScenarioError) || error.problems.length === 0) throw error
    for (const { line, column, message } of error.problems) {
      if (!(line >= 1 && column >= 1) || message === '' || /undefined|\[object|Invalid input/.test(message)) {
        throw new Error(`a problem that says nothing: ${line}:${column} ${message}`)
      }
    }
  }
}

const SEED = { seed: 20_270_101 }
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ': ',
  ', ',
  '\n',
  '\n  ',
  '- ',
  '4m',
  '60/h',
  '80% in 20s',
  '*a',
  '&a ',
  '"',
  "'",
  '|',
  '#',
  '? ',
  '!',
  '%',
  '0',
  '-1',
  '.nan',
  'null',
  'true',
  '08:00-12:00',
  'mon-fri',
  'law',
  'file',
  '<<',
  '---\n',
  '\t',
  '__proto__',
  'constructor',
  'agner: 1\n',
  'types',
  'groups',
  'skills',
  'talk',
  'extends',
  'agents',
  'shifts',
  '\u2028',
  '\uFEFF',
  'é',
  '😀',
]

test('no text is anything but a scenario or a problem', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => holds(pieces.join(''))),
    { ...SEED, numRuns: 600 },
  )
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), holds), { ...SEED, numRuns: 300 })
})

test('no bytes are anything but a scenario or a problem', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), holds), { ...SEED, numRuns: 500 })
})

test('a sound scenario with one place spoilt is one or the other, too', () => {
  const place = fc.nat(starterScenario.length - 1)
  const spoilt = fc.tuple(place, fc.nat(12), fc.constantFrom(...PIECES)).map(([at, length, piece]) => {
    return starterScenario.slice(0, at) + piece + starterScenario.slice(at + length)
  })
  fc.assert(fc.property(spoilt, holds), { ...SEED, numRuns: 600 })
})

test('nor is a scenario with contracts, compiled, with one place spoilt', () => {
  const sound = readFileSync('scenarios/hybrid.yaml', 'utf8').replace('days: 28', 'days: 3')
  const place = fc.nat(sound.length - 1)
  const spoilt = fc.tuple(place, fc.nat(12), fc.constantFrom(...PIECES)).map(([at, length, piece]) => {
    return sound.slice(0, at) + piece + sound.slice(at + length)
  })
  const compiles = (text: string): void => {
    holds(text)
    try {
      const { economy } = loadText(text).model
      const amounts = economy?.charges.flatMap(({ minorUnits, monthShare }) => [minorUnits, ...monthShare]) ?? []
      if (!amounts.every(Number.isFinite)) throw new Error(`a price of ${amounts.join()}`)
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
    }
  }
  fc.assert(fc.property(spoilt, compiles), { ...SEED, numRuns: 400 })
})

test('any value in place of any other is one or the other, too', () => {
  const key = fc.constantFrom(
    'calendar',
    'hours',
    'busyness',
    'types',
    'queues',
    'groups',
    'trunks',
    'routing',
    'run',
    'targets',
    'extends',
    'arrivals',
    'talk',
    'patience',
    'score',
    'skills',
    'agents',
    'shifts',
    'breaks',
    'law',
    'of',
    'profile',
    'quantiles',
    'file',
    'mon-fri',
    '08:00-12:00',
    'support',
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom<unknown>(
        '4m',
        '60/h',
        '10%',
        '80% in 20s',
        '08:00-12:00',
        'gamma',
        'mixture',
        'empirical',
        'support',
        1,
        -1,
        0.5,
        true,
        null,
      ),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
    ),
  }))
  const scenario = fc.record(
    {
      agner: fc.constant(1),
      types: tree,
      groups: tree,
      run: tree,
      queues: tree,
      busyness: tree,
      hours: tree,
      trunks: tree,
    },
    { requiredKeys: ['agner'] },
  )
  fc.assert(
    fc.property(scenario, (value) => holds(JSON.stringify(value))),
    { ...SEED, numRuns: 600 },
  )
})
