import { loadText, type Loaded } from '../../src/index.ts'

/**
 * Ten calls of three minutes on a day, one in each half hour from 08:00 to 13:00, nobody hangs up; two agents of the shop from
 * 08:00 to 16:00, EUR 20 an hour without charges: 2 × 8 × 20 = EUR 320, however many call. In the variant a provider's agents do
 * the same for a price per contact or per minute.
 */
export function dayByHand(
  prices: unknown,
  more: Readonly<Record<string, unknown>> = {},
  beside: Readonly<Record<string, unknown>> = {},
): Loaded {
  const contracts = { shop: { client: 'shop', provider: 'callco', prices: { calls: prices, ...more } } }
  const scenario = {
    agner: 1,
    name: 'By hand',
    hours: '08:00-16:00',
    types: {
      calls: {
        client: 'shop',
        arrivals: { file: 'calls.csv', column: 'calls', exact: true },
        talk: '3m',
        goal: '80% in 20s',
        resolved: '100%',
      },
    },
    groups: { team: { skills: ['calls'], agents: 2 } },
    employers: { shop: { wage: 'EUR 20/h', charges: '0%' } },
    variants: {
      provider: {
        groups: { team: null, pool: { skills: ['calls'], employer: 'callco', agents: 2 } },
        employers: { shop: null },
        providers: ['callco'],
        contracts,
      },
    },
    run: { replications: 3, seed: 'hand' },
    ...beside,
  }
  return loadText(JSON.stringify(scenario), { 'calls.csv': callsFile() })
}

function callsFile(): string {
  const rows = Array.from({ length: 48 }, (_, i) => {
    const start = `${String(Math.floor(i / 2)).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`
    return `${start},${i >= 16 && i < 26 ? 1 : 0}`
  })
  return `start,calls\n${rows.join('\n')}\n`
}

/**
 * 160 calls expected on a day at any price; six agents for 13 hours at EUR 20, EUR 1560, in the first form; in the variant a
 * provider does the same for a price per contact.
 */
export function theoryText(price: string): string {
  return `agner: 1
name: Random
hours: 08:00-16:00
types:
  calls: { client: shop, arrivals: 20/h, talk: { law: exponential, mean: 3m }, goal: 80% in 20s, resolved: 100% }
groups:
  team: { skills: [calls], agents: { profile: { 07:00-20:00: 6 } } }
employers: { shop: { wage: EUR 20/h, charges: 0% } }
variants:
  provider:
    groups: { team: null, pool: { skills: [calls], employer: callco, agents: 6 } }
    employers: { shop: null }
    providers: [callco]
    contracts: { shop: { client: shop, provider: callco, prices: { calls: ${price} } } }
run: { replications: 20, seed: random }
`
}

export function dayByTheory(price: string): Loaded {
  return loadText(theoryText(price))
}
