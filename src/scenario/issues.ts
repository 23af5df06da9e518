import type { z } from 'zod'
import { problemAt } from './diagnostics.ts'
import type { Findings, Problem } from './diagnostics.ts'
import type { IssueHints } from './fields.ts'
import { keysAt } from './json-schema.ts'
import { closest, listed } from './names.ts'
import { at, entriesOf, entryAt, placeOf } from './tree.ts'
import type { Path, Tree } from './tree.ts'

type Issue = z.core.$ZodIssue

/** More problems than anybody reads. */
const MOST_ISSUES = 1000

/** What the schema says against a tree, in the words of a planner, at its places. */
export function problemsOf(issues: readonly Issue[], tree: Tree): Problem[] {
  const flat = issues.slice(0, MOST_ISSUES).flatMap((issue) => narrowed(issue, [], tree))
  const misspelt = new Set(flat.flatMap((found) => (found.instead === undefined ? [] : [found.instead])))
  return flat.filter(({ missing }) => missing === undefined || !misspelt.has(missing)).map(({ problem }) => problem)
}

interface Found {
  readonly problem: Problem
  /** Path of a key that is missing, and of one that an unknown key was probably meant to be. */
  readonly missing?: string
  readonly instead?: string
}

/** Goes into the alternative of a union that the writer most likely meant. */
function narrowed(issue: Issue, around: Path, tree: Tree): Found[] {
  const path = [...around, ...issue.path]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, MOST_ISSUES).map((key) => unknownKey(key, path, tree))
  if (issue.code === 'invalid_key') {
    const findings = { message: issue.issues[0].message, found: quoted(String(path[path.length - 1])) }
    return [{ problem: problemAt(placeOf(tree, path, 'key'), findings) }]
  }
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [single(issue, path, tree)]
  const scored = issue.errors.map((branch) => ({ branch, score: scoreOf(branch, path, tree) }))
  const best = scored.reduce((a, b) => (b.score < a.score ? b : a))
  const here = best.branch.find((inner) => inner.path.length === 0 && inner.code !== 'unrecognized_keys')
  if (here === undefined || isAttempt(here, at(tree, path)))
    return best.branch.flatMap((inner) => narrowed(inner, path, tree))
  const suggestion = deepest(here)
    .map((inner) => hintsOf(inner).suggestion)
    .find((given) => given !== undefined)
  return [single(issue, path, tree, suggestion)]
}

/** Whether the right kind of thing is written, such as a text with a number where a duration may stand. */
function isAttempt(issue: Issue, written: Tree | undefined): boolean {
  if (isFraction(issue, written)) return true
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') return false
  return written?.kind !== 'scalar' || /\d/.test(written.written)
}

/** A number where a whole one is expected. */
function isFraction(issue: Issue, written: Tree | undefined): boolean {
  const isWhole = issue.code === 'invalid_type' && issue.expected === 'int'
  return isWhole && written?.kind === 'scalar' && typeof written.value === 'number'
}

function deepest(issue: Issue): Issue[] {
  return issue.code === 'invalid_union' ? [issue, ...issue.errors.flat().flatMap(deepest)] : [issue]
}

/** How far an alternative is from what is written: another kind of thing, other keys, or only wrong values. */
function scoreOf(branch: readonly Issue[], around: Path, tree: Tree): number {
  return branch.reduce((score, issue) => {
    const path = [...around, ...issue.path]
    if (issue.path.length === 0 && issue.code === 'invalid_type') return score + 1000
    if (issue.code === 'unrecognized_keys') return score + 10 * issue.keys.length
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const inner = Math.min(...issue.errors.map((errors) => scoreOf(errors, path, tree)))
      return score + (issue.path.length === 0 ? inner : Math.min(inner, 9))
    }
    return score + (entryAt(tree, path) === undefined ? 10 : 1)
  }, 0)
}

function unknownKey(key: string, path: Path, tree: Tree): Found {
  const keys = keysAt(tree, path)
  const suggestion = closest(key, keys)
  const findings: Findings = { message: `unknown key ${quoted(key)}`, suggestion, allowed: listed(keys, 30) }
  const problem = problemAt(placeOf(tree, [...path, key], 'key'), findings)
  return { problem, instead: suggestion === undefined ? undefined : pathName([...path, suggestion]) }
}

function single(issue: Issue, path: Path, tree: Tree, suggestion?: string): Found {
  const hints = hintsOf(issue)
  const entry = entryAt(tree, path)
  const message = wording(issue, path, tree)
  if (entry === undefined) {
    const key = String(path[path.length - 1])
    const owner = path.length > 1 ? `${ownerOf(path)} needs` : 'the scenario needs'
    const findings = {
      message: `${owner} the key ${quoted(key)}`,
      allowed: message.replace(/^expected /, ''),
      suggestion: inherited(path.slice(0, -1), tree),
    }
    return { problem: problemAt(placeOf(tree, path), findings), missing: pathName(path) }
  }
  const part = hints.at ?? 'value'
  const found = part === 'key' ? quoted(String(path[path.length - 1])) : described(entry.value)
  const isExpectation = message.startsWith('expected ')
  const meant = suggestion ?? hints.suggestion ?? (part === 'value' ? likely(issue, message, entry.value) : undefined)
  const place = placeOf(tree, path, part)
  return {
    problem: problemAt(place, { message, found: isExpectation ? found : undefined, suggestion: meant }),
  }
}

/** The part of a file below that one which lacks something was probably meant to change. */
function inherited(path: Path, tree: Tree): string | undefined {
  const own = entryAt(tree, path)?.key
  if (path.length !== 2 || own === undefined) return undefined
  const below = entriesOf(at(tree, path.slice(0, -1))).filter(([, { key }]) => key.file !== own.file)
  return closest(
    String(path[1]),
    below.map(([name]) => name),
  )
}

function wording(issue: Issue, path: Path, tree: Tree): string {
  if (issue.code === 'invalid_union' && issue.errors.length === 0) {
    return `expected the name of a law: ${lawNames(issue).join(', ')}`
  }
  if (!issue.message.startsWith('Invalid input') && !issue.message.startsWith('Invalid discriminator'))
    return issue.message
  if (issue.code === 'invalid_type' && issue.expected === 'object') {
    return `expected a map with the keys ${listed(keysAt(tree, path), 30)}`
  }
  if (issue.code === 'invalid_type') return `expected ${WORDS[issue.expected] ?? `a ${issue.expected}`}`
  return 'this cannot stand here'
}

const WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  record: 'a map',
  string: 'a text',
  int: 'a whole number',
  boolean: 'true or false',
}

function lawNames(issue: Issue): readonly string[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
}

/** What was probably meant by a value of the wrong kind. */
function likely(issue: Issue, message: string, tree: Tree): string | undefined {
  if (tree.kind !== 'scalar') return undefined
  const { value } = tree
  if (typeof value === 'string') {
    const names = issue.code === 'invalid_value' ? issue.values.map(String) : lawNames(issue)
    const number =
      /^\d+(\.\d+)?$/.test(value.trim()) && /number/.test(message) ? `${value.trim()}, without quotes` : undefined
    return closest(value, names) ?? number
  }
  if (typeof value !== 'number' || value < 0 || !Number.isFinite(value)) return undefined
  if (isFraction(issue, tree)) return value < 1 ? '1' : `${Math.floor(value)} or ${Math.ceil(value)}`
  if (message.startsWith('expected a duration')) return value === 0 ? '0s' : `${value}s or ${value}m`
  if (message.startsWith('expected a rate')) return `${value}/h`
  if (message.startsWith('expected a price per time')) return `EUR ${value}/min`
  if (message.startsWith('expected a price')) return `EUR ${value}`
  if (message.startsWith('expected a share'))
    return value <= 1 ? `${Number((value * 100).toPrecision(12))}%` : `${value}%`
  return undefined
}

function described(tree: Tree): string {
  if (tree.kind === 'list') return 'a list'
  if (tree.kind === 'map') return 'a map'
  if (tree.value === null) return 'nothing'
  return typeof tree.value === 'string' ? quoted(tree.value) : tree.written
}

const LONGEST_QUOTE = 40

/** In double quotes, on one line, cut where it is long. */
export function quoted(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ')
  return `"${flat.length > LONGEST_QUOTE ? `${flat.slice(0, LONGEST_QUOTE)}…` : flat}"`
}

function hintsOf(issue: Issue): IssueHints {
  return issue.code === 'custom' ? ((issue.params ?? {}) as IssueHints) : {}
}

function pathName(path: Path): string {
  return JSON.stringify(path.map(String))
}

/** Who lacks a key, the last of the path: `"team"`, or `item 1 of transfers`. */
function ownerOf(path: Path): string {
  const [list, owner] = path.slice(-3)
  return typeof owner === 'number' ? `item ${owner + 1} of ${String(list)}` : quoted(String(path[path.length - 2]))
}
