import { z } from 'zod'
import { duration, misread, named, priceApiece, ratio, section, share, text, whole } from './fields.ts'
import { repeat } from './journey-schema.ts'
import { law } from './law-schema.ts'
import { hours } from './week.ts'

const TARGET = 'the name of a node or of a contact type, or hang-up'
const KINDS = ['announcement', 'menu', 'speech', 'bot', 'branch'] as const
const MOST_TRIES = 10

const yes = z.literal(true, { error: () => 'expected true, or nothing' })
const target = text(TARGET)

const branch = section({
  of: text('the name of a contact type')
    .optional()
    .meta({
      description: 'Whose queue and agents are looked at. Without it, those of the type that `to` names.',
      examples: ['support'],
    }),
  waiting: whole('a whole number of contacts from 0 up', 0, 1_000_000_000)
    .optional()
    .meta({ description: 'When: at least so many wait.', examples: [10] }),
  'expected-wait': duration.optional().meta({
    description: 'When: the expected wait is at least this; see overflow.',
    examples: ['3m'],
  }),
  unattended: yes.optional().meta({ description: 'When: nobody who serves it is signed in.', examples: [true] }),
  closed: yes.optional().meta({ description: 'When: its queue is closed.', examples: [true] }),
  'came-as': z
    .array(text('the name of a contact type'), { error: () => 'expected a list of contact types such as [vip]' })
    .min(1, { error: () => 'expected at least one contact type' })
    .optional()
    .meta({ description: 'When: the customer dialled in as one of these types.', examples: [['vip']] }),
  again: yes.optional().meta({
    description: 'When: the customer has contacted before about the same issue.',
    examples: [true],
  }),
  hours: hours.optional().meta({
    description: 'When: in these hours, alone or beside another condition.',
    examples: ['17:00-21:00'],
  }),
  to: target.meta({ description: 'Where it goes on.', examples: ['callback'] }),
}).transform((given, issues) => {
  const asked = [given.waiting, given.expectedWait, given.unattended, given.closed, given.cameAs, given.again]
  const count = asked.filter((found) => found !== undefined).length
  if (count > 1 || (count === 0 && given.hours === undefined)) {
    misread(issues, {
      expected: 'one of waiting, expected-wait, unattended, closed, came-as, again, or hours: when it goes there',
    })
  }
  return given
})

const misroutes = section({
  share: share.meta({
    description:
      'Of the customers whose choice is a contact type, share who come to another such choice, by their shares.',
    examples: ['8%'],
  }),
  talk: law.meta({
    description:
      'Instead of the usual talk (and hold): how long it takes the agent to find out. Then the customer is handed on to the type that was meant, and waits once more.',
    examples: ['45s'],
  }),
})

const node = section({
  announcement: law.optional().meta({ description: 'Everybody hears it for this time.', examples: ['8s'] }),
  menu: law.optional().meta({
    description: 'Time in a menu, until a key is pressed.',
    examples: [{ law: 'uniform', min: '5s', max: '25s' }],
  }),
  speech: law.optional().meta({ description: 'Time of one try to understand what is said.', examples: ['10s'] }),
  bot: law.optional().meta({
    description: 'Time with a bot or in self-service.',
    examples: [{ law: 'lognormal', mean: '60s', cv: 0.6 }],
  }),
  branch: z
    .array(branch, { error: () => 'expected a list of branches such as [{ waiting: 10, to: callback }]' })
    .min(1, { error: () => 'expected at least one branch' })
    .optional()
    .meta({ description: 'Takes no time: the first that holds, else `next`.' }),
  choices: z
    .record(z.string(), share, { error: () => `expected shares by ${TARGET}` })
    .optional()
    .meta({
      description: 'With `menu` or `speech`: where customers go on, by share; they add up to 100%.',
      examples: [{ sales: '30%', support: '70%' }],
    }),
  misroutes: misroutes.optional().meta({
    description:
      'With `menu` or `speech`: customers who press the wrong key or are misunderstood, and wait for the wrong agents. Without it, none.',
    examples: [{ share: '8%', talk: '45s' }],
  }),
  errors: share.optional().meta({
    description: 'With `speech`: share of tries that are not understood. Without it, none.',
    examples: ['15%'],
  }),
  tries: whole(`a whole number from 1 to ${MOST_TRIES}`, 1, MOST_TRIES)
    .optional()
    .meta({
      description: 'With `speech`: tries before it goes on to `next`. Without it, 2.',
      examples: [3],
    }),
  contained: share.optional().meta({
    description: 'With `bot`: share of customers who are served by it and leave. Without it, all.',
    examples: ['60%'],
  }),
  repeat: repeat.optional().meta({
    description: 'With `bot`: of those it contained, customers who contact again all the same (false containment).',
    examples: [{ share: '20%', after: '1d' }],
  }),
  talk: ratio('a factor above 0 such as 0.9 or 90%', 0)
    .optional()
    .meta({
      description: 'Talk with an agent straight after is multiplied by it: the caller is known, the question clear.',
      examples: ['90%'],
    }),
  price: priceApiece.optional().meta({
    description:
      'Price of a use, to be paid each time that somebody enters the node; all tries of `speech` are one use.',
    examples: ['EUR 0.10'],
  }),
  next: target.optional().meta({ description: 'Where everybody else goes on.', examples: ['support'] }),
}).transform((given, issues) => {
  const kind = KINDS.filter((key) => given[key] !== undefined)
  if (kind.length !== 1) misread(issues, { expected: `one of ${KINDS.join(', ')}: what the node does` })
  const [is] = kind
  const only = (
    key: 'choices' | 'misroutes' | 'errors' | 'tries' | 'contained' | 'repeat' | 'price',
    kinds: readonly string[],
  ): void => {
    if (given[key] !== undefined && !kinds.includes(is)) {
      misread(issues, { expected: `${key} only with ${kinds.join(' or ')}` }, [key], 'key')
    }
  }
  only('choices', ['menu', 'speech'])
  only('misroutes', ['menu', 'speech'])
  only('errors', ['speech'])
  only('tries', ['speech'])
  only('contained', ['bot'])
  only('repeat', ['bot'])
  only('price', ['announcement', 'menu', 'speech', 'bot'])
  const shares = Object.values(given.choices ?? {})
  const all = shares.reduce((sum, one) => sum + one, 0)
  if ((is === 'menu' || is === 'speech') && given.choices === undefined) {
    misread(issues, { expected: 'choices: where customers go on, by share' })
  } else if (shares.length > 0 && Math.abs(all - 1) > 1e-9) {
    const found = `${Number((100 * all).toFixed(6))}%`
    misread(issues, { expected: `shares that add up to 100%, not to ${found}` }, ['choices'])
  }
  if (is === 'bot' && given.next !== undefined && given.contained === undefined) {
    misread(issues, { expected: 'contained beside next: without it the bot serves everybody' }, ['next'], 'key')
  }
  const needsNext =
    is === 'announcement' ||
    is === 'branch' ||
    (is === 'speech' && (given.errors ?? 0) > 0) ||
    (is === 'bot' && (given.contained ?? 1) < 1)
  if (needsNext && given.next === undefined) misread(issues, { expected: `next: ${TARGET}` })
  return given
})

export const ivr = named('node', node).prefault({}).meta({
  description: 'Announcements, menus, bots and branches that customers meet before a queue: nodes by name.',
  $comment: 'There is none.',
})

export type ScenarioNode = z.output<typeof node>
