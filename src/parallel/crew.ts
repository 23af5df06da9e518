import { Piscina } from 'piscina'
import { ThreadLost } from './thread-lost.ts'

/** A thread was lost with the same task so often: another one would be too. */
const MOST_ATTEMPTS = 3

/**
 * Threads that do tasks of one kind. `file` is a module beside this one that exports `work(task)`; `data` is what all tasks
 * have in common, copied to each thread once. A task whose thread dies is done again by another.
 */
export class Crew<Task, Done> {
  readonly threads: number
  private readonly pool: Piscina<Task, Done>

  constructor(file: string, data: unknown, threads: number) {
    this.threads = threads
    this.pool = new Piscina({
      filename: new URL(file, import.meta.url).href,
      name: 'work',
      workerData: data,
      minThreads: threads,
      maxThreads: threads,
      // Threads of a simulation never wait for long: blocking in Atomics.wait saves nothing.
      atomics: 'async',
    })
    // What happens to a thread is told by its task.
    this.pool.on('error', () => {})
  }

  async do(task: Task): Promise<Done> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.pool.run(task)
      } catch (error) {
        if (!isLoss(error)) throw error
        if (attempt === MOST_ATTEMPTS)
          throw new ThreadLost(`a thread was lost ${MOST_ATTEMPTS} times at the same task: ${error.message}`)
      }
    }
  }

  /** Ends the threads, whatever they are doing. */
  async end(): Promise<void> {
    await this.pool.destroy()
  }
}

/** That a thread ended before its task did, rather than an error of the task. */
function isLoss(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const { code } = error as { readonly code?: unknown }
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || /worker exited/i.test(error.message)
}
