import { nodeProgram } from './programs.ts'
import { median } from './rounds.ts'
import type { Workload } from './workloads.ts'

/**
 * CPU time of a second engine in one process divided by the first's. V8 optimises some shapes of code for their first
 * instance only, and then every later replication of a worker pays for it; above about 1.1 that has happened. The first
 * also warms the compiler up, so a little below 1 is normal.
 */
export function secondInstanceRatio(workload: Workload, contacts: number, rounds: number): number {
  const engine = nodeProgram('engine')
  const ratios = Array.from({ length: rounds }, () => {
    const [first, second] = engine.run(workload, contacts, { times: 2 }).cpuSeconds
    return second / first
  })
  return median(ratios)
}
