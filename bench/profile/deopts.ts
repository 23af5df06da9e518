import { textTable } from '../text-table.ts'

/** What V8 has to tell about. */
export const TRACES = ['opt', 'deopt']

export interface Deopt {
  readonly functionName: string
  readonly reason: string
  readonly times: number
}

/** What V8 compiled and what it threw away again, during a run. */
export interface Compiling {
  readonly optimized: number
  /** Of V8's optimizing compiler, mostly on threads of its own. */
  readonly milliseconds: number
  readonly deopts: readonly Deopt[]
}

/** Reads what V8 says of both. */
export function compilingIn(output: string): Compiling {
  let optimized = 0
  let milliseconds = 0
  const deopts = new Map<string, Deopt>()
  for (const line of output.split('\n')) {
    const took = /^\[completed (?:compiling|optimizing).* took ([\d.]+), ([\d.]+), ([\d.]+) ms/.exec(line)
    if (took) {
      optimized++
      milliseconds += Number(took[1]) + Number(took[2]) + Number(took[3])
    }
    const thrown = /^\[bailout \(kind: \S+, reason: (.*?)\): begin\. deoptimizing \S+ <JSFunction ?([^ >]*)/.exec(line)
    if (!thrown) continue
    const [, reason, named] = thrown
    const functionName = named.startsWith('(sfi') || named === '' ? '(anonymous)' : named
    const key = `${functionName} ${reason}`
    deopts.set(key, { functionName, reason, times: (deopts.get(key)?.times ?? 0) + 1 })
  }
  return { optimized, milliseconds, deopts: [...deopts.values()].toSorted((a, b) => b.times - a.times) }
}

export function compilingAsText({ optimized, milliseconds, deopts }: Compiling): string {
  const told = `V8 optimized ${optimized} functions in ${milliseconds.toFixed(0)} ms`
  if (deopts.length === 0) return `${told}, and threw none of it away.`
  const rows = deopts.map(({ functionName, reason, times }) => [functionName, `${times}`, reason])
  const thrown = deopts.reduce((sum, { times }) => sum + times, 0)
  return `${told}, and threw ${thrown} of it away again:\n${textTable([['function', 'times', 'reason'], ...rows])}`
}
