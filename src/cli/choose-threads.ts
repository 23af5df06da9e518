import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Choice } from '../index.ts'
import { ScenarioError } from '../scenario/diagnostics.ts'
import { doChoose, type ChooseJob } from './choose-job.ts'
import type { ChooseNews } from './choose-thread.ts'
import { STANDARD_INPUT } from './files.ts'
import { UserError } from './user-error.ts'

/**
 * Does all jobs, as many at once as there are processors: no job knows of another, so that the choices are the same whoever
 * made them, and come in the order of the jobs.
 */
export async function doAll(
  jobs: readonly ChooseJob[],
  onProgress: (done: number, total: number) => void,
): Promise<Choice[]> {
  const progress = jobs.map(() => ({ done: 0, total: 0 }))
  const told = (place: number) => (done: number, total: number) => {
    progress[place] = { done, total }
    const sum = (of: 'done' | 'total') => progress.reduce((all, one) => all + one[of], 0)
    onProgress(sum('done'), sum('total'))
  }
  const threads = Math.min(jobs.length, availableParallelism())
  // Standard input can be read here alone.
  const isHere = threads === 1 || jobs.some(({ file }) => file === STANDARD_INPUT)
  const choices: Choice[] = []
  let next = 0
  const work = async (): Promise<void> => {
    while (next < jobs.length) {
      const place = next++
      choices[place] = await (isHere ? doChoose : inThread)(jobs[place], told(place))
    }
  }
  await Promise.all(Array.from({ length: isHere ? 1 : threads }, work))
  return choices
}

function inThread(job: ChooseJob, onProgress: (done: number, total: number) => void): Promise<Choice> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./choose-thread.js', import.meta.url), { workerData: job })
    worker.on('error', reject)
    worker.on('message', (news: ChooseNews) => {
      if (news.kind === 'progress') onProgress(news.done, news.total)
      else if (news.kind === 'choice') resolve(news.choice)
      else if (news.kind === 'problems') reject(new ScenarioError(news.problems))
      else reject(new UserError(news.message))
    })
  })
}
