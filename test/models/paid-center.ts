import { loadText } from '../../src/index.ts'

/** Three days of one queue, with wages and a contract: everything that a result has is in it. */
export const { model } = loadText(
  JSON.stringify({
    agner: 1,
    calendar: { start: '2026-01-05', days: 3 },
    hours: '08:00-12:00',
    clients: { shop: {} },
    providers: ['desk'],
    employers: { desk: { wage: 'EUR 16/h' } },
    contracts: { shop: { client: 'shop', provider: 'desk', prices: { voice: 'EUR 1.35/talk-minute' } } },
    types: { calls: { client: 'shop', arrivals: '40/h', talk: '4m', patience: '2m', goal: '80% in 20s' } },
    groups: { team: { skills: ['calls'], agents: 3, employer: 'desk' } },
  }),
)
