import { problemAt, ScenarioError } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { quoted } from './issues.ts'
import { folderOf, leaves, resolved } from './paths.ts'
import { readText } from './read.ts'
import type { ReadFile } from './read.ts'
import { checkText, sourceOf } from './source.ts'
import { laidOver } from './tree.ts'
import type { Entry, MapNode, Tree } from './tree.ts'
import { treeOf } from './yaml-tree.ts'

export interface Folder {
  /** Folder of the scenario, '' or ending in '/', as the caller wrote it. */
  readonly root: string
  readonly allowOutside: boolean
  readonly readFile: ReadFile
}

const MOST_LEVELS = 20

/**
 * A scenario file laid over those it extends, in one tree whose parts know the file they come from. Paths of files in it
 * are relative to the folder of the first. `path` is relative to it, too.
 */
export function readChain(path: string, folder: Folder, above: readonly string[] = [], mention?: Place): MapNode {
  const shown = resolved(folder.root, path)
  if (above.includes(path) && mention !== undefined) {
    const loop = [...above.slice(above.indexOf(path)), path].join(' extends ')
    throw new ScenarioError([problemAt(mention, { message: `scenarios extend each other in a circle: ${loop}` })])
  }
  if (above.length >= MOST_LEVELS && mention !== undefined) {
    const message = `more than ${MOST_LEVELS} scenarios extend each other`
    throw new ScenarioError([problemAt(mention, { message })])
  }
  const source = sourceOf(shown, readText(shown, folder.readFile, mention))
  checkText(source)
  const tree = relocated(treeOf(source), folderOf(path)) as MapNode
  const entry = tree.entries.get('extends')
  if (entry === undefined) return tree
  const base = basePath(entry, folderOf(path), folder)
  const rest = new Map([...tree.entries].filter(([key]) => key !== 'extends'))
  return laidOver({ ...tree, entries: rest }, readChain(base, folder, [...above, path], entry.value.place)) as MapNode
}

function basePath({ value }: Entry, folderOfFile: string, folder: Folder): string {
  if (value.kind !== 'scalar' || typeof value.value !== 'string' || value.value === '') {
    const message = 'expected the path of a scenario to extend, such as weekday.yaml'
    throw new ScenarioError([problemAt(value.place, { message })])
  }
  const path = resolved(folderOfFile, value.value)
  const problem = outsideProblem(path, value.value, value.place, folder)
  if (problem !== null) throw new ScenarioError([problem])
  return path
}

/** A path may leave the folder of the scenario only if the user says so. */
export function outsideProblem(path: string, written: string, place: Place, folder: Folder): Problem | null {
  if (folder.allowOutside || !leaves(path)) return null
  const message = `${quoted(written)} is outside the folder of the scenario`
  return problemAt(place, { message, allowed: 'files in this folder and below, or the option --allow-outside' })
}

/** Keys whose text is the path of a file. */
const FILE_KEYS = new Set(['file', 'recorded'])

/** The tree with the paths of files made relative to the folder of the first scenario. */
function relocated(tree: Tree, folder: string): Tree {
  if (tree.kind === 'list') return { ...tree, items: tree.items.map((item) => relocated(item, folder)) }
  if (tree.kind === 'scalar') return tree
  const entries = new Map<string, Entry>()
  for (const [key, { key: place, value }] of tree.entries) {
    const isPath =
      FILE_KEYS.has(key) && value.kind === 'scalar' && typeof value.value === 'string' && value.value !== ''
    const moved = isPath ? { ...value, value: resolved(folder, String(value.value)) } : relocated(value, folder)
    entries.set(key, { key: place, value: moved })
  }
  return { ...tree, entries }
}

/** Files that a scenario names, with the places where it does. */
export function filesIn(tree: Tree): readonly { path: string; written: string; place: Place }[] {
  if (tree.kind === 'list') return tree.items.flatMap(filesIn)
  if (tree.kind === 'scalar') return []
  return [...tree.entries].flatMap(([key, { value }]) => {
    if (value.kind !== 'scalar') return filesIn(value)
    const isPath = FILE_KEYS.has(key) && typeof value.value === 'string' && value.value !== ''
    return isPath ? [{ path: String(value.value), written: value.written, place: value.place }] : []
  })
}
