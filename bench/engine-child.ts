import { join } from 'node:path'
import { load, run } from '../src/index.ts'
import { runJob } from './child.ts'
import { totalRate, workloads } from './workloads.ts'

await runJob(({ workload: name, contacts, seed }) => {
  const workload = workloads.find((candidate) => candidate.name === name)!
  const horizon = workload.warmup + contacts / totalRate(workload)
  const scenario = load(join(process.cwd(), workload.scenario))
  return async () => {
    const summary = await run(scenario, { horizon, warmup: workload.warmup, seed })
    const total = (figure: string) => summary.totals[figure].value ?? NaN
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
