import { z } from 'zod'
import { readClock } from './clock.ts'
import { isDate } from './calendar.ts'
import { choice, misread, named, ratio, text } from './fields.ts'
import { law } from './law-schema.ts'
import { readDuration } from './units.ts'

const MOMENT =
  'a moment such as 2026-03-02 10:00, day 2 10:00, or 10:00 on the first day; or the time since the start such as 2h'

/** When something begins: a day (its date, or its number from 1) and a clock time, or seconds since the start. */
export type Moment =
  | { readonly by: 'date'; readonly date: string; readonly clock: number }
  | { readonly by: 'day'; readonly day: number; readonly clock: number }
  | { readonly by: 'seconds'; readonly seconds: number }

const moment = z.string({ error: () => `expected ${MOMENT}` }).transform((given, issues): Moment => {
  const parts = /^(?:(\d{4}-\d\d-\d\d) |day ([1-9]\d{0,3}) )?(\d\d:\d\d(?::\d\d)?)$/.exec(given)
  const clock = readClock(parts?.[3] ?? '')
  const [, date, day] = parts ?? []
  if ('value' in clock && (date === undefined || isDate(date))) {
    if (date !== undefined) return { by: 'date', date, clock: clock.value }
    return { by: 'day', day: Number(day ?? 1), clock: clock.value }
  }
  const seconds = readDuration(given)
  if ('value' in seconds) return { by: 'seconds', seconds: seconds.value }
  misread(issues, { expected: MOMENT })
  return z.NEVER
})

const WHAT = () => 'expected what is down: telephony, crm, site'

const names = (what: string, example: string) =>
  z
    .array(text(`the name of a ${what}`), { error: () => `expected a list of ${what}s such as [${example}]` })
    .min(1, { error: () => `expected at least one ${what}` })
    .optional()

const when = {
  from: moment.optional().meta({
    description:
      'When it begins, once: a moment, on the eve of the run too, or the time since the midnight it begins with. Either this or `every`.',
    examples: ['2026-03-02 10:00', 'day 2 10:00', '2h'],
  }),
  every: law.optional().meta({
    description: 'At random: the time from the end of one to the beginning of the next. Either this or `from`.',
    examples: [{ law: 'exponential', mean: '30d' }],
  }),
  for: law.meta({ description: 'How long it lasts.', examples: ['45m', { law: 'lognormal', mean: '40m', cv: 1 }] }),
}

const telephony = z.strictObject({
  what: z
    .literal('telephony', { error: WHAT })
    .meta({ description: 'Nobody can call, and agents talk to nobody: whoever comes is blocked.' }),
  ...when,
  types: names('contact type', 'support').meta({
    description:
      'Contact types it strikes. Without `types` and `queues`, all on the channel voice but those with `dial`.',
    examples: [['support']],
  }),
  queues: names('queue', 'support').meta({ description: 'Queues whose types it strikes.', examples: [['support']] }),
  calls: choice(['cut', 'go-on'], 'what becomes of calls in talk').prefault('cut').meta({
    description: 'Calls in talk are cut, or go on.',
    $comment: 'A line that is dead is dead.',
  }),
  waiting: choice(['lost', 'kept'], 'what becomes of those who wait').prefault('lost').meta({
    description: 'Those who wait are cut off, or wait on while no agent can reach them.',
    $comment: 'A line that is dead is dead.',
  }),
})

const crm = z.strictObject({
  what: z
    .literal('crm', { error: WHAT })
    .meta({ description: 'Agents begin no contact without their programs, or work slower.' }),
  ...when,
  groups: names('group', 'team').meta({ description: 'Groups it strikes. Without it, all.', examples: [['team']] }),
  types: names('contact type', 'support').meta({
    description: 'With `speed`: contact types it strikes. Without it, all.',
    examples: [['support']],
  }),
  speed: ratio('a speed above 0 up to 1 such as 0.5 or 50%', 0, 1)
    .optional()
    .meta({
      description: 'Handle times of contacts that begin meanwhile are divided by it. Without it agents begin none.',
      examples: ['50%'],
    }),
})

const site = z.strictObject({
  what: z
    .literal('site', { error: WHAT })
    .meta({ description: 'All agents of a site leave their desks, and come back when it is over.' }),
  ...when,
  site: text('the name of a site').meta({ description: 'Which site.', examples: ['lisbon'] }),
  calls: choice(['cut', 'requeue', 'go-on'], 'what becomes of calls in talk').prefault('cut').meta({
    description:
      'Contacts in talk are lost, or go back to the head of their line as a further contact (lost if the queue is closed), or go on to their end.',
    $comment: 'Without power nobody can hand over.',
  }),
})

export const outages = named(
  'outage',
  z.union([telephony, crm, site], {
    error: () => 'expected a map with what: telephony, crm or site; from or every; and for',
  }),
)
  .optional()
  .meta({
    description:
      'What does not work for a while, by name: telephony, the programs of agents (CRM), a site. Without them all works.',
    examples: [{ switch: { what: 'telephony', from: '2026-03-02 10:00', for: '45m' } }],
  })

export type ScenarioOutage = NonNullable<z.output<typeof outages>>[string]
