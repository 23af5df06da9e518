import { readFile } from 'node:fs/promises'
import type { Loaded, Summary } from '../index.ts'
import type { Baseline } from '../experiment/baseline-document.ts'
import type { Condition } from '../experiment/conditions.ts'
import type { Judgement } from '../report/judgement.ts'
import { requireOther } from './apart.ts'
import { note } from './terminal.ts'
import { fileError, UserError } from './user-error.ts'

/** A condition of --fail-on was met. */
export const FAILED = 3

export interface JudgementOptions {
  readonly 'fail-on'?: readonly string[]
  readonly baseline?: string
}

export const judgementOptions = {
  'fail-on': {
    type: 'string',
    array: true,
    nargs: 1,
    requiresArg: true,
    describe: "end with 3 if it holds: 'serviceLevel < 80%', goals, 'goals open', regression; see docs/ci.md",
  },
  baseline: {
    type: 'string',
    requiresArg: true,
    describe: 'a former run, as --json writes it: what has changed beyond noise',
  },
} as const

/** What a run is held against. */
interface Measure {
  readonly conditions: readonly Condition[]
  readonly baseline: { readonly file: string; readonly document: Baseline } | null
}

/** What the command line asks for; undefined: nothing. Mistakes are told before anything is simulated. */
export async function measureFrom(
  { 'fail-on': failOn = [], baseline: file }: JudgementOptions,
  { model }: Loaded,
  outputs: readonly string[],
): Promise<Measure | undefined> {
  if (failOn.length === 0 && file === undefined) return undefined
  const [{ conditionOf }, { FigureMistake }] = await Promise.all([
    import('../experiment/conditions.ts'),
    import('../experiment/figure-names.ts'),
  ])
  const conditions = failOn.map((text): Condition => {
    try {
      return conditionOf(text, model)
    } catch (error) {
      throw error instanceof FigureMistake
        ? new UserError(`--fail-on ${JSON.stringify(text)}: ${error.message}`)
        : error
    }
  })
  if (file === undefined && conditions.some(({ kind }) => kind === 'regression'))
    throw new UserError('--fail-on regression: name the run to compare with: --baseline FILE.json')
  if (file === undefined) return { conditions, baseline: null }
  for (const path of outputs) await requireOther(path, file, 'it is the baseline')
  return { conditions, baseline: { file, document: await baselineIn(file, model) } }
}

async function baselineIn(file: string, model: Loaded['model']): Promise<Baseline> {
  const [{ BaselineMistake, baselineOf }, { requireSameKind }] = await Promise.all([
    import('../experiment/baseline-document.ts'),
    import('../experiment/baseline.ts'),
  ])
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fileError(`read ${file}`, error)
  })
  try {
    const document = baselineOf(text)
    requireSameKind(document, model)
    return document
  } catch (error) {
    throw error instanceof BaselineMistake ? new UserError(`--baseline ${file}: ${error.message}`) : error
  }
}

export async function judgementOf(measure: Measure | undefined, summary: Summary): Promise<Judgement | undefined> {
  if (measure === undefined) return undefined
  const [{ judged }, { againstBaseline }] = await Promise.all([
    import('../experiment/judgement.ts'),
    import('../experiment/baseline.ts'),
  ])
  const { baseline, conditions } = measure
  if (baseline === null) return { conditions: judged(conditions, summary, false) }
  const comparison = againstBaseline(summary, baseline.document)
  const hasWorsened = comparison.figures.some(({ verdict }) => verdict === 'worse')
  return { conditions: judged(conditions, summary, hasWorsened), baseline: { file: baseline.file, comparison } }
}

/** A word on each condition; failures even to those who want no notes. Gives the exit code. */
export async function tellConditions(
  judgement: Judgement | undefined,
  summary: Summary,
  quiet: boolean,
): Promise<number> {
  if (judgement === undefined) return 0
  const { conditionWords } = await import('../report/condition-words.ts')
  for (const one of judgement.conditions)
    if (one.isFailed || !quiet) note(`agner: ${conditionWords(one, summary, judgement)}\n`)
  return judgement.conditions.some(({ isFailed }) => isFailed) ? FAILED : 0
}
