import { parentPort, workerData } from 'node:worker_threads'
import type { Choice } from '../index.ts'
import { ScenarioError, type Problem } from '../scenario/diagnostics.ts'
import { doChoose, type ChooseJob } from './choose-job.ts'
import { UserError } from './user-error.ts'

/** What a thread tells: classes do not survive the way, what they hold does. */
export type ChooseNews =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly message: string }

const tell = (news: ChooseNews): void => parentPort?.postMessage(news)

try {
  const job: ChooseJob = workerData
  tell({ kind: 'choice', choice: await doChoose(job, (done, total) => tell({ kind: 'progress', done, total })) })
} catch (error) {
  if (error instanceof ScenarioError) tell({ kind: 'problems', problems: error.problems })
  else if (error instanceof UserError) tell({ kind: 'refused', message: error.message })
  else throw error
}
