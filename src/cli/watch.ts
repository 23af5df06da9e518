import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { plural } from '../report/format.ts'
import { ScenarioError } from '../scenario/diagnostics.ts'
import { listed } from '../scenario/names.ts'
import { STANDARD_INPUT } from './files.ts'
import { INTERRUPTED } from './interruption.ts'
import { note, print } from './terminal.ts'
import { UserError } from './user-error.ts'

export const watchOption = {
  type: 'boolean',
  describe: 'run again whenever the scenario, or a file that it reads, changes',
} as const

/**
 * Files are looked at, not listened to: editors replace them, network folders and containers do not tell, and one that is not
 * there yet cannot be listened to.
 */
const LOOK_MS = 200
const TERMINATED = 143

/** What is watched, besides the scenario and what it reads. */
interface Watched {
  readonly file: string
  readonly further: readonly string[]
  readonly allowOutside: boolean
  readonly quiet: boolean
}

/** Does what the command line says without `--watch`, again whenever a file changes, until Ctrl-C. Gives the exit code. */
export async function watch({ file, further, allowOutside, quiet }: Watched): Promise<number> {
  if (file === STANDARD_INPUT) throw new UserError('--watch: standard input does not change; name a file')
  const say = (text: string): void => {
    if (!quiet) note(`agner: ${text}\n`)
  }
  let signal: NodeJS.Signals | null = null
  const heard = (name: NodeJS.Signals): void => void (signal ??= name)
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, heard)
  let changed: readonly string[] = []
  for (;;) {
    const files = [...new Set([...(await filesReadBy(file, allowOutside)), ...further])]
    const before = await stampsOf(files)
    if (process.stdout.isTTY) print('\u001b[2J\u001b[H')
    if (changed.length > 0) say(`changed: ${listed(changed, 3)}`)
    const run = startRun()
    void ended(run).then((code) =>
      say(`${code === 0 ? '' : `ended with ${code}; `}watching ${plural(files.length, 'file')}, Ctrl-C ends`),
    )
    changed = await changedSince(before, () => signal !== null)
    if (run.exitCode === null && run.signalCode === null) {
      // Figures of what is no longer written would be of no use to anybody.
      run.kill('SIGKILL')
      await once(run, 'exit')
    }
    // A terminal tells Ctrl-C to the run as well: it may have gone by itself.
    const isCut = run.exitCode === null || run.exitCode === INTERRUPTED
    if (signal !== null) return signal === 'SIGTERM' ? TERMINATED : isCut ? INTERRUPTED : 0
  }
}

/** In a process of its own: it can be ended at any moment, and none has what another left in memory. */
function startRun(): ChildProcess {
  const [script, ...args] = process.argv.slice(1)
  const without = args.filter((arg) => !/^--watch(=.*)?$/.test(arg))
  return spawn(process.execPath, [...process.execArgv, script, ...without], { stdio: ['ignore', 'inherit', 'inherit'] })
}

/** The exit code of a run that came to its end; never, of one that was ended. */
function ended(run: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    run.once('exit', (code) => {
      if (code !== null) resolve(code)
    })
  })
}

/** The scenario and what it reads or would read: what is missing may come, and is where an error is put right. */
async function filesReadBy(file: string, allowOutside: boolean): Promise<ReadonlySet<string>> {
  const { loadScenario } = await import('../scenario/load.ts')
  const asked = new Set([file])
  try {
    loadScenario(
      file,
      (path) => {
        asked.add(path)
        return readFileSync(path)
      },
      { allowOutside },
    )
  } catch (error) {
    // The run tells it.
    if (!(error instanceof ScenarioError)) throw error
  }
  return asked
}

type Stamps = ReadonlyMap<string, string>

async function stampsOf(files: Iterable<string>): Promise<Stamps> {
  return new Map(await Promise.all([...files].map(async (file) => [file, await stampOf(file)] as const)))
}

/** Another one for another content, as far as the file system tells. */
async function stampOf(file: string): Promise<string> {
  try {
    const { ino, mtimeMs, size } = await stat(file)
    return `${ino} ${mtimeMs} ${size}`
  } catch {
    return 'none'
  }
}

/** Files that have changed and are left alone again: an editor writes in several steps. Empty where it was ended. */
async function changedSince(before: Stamps, isEnded: () => boolean): Promise<string[]> {
  let last = before
  for (;;) {
    await sleep(LOOK_MS)
    if (isEnded()) return []
    const now = await stampsOf(before.keys())
    const differing = (other: Stamps): string[] => [...now.keys()].filter((file) => now.get(file) !== other.get(file))
    const changed = differing(before)
    if (changed.length > 0 && differing(last).length === 0) return changed
    last = now
  }
}
