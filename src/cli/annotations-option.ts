import { relative, resolve, sep } from 'node:path'
import type { Loaded, Summary } from '../index.ts'
import type { Annotation } from '../report/annotations.ts'
import type { Judgement } from '../report/judgement.ts'
import { ScenarioError, type Problem } from '../scenario/diagnostics.ts'
import { STANDARD_INPUT } from './files.ts'
import { note } from './terminal.ts'

export interface AnnotationsOption {
  readonly annotations?: 'github'
}

export const annotationsOption = {
  type: 'string',
  choices: ['github'],
  requiresArg: true,
  describe: 'mark problems at their lines, on stderr, as GitHub Actions reads it',
} as const

/** On stderr, which GitHub reads too: stdout is the result. `scenario`: as named on the command line. */
async function annotate(annotations: readonly Annotation[], scenario: string): Promise<void> {
  const { githubLine } = await import('../report/annotations.ts')
  for (const one of annotations) note(`${githubLine(one, (file) => inRepository(file, scenario))}\n`)
}

/** What has come of a run: warnings, goals that are missed, conditions that have made it fail. */
export async function annotateRun(
  { annotations }: AnnotationsOption,
  scenario: string,
  summary: Summary,
  judgement: Judgement | undefined,
  { source, warnings }: Loaded,
): Promise<void> {
  if (annotations === undefined) return
  const { problemAnnotations, runAnnotations } = await import('../report/annotations.ts')
  await annotate(
    [...problemAnnotations(warnings), ...runAnnotations(summary, judgement ?? { conditions: [] }, source)],
    scenario,
  )
}

export async function annotateProblems(
  { annotations }: AnnotationsOption,
  scenario: string,
  problems: readonly Problem[],
): Promise<void> {
  if (annotations === undefined) return
  const { problemAnnotations } = await import('../report/annotations.ts')
  await annotate(problemAnnotations(problems), scenario)
}

/** Does a job, and marks what is wrong with the scenario where that keeps it from being done. */
export async function annotatingProblems<T>(
  options: AnnotationsOption,
  scenario: string,
  job: () => Promise<T>,
): Promise<T> {
  try {
    return await job()
  } catch (error) {
    if (error instanceof ScenarioError) await annotateProblems(options, scenario, error.problems)
    throw error
  }
}

/** From the root of the repository, with forward slashes; null of what is no file in it. */
function inRepository(file: string, scenario: string): string | null {
  // What --set changes is written on the command line.
  if (scenario === STANDARD_INPUT || file.startsWith('--')) return null
  const way = relative(process.env.GITHUB_WORKSPACE ?? process.cwd(), resolve(file))
  return way.startsWith('..') ? null : way.split(sep).join('/')
}
