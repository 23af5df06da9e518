import fc from 'fast-check'
import { loadText, type Model } from '../../../src/index.ts'
import { Center } from '../../../src/models/center.ts'

/** What a router sees, written down: instants and seconds are small so that ties are common. */
export interface Sight {
  readonly now: number
  /** In order of becoming idle. */
  readonly idle: readonly {
    readonly agent: number
    readonly since: number
    readonly taken: number
    readonly busy: number
  }[]
  /** In order of arrival. */
  readonly waiting: readonly { readonly type: number; readonly offeredAt: number }[]
}

const TYPES = ['sales', 'support', 'billing']

/** Three types; agents 0 to 2 serve all, 3 to 5 two of them, 6 and 7 one; ranks, speeds, goals and scores differ. */
export function centerOf(agentRule: string, contactRule: string): Center {
  const routing = {
    agent: { rule: agentRule },
    contact: { rule: contactRule },
    order: 'priority-first',
    load: 'least-loaded',
  } as const
  const center = new Center({ ...model, routing })
  center.reset('1', 0)
  return center
}

const model = writtenModel()

function writtenModel(): Model {
  const type = (extra: object) => ({ arrivals: '1/h', talk: '60s', ...extra })
  const scenario = {
    agner: 1,
    types: {
      sales: type({ goal: '80% in 60s', score: { 'head-start': '90s' }, priority: 1 }),
      support: type({ goal: '80% in 20s', score: { base: 1, 'per-minute': 2 }, priority: 1 }),
      billing: type({ goal: '80% in 20s', priority: 2 }),
    },
    groups: {
      all: { skills: { sales: {}, support: {}, billing: { preference: 2 } }, agents: 3 },
      two: { skills: { sales: { speed: 1.5 }, support: { rank: 2 } }, agents: 3 },
      one: { skills: { support: { preference: 2, speed: 0.5 } }, agents: 2 },
    },
  }
  return loadText(JSON.stringify(scenario)).model
}

/** Puts people where the sight says they are. */
export function arrange(center: Center, { now, idle, waiting }: Sight): Center {
  const { agents, contacts, lines, kernel } = center
  for (const { agent, since, taken, busy } of idle) {
    agents.becomeIdle(agent, since)
    agents.taken[agent] = taken
    agents.busySeconds[agent] = busy
  }
  for (const { type, offeredAt } of waiting) {
    const contact = contacts.add()
    contacts.type[contact] = type
    contacts.offeredAt[contact] = offeredAt
    lines.join(type, contact)
    center.waiting[type]++
  }
  kernel.clock[0] = now
  return center
}

/** Group by group. */
const AGENTS = [0, 1, 2, 3, 4, 5, 6, 7]

export const sight: fc.Arbitrary<Sight> = fc
  .record({
    now: fc.integer({ min: 100, max: 200 }),
    who: fc.shuffledSubarray(AGENTS),
    sinces: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }),
    facts: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 8,
      maxLength: 8,
    }),
    waiting: fc.array(fc.record({ type: fc.nat(TYPES.length - 1), offeredAt: fc.integer({ min: 0, max: 99 }) }), {
      maxLength: 8,
    }),
  })
  .map(({ now, who, sinces, facts, waiting }) => {
    const ordered = sinces.toSorted((a, b) => a - b)
    return {
      now,
      idle: who.map((agent, i) => ({ agent, since: ordered[i], taken: facts[agent][0], busy: facts[agent][1] })),
      waiting: waiting.toSorted((a, b) => a.offeredAt - b.offeredAt),
    }
  })

/** Everything in the tables, as text to be compared. */
export function snapshot({ agents, contacts, lines, waiting, isOpen, trunks, kernel }: Center): string {
  const tables = [
    agents,
    contacts,
    lines,
    { waiting, isOpen, trunksTaken: trunks.taken, clock: kernel.clock, pending: kernel.pending },
  ]
  const columns = tables.flatMap((table) => Object.entries(table)) as [string, unknown][]
  return columns
    .filter(([, column]) => ArrayBuffer.isView(column) || typeof column === 'number')
    .map(([name, column]) => `${name}: ${String(column)}`)
    .join('\n')
}
