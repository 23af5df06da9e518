import { spawnSync } from 'node:child_process'
import type { Place } from './places.ts'

/** What V8 was doing, as it numbers it. */
export const COLLECTING = 1
export const COMPILING: readonly number[] = [2, 3, 4]

/** One look at the thread that simulates. */
export interface Sample {
  readonly state: number
  /** JavaScript functions, innermost first, those that V8 inlined among them. */
  readonly stack: readonly Place[]
}

/** What `node --prof-process --preprocess` makes of a log, as far as it is read here. */
export interface Preprocessed {
  readonly code: readonly { readonly name: string; readonly type?: string; readonly source?: CodeSource }[]
  readonly functions: readonly { readonly name: string }[]
  /** `s`: code and offset into it, in turn, innermost first; code −1 is V8 itself. `vm`: the state. */
  readonly ticks: readonly { readonly vm: number; readonly s: readonly number[] }[]
}

interface CodeSource {
  /** `C` offset of the machine code, `O` position in the source, `I` which of `inlined` it is of. */
  readonly positions: string
  /** `F` index into `fns`, `O` position of the call, `I` which of these it was inlined into. */
  readonly inlined: string
  readonly fns: readonly number[]
}

export function preprocessed(log: string): Preprocessed {
  const { status, stdout } = spawnSync(process.execPath, ['--prof-process', '--preprocess', log], {
    encoding: 'utf8',
    maxBuffer: 4e9,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  if (status !== 0) throw new Error('node --prof-process could not read what V8 logged')
  return JSON.parse(stdout) as Preprocessed
}

/** Samples from the first to the last in which a function of this name was running. */
export function samplesWithin(
  name: string,
  { code, functions, ticks }: Preprocessed,
  placeOf: (name: string) => Place,
): Sample[] {
  const inlining = new Map<number, (offset: number) => readonly string[]>()
  const namesAt = (index: number, offset: number): readonly string[] => {
    const { name: own, type, source } = code[index] ?? {}
    if (own === undefined || type !== 'JS') return []
    if (source === undefined) return [own]
    let inlinedAt = inlining.get(index)
    if (!inlinedAt) inlining.set(index, (inlinedAt = inlinedNames(source, functions)))
    return [...inlinedAt(offset), own]
  }
  const samples = ticks
    .filter(({ s }) => !isOfTheLog(code[s[0]]))
    .map(({ vm, s }): Sample => {
      const stack = s.flatMap((index, i) => {
        if (i % 2 === 1 || index < 0) return []
        // Callers are where they will go on: the call is what comes before.
        return namesAt(index, s[i + 1] - (i === 0 ? 0 : 1)).map(placeOf)
      })
      return { state: vm, stack }
    })
  const isInside = ({ stack }: Sample): boolean => stack.some((place) => place.name === name)
  const first = samples.findIndex(isInside)
  return first < 0 ? [] : samples.slice(first, samples.findLastIndex(isInside) + 1)
}

/** The names of what was inlined at an offset of a function's machine code, innermost first. */
function inlinedNames(
  { positions, inlined, fns }: CodeSource,
  functions: Preprocessed['functions'],
): (offset: number) => readonly string[] {
  // An F without a number is a function that is not told.
  const calls = [...inlined.matchAll(/F(-?\d*)O-?\d+(?:I(\d+))?/g)].map(([, fn, into]) => ({
    name: fn === '' ? undefined : functions[fns[Number(fn)]]?.name,
    into: into === undefined ? null : Number(into),
  }))
  const ranges = [...positions.matchAll(/C(\d+)O-?\d+(?:I(\d+))?/g)].map(([, from, of]) => ({
    from: Number(from),
    of: of === undefined ? null : Number(of),
  }))
  return (offset) => {
    const names: string[] = []
    let call = ranges.findLast(({ from }) => from <= offset)?.of ?? null
    while (call !== null) {
      const { name, into } = calls[call]
      if (name !== undefined) names.push(name)
      call = into
    }
    return names
  }
}

/** A run writes nothing: this is V8 at its log. */
function isOfTheLog(code: Preprocessed['code'][number] | undefined): boolean {
  return code?.type === 'CPP' && /^(__write|_IO_)/.test(code.name)
}
