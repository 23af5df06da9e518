import type { Redis } from 'ioredis'
import { pointCrew } from '../parallel/point-crew.ts'
import { dataFrom, dataKey, type PointAnswer, type PointJob } from './sweep-wire.ts'

type PointCrew = ReturnType<typeof pointCrew>

/** The threads of one sweep. */
interface Own {
  /** null: the sweep is over. */
  readonly crew: Promise<PointCrew | null>
  active: number
}

/** Sweeps whose points come by turns keep their threads; of more, those that have nothing to do end theirs. */
const MOST_SWEEPS = 4

/** Threads for the sweeps that a worker has points of. */
export class SweepCrews {
  private readonly redis: Redis
  private readonly threads: number
  private readonly bySweep = new Map<string, Own>()

  constructor(redis: Redis, threads: number) {
    this.redis = redis
    this.threads = threads
  }

  /** null: the sweep is over. Throws a ThreadLost. */
  async answer({ sweep, task }: PointJob): Promise<PointAnswer | null> {
    const own = this.of(sweep)
    own.active++
    try {
      const crew = await own.crew
      return crew === null ? null : await crew.do(task)
    } finally {
      own.active--
    }
  }

  async end(): Promise<void> {
    for (const { crew } of this.bySweep.values()) await (await crew)?.end()
    this.bySweep.clear()
  }

  private of(sweep: string): Own {
    const known = this.bySweep.get(sweep)
    if (known !== undefined) return known
    for (const [other, { active, crew }] of this.bySweep) {
      if (this.bySweep.size < MOST_SWEEPS) break
      if (active > 0) continue
      this.bySweep.delete(other)
      void crew.then((idle) => idle?.end())
    }
    const own: Own = { crew: this.crewOf(sweep), active: 0 }
    this.bySweep.set(sweep, own)
    // What could not be read is asked for again.
    own.crew.then(
      (crew) => crew === null && this.bySweep.delete(sweep),
      () => this.bySweep.delete(sweep),
    )
    return own
  }

  private async crewOf(sweep: string): Promise<PointCrew | null> {
    const text = await this.redis.get(dataKey(sweep))
    return text === null ? null : pointCrew(dataFrom(text), this.threads)
  }
}
