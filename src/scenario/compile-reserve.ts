import type { Reserve, Rise } from '../models/blending/reserve.ts'
import { piecesOf } from './arrivals.ts'
import type { ReserveSpec } from './blending-schema.ts'
import type { Compilation } from './compile-context.ts'
import { stepsOf } from './compile-steps.ts'

/** `groups`, `types`: ids by name. */
export function compileReserve(
  compilation: Compilation,
  reserve: ReserveSpec,
  groups: ReadonlyMap<string, number>,
  types: ReadonlyMap<string, number>,
): Reserve | null {
  if (reserve === 0) return null
  if (typeof reserve === 'number') return { ...always(reserve), of: null, rise: null }
  const { agents, of, rises } = reserve
  return {
    ...(typeof agents === 'number' ? always(agents) : byClock(compilation, agents.windows)),
    of: of === undefined ? null : [...new Set(of)].map((group) => groups.get(group) ?? -1),
    rise: rises === undefined ? null : compileRise(compilation, rises, types),
  }
}

function always(agents: number): Pick<Reserve, 'bounds' | 'agents'> {
  return { bounds: Float64Array.of(0, Infinity), agents: Int32Array.of(agents) }
}

function byClock(
  { calendar }: Compilation,
  windows: Parameters<typeof piecesOf>[1],
): Pick<Reserve, 'bounds' | 'agents'> {
  const { bounds, values } = stepsOf(calendar === null ? [] : piecesOf(calendar, windows))
  return { bounds: Float64Array.from(bounds), agents: Int32Array.from(values) }
}

function compileRise(
  { scenario }: Compilation,
  { to, for: judged, below, until, over }: NonNullable<Exclude<ReserveSpec, number>['rises']>,
  types: ReadonlyMap<string, number>,
): Rise {
  const names = scenario.queues[judged]?.types ?? [judged]
  return {
    agents: to,
    // Customers on lists are judged by nobody.
    types: names.flatMap((name) => (scenario.types[name]?.outbound === undefined ? (types.get(name) ?? []) : [])),
    below,
    until: until ?? below,
    seconds: over ?? null,
  }
}
