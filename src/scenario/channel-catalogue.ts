/** What is particular to a channel where a scenario does not say otherwise. */
interface ChannelRow {
  /** Contacts of it that an agent has at once, if the group says nothing. */
  readonly atOnce: number
  /** Speed at which each gets on while its agent holds 1, 2, … contacts; empty: as if alone. */
  readonly speeds: readonly number[]
  /** Whether its contacts come in by the trunks that name no types. */
  readonly takesLines: boolean
  /** `80% in 20s` */
  readonly goal: string
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
    reason: 'One call at a time, on a telephone line; the usual goal.',
  },
  video: {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 20s',
    reason: 'As voice, over the Internet.',
  },
  chat: {
    atOnce: 3,
    speeds: [1, 0.8, 0.7],
    takesLines: false,
    goal: '80% in 30s',
    reason: 'Two or three at once are usual, four the most; the speeds are an assumption, to be measured.',
  },
  messaging: {
    atOnce: 3,
    speeds: [1, 0.8, 0.7],
    takesLines: false,
    goal: '80% in 15m',
    reason: 'WhatsApp, SMS, Messenger: as chat, but nobody sits and waits; an answer in 10 to 15 minutes is usual.',
  },
  social: {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 60m',
    reason: 'Written one by one; an answer within the hour is usual.',
  },
  email: {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 4h',
    reason: 'Written one by one; four hours are usual.',
  },
  'back-office': {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 1d',
    reason: 'Work without a customer on the line: a day is an assumption.',
  },
  callback: {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 15m',
    reason: 'Calls that the center makes because it promised to; a quarter of an hour is an assumption.',
  },
  outbound: {
    atOnce: 1,
    speeds: [],
    takesLines: false,
    goal: '80% in 1d',
    reason: 'Calls that the center makes of itself: nobody waits for them.',
  },
} as const satisfies Record<string, ChannelRow>

export type ChannelName = keyof typeof channelCatalogue

export const CHANNELS = Object.keys(channelCatalogue) as [ChannelName, ...ChannelName[]]
