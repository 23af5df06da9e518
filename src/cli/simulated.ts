import type { Loaded } from '../index.ts'
import { drawing } from '../report/drawing/drawing.ts'
import type { Simulated } from '../report/html/scenario-section.ts'

/** What was run, for a report to show beside what came of it. */
export function simulatedOf({ model, source }: Loaded, changes: readonly string[], prefix = 'picture'): Simulated {
  const { assumptions = {}, description } = source.scenario
  return {
    description,
    changes,
    picture: drawing(model, { prefix, heading: false }),
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

/** Of several: those that are written in the same files once, under all of their names. */
export function simulatedOfAll(
  variants: ReadonlyMap<string, Loaded>,
  changes: readonly string[],
): ReadonlyMap<string, Simulated> {
  const byFiles = new Map<string, { readonly names: string[]; readonly one: Simulated }>()
  for (const [name, loaded] of variants) {
    const one = simulatedOf(loaded, changes, `picture-${byFiles.size + 1}`)
    const key = JSON.stringify(one.files)
    const known = byFiles.get(key)
    if (known === undefined) byFiles.set(key, { names: [name], one })
    else known.names.push(name)
  }
  return new Map([...byFiles.values()].map(({ names, one }) => [names.join(', '), one]))
}
