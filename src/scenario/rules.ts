import { agentRules as agents, contactRules as contacts } from '../models/routing/index.ts'
import type { AgentRuleName, ContactRuleName } from '../models/routing/index.ts'

/** The names of the catalogue, so that a new policy needs no word here. */
export const agentRules = Object.keys(agents) as [AgentRuleName, ...AgentRuleName[]]
export const contactRules = Object.keys(contacts) as [ContactRuleName, ...ContactRuleName[]]

export const orderExpected = 'expected [priority, preference] or [preference, priority]'
