import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { vi } from 'vitest'
import { agner as program } from '../../src/cli/program.ts'

export const main = resolve('dist', 'cli', 'main.js')
if (!existsSync(main)) execFileSync('npm', ['run', '--silent', 'build'], { shell: process.platform === 'win32' })

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command as a user would: no terminal, no colours unless `env` says so. */
export function agner(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Outcome {
  const { NO_COLOR: _no, FORCE_COLOR: _force, COLUMNS: _columns, ...inherited } = process.env
  const env = { ...inherited, ...options.env }
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: options.cwd,
    input: options.input,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return { code: status, stdout, stderr }
}

/** The same without a process of its own, for what needs none: a tenth of the time. */
export async function agnerHere(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  // The test runner asks for colours where it prints them itself (a terminal, a CI server).
  for (const name of ['NO_COLOR', 'FORCE_COLOR', 'COLUMNS', ...Object.keys(env)]) vi.stubEnv(name, env[name])
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text)
      return true
    }),
  )
  try {
    return { code: await program(args), ...written }
  } finally {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}

/** A folder of its own with some files, gone after `use`. */
export function inFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'agner-cli-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  let isLater = false
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const used = use(folder)
    if (!(used instanceof Promise)) return used
    isLater = true
    return used.finally(remove) as T
  } finally {
    if (!isLater) remove()
  }
}

export const helpdesk = `agner: 1
name: Helpdesk
hours: 08:00-12:00
types:
  support:
    arrivals: 60/h
    talk: { law: lognormal, mean: 4m, cv: 1.1 }
    wrap: 30s
    patience: { law: exponential, mean: 3m }
    goal: 80% in 20s
groups:
  team:
    skills: [support]
    agents: 6
run: { replications: 5 }
`
