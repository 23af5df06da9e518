import { at, entriesOf, namesIn, textOf, textsOf, type MapNode, type Path, type Tree } from '../../scenario/tree.ts'
import { changedAt, misfit } from './lever-apply.ts'
import { noSuchPlace, withValue } from './lever-path.ts'
import type { Step } from './lever-text.ts'
import type { Change } from './lever-value.ts'

/** Whom a short name is about: all, or some types or groups. */
interface Scope {
  readonly types: readonly string[]
  /** undefined: whoever handles the types. */
  readonly groups?: readonly string[]
}

interface ShortName {
  readonly kinds: readonly Kind[]
  readonly change: (tree: MapNode, scope: Scope, change: Change, step: Step) => MapNode
}

const KINDS = ['types', 'clients', 'groups', 'providers'] as const
type Kind = (typeof KINDS)[number]

/** Names for what planners change most; everything else is reached by its path. */
const SHORT_NAMES: Readonly<Record<string, ShortName>> = {
  volume: {
    kinds: ['types', 'clients'],
    change: (tree, { types }, change, step) => ofTypes(tree, types, 'volume', change, step),
  },
  aht: { kinds: KINDS, change: handleTime },
  patience: { kinds: ['types', 'clients'], change: patience },
  fcr: { kinds: KINDS, change: resolved },
}

export const shortNames: readonly string[] = Object.keys(SHORT_NAMES)

/** null where the path begins with no short name. Throws a ScenarioError. */
export function appliedByShortName(tree: MapNode, steps: readonly Step[], change: Change): MapNode | null {
  const [step, ...names] = steps
  if (!Object.hasOwn(SHORT_NAMES, step.name)) return null
  // The key of the scenario itself: all types at once.
  if (step.name === 'volume' && names.length === 0) return changedAt(tree, ['volume'], change, step.place) as MapNode
  const { kinds, change: make } = SHORT_NAMES[step.name]
  return make(tree, scopeOf(tree, names, kinds, step), change, names[names.length - 1] ?? step)
}

function scopeOf(tree: MapNode, names: readonly Step[], kinds: readonly Kind[], { name: short }: Step): Scope {
  const types = entriesOf(at(tree, ['types'])).map(([name]) => name)
  const [first, second, third] = names
  if (first === undefined) return { types }
  const isKind = second !== undefined && kinds.some((kind) => kind === first.name)
  const step = isKind ? second : first
  const extra = isKind ? third : second
  if (extra !== undefined) throw misfit(extra.place, `${short} takes one name`, `${short}.NAME`)
  const among = isKind ? kinds.filter((kind) => kind === first.name) : kinds
  const found = among.filter((kind) => namesOf(tree, kind).includes(step.name))
  const known = among.flatMap((kind) => namesOf(tree, kind))
  if (found.length === 0)
    throw noSuchPlace(step.place, step.name, known, `no ${among.map(oneOf).join(' or ')} is called`)
  if (found.length > 1) {
    const ways = found.map((kind) => `${short}.${kind}.${step.name}`)
    throw misfit(step.place, `${step.name} is the name of several things`, ways.join(' or '))
  }
  const [kind] = found
  if (kind === 'types') return { types: [step.name] }
  if (kind === 'clients') return { types: types.filter((type) => clientOf(tree, type) === step.name) }
  const groups =
    kind === 'groups' ? [step.name] : groupsOf(tree).filter((group) => employerOf(tree, group) === step.name)
  return { types, groups }
}

function oneOf(kind: Kind): string {
  return { types: 'type', clients: 'client', groups: 'group', providers: 'provider' }[kind]
}

function namesOf(tree: MapNode, kind: Kind): readonly string[] {
  if (kind === 'providers') return textsOf(at(tree, ['providers'])).map(({ text }) => text)
  if (kind !== 'clients') return entriesOf(at(tree, [kind])).map(([name]) => name)
  const own = entriesOf(at(tree, ['clients'])).map(([name]) => name)
  const named = entriesOf(at(tree, ['types'])).flatMap(([type]) => clientOf(tree, type) ?? [])
  return [...new Set([...own, ...named])]
}

function clientOf(tree: MapNode, type: string): string | undefined {
  return textOf(at(tree, ['types', type, 'client']))[0]?.text
}

function groupsOf(tree: MapNode): string[] {
  return entriesOf(at(tree, ['groups'])).map(([name]) => name)
}

/** Groups of a provider name it. */
function employerOf(tree: MapNode, group: string): string | undefined {
  return textOf(at(tree, ['groups', group, 'employer']))[0]?.text
}

function ofTypes(tree: MapNode, types: readonly string[], key: string, change: Change, { place }: Step): MapNode {
  return types.reduce((changed, type) => changedAt(changed, ['types', type, key], change, place) as MapNode, tree)
}

/** Of types by their factor; of groups by the speed at which they work. */
function handleTime(tree: MapNode, { types, groups }: Scope, change: Change, step: Step): MapNode {
  if (groups === undefined) return ofTypes(tree, types, 'handle-time', change, step)
  if (change.kind !== 'factor') {
    throw misfit(placeOfChange(change), 'the handle time of a group can be multiplied', 'x1.1 or +10%')
  }
  const speed: Change = { ...change, factor: 1 / change.factor }
  return eachSkill(tree, groups, types).reduce(
    (changed, skill) => changedAt(changed, [...skill, 'speed'], speed, step.place) as MapNode,
    tree,
  )
}

function patience(tree: MapNode, { types }: Scope, change: Change, step: Step): MapNode {
  const patient = types.filter((type) => at(tree, ['types', type, 'patience']) !== undefined)
  if (patient.length === 0)
    throw misfit(step.place, 'everybody waits for ever: no patience is written', 'types.NAME.patience')
  return patient.reduce((changed, type) => {
    const path = ['types', type, 'patience']
    const law = at(changed, path)
    // A mean time is what people say; the law keeps its form.
    const inner = change.kind === 'value' && law?.kind === 'map' && law.entries.has('mean') ? 'mean' : null
    return changedAt(changed, inner === null ? path : [...path, inner], change, step.place) as MapNode
  }, tree)
}

/** The share that resolves: of types, and of groups that have another for them; of groups, for all that they handle. */
function resolved(tree: MapNode, { types, groups }: Scope, change: Change, step: Step): MapNode {
  const known = types.filter((type) => at(tree, ['types', type, 'resolved']) !== undefined)
  if (known.length === 0) throw misfit(step.place, 'nothing is known of what is resolved', 'types.NAME.resolved=75%')
  if (groups !== undefined) {
    return eachSkill(tree, groups, known).reduce((changed, skill) => {
      const [, , , type] = skill
      const own = at(changed, [...skill, 'resolved']) ?? shareOf(at(tree, ['types', String(type), 'resolved']))
      const seeded = own === undefined ? changed : (withValue(changed, [...skill, 'resolved'], own) as MapNode)
      return changedAt(seeded, [...skill, 'resolved'], change, step.place) as MapNode
    }, tree)
  }
  const ofType = ofTypes(tree, known, 'resolved', change, step)
  return eachSkill(tree, groupsOf(tree), known)
    .map((skill) => [...skill, 'resolved'])
    .filter((path) => at(tree, path) !== undefined)
    .reduce((changed, path) => changedAt(changed, path, change, step.place) as MapNode, ofType)
}

function shareOf(resolvedOf: Tree | undefined): Tree | undefined {
  return resolvedOf?.kind === 'map' ? at(resolvedOf, ['share']) : resolvedOf
}

/** Paths of what groups have of types. */
function eachSkill(tree: MapNode, groups: readonly string[], types: readonly string[]): Path[] {
  return groups.flatMap((group) =>
    namesIn(at(tree, ['groups', group, 'skills']))
      .filter((type) => types.includes(type))
      .map((type) => ['groups', group, 'skills', type]),
  )
}

function placeOfChange(change: Change) {
  return change.kind === 'value' ? change.tree.place : change.place
}
