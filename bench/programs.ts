import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Job, Outcome, Report } from './child.ts'
import type { Workload } from './workload.ts'

/** The project's root as seen from build/bench/. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Of every run of the engine and the reference model. */
export const SEED = 'bench'

export interface Measurement extends Report {
  /** Collections of the young generation while running; null where nobody counted. */
  readonly scavenges: number | null
}

/** Something that can run a workload in a process of its own. */
export interface Program {
  readonly name: string
  run(workload: Workload, contacts: number, options?: { times?: number; countScavenges?: boolean }): Measurement
}

/**
 * A compiled TypeScript child, `build/bench/NAME-child.js` of the project or of another revision of it. The engine is the
 * installed one, as users have it, unless another is asked for.
 */
export function nodeProgram(
  name: 'engine' | 'reference',
  { projectRoot = root, isInstalled = true }: { projectRoot?: string; isInstalled?: boolean } = {},
): Program {
  return {
    name,
    run(workload, contacts, { times = 1, countScavenges = false } = {}) {
      const { report, output } = runChild(
        name,
        { workload: workload.name, contacts, times, isInstalled, traces: countScavenges ? ['gc'] : [] },
        [],
        projectRoot,
      )
      return { ...report, scavenges: countScavenges ? output.split(/\bScavenge\b/).length - 1 : null }
    },
  }
}

/** Runs a child once, with these flags for V8; `output` is what V8 had to say on stdout. */
export function runChild(
  name: 'engine' | 'reference',
  { times = 1, isInstalled = false, traces = [], ...rest }: Partial<Job> & Pick<Job, 'workload' | 'contacts'>,
  flags: readonly string[] = [],
  projectRoot = root,
): { report: Report; output: string } {
  const job: Job = { seed: SEED, times, isInstalled, traces, ...rest }
  const child = join(projectRoot, `build/bench/${name}-child.js`)
  const { status, output } = spawnSync(process.execPath, [...flags, child, JSON.stringify(job)], {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  })
  if (status !== 0 || !output[3]) throw new Error(`${child} failed on ${job.workload}`)
  return { report: JSON.parse(output[3]) as Report, output: output[1] ?? '' }
}

/** limit.c, built for this machine; null where there is no gcc. */
export function buildC(): { program: Program; compiler: string; remove: () => void } | null {
  const version = spawnSync('gcc', ['--version'], { encoding: 'utf8' })
  if (version.error || version.status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'agner-bench-'))
  const binary = join(folder, 'limit')
  const source = join(root, 'bench/reference/limit.c')
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const built = spawnSync('gcc', ['-O3', '-march=native', source, '-o', binary, '-lm'], { stdio: 'inherit' })
  if (built.status !== 0) {
    remove()
    return null
  }
  const program: Program = { name: 'C', run: (workload, contacts) => runC(binary, workload, contacts) }
  return { program, compiler: version.stdout.split('\n')[0], remove }
}

function runC(binary: string, workload: Workload, contacts: number): Measurement {
  const { status, stdout } = spawnSync(binary, [`${workload.inC}`, `${contacts}`], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`limit.c failed on ${workload.name}`)
  const line = JSON.parse(stdout) as Record<
    'offered' | 'events' | 'cpuNs' | 'rssMB' | 'SL' | 'ASA' | 'pAb' | 'occ',
    number
  >
  const outcome: Outcome = {
    contacts: line.offered,
    events: line.events,
    answers: { serviceLevel: line.SL, asa: line.ASA, abandonment: line.pAb, occupancy: line.occ },
  }
  const cpuSeconds = (line.cpuNs * line.offered) / 1e9
  return {
    ...outcome,
    cpuSeconds: [cpuSeconds],
    mainThreadSeconds: cpuSeconds,
    processSeconds: cpuSeconds,
    peakMiB: line.rssMB,
    scavenges: 0,
  }
}
