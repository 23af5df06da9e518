import { ratio, type Timing } from './rounds.ts'
import { textTable } from './text-table.ts'
import type { Workload } from './workloads.ts'

/** What was measured on one workload. */
export interface Figures {
  readonly workload: Workload
  /** By program: engine, reference, C. */
  readonly timings: ReadonlyMap<string, Timing>
  /** CPU time of a second engine in the same process divided by the first's. */
  readonly secondInstance: number | null
}

export function figuresAsText({ workload, timings, secondInstance }: Figures): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en')
  const against = (timing: Timing, other: Timing | undefined) => (other ? ratio(timing, other).toFixed(2) : '–')
  const head = ['', 'contacts/s', 'events/s', 'ns/contact', '× C', '× reference', 'peak MiB', 'scavenges/5M', 'answers']
  const rows = [...timings].map(([name, timing]) => [
    name,
    whole(timing.contactsPerSecond),
    whole(timing.eventsPerSecond),
    timing.nsPerContact.toFixed(0),
    against(timing, timings.get('C')),
    against(timing, timings.get('reference')),
    timing.peakMiB.toFixed(0),
    timing.scavengesPer5M === null ? '–' : timing.scavengesPer5M.toFixed(0),
    timing.wrong.length === 0 ? 'right' : 'WRONG',
  ])
  const second = `A second engine in the same process takes ${secondInstance?.toFixed(2)} × the first.\n`
  return `\n${workload.name}  ${workload.title}\n${textTable([head, ...rows])}\n${secondInstance === null ? '' : second}`
}

/** The engine's figures, and what the others took beside them. */
export function figuresAsJson({ timings, secondInstance }: Figures): Record<string, unknown> {
  const engine = timings.get('engine')
  const reference = timings.get('reference')
  const c = timings.get('C')
  return {
    contacts: engine?.contacts ?? null,
    contactsPerSecond: engine?.contactsPerSecond ?? null,
    eventsPerSecond: engine?.eventsPerSecond ?? null,
    nsPerContact: engine?.nsPerContact ?? null,
    ratioToC: engine && c ? ratio(engine, c) : null,
    ratioToReference: engine && reference ? ratio(engine, reference) : null,
    timesFasterThanReference: engine && reference ? ratio(reference, engine) : null,
    peakMiB: engine?.peakMiB ?? null,
    scavengesPer5M: engine?.scavengesPer5M ?? null,
    secondInstance,
    answersRight: engine ? engine.wrong.length === 0 : null,
    nsPerContactOfC: c?.nsPerContact ?? null,
    nsPerContactOfReference: reference?.nsPerContact ?? null,
    rounds: engine?.cpuSeconds.length ?? null,
  }
}
