import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { agner, inFolder, main, type Outcome } from './agner.ts'

/** Long enough for threads: some seconds. */
const busy = `agner: 1
calendar: { days: 7, interval: 1h }
types: { calls: { arrivals: 240/h, talk: { law: exponential, mean: 4m }, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 17 } }
run: { replications: 400 }
`

/** Tells of every thread on stderr. */
const TELLING = `import threads from 'node:worker_threads'
import { syncBuiltinESMExports } from 'node:module'
threads.Worker = class extends threads.Worker {
  constructor(...args) {
    process._rawDebug('a thread')
    super(...args)
  }
}
syncBuiltinESMExports()`
const telling = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TELLING)}` }
const threadsIn = ({ stderr }: Outcome): number => stderr.split('a thread').length - 1

describe('agner run in threads', () => {
  test('gives the same bytes with one thread and with three', () => {
    const found = inFolder({ 'a.yaml': busy }, (cwd) =>
      ['1', '3'].map((workers) =>
        agner(['run', 'a.yaml', '--json', '--no-timing', '--workers', workers], { cwd, env: telling }),
      ),
    )
    for (const { code, stdout } of found) {
      expect(code).toBe(0)
      expect(stdout).toBe(found[0].stdout)
    }
    expect(found.map(threadsIn)).toEqual([0, 3])
  }, 120_000)

  test('also where precision decides how many replications there are', () => {
    const args = ['run', 'a.yaml', '--json', '--no-timing', '--precision', 'asa=0.4%', '--workers']
    const [one, two] = inFolder({ 'a.yaml': busy }, (cwd) =>
      ['1', '2'].map((workers) => agner([...args, workers], { cwd, env: telling })),
    )
    expect(two.stdout).toBe(one.stdout)
    expect([one, two].map(threadsIn)).toEqual([0, 2])
    const { precision, replications } = JSON.parse(one.stdout)
    expect(precision).toMatchObject([{ figure: 'asa', asked: '0.4%', isReached: true }])
    expect(replications).toBeGreaterThan(20)
  }, 120_000)

  test.each(['1', '2'])(
    'Ctrl-C ends %s workers with the figures of what is done, and says so',
    async (workers) => {
      const { code, stderr, stdout } = await inFolder({ 'a.yaml': busy.replace('400 }', '100000 }') }, async (cwd) => {
        const args = ['run', join(cwd, 'a.yaml'), '--json', '--workers', workers]
        // Before there are threads it ends at once, with nothing: on a slow machine they come later.
        for (const seconds of [4, 8, 16]) {
          const ended = await interrupted(args, seconds)
          if (ended.code !== null) return ended
        }
        throw new Error('no threads after 16 seconds')
      })
      expect(code).toBe(130)
      expect(stderr).toMatch(/interrupted: figures of \d+ of 100000 replications; the same command runs all/)
      const { queues, replications } = JSON.parse(stdout)
      expect(replications).toBeGreaterThan(1)
      expect(queues.calls.serviceLevel.low).toBeLessThan(queues.calls.serviceLevel.high)
    },
    90_000,
  )
})

test('agner compare gives the same bytes with one thread and with two', () => {
  const variants = `${busy.replace('400 }', '120 }')}variants:\n  more: { groups: { team: { agents: 18 } } }\n  less: { groups: { team: { agents: 16 } } }\n`
  const [one, two] = inFolder({ 'a.yaml': variants }, (cwd) =>
    ['1', '2'].map((workers) =>
      agner(['compare', 'a.yaml', '--json', '--no-timing', '--workers', workers], { cwd, env: telling }),
    ),
  )
  expect([one.code, two.code]).toEqual([0, 0])
  expect(two.stdout).toBe(one.stdout)
  // With one worker it is one, beside the thread that was there.
  expect([one, two].map(threadsIn)).toEqual([1, 2])
}, 120_000)

/** What a command comes to that is interrupted after so many seconds. */
async function interrupted(args: readonly string[], seconds: number): Promise<Outcome> {
  const child = spawn(process.execPath, [main, ...args])
  const written = { stdout: '', stderr: '' }
  child.stdout.on('data', (data: Buffer) => (written.stdout += data.toString()))
  child.stderr.on('data', (data: Buffer) => (written.stderr += data.toString()))
  const timer = setTimeout(() => child.kill('SIGINT'), 1000 * seconds)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearTimeout(timer)
  return { code, ...written }
}
