import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { loadText, run } from '../src/index.ts'
import { runJob } from './child.ts'
import { workloads, type Workload } from './workloads.ts'

const BATCHES = 30

/** How long it runs, as the scenario language has it. */
function lengthOf({ perReplication, perSecond, warmup }: Workload, contacts: number): string {
  if (perReplication !== null) return `replications: ${Math.max(1, Math.round(contacts / perReplication))}`
  const batch = Math.ceil(contacts / perSecond / BATCHES)
  return `horizon: ${warmup + batch * BATCHES}s, warmup: ${warmup}s, batches: ${BATCHES}`
}

/** The engine through the public API: the committed scenario, with only the length of the run laid over it. */
await runJob(({ workload: name, contacts, seed }) => {
  const workload = workloads.find((candidate) => candidate.name === name)!
  const folder = join(process.cwd(), dirname(workload.scenario))
  const files = Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
  const scenario = loadText(
    `agner: 1\nextends: ${basename(workload.scenario)}\nrun: { ${lengthOf(workload, contacts)} }\n`,
    files,
  )
  return async () => {
    const summary = await run(scenario, { seed })
    const total = (figure: string): number => summary.totals[figure].value ?? NaN
    return {
      contacts: summary.contacts,
      events: summary.events,
      answers: {
        serviceLevel: total('serviceLevel'),
        asa: total('asa'),
        abandonment: total('abandonment'),
        occupancy: total('occupancy'),
      },
    }
  }
})
