import { loadText } from '../../src/index.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'

/** The problems of a scenario, or its warnings, as lines: `line:column message` and, after ` -> `, the suggestion. */
export function said(text: string): string[] {
  try {
    return loadText(text, {}).warnings.map(({ line, column, message }) => `${line}:${column} warning: ${message}`)
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    return error.problems.map(({ line, column, message, suggestion }) =>
      [`${line}:${column} ${message}`, suggestion && ` -> ${suggestion}`].filter(Boolean).join(''),
    )
  }
}
