import { describe, expect, test } from 'vitest'
import { inShard, shardOf } from '../../src/cli/shard.ts'

const slurm = (id: number, first: number, last: number, count = last - first + 1) => ({
  SLURM_ARRAY_TASK_ID: `${id}`,
  SLURM_ARRAY_TASK_MIN: `${first}`,
  SLURM_ARRAY_TASK_MAX: `${last}`,
  SLURM_ARRAY_TASK_COUNT: `${count}`,
})

describe('which part of how many', () => {
  test.each([
    ['3/7', {}, { number: 3, count: 7 }],
    ['auto', slurm(3, 1, 7), { number: 3, count: 7 }],
    ['auto', slurm(0, 0, 6), { number: 1, count: 7 }],
    ['auto/7', slurm(5, 2, 5, 2), { number: 5, count: 7 }],
    ['auto/7', { JOB_COMPLETION_INDEX: '6' }, { number: 7, count: 7 }],
  ])('%s: %j', (text, environment, shard) => {
    expect(shardOf(text, environment)).toEqual(shard)
  })

  test.each([
    ['auto', slurm(5, 1, 7, 4), 'the array has gaps (4 tasks from 1 to 7); say of how many parts: auto/7'],
    ['auto/3', slurm(5, 1, 5), 'part 5 of 3 is none'],
    ['auto', { JOB_COMPLETION_INDEX: '0' }, 'does not say of how many'],
    ['0/3', {}, 'part 0 of 3 is none'],
    ['third', {}, 'expected a part such as 3/7, or auto, found "third"'],
  ])('%s: %j is a mistake', (text, environment, message) => {
    expect(() => shardOf(text, environment)).toThrow(message)
  })

  test('every point is in one part', () => {
    for (let point = 0; point < 20; point++)
      expect([1, 2, 3].filter((number) => inShard(point, { number, count: 3 }))).toHaveLength(1)
  })
})
