/** A place in a file; lines and columns count from 1, columns in characters of the text. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  /** Characters to underline, within the line. */
  readonly width: number
  /** The line as it stands in the file. */
  readonly excerpt: string
}

/** Something wrong with what a person wrote, in that person's words. */
export interface Problem extends Place {
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** What stands there. */
  readonly found?: string
  /** What could stand there. */
  readonly allowed?: string
  /** What was probably meant. */
  readonly suggestion?: string
}

export type Findings = Pick<Problem, 'message' | 'found' | 'allowed' | 'suggestion'>

export function problemAt(place: Place, findings: Findings, severity: Problem['severity'] = 'error'): Problem {
  return { severity, ...place, ...findings }
}

const LONGEST_EXCERPT = 120

/** `file:line:column: what is wrong`, the line with a caret under the place, then what to do. */
export function renderProblem({ severity, file, line, column, width, excerpt, ...findings }: Problem): string {
  const { message, found, allowed, suggestion } = findings
  const head = `${file}:${line}:${column}: ${severity}: ${message}${found === undefined ? '' : `, found ${found}`}`
  const lines = [head]
  if (excerpt.trim() !== '') {
    const { text, from } = windowOf(excerpt, column)
    const shown = text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')
    const margin = String(line)
    const carets = '^'.repeat(Math.max(1, Math.min(width, text.length - (column - 1 - from))))
    lines.push(`  ${margin} | ${shown}`, `  ${' '.repeat(margin.length)} | ${' '.repeat(column - 1 - from)}${carets}`)
  }
  if (suggestion !== undefined) lines.push(`  did you mean ${suggestion}?`)
  if (allowed !== undefined) lines.push(`  allowed: ${allowed}`)
  return lines.join('\n')
}

/** The part of a very long line that holds the place. */
function windowOf(excerpt: string, column: number): { text: string; from: number } {
  if (excerpt.length <= LONGEST_EXCERPT) return { text: excerpt, from: 0 }
  const from = Math.max(0, Math.min(column - 1 - LONGEST_EXCERPT / 3, excerpt.length - LONGEST_EXCERPT))
  return { text: excerpt.slice(from, from + LONGEST_EXCERPT), from: Math.floor(from) }
}

/** Beyond this many, problems are counted, not shown. */
const MOST_SHOWN = 50

function renderProblems(problems: readonly Problem[]): string {
  const shown = problems.slice(0, MOST_SHOWN).map(renderProblem)
  if (problems.length > MOST_SHOWN) shown.push(`… and ${problems.length - MOST_SHOWN} more`)
  return shown.join('\n\n')
}

/** A scenario that cannot be run: everything that is wrong with it, in order of file and line. */
export class ScenarioError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(renderProblems(problems))
    this.name = 'ScenarioError'
    this.problems = problems
  }
}

/** By file (`first`, then in order of mention), line and column; what is said twice of one place is said once. */
export function inOrder(problems: readonly Problem[], first?: string): readonly Problem[] {
  const mentioned = problems.map(({ file }) => file)
  const files = [...new Set(first === undefined ? mentioned : [first, ...mentioned])]
  const seen = new Set<string>()
  return problems
    .filter(({ file, line, column, message }) => {
      const key = `${file}\n${line}\n${column}\n${message}`
      return seen.size < seen.add(key).size
    })
    .toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column)
}
