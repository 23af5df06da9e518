import type { Loaded } from '../index.ts'
import { drawing } from '../report/drawing/drawing.ts'
import type { Simulated } from '../report/html/scenario-section.ts'

type Variants = ReadonlyMap<string, Loaded>

/** What was run, for a report to show beside what came of it. */
export function simulatedOf(loaded: Loaded, changes: readonly string[]): Simulated {
  return simulatedOfFile(new Map([['', loaded]]), changes, 'picture')
}

/** Of several: those that are written in the same files once, under all of their names. */
export function simulatedOfAll(variants: Variants, changes: readonly string[]): ReadonlyMap<string, Simulated> {
  const byFiles = new Map<string, Map<string, Loaded>>()
  for (const [name, loaded] of variants) {
    const key = JSON.stringify(filesOf(loaded))
    byFiles.set(key, (byFiles.get(key) ?? new Map<string, Loaded>()).set(name, loaded))
  }
  return new Map(
    [...byFiles.values()].map((own, at): [string, Simulated] => {
      return [[...own.keys()].join(', '), simulatedOfFile(own, changes, `picture-${at + 1}`)]
    }),
  )
}

/** Of the variants in one file; those that look alike have one picture. */
export function simulatedOfFile(variants: Variants, changes: readonly string[], prefix: string): Simulated {
  const [[, first]] = variants
  const { assumptions = {}, description } = first.source.scenario
  const alike = new Map<string, string[]>()
  for (const [name, { model }] of variants) {
    const look = drawing(model, { prefix, heading: false })
    alike.set(look, [...(alike.get(look) ?? []), name])
  }
  const pictures = [...alike.values()].map((names, at): [string, string] => {
    const one = variants.get(names[0]) ?? first
    return [names.join(', '), drawing(one.model, { prefix: `${prefix}-${at + 1}`, heading: false })]
  })
  return {
    description,
    changes,
    pictures: new Map(pictures),
    assumptions: Object.entries(assumptions).map(([name, { from, set, to }]) => ({
      name,
      why: `${from} to ${to}${set === undefined || set === name ? '' : ` (${set})`}`,
    })),
    files: filesOf(first),
  }
}

function filesOf({ source }: Loaded): Simulated['files'] {
  return [...source.sources].map(([name, content]) => ({
    name: name.replace(/^.*[\\/]/, ''),
    text: typeof content === 'string' ? content : new TextDecoder().decode(content),
  }))
}
