import { streamFrom, type Stream } from '../src/engine/random.ts'

/** Who can do what, by the letters of the designs in the literature; later groups can do more and earn more. */
const DESIGNS: readonly { readonly name: string; readonly types: string; readonly groups: readonly string[] }[] = [
  { name: 'V', types: 'ab', groups: ['ab'] },
  { name: 'N', types: 'ab', groups: ['a', 'ab'] },
  { name: 'X', types: 'ab', groups: ['ab', 'ba'] },
  { name: 'M', types: 'ab', groups: ['a', 'b', 'ab'] },
  { name: 'W', types: 'abc', groups: ['ab', 'bc'] },
  { name: 'chain', types: 'abc', groups: ['ab', 'bc', 'ca'] },
  { name: 'tree', types: 'abc', groups: ['a', 'b', 'c', 'abc'] },
]

/** Of a long run hours are counted: wages need days. */
const EMPLOYER = { providers: [], employers: { center: { wage: 'EUR 15/h' } } }

export interface RandomCase {
  readonly id: string
  readonly scenario: Readonly<Record<string, unknown>>
}

export interface Effort {
  /** Contacts of the one long run, where there is one. */
  readonly contacts: number
  /** Designs with fewer groups only. */
  readonly mostGroups?: number
}

/** A small center drawn from a seed: its design, loads, wages, goals, and whether it is a long run or a day of one slot. */
export function randomCase(seed: string, index: number, { contacts, mostGroups = Infinity }: Effort): RandomCase {
  const luck = streamFrom(seed, 'case', index)
  const { groups, name, types } = pick(
    luck,
    DESIGNS.filter((design) => design.groups.length <= mostGroups),
  )
  const isDay = luck.uniform() < 0.7
  const figure = pick(luck, ['none', 'none', 'none', 'abandonment', 'asa'])
  const kinds = types.split('').map((letter) => ({
    letter,
    load: 2 + 10 * luck.uniform(),
    handle: 150 + 250 * luck.uniform(),
    patience: 90 + 300 * luck.uniform(),
    goal: pick(luck, ['80% in 20s', '80% in 20s', '90% in 15s', '70% in 60s', '85% in 30s']),
  }))
  const perHour = kinds.reduce((sum, { handle, load }) => sum + (load / handle) * 3600, 0)
  const id = `${index + 1} ${name} ${isDay ? 'day' : 'steady'}${figure === 'none' ? '' : ` ${figure}`}`
  const goals = { none: [], abandonment: [{ figure, goal: '4%' }], asa: [{ figure, goal: '15s' }] }[figure]
  const scenario = {
    agner: 1,
    name: id,
    ...(isDay
      ? { calendar: { start: '2026-03-02', days: 1, interval: '30m' }, hours: '08:00-12:00', ...EMPLOYER }
      : {}),
    staffing: { ...(isDay ? { step: '4h' } : {}), goals },
    types: Object.fromEntries(
      kinds.map(({ goal, handle, letter, load, patience }) => [
        letter,
        {
          arrivals: `${(load / handle) * 3600}/h`,
          talk: { law: 'lognormal', mean: `${handle}s`, cv: 1 },
          patience: { law: 'exponential', mean: `${patience}s` },
          goal,
        },
      ]),
    ),
    groups: Object.fromEntries(
      groups.map((skills, i) => [
        `${skills}-team`,
        {
          skills: skillsOf(name, skills),
          ...(isDay
            ? { wage: `EUR ${(15 + 1.5 * (skills.length - 1) + (0.2 + 0.3 * luck.uniform()) * i).toFixed(2)}/h` }
            : {}),
          agents: 1,
        },
      ]),
    ),
    run: {
      seed: `staffing/${seed} ${index}`,
      ...(isDay ? {} : { horizon: `${Math.ceil(contacts / perHour) + 50}h`, warmup: '50h', batches: 30 }),
    },
  }
  return { id, scenario }
}

/** Of X each group has a type that it serves more slowly, and only when the other does not need it. */
function skillsOf(design: string, [first, ...others]: string): unknown {
  if (design !== 'X') return [first, ...others]
  const second = { preference: 2, rank: 2, speed: 0.85 }
  return { [first]: { preference: 1, rank: 1 }, ...Object.fromEntries(others.map((letter) => [letter, second])) }
}

function pick<T>(luck: Stream, from: readonly T[]): T {
  return from[Math.floor(luck.uniform() * from.length)]
}
