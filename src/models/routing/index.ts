import { clientWeights } from './client-weights.ts'
import { longestIdle } from './longest-idle.ts'
import { longestWaiting } from './longest-waiting.ts'
import { fastest, fewestContacts, fixedOrder, leastOccupied } from './lowest-agent.ts'
import { providerInterest } from './provider-interest.ts'
import { randomAgent } from './random-agent.ts'
import { randomContact } from './random-contact.ts'
import { roundRobin } from './round-robin.ts'
import type { AgentRule, ContactRule, RuleEntry } from './rules.ts'
import { score } from './score.ts'
import { smallestSlack } from './smallest-slack.ts'

/** The catalogue: a new rule is a file of its own and a line here; schema, documentation and conformance tests follow. */
export const agentRules = {
  'longest-idle': longestIdle,
  'least-occupied': leastOccupied,
  'fewest-contacts': fewestContacts,
  'round-robin': roundRobin,
  'fixed-order': fixedOrder,
  fastest,
  random: randomAgent,
} as const satisfies Record<string, RuleEntry<AgentRule>>

export const contactRules = {
  'longest-waiting': longestWaiting,
  score,
  'smallest-slack': smallestSlack,
  'client-weights': clientWeights,
  'provider-interest': providerInterest,
  random: randomContact,
} as const satisfies Record<string, RuleEntry<ContactRule>>

export type AgentRuleName = keyof typeof agentRules
export type ContactRuleName = keyof typeof contactRules
