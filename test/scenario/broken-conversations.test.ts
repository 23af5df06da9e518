import { expect, test } from 'vitest'
import { said } from './said.ts'

const SOUND = `agner: 1
hours: 08:00-18:00
channels:
  chat: { at-once: 3 }
  voice: { speeds: [1] }
types:
  chat:
    channel: chat
    arrivals: 60/h
    talk: 4m
    patience: 3m
    goal: 80% in 60s
    turns: { replies: { law: gamma, mean: 4, cv: 60% }, think: 45s, idle-timeout: 5m, falls-silent: 3%, reply-goal: 80% in 90s }
    silent: { share: 40%, found-out: 90s }
    pauses: { share: 60%, for: 2h, same-agent: 5m, at-most: 3 }
  call: { arrivals: 60/h, talk: 4m, goal: 80% in 20s }
groups:
  team: { skills: [chat, call], agents: 20 }
`

test('a sound scenario has no problems', () => {
  expect(said(SOUND)).toEqual([])
})

const REPLIES = 'a whole number from 1 up such as 4, or a law of numbers such as { law: gamma, mean: 4, cv: 60% }'

test.each([
  ['speeds of its channel', ['at-once: 3 }', 'at-once: 3, speeds: [100%, 80%] }'], ['4:23 "chat" is in turns']],
  ['interruptions of it', ['at-once: 3 }', 'at-once: 3, interruptible-by: [voice] }'], ['4:23 "chat" is in turns']],
  ['silence without end', [' idle-timeout: 5m,', ''], ['13:69 customers of "chat" who write no more']],
  ['replies as a time', ['{ law: gamma, mean: 4, cv: 60% }', '4m'], [`13:23 expected ${REPLIES}`]],
  ['no replies', ['{ law: gamma, mean: 4, cv: 60% }', '0'], [`13:23 expected ${REPLIES}`]],
  ['a mean that is a time', ['mean: 4,', 'mean: 4m,'], ['13:43 expected a mean number above 0']],
  [
    'a law of durations alone',
    ['law: gamma, mean: 4, cv: 60%', 'law: weibull, mean: 4'],
    ['13:30 expected the name of a law: exponential, gamma, lognormal, uniform'],
  ],
  ['a misspelt key', ['falls-silent', 'fall-silent'], ['13:87 unknown key "fall-silent" -> falls-silent']],
  ['who waits for ever', ['    patience: 3m\n', ''], ['13:5 nobody leaves without a sign']],
  [
    'endless threads',
    ['60%, for: 2h, same-agent: 5m, at-most: 3', '100%, for: 2h'],
    ['15:22 conversations of "chat" would never end'],
  ],
  ['a pause without length', ['for: 2h', 'for: 0s'], ['15:32 it would be at once, again and again']],
  [
    'spoken channels',
    ['channel: chat', 'channel: video'],
    [
      '13:5 turns is for those who write: "chat" comes by video',
      '14:5 silent is for those who write: "chat" comes by video',
      '15:5 pauses is for those who write: "chat" comes by video',
    ],
  ],
  [
    'who are called',
    ['    patience: 3m\n', '    dial: {}\n'],
    [
      '13:5 turns without meaning: customers of "chat" are called',
      '14:5 silent without meaning: customers of "chat" are called',
      '15:5 pauses without meaning: customers of "chat" are called',
    ],
  ],
] as const)('what is said of %s', (_, [from, to], expected) => {
  expect(SOUND).toContain(from)
  const problems = said(SOUND.replace(from, to))
  for (const words of expected) expect(problems).toContainEqual(expect.stringContaining(words))
})
