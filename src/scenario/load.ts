import { filesIn, outsideProblem, readChain } from './chain.ts'
import type { Folder } from './chain.ts'
import { crossProblems } from './checks.ts'
import { inOrder, ScenarioError } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import { scenarioHash } from './hash.ts'
import { problemsOf } from './issues.ts'
import { folderOf, resolved } from './paths.ts'
import { profileWarnings } from './profile-warnings.ts'
import { readText } from './read.ts'
import type { ReadFile } from './read.ts'
import { scenarioSchema } from './schema.ts'
import type { Scenario } from './schema.ts'
import { placeOf, plain } from './tree.ts'
import type { Path, Tree } from './tree.ts'
import { writtenWarnings } from './written-warnings.ts'

export interface LoadedScenario {
  /** As the caller named it. */
  readonly path: string
  readonly scenario: Scenario
  /** Legal but surely not what was meant; those that need the compiled model are in `warnings.ts`. */
  readonly warnings: readonly Problem[]
  /** Contents of the CSV files, by their paths relative to the scenario's folder, as the scenario has them. */
  readonly files: ReadonlyMap<string, string>
  /** Path of one of the files as the caller would write it. */
  readonly shownPath: (file: string) => string
  readonly hash: string
  /** Where a part of the scenario is written, by its keys in the file: `['types', 'support', 'wrap']`. */
  readonly placeOf: (path: Path, part?: 'key' | 'value') => Place
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
  const folder: Folder = { root, allowOutside, readFile }
  const tree = readChain(path.slice(root.length), folder)
  const unreadable: Problem[] = []
  const files = readFiles(tree, folder, unreadable)
  const parsed = scenarioSchema.safeParse(plain(tree))
  const misread = parsed.success ? [] : problemsOf(parsed.error.issues, tree)
  const problems = [...unreadable, ...misread, ...crossProblems(tree)]
  if (!parsed.success || problems.length > 0) throw new ScenarioError(inOrder(problems, tree.place.file))
  return {
    path,
    scenario: parsed.data,
    warnings: inOrder([...writtenWarnings(tree), ...profileWarnings(parsed.data, tree)]),
    files,
    shownPath: (file) => resolved(root, file),
    hash: scenarioHash(parsed.data, files),
    placeOf: (where, part) => placeOf(tree, where, part),
  }
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
