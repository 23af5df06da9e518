import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { loadText, run } from '../src/index.ts'
import { runJob } from './child.ts'
import { workloads } from './workloads.ts'

const BATCHES = 30

/** The engine through the public API: the committed scenario, with only the length of the run laid over it. */
await runJob(({ workload: name, contacts, seed }) => {
  const workload = workloads.find((candidate) => candidate.name === name)!
  const batch = Math.ceil(contacts / workload.perSecond / BATCHES)
  const horizon = workload.warmup + batch * BATCHES
  const folder = join(process.cwd(), dirname(workload.scenario))
  const files = Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
  const scenario = loadText(
    `agner: 1\nextends: ${basename(workload.scenario)}\nrun: { horizon: ${horizon}s, warmup: ${workload.warmup}s, batches: ${BATCHES} }\n`,
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
