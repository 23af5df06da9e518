import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { studentQuantile } from '../src/engine/special.ts'
import { wrongAnswers } from './answers.ts'
import { nodeProgram, root, type Program } from './programs.ts'
import { textTable } from './text-table.ts'
import { UsageError } from './usage-error.ts'
import type { Workload } from './workload.ts'

/**
 * Builds another revision in a temporary clone and times its engine and this one's in turn. Each brings its own
 * engine-child and scenario files, so that both speak their own API. Returns the exit code.
 */
export function compareRevisions(
  ref: string,
  workloads: readonly Workload[],
  contacts: number,
  rounds: number,
): number {
  const parsed = spawnSync('git', ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], {
    cwd: root,
    encoding: 'utf8',
  })
  if (parsed.status !== 0) throw new UsageError(`--against: git knows no revision ${ref} here`)
  const commit = parsed.stdout.trim()
  const folder = mkdtempSync(join(tmpdir(), 'agner-against-'))
  try {
    // Both as they are compiled, not as they are installed: other revisions bundle in other ways, or not at all.
    const there = nodeProgram('engine', {
      projectRoot: buildRevision(commit, join(folder, 'revision')),
      isInstalled: false,
    })
    const here = nodeProgram('engine', { isInstalled: false })
    const head = ['', 'ns here', `ns ${ref}`, 'here / there', '95 % interval']
    const rows = workloads.map((workload) => compareOn(workload, here, there, contacts, rounds))
    console.log(`This tree against ${ref} (${commit.slice(0, 10)}), ${rounds} rounds of ${contacts} contacts`)
    console.log(textTable([head, ...rows.map((row) => row.cells)]))
    for (const line of rows.flatMap((row) => row.wrong)) console.error(`Wrong answer: ${line}`)
    return rows.some((row) => row.wrong.length > 0) ? 1 : 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Clones, installs (or borrows our packages where the lock files are equal) and compiles; returns the folder. */
function buildRevision(commit: string, folder: string): string {
  run('git', ['clone', '--quiet', '--shared', '--no-checkout', root, folder], root)
  run('git', ['checkout', '--quiet', '--detach', commit], folder)
  if (!existsSync(join(folder, 'bench/engine-child.ts'))) {
    throw new UsageError(`--against: ${commit} has no bench/engine-child.ts`)
  }
  const lock = (project: string) => readFileSync(join(project, 'package-lock.json'), 'utf8')
  if (lock(folder) === lock(root)) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  else run('npm', ['ci', '--no-audit', '--no-fund'], folder)
  run(process.execPath, [join(folder, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.tools.json'], folder)
  return folder
}

function compareOn(
  workload: Workload,
  here: Program,
  there: Program,
  contacts: number,
  rounds: number,
): { cells: string[]; wrong: string[] } {
  const nsHere: number[] = []
  const nsThere: number[] = []
  const wrong = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    // Whoever goes second may find a warmer machine: take turns.
    const order = round % 2 === 0 ? [here, there] : [there, here]
    for (const program of order) {
      const { contacts: seen, cpuSeconds, answers } = program.run(workload, contacts)
      ;(program === here ? nsHere : nsThere).push((cpuSeconds[0] / seen) * 1e9)
      for (const line of wrongAnswers(workload, seen, answers)) {
        wrong.add(`${program === here ? 'here' : 'there'}, ${line}`)
      }
    }
  }
  const { mean, low, high } = ratioInterval(nsHere, nsThere)
  const average = (values: readonly number[]) =>
    (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(1)
  return {
    cells: [
      workload.name,
      average(nsHere),
      average(nsThere),
      mean.toFixed(3),
      `${low.toFixed(3)} – ${high.toFixed(3)}`,
    ],
    wrong: [...wrong],
  }
}

/** The geometric mean of a / b over pairs, with a 95 % interval by Student's t on the logarithms. */
export function ratioInterval(a: readonly number[], b: readonly number[]): { mean: number; low: number; high: number } {
  const logs = a.map((value, i) => Math.log(value / b[i]))
  const n = logs.length
  const mean = logs.reduce((sum, value) => sum + value, 0) / n
  const variance = logs.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1)
  const half = n < 2 ? Infinity : studentQuantile(0.975, n - 1) * Math.sqrt(variance / n)
  return { mean: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) }
}

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}
