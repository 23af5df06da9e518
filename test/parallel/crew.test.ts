import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Crew } from '../../src/parallel/crew.ts'
import { ThreadLost } from '../../src/parallel/thread-lost.ts'
import { inFolder } from '../cli/agner.ts'

interface Task {
  readonly number: number
  readonly dies?: string
}

const file = new URL('dying-thread.mjs', import.meta.url).href

async function withCrew<T>(use: (crew: Crew<Task, number>) => Promise<T>): Promise<T> {
  const crew = new Crew<Task, number>(file, {}, 2)
  try {
    return await use(crew)
  } finally {
    await crew.end()
  }
}

test('threads do tasks, and the answers belong to those who asked', async () => {
  const numbers = Array.from({ length: 12 }, (_, i) => i)
  const found = await withCrew((crew) => Promise.all(numbers.map((number) => crew.do({ number }))))
  expect(found).toEqual(numbers.map((number) => number * number))
})

test('a task whose thread dies is done again, and so are those beside it', async () => {
  const found = await inFolder({}, (folder) =>
    withCrew((crew) =>
      Promise.all(
        [2, 3, 4, 5].map((number, i) => crew.do({ number, ...(i === 1 ? { dies: join(folder, 'died') } : {}) })),
      ),
    ),
  )
  expect(found).toEqual([4, 9, 16, 25])
})

test('a task at which every thread dies is given up, with words', async () => {
  await expect(withCrew((crew) => crew.do({ number: 1, dies: 'always' }))).rejects.toThrow(ThreadLost)
})

test('an error of the task is an error of the task', async () => {
  await expect(withCrew((crew) => crew.do({ number: 13 }))).rejects.toThrow(RangeError)
})
