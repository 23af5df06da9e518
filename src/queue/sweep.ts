import { setTimeout as wait } from 'node:timers/promises'
import type { Queue } from 'bullmq'
import { ThreadLost } from '../parallel/thread-lost.ts'
import { pointDataOf } from '../planning/sweep/point-data.ts'
import { pointText, RefusedPoints } from '../planning/sweep/refused.ts'
import type { SweepRun } from '../planning/sweep/sweep-run.ts'
import { taskOf, type Sweep } from '../planning/sweep/sweep.ts'
import { QUEUE, refusalOf, type Broker } from './broker.ts'
import {
  answersKey,
  dataKey,
  dataText,
  FORGOTTEN_SECONDS,
  jobName,
  type PointAnswer,
  type PointJob,
} from './sweep-wire.ts'

/** Points that wait for workers, are with them or have answers: what Redis holds of a sweep. */
const AT_ONCE = 1024
const POLL_MS = 100
const CHECK_MS = 5000
/** A worker that reports a failure is followed by another. */
const ATTEMPTS = 3
const AT_A_TIME = 16

export interface QueueSweepRun extends SweepRun {
  /** See `sweepName`. */
  readonly name: string
  /** Told how many workers there are, whenever that changes; null: the server does not say. */
  readonly onWorkers?: (workers: number | null) => void
}

/**
 * Simulates points of a sweep by the workers of a queue. Answers wait in Redis until they are taken, and are removed after;
 * whatever is lost on the way (a worker, this process, all that Redis held) is asked for again. Throws a ScenarioError of
 * points that cannot be, when the others are done; a ThreadLost where workers die of one.
 */
export async function sweepThroughQueue(broker: Broker, sweep: Sweep, run: QueueSweepRun): Promise<void> {
  if (run.missing.length === 0) return
  const queue: Queue<PointJob> = new broker.bull.Queue(QUEUE, { connection: broker.redis, skipVersionCheck: true })
  queue.on('error', () => {})
  const asked = new AskedSweep(broker, queue, sweep, run)
  try {
    await asked.run()
  } finally {
    // Closing asks a server that may be gone.
    if (broker.redis.status === 'ready') await queue.close()
  }
}

class AskedSweep {
  private readonly queue: Queue<PointJob>
  private readonly broker: Broker
  private readonly sweep: Sweep
  private readonly wanted: QueueSweepRun
  private readonly refused: RefusedPoints
  /** Wanted and not answered, asked for or not: an earlier process may have asked. */
  private readonly left: Set<number>
  /** Of these, asked for. */
  private readonly open = new Set<number>()
  private readonly failures: string[] = []
  private next = 0
  private checkedAt = -Infinity
  private isOver = false
  private workers: number | null | undefined

  constructor(broker: Broker, queue: Queue<PointJob>, sweep: Sweep, wanted: QueueSweepRun) {
    this.broker = broker
    this.queue = queue
    this.sweep = sweep
    this.wanted = wanted
    this.refused = new RefusedPoints(sweep)
    this.left = new Set(wanted.missing)
  }

  async run(): Promise<void> {
    await Promise.race([this.work(), this.givenUp()]).catch((error: unknown) => {
      throw refusalOf(error, this.broker) ?? error
    })
    this.refused.tell()
    if (this.failures.length > 0) throw new ThreadLost(this.failures.join('; '))
  }

  private async work(): Promise<void> {
    try {
      while (!this.isStopped && !this.isDone) await this.step()
      await this.leave()
    } finally {
      this.isOver = true
    }
  }

  /** Stopped while the server is gone: what is on its way to it would be waited for. */
  private async givenUp(): Promise<void> {
    while (!this.isOver && (!this.isStopped || this.isReady)) await wait(POLL_MS)
  }

  private get isStopped(): boolean {
    return this.wanted.isStopped?.() === true
  }

  private get isReady(): boolean {
    return this.broker.redis.status === 'ready'
  }

  private get isDone(): boolean {
    const nothingMore = this.next === this.wanted.missing.length || this.refused.isTooMany || this.failures.length > 0
    return nothingMore && this.open.size === 0
  }

  private async step(): Promise<void> {
    if (!this.isReady) {
      await wait(POLL_MS)
      return
    }
    if (performance.now() - this.checkedAt > CHECK_MS) {
      await this.check()
      this.checkedAt = performance.now()
    }
    await this.askForMore()
    if ((await this.takeAnswers()) === 0) await wait(POLL_MS)
  }

  private async askForMore(): Promise<void> {
    if (this.refused.isTooMany || this.failures.length > 0) return
    const { missing } = this.wanted
    const room = AT_ONCE - this.open.size
    // Not one at a time: each asking is a way to the server and back.
    if (room < AT_A_TIME && this.open.size > 0) return
    const more = missing.slice(this.next, this.next + room)
    await this.ask(more.filter((point) => this.left.has(point)))
    this.next += more.length
  }

  /** A point that was asked for before is not asked for again. */
  private async ask(points: Iterable<number>): Promise<void> {
    const { name } = this.wanted
    const jobs = Array.from(points, (point) => {
      this.open.add(point)
      return {
        name: 'point',
        data: { sweep: name, task: taskOf(this.sweep.points[point]) },
        opts: {
          jobId: jobName(name, point),
          attempts: ATTEMPTS,
          removeOnComplete: true,
          removeOnFail: { age: FORGOTTEN_SECONDS },
        },
      }
    })
    if (jobs.length > 0) await this.queue.addBulk(jobs)
  }

  /** How many there were. An answer is removed once it is on disk. */
  private async takeAnswers(): Promise<number> {
    const { redis } = this.broker
    const key = answersKey(this.wanted.name)
    let [taken, cursor] = [0, '0']
    do {
      const [next, fields] = await redis.hscan(key, cursor, 'COUNT', AT_A_TIME)
      for (let i = 0; i < fields.length; i += 2) {
        await this.take(JSON.parse(fields[i + 1]))
        await redis.hdel(key, fields[i])
        taken++
      }
      cursor = next
    } while (cursor !== '0' && !this.isStopped)
    return taken
  }

  private async take(answer: PointAnswer): Promise<void> {
    this.open.delete(answer.point)
    if (!this.left.delete(answer.point)) return
    if ('failed' in answer) this.failures.push(`${pointText(this.sweep, answer.point)}: ${answer.failed}`)
    else if ('problems' in answer) this.refused.add(answer)
    else await this.wanted.add(answer)
  }

  /** Puts right what may have been lost, and counts workers. */
  private async check(): Promise<void> {
    const { redis } = this.broker
    const { name, onWorkers } = this.wanted
    const isThere = (await redis.expire(dataKey(name), FORGOTTEN_SECONDS)) === 1
    if (!isThere) await redis.set(dataKey(name), dataText(pointDataOf(this.sweep)), 'EX', FORGOTTEN_SECONDS)
    await redis.expire(answersKey(name), FORGOTTEN_SECONDS)
    // In this order: a job goes when its answer is there, so who has neither was lost.
    const jobless = await this.withoutJobs()
    await this.takeAnswers()
    await this.takeFailures()
    await this.ask(jobless.filter((point) => this.open.has(point)))
    const workers = await this.queue.getWorkersCount().catch(() => null)
    if (workers !== this.workers) onWorkers?.(workers)
    this.workers = workers
  }

  private async withoutJobs(): Promise<number[]> {
    const open = [...this.open]
    const jobs = await Promise.all(open.map((point) => this.queue.getJobState(jobName(this.wanted.name, point))))
    return open.filter((_, i) => jobs[i] === 'unknown')
  }

  /** Jobs whose workers died so often that no other is given them: nobody answers for those. */
  private async takeFailures(): Promise<void> {
    for (const { data, failedReason, id } of await this.queue.getFailed()) {
      if (data.sweep !== this.wanted.name || id === undefined) continue
      await this.queue.remove(id)
      await this.take({ point: data.task.point, failed: failedReason ?? 'its workers were lost' })
    }
  }

  /** Takes back what nobody has begun; what is under way is found by the same command. */
  private async leave(): Promise<void> {
    const { name } = this.wanted
    for (const point of this.open) await this.queue.remove(jobName(name, point))
    if (this.isDone) await this.broker.redis.del(dataKey(name), answersKey(name))
  }
}
