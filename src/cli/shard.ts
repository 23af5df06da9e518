import { UserError } from './user-error.ts'

/** One of several parts of the work, from 1. */
export interface Shard {
  readonly number: number
  readonly count: number
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * `3/7`; `auto`: what a Slurm array says whose tasks follow each other (SLURM_ARRAY_TASK_ID and its like); `auto/7`: tasks that
 * are numbered from 1 to 7, be they all of an array or some, or an indexed job of Kubernetes, which does not say of how many
 * (JOB_COMPLETION_INDEX).
 */
export function shardOf(text: string, environment: Environment): Shard {
  const written = text.trim()
  const [, digits, total] = /^(\d+)\/(\d+)$/.exec(written) ?? []
  if (digits !== undefined) return sound({ number: Number(digits), count: Number(total) }, text)
  const [auto, , told] = /^auto(\/(\d+))?$/.exec(written) ?? []
  if (auto === undefined)
    throw new UserError(`--shard: expected a part such as 3/7, or auto, found ${JSON.stringify(text)}`)
  const number = (name: string): number | undefined => {
    const value = environment[name]
    return value === undefined || !/^\d+$/.test(value) ? undefined : Number(value)
  }
  const task = number('SLURM_ARRAY_TASK_ID')
  if (task !== undefined) {
    const first = number('SLURM_ARRAY_TASK_MIN') ?? 1
    const count = told === undefined ? number('SLURM_ARRAY_TASK_COUNT') : Number(told)
    if (count === undefined)
      throw new UserError('--shard auto: SLURM_ARRAY_TASK_COUNT is not set; say of how many: auto/7')
    // Slurm counts tasks, and does not say which of them this is unless they follow each other (--array=1-7).
    const last = number('SLURM_ARRAY_TASK_MAX')
    if (told === undefined && last !== undefined && last - first + 1 !== count)
      throw new UserError(
        `--shard auto: the array has gaps (${count} tasks from ${first} to ${last}); say of how many parts: auto/7`,
      )
    return sound({ number: told === undefined ? task - first + 1 : task, count }, text)
  }
  const index = number('JOB_COMPLETION_INDEX')
  if (index === undefined)
    throw new UserError('--shard auto: neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set')
  if (told === undefined) throw new UserError('--shard auto: JOB_COMPLETION_INDEX does not say of how many: auto/7')
  return sound({ number: index + 1, count: Number(told) }, text)
}

function sound(shard: Shard, text: string): Shard {
  const { count, number } = shard
  if (number >= 1 && number <= count) return shard
  throw new UserError(`--shard ${text}: part ${number} of ${count} is none: they go from 1 to ${count}`)
}

/** Parts take turns, so that all of them have points from everywhere. */
export function inShard(point: number, { count, number }: Shard): boolean {
  return point % count === number - 1
}
