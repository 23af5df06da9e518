import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type * as agner from '../src/index.ts'
import { runJob } from './child.ts'
import type { Workload } from './workload.ts'
import { workloadNamed } from './workloads.ts'

const BATCHES = 30
/** Replications until V8 has compiled what a short one runs. */
const WARM_UP = 50

/** How long it runs, as the scenario language has it. */
function lengthOf({ perReplication, perSecond, warmup }: Workload, contacts: number): string {
  if (perReplication !== null) return `replications: ${Math.max(1, Math.round(contacts / perReplication))}`
  const batch = Math.ceil(contacts / perSecond / BATCHES)
  return `horizon: ${warmup + batch * BATCHES}s, warmup: ${warmup}s, batches: ${BATCHES}`
}

/** The engine through the public API: the committed scenario, with only the length of the run (and, of a bank, of the calendar) laid over it. */
await runJob(async ({ workload: name, contacts, seed, isInstalled }) => {
  // Not both: what is loaded counts in the peak of memory.
  const library = isInstalled ? '../../dist/index.js' : '../src/index.js'
  const { loadText, run } = (await import(new URL(library, import.meta.url).href)) as typeof agner
  const workload = workloadNamed(name, 'engine-child')
  const folder = join(process.cwd(), dirname(workload.scenario))
  const files = Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
  const scenario = loadText(
    `agner: 1\nextends: ${basename(workload.scenario)}\n${workload.over ?? ''}\nrun: { ${lengthOf(workload, contacts)} }\n`,
    files,
  )
  return async () => {
    let warmSince = 0
    let warmReplicationMs: number | undefined
    const onProgress = (done: number, wanted: number): void => {
      if (done === WARM_UP) warmSince = cpuMs()
      else if (done === wanted && done > WARM_UP) warmReplicationMs = (cpuMs() - warmSince) / (done - WARM_UP)
    }
    const summary = await run(scenario, { seed, onProgress })
    const total = (figure: string): number => summary.totals[figure].value ?? NaN
    return {
      contacts: summary.contacts,
      events: summary.events,
      warmReplicationMs,
      answers: {
        serviceLevel: total('serviceLevel'),
        asa: total('asa'),
        abandonment: total('abandonment'),
        occupancy: total('occupancy'),
      },
    }
  }
})

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
