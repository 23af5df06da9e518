import { type Problem, renderProblem } from '../scenario/diagnostics.ts'
import type { Colors } from './colors.ts'
import { plural } from './format.ts'

/** Beyond this many, problems are counted, not shown. */
const MOST_SHOWN = 50

/** Problems of a scenario, each with its place, its line and a caret, and how many there are. */
export function problemsText(problems: readonly Problem[], colors: Colors): string {
  const shown = problems.slice(0, MOST_SHOWN).map((problem) => painted(problem, colors))
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  const counts = [errors > 0 ? [plural(errors, 'error')] : [], warnings > 0 ? [plural(warnings, 'warning')] : []].flat()
  const cut = problems.length > MOST_SHOWN ? ` (the first ${MOST_SHOWN} are shown)` : ''
  return [...shown, counts.join(', ') + cut].join('\n\n') + '\n'
}

function painted(problem: Problem, { bold, dim, cyan, ...colors }: Colors): string {
  const paint = problem.severity === 'error' ? colors.red : colors.yellow
  const place = `${problem.file}:${problem.line}:${problem.column}:`
  const [head, ...lines] = renderProblem(problem).split('\n')
  const message = head.slice(place.length + 1 + problem.severity.length)
  const rest = lines.map((line) =>
    line
      .replace(/^( *\| *)(\^+)$/, (_, margin: string, carets: string) => dim(margin) + paint(carets))
      .replace(/^( {2}did you mean )(.+)\?$/, (_, ask: string, name: string) => `${ask}${cyan(name)}?`),
  )
  return [`${bold(place)} ${paint(problem.severity)}${message}`, ...rest].join('\n')
}
