import { expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'

const SOUND = `agner: 1
hours: 08:00-18:00
types:
  call:
    arrivals: 60/h
    talk: 4m
    goal: 80% in 20s
    patience: 3m
    announce: { by: position, each: 30s, balk-above: 100%, patience: 120%, hold-out: 50% }
groups:
  team: { skills: [call], agents: 5 }
`

/** Errors, or else warnings, as lines: `line:column message`, ` -> ` the suggestion and ` | ` what is allowed. */
function said(text: string): string[] {
  const lines = ({
    warnings,
    problems = warnings,
  }: Partial<Record<'warnings' | 'problems', ScenarioError['problems']>>) =>
    (problems ?? []).map(({ line, column, message, suggestion, allowed }) =>
      [`${line}:${column} ${message}`, suggestion && ` -> ${suggestion}`, allowed && ` | ${allowed}`]
        .filter(Boolean)
        .join(''),
    )
  try {
    return lines({ warnings: loadText(text).warnings })
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    return lines({ problems: error.problems })
  }
}

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

const FOR_EVER = 'without the type having patience: "call" waits for ever, whatever it hears'
const PATIENCE = ' | patience: { law: exponential, mean: 3m }, say, beside announce'

test.each([
  [
    'a place of no length',
    'each: 30s, ',
    '',
    [
      '9:5 "announce" needs the key "each" | with by: position, the time that customers expect each place to take, such as 30s',
    ],
  ],
  [
    'a length of places that nobody counts',
    'by: position',
    'by: head-of-line',
    ['9:35 expected each only with by: position'],
  ],
  [
    'places that take no time',
    'each: 30s',
    'each: 0s',
    ['9:37 expected a duration such as 4m, 1h30m or 20s, above 0s'],
  ],
  [
    'an estimator that is not there',
    'by: position',
    'by: last-to-strat',
    ['9:21 expected one of the estimators: expected-wait, last-to-start, head-of-line, position -> last-to-start'],
  ],
  [
    'what people without patience make of it',
    '    patience: 3m\n',
    '',
    [
      `8:42 balk-above ${FOR_EVER}${PATIENCE}`,
      `8:60 patience ${FOR_EVER}${PATIENCE}`,
      `8:76 hold-out ${FOR_EVER}${PATIENCE}`,
    ],
  ],
  [
    'nobody who balks above nothing',
    'balk-above: 100%',
    'balk-above: 0%',
    ['9:54 expected a factor above 0 such as 1.5 or 150%'],
  ],
  ['a misspelt key', 'hold-out', 'holdout', [expect.stringContaining('9:76 unknown key "holdout" -> hold-out')]],
  [
    'an announcement in a queue without places',
    'groups:',
    'queues: { calls: { types: [call], capacity: 0 } }\ngroups:',
    ['9:5 nobody waits as "call" and hears the announcement: its queue has no places'],
  ],
  [
    'an announcement to those who only meet the IVR',
    'groups:\n  team: { skills: [call],',
    `    starts-at: menu
  sales: { talk: 3m, goal: 80% in 20s }
ivr: { menu: { menu: 9s, choices: { sales: 100% } } }
groups:\n  team: { skills: [sales],`,
    [
      '9:5 nobody waits as "call" and hears the announcement: the IVR leads elsewhere | announce on the types that the IVR leads to',
    ],
  ],
])('%s', (_, from, to, problems) => {
  expect(SOUND).toContain(from)
  expect(said(SOUND.replace(from, () => to))).toEqual(problems)
})
