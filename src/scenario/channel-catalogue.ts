/** What is particular to a channel where a scenario does not say otherwise. */
interface ChannelRow {
  /** Contacts of it that an agent has at once, if the group says nothing. */
  readonly atOnce: number
  /** Speed at which each gets on while its agent holds 1, 2, … contacts; empty: as if alone. */
  readonly speeds: readonly number[]
  /** Whether its contacts come in by the trunks that name no types. */
  readonly takesLines: boolean
  /** `80% in 20s`, and by which clock. */
  readonly goal: string
  readonly goalClock: 'wall' | 'business'
  /** What becomes of who finds the queue closed. */
  readonly whenClosed: 'turned-away' | 'waits'
  /** Why these, for the documentation. */
  readonly reason: string
}

/** The channels: a row of traits each. A new channel is a line here; schema, documentation and checks follow. */
export const channelCatalogue = {
  voice: {
    atOnce: 1,
    speeds: [],
    takesLines: true,
    goal: '80% in 20s',
    goalClock: 'wall',
    whenClosed: 'turned-away',
    reason: 'One call at a time, on a telephone line; the usual goal.',
  },
  video: {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 20s',
    goalClock: 'wall',
    whenClosed: 'turned-away',
    reason: 'As voice, over the Internet.',
  },
  chat: {
    atOnce: 3,
    speeds: [1, 0.8, 0.7],
    takesLines: false,
    goal: '80% in 30s',
    goalClock: 'wall',
    whenClosed: 'turned-away',
    reason: 'Two or three at once are usual, four the most; the speeds are an assumption, to be measured.',
  },
  messaging: {
    atOnce: 3,
    speeds: [1, 0.8, 0.7],
    takesLines: false,
    goal: '80% in 15m',
    goalClock: 'business',
    whenClosed: 'waits',
    reason:
      'WhatsApp, SMS, Messenger: as chat, but nobody sits and waits, and it comes at all hours; an answer in 10 to 15 minutes is usual.',
  },
  social: {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 60m',
    goalClock: 'business',
    whenClosed: 'waits',
    reason: 'Written one by one, at all hours; an answer within the hour is usual.',
  },
  email: {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 4h',
    goalClock: 'business',
    whenClosed: 'waits',
    reason: 'Written one by one, at all hours; four business hours are usual.',
  },
  'back-office': {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 8h',
    goalClock: 'business',
    whenClosed: 'waits',
    reason: 'Work without a customer on the line: a working day is an assumption.',
  },
  callback: {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 15m',
    goalClock: 'wall',
    whenClosed: 'turned-away',
    reason: 'Calls that the center makes because it promised to; a quarter of an hour is an assumption.',
  },
  outbound: {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 1d',
    goalClock: 'wall',
    whenClosed: 'turned-away',
    reason: 'Calls that the center makes of itself: nobody waits for them.',
  },
} as const satisfies Record<string, ChannelRow>

export type ChannelName = keyof typeof channelCatalogue

export const CHANNELS = Object.keys(channelCatalogue) as [ChannelName, ...ChannelName[]]

/** `80% in 4h open`: the goal of a channel, and its clock where that is not the wall's. */
export function goalText(name: ChannelName): string {
  const { goal, goalClock } = channelCatalogue[name]
  return goalClock === 'business' ? `${goal} open` : goal
}
