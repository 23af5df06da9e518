import { strFromU8, unzipSync } from 'fflate'
import { compare, loadText, run, variantsOf, type Comparison, type Summary } from '../../src/index.ts'

/** Names that would do something were they taken for more than names. */
export const HOSTILE = {
  scenario: `=cmd|' /C calc'!A0`,
  queue: '@SUM(A1)',
  other: '-2+3',
  group: '+1+1',
  second: `x;=cmd|' /C calc'!A1;y`,
  neighbour: 'b, "@SUM(A1)"; ""-1',
  client: '</script><img src=x onerror=alert(1)>',
  variant: '=HYPERLINK("http://evil")',
  tab: '\t=1+1',
  carriage: '\r=1+1',
} as const

/** Two queues, two groups, two clients, who is paid, two dated days: small, and with a bit of everything. */
function center(names: typeof PLAIN): object {
  return {
    agner: 1,
    name: names.scenario,
    calendar: { start: '2026-02-02', days: 2 },
    hours: '09:00-12:00',
    clients: { [names.client]: {}, [names.neighbour]: {} },
    employers: {
      [names.client]: { wage: 'EUR 18/h' },
      [names.neighbour]: { wage: 'EUR 16/h', costs: { ict: 'EUR 1/paid-hour' } },
    },
    types: {
      [names.queue]: {
        client: names.client,
        arrivals: '30/h',
        talk: { law: 'exponential', mean: '4m' },
        patience: '3m',
        goal: '80% in 20s',
        resolved: '80%',
      },
      [names.other]: {
        client: names.neighbour,
        arrivals: '10/h',
        talk: { law: 'exponential', mean: '3m' },
        patience: '5m',
        goal: '70% in 60s',
        resolved: '90%',
      },
    },
    groups: {
      [names.group]: { employer: names.client, skills: [names.queue], agents: 3 },
      [names.second]: { employer: names.neighbour, skills: [names.other], agents: 1 },
    },
    variants: { [names.variant]: { groups: { [names.second]: { agents: 2 } } } },
    run: { replications: 6, seed: 'exports' },
  }
}

const PLAIN: Readonly<Record<Exclude<keyof typeof HOSTILE, 'tab' | 'carriage'>, string>> = {
  scenario: 'Two clients',
  queue: 'orders',
  other: 'returns',
  group: 'first',
  second: 'second',
  neighbour: 'other',
  client: 'shop',
  variant: 'one more',
}

export const plainCenter = JSON.stringify(center(PLAIN))
export const hostileCenter = JSON.stringify(center(HOSTILE))

/** Without what differs between two runs. */
export async function ran(text: string): Promise<Summary> {
  const summary = await run(loadText(text))
  return { ...summary, seconds: undefined, timezoneData: undefined }
}

export async function compared(text: string): Promise<Comparison> {
  return { ...(await compare(variantsOf(loadText(text)))), seconds: undefined }
}

/** The parts of a spreadsheet by their paths. */
export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part).replaceAll('&#39;', "'")]),
  )
}
