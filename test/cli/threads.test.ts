import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { agner, inFolder, main, type Outcome } from './agner.ts'

/** Long enough for threads: some seconds. */
const busy = `agner: 1
calendar: { days: 7, interval: 1h }
types: { calls: { arrivals: 240/h, talk: { law: exponential, mean: 4m }, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 17 } }
run: { replications: 60 }
`

describe('agner run in threads', () => {
  test('gives the same bytes with one thread and with three', () => {
    const found = inFolder({ 'a.yaml': busy }, (cwd) =>
      ['1', '3'].map((workers) => agner(['run', 'a.yaml', '--json', '--no-timing', '--workers', workers], { cwd })),
    )
    for (const { code, stderr, stdout } of found) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toBe(found[0].stdout)
    }
  }, 120_000)

  test('also where precision decides how many replications there are', () => {
    const args = ['run', 'a.yaml', '--json', '--no-timing', '--precision', 'asa=2%', '--workers']
    const [one, two] = inFolder({ 'a.yaml': busy }, (cwd) =>
      ['1', '2'].map((workers) => agner([...args, workers], { cwd })),
    )
    expect(two).toEqual(one)
    const { precision, replications } = JSON.parse(one.stdout)
    expect(precision).toMatchObject([{ figure: 'asa', asked: '2%', isReached: true }])
    expect(replications).toBeGreaterThan(20)
  }, 120_000)

  test.each(['1', '2'])(
    'Ctrl-C ends %s workers with the figures of what is done, and says so',
    async (workers) => {
      const { code, stderr, stdout } = await inFolder({ 'a.yaml': busy.replace('60 }', '100000 }') }, async (cwd) => {
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
  const variants = `${busy.replace('60 }', '25 }')}variants:\n  more: { groups: { team: { agents: 18 } } }\n  less: { groups: { team: { agents: 16 } } }\n`
  const [one, two] = inFolder({ 'a.yaml': variants }, (cwd) =>
    ['1', '2'].map((workers) => agner(['compare', 'a.yaml', '--json', '--no-timing', '--workers', workers], { cwd })),
  )
  expect(one).toMatchObject({ code: 0, stderr: '' })
  expect(two).toEqual(one)
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
