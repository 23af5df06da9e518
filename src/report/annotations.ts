import type { Summary } from '../experiment/summary.ts'
import type { Place, Problem } from '../scenario/diagnostics.ts'
import type { LoadedScenario } from '../scenario/load.ts'
import { conditionWords } from './condition-words.ts'
import { toldGoals, type ToldGoal } from './goal-words.ts'
import type { Judgement } from './judgement.ts'

/** A remark beside a line of a file, where a code host shows it. */
export interface Annotation {
  readonly level: 'error' | 'warning'
  readonly place: Pick<Place, 'file' | 'line' | 'column'> | null
  readonly title: string
  readonly message: string
}

/** What is wrong with a scenario, each at its place. */
export function problemAnnotations(problems: readonly Problem[]): Annotation[] {
  return problems.map(({ allowed, found, message, severity, suggestion, ...place }) => ({
    level: severity,
    place,
    title: severity === 'error' ? 'agner: scenario' : 'agner: warning',
    message: [
      found === undefined ? message : `${message}, found ${found}`,
      ...(suggestion === undefined ? [] : [`did you mean ${suggestion}?`]),
      ...(allowed === undefined ? [] : [`allowed: ${allowed}`]),
    ].join('\n'),
  }))
}

/** Of a run: goals that are missed, and conditions that have made it fail. */
export function runAnnotations(summary: Summary, judgement: Judgement, source: LoadedScenario): Annotation[] {
  const isOpenRefused = judgement.conditions.some(({ condition }) => condition.kind === 'goals' && condition.orOpen)
  const goals = toldGoals(summary).filter(
    ({ verdict }) => verdict === 'missed' || (verdict === 'open' && isOpenRefused),
  )
  // Goals have been told one by one.
  const conditions = judgement.conditions.filter(({ condition, isFailed }) => isFailed && condition.kind !== 'goals')
  return [
    ...goals.map((goal): Annotation => {
      return {
        level: 'error',
        place: placeOfGoal(source, goal),
        title: `agner: goal ${goal.verdict}`,
        message: wordsOf(goal),
      }
    }),
    ...conditions.map((judged): Annotation => {
      const { condition } = judged
      const { scope, name } = condition.kind === 'figure' ? condition.figure : { scope: 'totals', name: '' }
      return {
        level: 'error',
        place: placeOf(source, scope, name),
        title: `agner: ${condition.text}`,
        message: conditionWords(judged, summary, judgement),
      }
    }),
  ]
}

/** A line that GitHub Actions reads; `shownAs`: a file's path from the root of the repository, null where it is in none. */
export function githubLine(
  { level, message, place, title }: Annotation,
  shownAs: (file: string) => string | null,
): string {
  const file = place === null ? null : shownAs(place.file)
  const properties = [
    ...(place === null || file === null ? [] : [`file=${property(file)}`, `line=${place.line}`, `col=${place.column}`]),
    `title=${property(title)}`,
  ]
  return `::${level} ${properties.join(',')}::${data(message)}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function wordsOf({ attained, title, verdict }: ToldGoal): string {
  return `${title} is ${verdict}: ${attained}`
}

function placeOfGoal(source: LoadedScenario, { name, scope }: ToldGoal): Place {
  return source.placeOf([...pathOf(source, scope, name), 'goal'])
}

function placeOf(source: LoadedScenario, scope: string, name: string): Place {
  return source.placeOf(pathOf(source, scope, name), 'key')
}

/** A queue that is not written down is that of the type of its name. */
function pathOf({ placeOf: at }: LoadedScenario, scope: string, name: string): string[] {
  if (scope === 'totals') return []
  if (scope !== 'queues') return [scope, name]
  const [own, all] = [at(['queues', name], 'key'), at(['queues'], 'key')]
  const isWritten = own.file !== all.file || own.line !== all.line || own.column !== all.column
  return [isWritten ? 'queues' : 'types', name]
}
