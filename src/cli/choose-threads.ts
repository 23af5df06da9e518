import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Choice } from '../index.ts'
import { ScenarioError } from '../scenario/diagnostics.ts'
import { doChoose, type ChooseJob } from './choose-job.ts'
import type { ChooseNews } from './choose-thread.ts'
import { STANDARD_INPUT } from './files.ts'
import { UserError } from './user-error.ts'

type Told = (place: number, done: number, total: number) => void

/**
 * Does all jobs, as many at once as there are processors: no job knows of another, so that the choices are the same whoever
 * made them, and come in the order of the jobs. Of several mistakes the first in this order is thrown.
 */
export async function doAll(
  jobs: readonly ChooseJob[],
  onProgress: (done: number, total: number) => void,
): Promise<Choice[]> {
  const progress = jobs.map(() => ({ done: 0, total: 0 }))
  const told: Told = (place, done, total) => {
    progress[place] = { done, total }
    const sum = (of: 'done' | 'total') => progress.reduce((all, one) => all + one[of], 0)
    onProgress(sum('done'), sum('total'))
  }
  const threads = Math.min(jobs.length, availableParallelism())
  // Standard input can be read here alone.
  const isHere = threads === 1 || jobs.some(({ file }) => file === STANDARD_INPUT)
  if (!isHere) return new Threads(jobs, told).run(threads)
  const choices: Choice[] = []
  for (const [place, job] of jobs.entries()) {
    choices.push(await doChoose(job, (done, total) => told(place, done, total)))
  }
  return choices
}

/** Jobs in threads, begun in order. A mistake ends all threads once no job before it can have one. */
class Threads {
  private readonly choices: Choice[] = []
  private readonly mistakes = new Map<number, unknown>()
  /** Places of jobs that simulate or are done: whatever a user can mistake is found before. */
  private readonly sound = new Set<number>()
  private readonly running = new Set<Worker>()
  private begun = 0
  private done = 0
  private readonly jobs: readonly ChooseJob[]
  private readonly told: Told

  constructor(jobs: readonly ChooseJob[], told: Told) {
    this.jobs = jobs
    this.told = told
  }

  async run(threads: number): Promise<Choice[]> {
    try {
      return await new Promise((resolve, reject) => {
        const settle = (): void => {
          const place = this.jobs.findIndex((_, i) => !this.sound.has(i))
          if (this.mistakes.has(place)) reject(this.mistakes.get(place))
          else if (this.done === this.jobs.length) resolve(this.choices)
          else if (this.mistakes.size === 0 && this.begun < this.jobs.length && this.begun - this.done < threads) {
            this.begin(this.begun++, settle)
          }
        }
        for (let i = 0; i < threads; i++) settle()
      })
    } finally {
      await Promise.all([...this.running].map((worker) => worker.terminate()))
    }
  }

  private begin(place: number, settle: () => void): void {
    const worker = new Worker(new URL('./choose-thread.js', import.meta.url), { workerData: this.jobs[place] })
    const failed = (error: unknown): void => {
      this.sound.delete(place)
      this.mistakes.set(place, error)
      settle()
    }
    this.running.add(worker)
    worker.on('exit', () => this.running.delete(worker))
    worker.on('error', failed)
    worker.on('message', (news: ChooseNews) => {
      if (news.kind === 'problems') return failed(new ScenarioError(news.problems))
      if (news.kind === 'refused') return failed(new UserError(news.message))
      this.sound.add(place)
      if (news.kind === 'progress') this.told(place, news.done, news.total)
      else {
        this.choices[place] = news.choice
        this.done++
      }
      settle()
    })
  }
}
