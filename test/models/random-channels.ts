import fc from 'fast-check'
import { conversation, type Conversation } from './random-conversations.ts'

const NAMES = ['voice', 'chat', 'email'] as const

/** Channels of three types, what is particular to them, and what agents hold. Half of the centers have voice alone. */
const channels = fc.record({
  of: fc.array(fc.constantFrom(...NAMES), { minLength: 3, maxLength: 3 }),
  chat: fc.record(
    {
      'at-once': fc.integer({ min: 1, max: 3 }),
      speeds: fc.constantFrom([1], [1, 0.5], ['100%', '80%', '120%']),
      'slow-down': fc.constantFrom('static', 'dynamic'),
      'interruptible-by': fc.constantFrom([], [], ['voice']),
    },
    { requiredKeys: [] },
  ),
  email: fc.record(
    {
      speeds: fc.constantFrom([1], [0.8, 0.4]),
      'interruptible-by': fc.constantFrom([], ['voice'], ['voice', 'chat']),
      interrupted: fc.record(
        {
          progress: fc.constantFrom('kept', 'lost'),
          by: fc.constantFrom('same-agent', 'anybody'),
          'set-up': fc.constantFrom('5s', { law: 'exponential', mean: '10s' }),
          'at-most': fc.integer({ min: 1, max: 2 }),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  ),
  holds: fc.constantFrom(
    undefined,
    [{ voice: 1 }, { chat: 3 }, { chat: 2, email: 1 }],
    [{ voice: 1, chat: 1 }, { email: 2 }],
    { weights: { voice: 1, chat: '33%', email: '50%' } },
    { weights: { voice: '60%', chat: '40%', email: '20%' } },
  ),
  load: fc.constantFrom('least-loaded', 'fill-up', 'alike'),
  conversations: fc.array(conversation, { minLength: 3, maxLength: 3 }),
})

type Written = {
  types: Record<
    string,
    {
      consults?: unknown
      dial?: unknown
      patience?: unknown
      'when-closed'?: unknown
      transfers?: readonly { to: string; share: string }[]
    }
  >
  groups: Record<string, { skills: Record<string, unknown>; ring?: unknown; 'no-answer'?: unknown }>
  queues: Record<string, { types: readonly string[]; 'at-closing'?: string }>
  routing: object
}

/** The same center, with channels. What interruptions rule out is left out. */
export function withChannels(written: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.tuple(written, channels, fc.boolean()).map(([center, traits, areThere]) => {
    if (!areThere) return center
    const { types, groups, queues, routing, ...rest } = center as Written
    const channelOf = Object.fromEntries(Object.keys(types).map((name, i) => [name, traits.of[i]]))
    const conversations = Object.fromEntries(
      Object.entries(types).map(([name, type], i) => [name, fitting(traits.conversations[i], type, channelOf[name])]),
    )
    const takesTurns = (channel: string): boolean =>
      Object.entries(conversations).some(([name, { turns }]) => turns !== undefined && channelOf[name] === channel)
    const interrupters = (channel: string): readonly string[] =>
      (channel === 'voice' || takesTurns(channel)
        ? undefined
        : traits[channel as 'chat' | 'email']['interruptible-by']) ?? []
    const traitsOf = (channel: 'chat' | 'email'): object => {
      const { speeds, 'interruptible-by': by, ...others } = traits[channel]
      return takesTurns(channel) ? others : { ...others, speeds, 'interruptible-by': by }
    }
    const isInterruptible = (type: string): boolean => interrupters(channelOf[type]).length > 0
    const mapped = <A, B>(map: Record<string, A>, of: (value: A, name: string) => B): Record<string, B> =>
      Object.fromEntries(Object.entries(map).map(([name, value]) => [name, of(value, name)]))
    return {
      ...rest,
      channels: { chat: traitsOf('chat'), email: traitsOf('email') },
      types: mapped(types, (type, name) => ({
        ...(isInterruptible(name) ? withoutWaitingAgents(type) : type),
        channel: channelOf[name],
        // Queues that keep who waits are chosen with the types.
        'when-closed': type['when-closed'] ?? 'turned-away',
        ...conversations[name],
      })),
      queues: mapped(queues ?? {}, (queue) => ({
        ...queue,
        ...(queue.types.some(isInterruptible) && queue['at-closing'] === 'send-away' ? { 'at-closing': 'keep' } : {}),
      })),
      groups: mapped(groups, ({ ring, 'no-answer': missed, ...group }) => {
        const skilled = Object.keys(group.skills)
        const used = new Set(skilled.map((type) => channelOf[type]))
        return {
          ...group,
          ...(skilled.some(isInterruptible) ? {} : { ring, 'no-answer': missed }),
          ...(traits.holds === undefined ? {} : { holds: within(traits.holds, used) }),
        }
      }),
      routing: { ...routing, load: traits.load },
    }
  })
}

/** What a type can have of conversations: those who call, or are called, have none; who waits for ever leaves nobody. */
function fitting({ silent, ...others }: Conversation, type: Written['types'][string], channel: string): Conversation {
  if (channel === 'voice' || type.dial !== undefined) return {}
  return type.patience === undefined ? others : { ...others, silent }
}

/** Nothing in which an agent waits for somebody. */
function withoutWaitingAgents(type: Written['types'][string]): object {
  const { transfers } = type
  return {
    ...type,
    consults: undefined,
    dial: undefined,
    transfers: transfers?.map(({ to, share }) => ({ to, share })),
  }
}

/** What agents hold, of channels they take contacts of alone. */
function within(holds: object, used: ReadonlySet<string>): object {
  const only = (hand: object): object => Object.fromEntries(Object.entries(hand).filter(([name]) => used.has(name)))
  if (!Array.isArray(holds)) return { weights: only((holds as { weights: object }).weights) }
  return holds.map((hand: object) => only(hand)).filter((hand) => Object.keys(hand).length > 0)
}
