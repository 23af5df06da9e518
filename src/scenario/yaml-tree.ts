import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document, Node, Pair, YAMLError } from 'yaml'
import { problemAt, ScenarioError } from './diagnostics.ts'
import type { Place, Problem } from './diagnostics.ts'
import type { Source } from './source.ts'
import type { Entry, MapNode, Tree } from './tree.ts'

/** Aliases can multiply: a file of 1 kB may stand for billions of values. */
const MOST_VALUES = 50_000
const DEEPEST = 40
/** More than this many brackets that are not closed: no scenario. */
const MOST_BRACKETS = 1000
const TOO_DEEP = 'this cannot be read as YAML: it is nested too deeply'
const MOST_PROBLEMS = 200

const SYNTAX: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'tabs cannot indent here: use spaces',
  BAD_INDENT: 'the indentation is off (the keys of one map start in one column), or a bracket above is not closed',
  MISSING_CHAR: 'something is missing here, such as a closing quote, bracket or brace, or a space after a colon',
  UNEXPECTED_TOKEN: 'this cannot stand here',
  BLOCK_AS_IMPLICIT_KEY: 'two colons on one line: put the inner map on a line of its own, or in { }',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing, or the text needs quotes',
  BAD_SCALAR_START: 'a text that starts like this needs quotes',
  BAD_DQ_ESCAPE: 'unknown escape: write \\\\ for a backslash, or use single quotes',
  MULTIPLE_DOCS: 'a second document starts here: a file holds one scenario',
  BAD_ALIAS: 'a text that starts with * needs quotes',
  TAG_RESOLVE_FAILED: 'tags such as ! are not used here: a text that starts with ! needs quotes',
}

/** A YAML text with the places of everything in it. Throws a ScenarioError with all that is wrong with its syntax. */
export function treeOf(source: Source): MapNode {
  const document = parsed(source)
  const faults = [...document.errors, ...document.warnings].slice(0, MOST_PROBLEMS)
  const problems = faults.map((fault) => syntaxProblem(source, fault))
  if (problems.length > 0) throw new ScenarioError(problems)
  const { contents } = document
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    throw new ScenarioError([problemAt(source.placeOf(0, 1), { message: 'the file is empty', allowed: EXAMPLE })])
  }
  const found = new Walk(source).walk(contents, 0, problems)
  if (found.kind !== 'map') {
    const what = found.kind === 'list' ? 'a list' : 'a text'
    const message = 'expected a map of keys such as name, types and groups'
    problems.push(problemAt({ ...found.place, width: 1 }, { message, found: what, allowed: EXAMPLE }))
  }
  if (problems.length > 0 || found.kind !== 'map') throw new ScenarioError(problems.slice(0, MOST_PROBLEMS))
  return found
}

const EXAMPLE = 'a scenario starts with `agner: 1`; `agner init` writes one'

/** Brackets open at once; the parser would take long to find out. */
function bracketDepth(text: string): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth)
    else if (character === ']' || character === '}') depth--
  }
  return deepest
}

function parsed(source: Source): Document.Parsed {
  if (bracketDepth(source.text) > MOST_BRACKETS) {
    throw new ScenarioError([problemAt(source.placeOf(0, 1), { message: TOO_DEEP })])
  }
  try {
    return parseDocument(source.text, { prettyErrors: false, uniqueKeys: false, lineCounter: new LineCounter() })
  } catch {
    // The parser calls itself for each level of brackets.
    throw new ScenarioError([problemAt(source.placeOf(0, 1), { message: TOO_DEEP })])
  }
}

function syntaxProblem(source: Source, { code, message, pos: [from, to] }: YAMLError): Problem {
  const words = message.includes('call stack') ? TOO_DEEP : (SYNTAX[code] ?? `not YAML: ${message.split('\n')[0]}`)
  return problemAt(source.placeOf(from, to), { message: words })
}

/** The key of what is merged into a map. */
const MERGE = '<<'

function isUnquoted(key: Node | null): boolean {
  return isScalar(key) && key.type === 'PLAIN'
}

/** One pass over a document; counts what aliases expand to. */
class Walk {
  readonly #source: Source
  readonly #anchors = new Map<string, Node>()
  #values = 0

  constructor(source: Source) {
    this.#source = source
  }

  walk(node: Node | null, depth: number, problems: Problem[], around?: Place): Tree {
    const isBlank = !node?.range || (isScalar(node) && node.range[0] === node.range[1])
    const place = isBlank && around !== undefined ? around : this.#placeOf(node)
    if (++this.#values > MOST_VALUES) {
      const message = `more than ${MOST_VALUES} values: put numbers by the hundred into CSV files beside the scenario`
      throw new ScenarioError([problemAt(place, { message })])
    }
    if (depth > DEEPEST) throw new ScenarioError([problemAt(place, { message: 'nested too deeply' })])
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source)
      if (target !== undefined) return this.walk(target, depth + 1, problems)
      problems.push(problemAt(place, { message: `nothing is named &${node.source} before this` }))
      return { kind: 'scalar', value: null, written: `*${node.source}`, place }
    }
    if (node?.anchor !== undefined) this.#anchors.set(node.anchor, node)
    if (isSeq(node)) {
      const items = node.items.map((item) => this.walk(item as Node, depth + 1, problems, place))
      return { kind: 'list', items, place }
    }
    if (!isMap(node)) {
      const value = isScalar(node) ? node.value : null
      const written = isScalar(node) && node.range ? this.#source.text.slice(node.range[0], node.range[1]) : ''
      return { kind: 'scalar', value: scalarValue(value, written), written, place }
    }
    const entries = new Map<string, Entry>()
    let merged: ReadonlyMap<string, Entry> | null = null
    for (const [index, pair] of node.items.entries()) {
      if (!isPair(pair)) continue
      const comma = node.flow === true && index > 0 ? this.#decimalComma(node.items[index - 1], pair) : null
      if (comma !== null) {
        problems.push(comma)
        continue
      }
      const keyNode = pair.key as Node | null
      const key = keyNode?.range ? this.#placeOf(keyNode) : place
      const name = this.#name(keyNode)
      if (name === null) problems.push(problemAt(key, { message: 'a key is a word, not a list or a map' }))
      else if (name === MERGE && isUnquoted(keyNode)) {
        if (merged !== null)
          problems.push(problemAt(key, { message: 'two of << in one map: write <<: [*one, *other]' }))
        merged = this.#merged(this.walk(pair.value as Node | null, depth + 1, problems, key), key, problems)
      } else if (name === '__proto__') problems.push(problemAt(key, { message: 'a key cannot start with __' }))
      else if (entries.has(name)) {
        const first = entries.get(name)
        const message = `"${name}" stands here twice: the first is on line ${first?.key.line}`
        problems.push(problemAt(key, { message }))
      } else entries.set(name, { key, value: this.walk(pair.value as Node | null, depth + 1, problems, key) })
    }
    return { kind: 'map', entries: merged === null ? entries : new Map([...merged, ...entries]), place }
  }

  /** What `<<: *base` or `<<: [*one, *other]` brings into a map, at the places where it is written; the earlier win. */
  #merged(value: Tree, key: Place, problems: Problem[]): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>()
    for (const base of value.kind === 'list' ? value.items : [value]) {
      if (base.kind === 'map') for (const [name, entry] of base.entries) entries.set(name, entries.get(name) ?? entry)
      // An alias that leads nowhere has been told.
      else if (base.kind === 'list' || base.value !== null || !base.written.startsWith('*')) {
        const message = '<< takes a map that has been given a name such as *base, or a list of them'
        problems.push(problemAt(key, { message }))
      }
    }
    return entries
  }

  /** `{ cv: 1,1 }` is a map of cv and of a key 1: what is meant shows in that nothing stands between. */
  #decimalComma(before: Pair, { key, value }: Pair): Problem | null {
    if (value !== null || !isScalar(before.value) || !isScalar(key) || !before.value.range || !key.range) return null
    const [from, to] = before.value.range
    const written = this.#source.text.slice(from, key.range[1])
    if (key.range[0] !== to + 1 || !/\d,\d+([a-z%/].*)?$/i.test(written)) return null
    const message = `decimals take a point: ${written.replace(/,(?=[^,]*$)/, '.')}`
    return problemAt(this.#source.placeOf(from, key.range[1]), { message })
  }

  #placeOf(node: Node | null): Place {
    return node?.range ? this.#source.placeOf(node.range[0], node.range[1]) : this.#source.placeOf(0, 1)
  }

  /** A key as it is written: `08` stays `08`. */
  #name(key: Node | null): string | null {
    if (!isScalar(key)) return null
    if (typeof key.value === 'string') return key.value
    return key.range ? this.#source.text.slice(key.range[0], key.range[1]) : String(key.value)
  }
}

/** Whole numbers that a double cannot hold stay texts, so that a long seed keeps its digits. */
function scalarValue(value: unknown, written: string): string | number | boolean | null {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value) ? written : value
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  return written
}
