import type { Loaded } from '../index.ts'
import type { Simulated } from '../report/html/scenario-section.ts'

/** What was run, for a report to show beside what came of it. */
export function simulatedOf({ source }: Loaded, changes: readonly string[]): Simulated {
  const { assumptions = {}, description } = source.scenario
  return {
    description,
    changes,
    assumptions: Object.entries(assumptions).map(([name, { from, set, to }]) => ({
      name,
      why: `${from} to ${to}${set === undefined || set === name ? '' : ` (${set})`}`,
    })),
    files: [...source.sources].map(([name, content]) => ({
      name: name.replace(/^.*[\\/]/, ''),
      text: typeof content === 'string' ? content : new TextDecoder().decode(content),
    })),
  }
}
