import { runJob, type Outcome } from './child.ts'
import { simulate } from './reference/reference.ts'
import { comparedWorkloads } from './compared-workloads.ts'

await runJob(({ workload: name, contacts, seed }) => {
  const workload = comparedWorkloads.find((candidate) => candidate.name === name)!
  const { center, warmup } = workload
  const counted = contacts / workload.perSecond
  const agents = center.groups.reduce((sum, group) => sum + group.agents, 0)
  return (): Outcome => {
    const result = simulate({ ...center, warmup, horizon: warmup + counted, seed })
    const total = (key: keyof (typeof result.types)[number]) => result.types.reduce((sum, type) => sum + type[key], 0)
    const busySeconds = result.groups.reduce((sum, group) => sum + group.busySeconds, 0)
    return {
      contacts: result.contacts,
      events: result.events,
      answers: {
        serviceLevel: total('answeredInTime') / total('offered'),
        asa: total('waitOfAnswered') / total('answered'),
        abandonment: total('abandoned') / total('offered'),
        occupancy: busySeconds / agents / counted,
      },
    }
  }
})
