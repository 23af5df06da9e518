import { problemAt } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { closest } from './names.ts'
import { quoted } from './issues.ts'
import { entriesOf, laidOver } from './tree.ts'
import type { MapNode, Tree } from './tree.ts'

/** What the file itself is called among its variants: those differ from it. */
export const BASE = 'base'

/** What concerns the file and not what it describes. */
const NOT_INSIDE: readonly string[] = ['agner', 'extends', 'variants']

const NAME_PATTERN = /^(?!__)[^\s,](?:[^,]{0,78}[^\s,])?$/u

interface SplitTree {
  /** The scenario without its variants. */
  readonly base: MapNode
  /** By name: each laid over the scenario as `extends` would, whole. */
  readonly variants: readonly { readonly name: string; readonly tree: MapNode }[]
  readonly problems: readonly Problem[]
}

/** A scenario and the variants it names, each a scenario of its own. */
export function splitVariants(whole: MapNode): SplitTree {
  const base: MapNode = { ...whole, entries: new Map([...whole.entries].filter(([key]) => key !== 'variants')) }
  const written = whole.entries.get('variants')?.value
  if (written !== undefined && written.kind !== 'map') {
    return {
      base,
      variants: [],
      problems: [problemAt(written.place, { message: 'expected a map of variants by name' })],
    }
  }
  const problems: Problem[] = []
  const variants: { name: string; tree: MapNode }[] = []
  for (const [name, { key, value: overlay }] of entriesOf(written)) {
    const own = [...nameProblems(name, key), ...overlayProblems(overlay, base)]
    problems.push(...own)
    if (own.length === 0) variants.push({ name, tree: laidOver(overlay, base) as MapNode })
  }
  return { base, variants, problems }
}

function nameProblems(name: string, place: Place): Problem[] {
  if (name === BASE) {
    const message = `a variant cannot be called ${BASE}: that is the file itself, without any`
    return [problemAt(place, { message, allowed: 'another name' })]
  }
  if (NAME_PATTERN.test(name)) return []
  const message =
    'expected the name of a variant: up to 80 characters, no commas, no blanks around it, not starting with __'
  return [problemAt(place, { message, found: quoted(name) })]
}

function overlayProblems(overlay: Tree, base: MapNode): Problem[] {
  if (overlay.kind !== 'map') {
    const message =
      'expected what differs from the scenario: a map of its keys, such as { groups: { team: { agents: 8 } } }'
    return [problemAt(overlay.place, { message })]
  }
  const misplaced = NOT_INSIDE.flatMap((name) => {
    const place = overlay.entries.get(name)?.key
    const message = `${quoted(name)} belongs to the file, not into a variant`
    return place === undefined ? [] : [problemAt(place, { message })]
  })
  return [...misplaced, ...vainRemovals(overlay, base)]
}

/** null where the scenario has nothing to remove: most likely a name is misspelt. */
function vainRemovals(overlay: Tree, base: Tree | undefined): Problem[] {
  return entriesOf(overlay).flatMap(([name, { key, value }]) => {
    const below = base?.kind === 'map' ? base.entries.get(name)?.value : undefined
    const isNull = value.kind === 'scalar' && value.value === null && !value.hasRemoved
    if (!isNull) return vainRemovals(value, below)
    if (below !== undefined) return []
    const names = base?.kind === 'map' ? base.entries.keys() : []
    const message = `nothing to remove: the scenario has no ${quoted(name)} here`
    return [problemAt(key, { message, suggestion: closest(name, names) })]
  })
}
