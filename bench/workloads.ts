import { comparedWorkloads } from './compared-workloads.ts'
import { engineWorkloads } from './engine-workloads.ts'
import { UsageError } from './usage-error.ts'
import type { Workload } from './workload.ts'

export const workloads: readonly Workload[] = [...comparedWorkloads, ...engineWorkloads]

/** Throws a UsageError where there is none of that name; `asked` is what asked for it. */
export function workloadNamed(name: string, asked: string): Workload {
  const found = workloads.find((workload) => workload.name === name)
  if (found) return found
  throw new UsageError(
    `${asked}: there is no workload ${name}; there are ${workloads.map((one) => one.name).join(', ')}`,
  )
}
