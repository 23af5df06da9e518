import { filesIn, outsideProblem, readChain } from './chain.ts'
import type { Folder } from './chain.ts'
import { crossProblems } from './checks.ts'
import { inOrder, ScenarioError } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { scenarioHash } from './hash.ts'
import { problemsOf, quoted } from './issues.ts'
import { folderOf, resolved } from './paths.ts'
import { profileWarnings } from './profile-warnings.ts'
import { readText } from './read.ts'
import type { ReadFile } from './read.ts'
import { scenarioSchema } from './schema.ts'
import type { Scenario } from './schema.ts'
import { placeOf, plain } from './tree.ts'
import type { MapNode, Path, Tree } from './tree.ts'
import { splitVariants } from './variants.ts'
import { writtenWarnings } from './written-warnings.ts'

export interface LoadedScenario {
  /** As the caller named it. */
  readonly path: string
  readonly scenario: Scenario
  /** Legal but surely not what was meant; those that need the compiled model are in `warnings.ts`. */
  readonly warnings: readonly Problem[]
  /** Contents of the CSV files, by their paths relative to the scenario's folder, as the scenario has them. */
  readonly files: ReadonlyMap<string, string>
  /** All files that were read, itself and those it extends among them: contents by path, as the caller would write it. */
  readonly sources: ReadonlyMap<string, string | Uint8Array>
  /** Path of one of the files as the caller would write it. */
  readonly shownPath: (file: string) => string
  readonly hash: string
  /** Where a part of the scenario is written, by its keys in the file: `['types', 'support', 'wrap']`. */
  readonly placeOf: (path: Path, part?: 'key' | 'value') => Place
  /** The same with its file read otherwise than written, as an overlay would have it. Throws a ScenarioError. */
  readonly edited: (edit: (tree: MapNode) => MapNode) => LoadedScenario
  /** The variants it names, in its order, each a scenario of its own; of a variant, none. */
  readonly variants: readonly LoadedVariant[]
}

export interface LoadedVariant {
  readonly name: string
  readonly source: LoadedScenario
}

export interface LoadOptions {
  /** Whether paths may leave the scenario's folder. */
  readonly allowOutside?: boolean
}

/**
 * Reads and checks a scenario, with what it extends and the files it names.
 *
 * Throws a ScenarioError with all problems, and nothing else.
 */
export function loadScenario(
  path: string,
  readFile: ReadFile,
  { allowOutside = false }: LoadOptions = {},
): LoadedScenario {
  const root = folderOf(path.replaceAll('\\', '/'))
  const sources = new Map<string, string | Uint8Array>()
  const reading: ReadFile = (file) => {
    const content = readFile(file)
    if (content !== undefined) sources.set(file, content)
    return content
  }
  const folder: Folder = { root, allowOutside, readFile: reading }
  const { base, variants, problems } = splitVariants(readChain(path.slice(root.length), folder))
  const named = variants.map(({ name, tree }) => ({ name, read: readTree(tree, path, folder, sources) }))
  const own = readTree(base, path, folder, sources)
  const faults = [...problems, ...own.problems]
  for (const { name, read } of named) faults.push(...ofVariant(name, read.problems, faults))
  const loaded = named.map(({ name, read }) => ({ name, source: read.loaded }))
  if (own.loaded === null || faults.length > 0) throw new ScenarioError(inOrder(faults, base.place.file))
  return { ...own.loaded, variants: loaded.flatMap(({ name, source }) => (source === null ? [] : [{ name, source }])) }
}

/** Problems of a variant that others have not; which variant it is must be told, as the place may be outside it. */
export function ofVariant(name: string, problems: readonly Problem[], known: readonly Problem[]): Problem[] {
  const keyOf = ({ file, line, column, message }: Problem): string => `${file}\n${line}\n${column}\n${message}`
  const heard = new Set(known.map(keyOf))
  const fresh = problems.filter((problem) => !heard.has(keyOf(problem)))
  return fresh.map((problem) => ({ ...problem, message: `in the variant ${quoted(name)}: ${problem.message}` }))
}

interface ReadScenario {
  readonly problems: readonly Problem[]
  /** null where there are problems. */
  readonly loaded: LoadedScenario | null
}

function readTree(tree: MapNode, path: string, folder: Folder, sources: LoadedScenario['sources']): ReadScenario {
  const unreadable: Problem[] = []
  const files = readFiles(tree, folder, unreadable)
  const parsed = scenarioSchema.safeParse(plain(tree))
  const misread = parsed.success ? [] : problemsOf(parsed.error.issues, tree)
  const problems = [...unreadable, ...misread, ...crossProblems(tree)]
  if (!parsed.success || problems.length > 0) return { problems, loaded: null }
  const loaded: LoadedScenario = {
    path,
    scenario: parsed.data,
    warnings: inOrder([...writtenWarnings(tree), ...profileWarnings(parsed.data, tree)]),
    files,
    sources,
    shownPath: (file) => resolved(folder.root, file),
    hash: scenarioHash(parsed.data, files),
    placeOf: (where, part) => placeOf(tree, where, part),
    edited: (edit) => {
      const { loaded: again, problems: faults } = readTree(edit(tree), path, folder, sources)
      if (again === null) throw new ScenarioError(inOrder(faults, tree.place.file))
      return again
    },
    variants: [],
  }
  return { problems, loaded }
}

function readFiles(tree: Tree, folder: Folder, problems: Problem[]): Map<string, string> {
  const files = new Map<string, string>()
  for (const { path, written, place } of filesIn(tree)) {
    const outside = outsideProblem(path, written, place, folder)
    if (outside !== null) problems.push(outside)
    if (outside !== null || files.has(path)) continue
    try {
      files.set(path, readText(resolved(folder.root, path), folder.readFile, place))
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      problems.push(...error.problems)
    }
  }
  return files
}

/** Reads a scenario given as text; `files` holds what it names, by path. Throws a ScenarioError. */
export function loadScenarioText(
  text: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  options: LoadOptions = {},
): LoadedScenario {
  const readFile: ReadFile = (path) =>
    path === TEXT_NAME ? text : Object.hasOwn(files, path) ? files[path] : undefined
  return loadScenario(TEXT_NAME, readFile, options)
}

const TEXT_NAME = 'scenario.yaml'
