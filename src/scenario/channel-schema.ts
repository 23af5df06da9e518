import { z } from 'zod'
import { channelCatalogue, CHANNELS, type ChannelName } from './channel-catalogue.ts'
import { choice, goal, misread, ratio, section, whole } from './fields.ts'
import { law } from './law-schema.ts'
import { holidaysOf } from './place-schema.ts'
import { readGoal, type GoalReading } from './units.ts'
import { hours } from './week.ts'

const MOST_AT_ONCE = 50
const atOnce = whole(`a whole number of contacts from 1 to ${MOST_AT_ONCE}`, 1, MOST_AT_ONCE)

const interrupted = section({
  progress: choice(['kept', 'lost'], 'what becomes of what was done').prefault('kept').meta({
    description: 'What has been done is kept: it goes on where it was; or is lost: it begins again.',
    $comment: 'What has been read and written is there.',
  }),
  by: choice(['same-agent', 'anybody'], 'who goes on with it').prefault('same-agent').meta({
    description:
      'Who goes on: the agent who was interrupted, as soon as nothing comes that would interrupt again; or anybody.',
    $comment: 'It stays on the screen of that agent. When the agent goes home, it is for anybody.',
  }),
  'set-up': law.optional().meta({
    description: 'Time to get into it again, added to its talk. Without it there is none.',
    examples: ['30s'],
  }),
  'at-most': whole('a whole number from 1 up', 1, 1000)
    .optional()
    .meta({
      description: 'How often one contact is interrupted at most. Without it there is no limit.',
      examples: [2],
    }),
}).meta({ id: 'interrupted' })

const channel = section({
  'at-once': atOnce.optional().meta({
    description:
      'How many of its contacts an agent has at once, of no other channel beside, in groups without `holds`.',
    examples: [2],
  }),
  speeds: z
    .array(ratio('a speed above 0 such as 80% or 0.8', 0), {
      error: () => 'expected a list of speeds such as [100%, 80%, 70%]',
    })
    .min(1, { error: () => 'expected at least one speed' })
    .max(MOST_AT_ONCE, { error: () => `expected at most ${MOST_AT_ONCE} speeds` })
    .optional()
    .meta({
      description:
        'Speed at which each of its contacts gets on while the agent holds 1, 2, … contacts of any channel; the last for all more.',
      examples: [['100%', '80%', '70%']],
    }),
  goal: goal.optional().meta({
    description: 'Goal of its types that have none of their own.',
    examples: ['80% in 60s'],
  }),
  'goal-clock': choice(['wall', 'business'], 'a clock').optional().meta({
    description: 'Clock of the goal of its types that do not say so themselves.',
  }),
  'when-closed': choice(['turned-away', 'waits'], 'what becomes of who finds the queue closed').optional().meta({
    description: 'What becomes of who finds the queue closed, of its types that do not say so themselves.',
  }),
  hours: hours.optional().meta({
    description:
      'Opening hours of its types, where neither the type nor its queue has hours. Without them those of the client, or of the scenario.',
    examples: [{ 'mon-fri': '09:00-17:00' }],
  }),
  holidays: holidaysOf('Dates with other hours, beside those of the client and of the scenario.'),
  lines: z
    .boolean({ error: () => 'expected true or false' })
    .optional()
    .meta({
      description:
        'Whether its contacts take lines of `trunks` that name no types, and are struck by outages of telephony that name none. What waits while its queue is closed takes none.',
      examples: [true],
    }),
  'slow-down': choice(['static', 'dynamic'], 'when it slows down').prefault('dynamic').meta({
    description:
      '`dynamic`: the speed changes with every contact that joins or leaves. `static`: it is that of the moment at which the talk begins.',
    $comment: 'What agents do; `static` is how some tools are calibrated.',
  }),
  'interruptible-by': z
    .array(choice(CHANNELS, 'a channel'), { error: () => 'expected a list of channels such as [voice]' })
    .prefault([])
    .meta({
      description: 'Channels whose contacts interrupt it when they find nobody free.',
      $comment: 'Agents finish what they have begun.',
      examples: [['voice', 'chat']],
    }),
  interrupted: interrupted.prefault({}).meta({
    description: 'What becomes of it when it is interrupted.',
  }),
}).meta({ id: 'channel' })

type ChannelShape = Record<ChannelName, z.ZodOptional<typeof channel>>

/** Traits of channels that differ from the catalogue. */
export const channels = section(
  Object.fromEntries(
    CHANNELS.map((name) => [
      name,
      channel
        .optional()
        .meta({ description: `What differs for \`${name}\`. Without it, as [the catalogue](channels.md) has it.` }),
    ]),
  ) as ChannelShape,
)

const handShape = Object.fromEntries(
  CHANNELS.map((name) => [name, atOnce.optional().meta({ description: `Contacts of \`${name}\` at most.` })]),
) as Record<ChannelName, z.ZodOptional<typeof atOnce>>

const hand = z.strictObject(handShape).transform((given, issues) => {
  if (Object.keys(given).length === 0) misread(issues, { expected: 'at least one channel, such as { chat: 3 }' })
  return given as Partial<Record<ChannelName, number>>
})

const weight = ratio('a weight from 2% to 100%, such as 33%', 0.0199, 1)

const weightShape = Object.fromEntries(
  CHANNELS.map((name) => [
    name,
    weight.optional().meta({ description: `What one contact of \`${name}\` takes of an agent.` }),
  ]),
) as Record<ChannelName, z.ZodOptional<typeof weight>>

const weights = z
  .strictObject({
    weights: z.strictObject(weightShape).meta({
      description: 'What one contact of a channel takes of an agent; an agent holds what comes to 100% at most.',
      examples: [{ voice: '100%', chat: '33%' }],
    }),
  })
  .transform((given) => ({ weights: given.weights as Partial<Record<ChannelName, number>> }))

const HOLDS = 'a list such as [{ voice: 1 }, { chat: 2, email: 1 }], or { weights: { voice: 100%, chat: 33% } }'

/** What an agent holds at once: what fits into one of some hands, or whose weights come to 100 % at most. */
export const holds = z
  .union(
    [
      z
        .array(hand)
        .min(1, { error: () => 'expected at least one map such as { chat: 3 }' })
        .max(20, { error: () => 'expected at most 20' })
        .transform((given) => ({ hands: given })),
      weights,
    ],
    { error: () => `expected ${HOLDS}` },
  )
  .meta({ id: 'holds' })

export type Holds = z.output<typeof holds>

/** A channel among what the scenario says of channels. */
export function channelKey(name: ChannelName) {
  return name === 'back-office' ? 'backOffice' : name
}

/** What a type has of its channel where it does not say otherwise: what the scenario says of the channel, or the catalogue. */
export function traitsOf(name: ChannelName, given: z.output<typeof channels>): ChannelTraits {
  const row = channelCatalogue[name]
  const own = given[channelKey(name)]
  const reading = readGoal(row.goal)
  if (!('value' in reading)) throw new Error(`the catalogue has no goal for ${name}`)
  return {
    goal: own?.goal ?? reading.value,
    goalClock: own?.goalClock ?? row.goalClock,
    whenClosed: own?.whenClosed ?? row.whenClosed,
    takesLines: own?.lines ?? row.takesLines,
  }
}

interface ChannelTraits {
  readonly goal: GoalReading
  readonly goalClock: 'wall' | 'business'
  readonly whenClosed: 'turned-away' | 'waits'
  readonly takesLines: boolean
}
