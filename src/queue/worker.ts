import { setTimeout as wait } from 'node:timers/promises'
import type { Job } from 'bullmq'
import type { Redis } from 'ioredis'
import { QUEUE, refusalOf, type Broker } from './broker.ts'
import { SweepCrews } from './sweep-crews.ts'
import { answersKey, FORGOTTEN_SECONDS, type PointAnswer, type PointJob } from './sweep-wire.ts'

/**
 * Of a worker that was lost, another takes the point after so long. Simulations run in threads, so that this one is free to
 * renew its locks, however long a point takes.
 */
const LOCK_MS = 10_000
const LOOK_FOR_LOST_MS = 5000
/** A point that has lost so many workers is given to no other. */
const MOST_LOST = 5
const POLL_MS = 200
/** A server that is gone for so long when a worker ends is not waited for: what is under way there is found to be lost. */
const GONE_MS = 3000

export interface WorkerOptions {
  /** Points at once, each in a thread. */
  readonly workers: number
  /** Ends after so long without work, in milliseconds; never unless told. */
  readonly idleMs?: number
  readonly isStopped: () => boolean
  /** Told of each point that is answered. */
  readonly onAnswer: (point: number) => void
}

/**
 * Simulates the points of whatever sweeps there are, until told to stop. Says whether it could end as it should: where the
 * server is gone, BullMQ waits for it for ever, and its timers keep the process alive. Throws a QueueFault where it refuses.
 */
export async function workForQueue(broker: Broker, options: WorkerOptions): Promise<boolean> {
  const { bull, redis } = broker
  const { idleMs = Infinity, isStopped, onAnswer, workers } = options
  const crews = new SweepCrews(redis, workers)
  let [active, busyAt] = [0, performance.now()]
  const worker = new bull.Worker<PointJob>(
    QUEUE,
    async (job) => {
      active++
      try {
        const answer = await answerTo(job, crews)
        if (answer === null) return
        await deliver(redis, job.data.sweep, answer)
        onAnswer(answer.point)
      } finally {
        active--
        busyAt = performance.now()
      }
    },
    {
      connection: redis,
      concurrency: workers,
      lockDuration: LOCK_MS,
      stalledInterval: LOOK_FOR_LOST_MS,
      maxStalledCount: MOST_LOST,
      skipVersionCheck: true,
    },
  )
  let refusal: Error | null = null
  // Others are of a lock that was lost while Redis was gone: the point is done twice, to the same end.
  worker.on('error', (error) => (refusal ??= refusalOf(error, broker)))
  let isClosed = false
  try {
    while (refusal === null && !isStopped() && (active > 0 || performance.now() - busyAt < idleMs)) await wait(POLL_MS)
  } finally {
    const closing = worker.close().then(() => (isClosed = true))
    await Promise.race([closing, goneFor(redis, GONE_MS)])
    await crews.end()
  }
  if (refusal !== null) throw refusal
  return isClosed
}

/** Resolves when there has been no server for so many milliseconds. */
async function goneFor(redis: Redis, milliseconds: number): Promise<void> {
  let since = performance.now()
  while (performance.now() - since < milliseconds) {
    await wait(POLL_MS, undefined, { ref: false })
    if (redis.status === 'ready') since = performance.now()
    else if (redis.status === 'end') return
  }
}

/** null: the sweep is over. Throws what another worker may do better. */
async function answerTo({ attemptsMade, data, opts }: Job<PointJob>, crews: SweepCrews): Promise<PointAnswer | null> {
  try {
    return await crews.answer(data)
  } catch (error) {
    if (attemptsMade + 1 < (opts.attempts ?? 1)) throw error
    return { point: data.task.point, failed: error instanceof Error ? error.message : String(error) }
  }
}

async function deliver(redis: Redis, sweep: string, answer: PointAnswer): Promise<void> {
  const key = answersKey(sweep)
  await redis.hset(key, String(answer.point), JSON.stringify(answer))
  await redis.expire(key, FORGOTTEN_SECONDS)
}
