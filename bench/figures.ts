import { median, ratios, type Timing } from './rounds.ts'
import { textTable } from './text-table.ts'
import type { Workload } from './workload.ts'

/** What was measured on one workload. */
export interface Figures {
  readonly workload: Workload
  /** By program: engine, reference, C. */
  readonly timings: ReadonlyMap<string, Timing>
  /** By round, CPU time per contact of the engine divided by that of the reference model on W1, whatever the workload. */
  readonly toYardstick: readonly number[] | null
  /** Of the engine. */
  readonly scavengesPer5M: number | null
  /** CPU time of a second engine in the same process divided by the first's. */
  readonly secondInstance: number | null
}

export function figuresAsText({ workload, timings, toYardstick, scavengesPer5M, secondInstance }: Figures): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en')
  const against = (timing: Timing, other: Timing | undefined) =>
    other ? median(ratios(timing, other)).toFixed(2) : '–'
  const ofEngine = (name: string, value: number | null, digits: number) =>
    name === 'engine' && value !== null ? value.toFixed(digits) : '–'
  const head = ['', 'contacts/s', 'events/s', 'ns/contact', '× C', '× reference', '× reference on w1', 'peak MiB']
  const rows = [...timings].map(([name, timing]) => [
    name,
    whole(timing.contactsPerSecond),
    whole(timing.eventsPerSecond),
    timing.nsPerContact.toFixed(0),
    against(timing, timings.get('C')),
    against(timing, timings.get('reference')),
    ofEngine(name, toYardstick && median(toYardstick), 2),
    timing.peakMiB.toFixed(0),
    ofEngine(name, scavengesPer5M, 0),
    timing.wrong.length === 0 ? 'right' : 'WRONG',
  ])
  const warm = timings.get('engine')?.warmReplicationMs ?? null
  const notes = [
    ...(warm === null ? [] : [`A replication takes ${warm.toFixed(2)} ms of CPU time after the first 50.\n`]),
    ...(secondInstance === null
      ? []
      : [`A second engine in the same process takes ${secondInstance.toFixed(2)} × the first.\n`]),
  ]
  const table = textTable([[...head, 'scavenges/5M', 'answers'], ...rows])
  return `\n${workload.name}  ${workload.title}\n${table}\n${notes.join('')}`
}

/** The engine's figures, and what the others took beside them. */
export function figuresAsJson(figures: Figures): Record<string, unknown> {
  const { timings, toYardstick, scavengesPer5M, secondInstance } = figures
  const engine = timings.get('engine')
  const reference = timings.get('reference')
  const c = timings.get('C')
  return {
    contacts: engine?.contacts ?? null,
    events: engine?.events ?? null,
    contactsPerSecond: engine?.contactsPerSecond ?? null,
    eventsPerSecond: engine?.eventsPerSecond ?? null,
    nsPerContact: engine?.nsPerContact ?? null,
    warmReplicationMs: engine?.warmReplicationMs ?? null,
    ratioToC: engine && c ? median(ratios(engine, c)) : null,
    ratioToReference: engine && reference ? median(ratios(engine, reference)) : null,
    timesFasterThanReference: engine && reference ? median(ratios(reference, engine)) : null,
    ratioToReferenceOnW1: toYardstick && median(toYardstick),
    peakMiB: engine?.peakMiB ?? null,
    scavengesPer5M,
    secondInstance,
    answersRight: engine ? engine.wrong.length === 0 : null,
    nsPerContactOfC: c?.nsPerContact ?? null,
    nsPerContactOfReference: reference?.nsPerContact ?? null,
    rounds: engine?.cpuSeconds.length ?? null,
  }
}

export function wrongIn(figures: readonly Figures[]): string[] {
  return figures.flatMap(({ timings }) => [...timings.values()].flatMap(({ wrong }) => wrong))
}
