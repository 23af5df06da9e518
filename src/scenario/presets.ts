import type { AgentRuleName, ContactRuleName } from '../models/routing/index.ts'

/** What a preset or nothing at all leaves to the rules. */
interface RoutingRules {
  readonly agent: AgentRuleName
  readonly contact: ContactRuleName
  readonly order: 'priority-first' | 'preference-first'
}

interface Preset extends RoutingRules {
  /** One sentence for the documentation. */
  readonly description: string
  /** Ring strategies by the platform's own names: which agent rule each comes to. Null: the platform has none. */
  readonly strategies: Readonly<Record<string, AgentRuleName>> | null
}

/** What most ACDs do. */
export const usualRules: RoutingRules = { agent: 'longest-idle', contact: 'longest-waiting', order: 'priority-first' }

/** Routing as platforms do it, in their own words; docs/presets.md says what is reproduced and what is not. */
export const presets = {
  genesys: {
    ...usualRules,
    contact: 'score',
    strategies: null,
    description:
      'Genesys Cloud: a contact’s score is minutes waited + priority; a priority of n is `score: { base: n }`.',
  },
  'amazon-connect': {
    ...usualRules,
    order: 'preference-first',
    strategies: null,
    description:
      'Amazon Connect: priority of a queue in a routing profile is the group’s `preference`; then longest waiting.',
  },
  'twilio-taskrouter': {
    ...usualRules,
    strategies: null,
    description: 'Twilio TaskRouter: by task priority, then oldest; the worker idle for longest.',
  },
  freeswitch: {
    ...usualRules,
    contact: 'score',
    strategies: {
      'longest-idle-agent': 'longest-idle',
      'round-robin': 'round-robin',
      'top-down': 'fixed-order',
      'sequentially-by-agent-order': 'fixed-order',
      'agent-with-least-talk-time': 'least-occupied',
      'agent-with-fewest-calls': 'fewest-contacts',
      random: 'random',
      'ring-all': 'random',
    },
    description:
      'FreeSWITCH mod_callcenter: by score (seconds waited + base score), agents by `strategy`; tiers are ranks.',
  },
  asterisk: {
    ...usualRules,
    strategies: {
      leastrecent: 'longest-idle',
      fewestcalls: 'fewest-contacts',
      random: 'random',
      rrmemory: 'round-robin',
      linear: 'fixed-order',
      ringall: 'random',
    },
    description:
      'Asterisk app_queue: by the weight of the queue (here `priority`), agents by `strategy`; penalties are ranks.',
  },
  cisco: {
    ...usualRules,
    strategies: null,
    description:
      'Cisco: by priority, then oldest; the longest available agent. Steps of a precision queue are overflow rules.',
  },
} as const satisfies Record<string, Preset>

export type PresetName = keyof typeof presets

/** The rules of a preset with one of its strategies, or the usual ones. */
export function rulesOf(preset: PresetName | undefined, strategy: string | undefined): RoutingRules {
  if (preset === undefined) return usualRules
  const { agent, contact, order, strategies }: Preset = presets[preset]
  return { agent: (strategy === undefined ? undefined : strategies?.[strategy]) ?? agent, contact, order }
}

/** The strategies that a preset knows; none where it has no such choice. */
export function strategiesOf(preset: PresetName): readonly string[] {
  const { strategies }: Preset = presets[preset]
  return Object.keys(strategies ?? {})
}
