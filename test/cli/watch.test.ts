import { spawn } from 'node:child_process'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { agner, helpdesk, inFolder, main } from './agner.ts'

/** Longer than any step takes on a slow machine. */
const PATIENCE_MS = 30_000

interface Watching {
  /** Until what was written to a stream since the last call matches; gives it. */
  readonly next: (stream: 'stdout' | 'stderr', pattern: RegExp) => Promise<string>
  /** Ctrl-C; gives the exit code. */
  readonly interrupt: () => Promise<number | null>
}

async function watching(args: readonly string[], cwd: string, use: (one: Watching) => Promise<void>): Promise<void> {
  const { FORCE_COLOR: _, ...env } = process.env
  const child = spawn(process.execPath, [main, 'run', ...args, '--watch'], { cwd, env })
  const unread = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (unread[stream] += text))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const next: Watching['next'] = async (stream, pattern) => {
    const until = Date.now() + PATIENCE_MS
    while (!pattern.test(unread[stream])) {
      if (Date.now() > until) throw new Error(`no ${pattern} on ${stream}: ${JSON.stringify(unread)}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const text = unread[stream]
    unread[stream] = ''
    return text
  }
  try {
    await use({
      next,
      interrupt: () => {
        child.kill('SIGINT')
        return ended
      },
    })
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}

const WAITING = /watching \d+ files?, Ctrl-C ends\n$/

describe('agner run --watch', () => {
  test('runs again when the file is saved or replaced, tells what is wrong and goes on, and watches what is included', () =>
    inFolder({ 'a.yaml': helpdesk }, (cwd) =>
      watching(['a.yaml', '-o', 'a.json', '--no-timing'], cwd, async ({ interrupt, next }) => {
        const replications = () => JSON.parse(readFileSync(join(cwd, 'a.json'), 'utf8')).replications
        expect(await next('stderr', WAITING)).toContain('watching 1 file,')
        expect(await next('stdout', /what to look at next/)).toContain('5 replications')
        expect(replications()).toBe(5)

        writeFileSync(join(cwd, 'a.yaml'), helpdesk.replace('[support]', '[suport]'))
        expect(await next('stderr', WAITING)).toMatch(/changed: a\.yaml\n[^]*did you mean support\?[^]*ended with 2; /)

        writeFileSync(join(cwd, 'new.yaml'), helpdesk.replace('replications: 5', 'replications: 6'))
        renameSync(join(cwd, 'new.yaml'), join(cwd, 'a.yaml'))
        await next('stderr', WAITING)
        expect(await next('stdout', /what to look at next/)).toContain('6 replications')
        expect(replications()).toBe(6)

        writeFileSync(join(cwd, 'a.yaml'), 'extends: base.yaml\n')
        expect(await next('stderr', WAITING)).toMatch(/base\.yaml: there is no such file[^]*watching 2 files/)
        writeFileSync(join(cwd, 'base.yaml'), helpdesk)
        expect(await next('stderr', WAITING)).toContain('changed: base.yaml')
        expect(replications()).toBe(5)
        expect(await interrupt()).toBe(0)
      }),
    ))

  test('a run under way is dropped when the file changes, and Ctrl-C ends it with 130', () => {
    const endless = helpdesk.replace('replications: 5', 'replications: 1000000')
    return inFolder({ 'a.yaml': endless }, (cwd) =>
      watching(['a.yaml', '--no-timing'], cwd, async ({ interrupt, next }) => {
        await new Promise((resolve) => setTimeout(resolve, 1000))
        writeFileSync(join(cwd, 'a.yaml'), helpdesk)
        await next('stderr', WAITING)
        expect(await next('stdout', /what to look at next/)).toContain('5 replications')
        writeFileSync(join(cwd, 'a.yaml'), endless)
        await next('stderr', /changed: a\.yaml/)
        expect(await interrupt()).toBe(130)
      }),
    )
  })

  test('standard input is refused', () => {
    expect(agner(['run', '-', '--watch'], { input: helpdesk })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'agner: --watch: standard input does not change; name a file\n',
    })
  })
})
