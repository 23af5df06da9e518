import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bundleOf, unbundled } from '../../src/experiment/bundle.ts'
import { loadFrom } from '../../src/cli/files.ts'
import { loadPackages } from '../../src/queue/broker.ts'
import { dataFrom, dataText } from '../../src/queue/sweep-wire.ts'
import { agner, agnerHere, inFolder, main } from '../cli/agner.ts'
import { contents } from '../cli/folders.ts'
import { hasRedis, RedisServer } from './redis.ts'

const shop = `agner: 1
name: Shop
hours: 09:00-11:00
calendar: { interval: 1h }
types: { calls: { arrivals: { file: arrivals.csv, column: calls }, talk: { law: exponential, mean: 4m }, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 3 } }
run: { replications: 100 }
`
const files = { 'a.yaml': shop, 'arrivals.csv': 'start,calls\n09:00,30\n10:00,40\n' }
const VARIED = ['--vary', 'groups.team.agents=2..9', '--vary', 'types.calls.talk.mean=3m,4m,5m']

/** A process of agner that goes on by itself. */
class Running {
  stdout = ''
  stderr = ''
  readonly ended: Promise<number | null>
  private readonly child: ChildProcess

  constructor(args: readonly string[], cwd: string) {
    const child = spawn(process.execPath, [main, ...args], { cwd })
    child.stdout.on('data', (data: Buffer) => (this.stdout += data.toString()))
    child.stderr.on('data', (data: Buffer) => (this.stderr += data.toString()))
    this.ended = new Promise((resolve) => child.on('close', resolve))
    this.child = child
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.child.kill(signal)
    await this.ended
  }
}

const linesOf = (file: string): number => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0)

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; !(await isSo()); i++) {
    if (i > 3000) throw new Error('it did not come to that within a minute')
    await wait(20)
  }
}

describe.skipIf(!hasRedis)('the queue (skipped where there is no redis-server)', () => {
  let server: RedisServer
  const started: Running[] = []
  const start = (args: readonly string[], cwd: string): Running => {
    const running = new Running(args, cwd)
    started.push(running)
    return running
  }
  beforeAll(async () => {
    server = await RedisServer.start()
  })
  afterEach(async () => {
    for (const running of started.splice(0)) await running.kill()
  })
  afterAll(() => server.kill())

  test('two workers, one of them killed: the same bytes as on one machine, and nothing is left behind', async () => {
    await inFolder(files, async (cwd) => {
      const worker = ['worker', '--queue', server.url, '--workers', '1']
      const [lost, left] = [start(worker, cwd), start(worker, cwd)]
      const sweep = start(['sweep', 'a.yaml', ...VARIED, '--no-timing', '--queue', server.url, '-o', 'out'], cwd)
      await until(() => linesOf(join(cwd, 'out', 'unfinished.ndjson')) >= 4)
      await lost.kill()
      expect({ code: await sweep.ended, stdout: sweep.stdout }).toEqual({
        code: 0,
        stdout: '24 of 24 points simulated: out\n',
      })
      // The lost one may have died between giving an answer and letting its point go: the other finds that it is lost.
      await until(async () => (await keysOf(server)).length === 0)
      await left.kill('SIGINT')
      const alone = Number(/^(\d+) points simulated$/m.exec(left.stdout)?.[1])
      expect(alone).toBeGreaterThan(12)
      expect(alone).toBeLessThan(24)
      agner(['sweep', 'a.yaml', ...VARIED, '-o', 'whole'], { cwd })
      expect(contents(join(cwd, 'out'))).toEqual(contents(join(cwd, 'whole')))
    })
  }, 240_000)

  test('the sweep is killed, Redis is killed with all it holds: what is done is kept, the rest is asked for again', async () => {
    await inFolder(files, async (cwd) => {
      const worker = start(['worker', '--queue', server.url, '--workers', '2'], cwd)
      const args = ['sweep', 'a.yaml', ...VARIED, '--no-timing', '--queue', server.url, '-o', 'out']
      const journal = join(cwd, 'out', 'unfinished.ndjson')
      const first = start(args, cwd)
      await until(() => linesOf(journal) >= 3)
      await first.kill()
      const kept = linesOf(journal)
      const second = start(args, cwd)
      await until(() => linesOf(journal) > kept)
      await server.kill()
      await until(() => second.stderr.includes('Redis is gone: waiting for it'))
      await server.start()
      expect(await second.ended).toBe(0)
      expect(second.stdout).toBe(`${24 - kept} of 24 points simulated, ${kept} were there before: out\n`)
      expect(second.stderr).toContain('agner: Redis is back\n')
      await worker.kill('SIGINT')
      agner(['sweep', 'a.yaml', ...VARIED, '-o', 'whole'], { cwd })
      expect(contents(join(cwd, 'out'))).toEqual(contents(join(cwd, 'whole')))
    })
  }, 240_000)

  test('without a worker it waits and says so; Ctrl-C ends it and takes its points back', async () => {
    await inFolder(files, async (cwd) => {
      const sweep = start(['sweep', 'a.yaml', ...VARIED, '--queue', server.url, '-o', 'out'], cwd)
      await until(() => sweep.stderr.includes(`here or on any machine: agner worker --queue ${server.url}`))
      await sweep.kill('SIGINT')
      expect(await sweep.ended).toBe(130)
      expect(sweep.stderr).toContain('24 points are missing; the same command does them')
      expect((await keysOf(server)).filter((key) => /-\d+$/.test(key))).toEqual([])
    })
  }, 60_000)

  test('what Redis refuses is told, by both', async () => {
    await inFolder(files, async (cwd) => {
      const redis = new Redis(server.url)
      await redis.config('SET', 'maxmemory', '100kb')
      const sweep = start(['sweep', 'a.yaml', ...VARIED, '--queue', server.url, '-o', 'out'], cwd)
      expect(await sweep.ended).toBe(2)
      expect(sweep.stderr).toMatch(/^agner: Redis at redis:\S+ refuses: .*OOM/m)
      expect(sweep.stderr).not.toContain('bug')
      await redis.config('SET', 'maxmemory', '0')
      await redis.acl('SETUSER', 'guest', 'on', '>guest', '~*', '+ping', '+info', '+client', '+hello')
      const guest = server.url.replace('redis://', 'redis://guest:guest@')
      const worker = start(['worker', '--queue', guest], cwd)
      expect(await worker.ended).toBe(2)
      expect(worker.stderr).toMatch(/refuses: .*NOPERM/)
      await redis.acl('DELUSER', 'guest')
      redis.disconnect()
    })
  }, 120_000)

  test('a sweep that differs in anything that is printed does not take the answers of another', async () => {
    await inFolder(
      {
        'a.yaml': shop.replace('{ replications: 100 }', '{ replications: 20, confidence: 95% }'),
        'arrivals.csv': files['arrivals.csv'],
      },
      async (cwd) => {
        const few = ['--vary', 'groups.team.agents=2..4', '--no-timing', '-o', 'out']
        const first = start(['sweep', 'a.yaml', ...few, '--queue', server.url], cwd)
        await until(() => first.stderr.includes('no worker of agner'))
        await first.kill()
        rmSync(join(cwd, 'out'), { recursive: true })
        writeFileSync(join(cwd, 'a.yaml'), readFileSync(join(cwd, 'a.yaml'), 'utf8').replace('95%', '50%'))
        const worker = start(['worker', '--queue', server.url], cwd)
        const second = start(['sweep', 'a.yaml', ...few, '--queue', server.url], cwd)
        expect(await second.ended).toBe(0)
        await worker.kill('SIGINT')
        agner(['sweep', 'a.yaml', ...few.slice(0, -1), 'whole'], { cwd })
        expect(contents(join(cwd, 'out'))).toEqual(contents(join(cwd, 'whole')))
      },
    )
  }, 120_000)

  test('answers that came while the sweep was killed are found when it is started again, and nothing is done twice', async () => {
    // Of sweeps that were given up before.
    const before = await keysOf(server)
    await inFolder(files, async (cwd) => {
      const args = ['sweep', 'a.yaml', ...VARIED, '--no-timing', '--queue', server.url, '-o', 'out']
      const first = start(args, cwd)
      const jobs = async (): Promise<number> => (await keysOf(server)).filter((key) => /-\d+$/.test(key)).length
      while ((await jobs()) < 24) await wait(50)
      await first.kill()
      const worker = start(['worker', '--queue', server.url, '--idle', '2s'], cwd)
      expect(await worker.ended).toBe(0)
      expect(worker.stdout).toBe('24 points simulated\n')
      // Nobody is there to do a point again.
      const second = start(args, cwd)
      expect(await second.ended).toBe(0)
      expect(second.stdout).toBe('24 of 24 points simulated: out\n')
      expect(new Set(await keysOf(server))).toEqual(new Set(before))
    })
  }, 120_000)

  test('Ctrl-C ends both also while Redis is gone', async () => {
    await inFolder(files, async (cwd) => {
      const sweep = start(['sweep', 'a.yaml', ...VARIED, '--queue', server.url, '-o', 'out'], cwd)
      await until(() => sweep.stderr.includes('no worker of agner'))
      const worker = start(['worker', '--queue', server.url, '--workers', '1'], cwd)
      await until(() => linesOf(join(cwd, 'out', 'unfinished.ndjson')) >= 1)
      await server.kill()
      await until(() => [sweep, worker].every(({ stderr }) => stderr.includes('Redis is gone')))
      await Promise.all([sweep.kill('SIGINT'), worker.kill('SIGINT')])
      await server.start()
      expect(await sweep.ended).toBe(130)
      expect(sweep.stdout).toMatch(/^\d+ of 24 points simulated/)
      expect(await worker.ended).toBe(0)
      expect(worker.stdout).toMatch(/^\d+ points? simulated\n$/)
    })
  }, 240_000)

  test('points that cannot be are told, and a worker that has nothing to do ends if told so', async () => {
    await inFolder(files, async (cwd) => {
      const worker = start(['worker', '--queue', server.url, '--idle', '2s'], cwd)
      const args = ['--vary', 'types.calls.goal=80% in 20s,80 in 20s,90% in 20s', '-o', 'out']
      const sweep = start(['sweep', 'a.yaml', ...args, '--replications', '2', '--queue', server.url], cwd)
      expect(await sweep.ended).toBe(2)
      expect(sweep.stderr).toContain('at point 1 (types.calls.goal=80 in 20s)')
      expect(linesOf(join(cwd, 'out', 'unfinished.ndjson'))).toBe(2)
      expect(await worker.ended).toBe(0)
      expect(worker.stdout).toBe('3 points simulated\n')
    })
  }, 60_000)
})

async function keysOf({ url }: RedisServer): Promise<string[]> {
  const redis = new Redis(url)
  const keys = await redis.keys('*')
  redis.disconnect()
  // What BullMQ keeps of a queue as such.
  return keys.filter((key) => !/^bull:agner-[^:]+:(id|meta|events|stalled-check|marker)$/.test(key))
}

describe('a queue that cannot be', () => {
  test.each([
    [['--queue', 'localhost'], 'expected a Redis server such as redis://localhost:6379, found "localhost"'],
    [['--queue', 'redis://user:secret@127.0.0.1:1'], 'cannot reach Redis at redis://127.0.0.1:1: nobody listens there'],
    [['--queue', 'redis://127.0.0.1:1', '--shard', '1/2'], '--shard says who does the points, and so does --queue'],
    [['--queue', 'redis://127.0.0.1:1', '--workers', '2'], '--workers says who does the points, and so does --queue'],
  ])('is told: %j', async (args, message) => {
    await inFolder(files, async (cwd) => {
      const given = ['sweep', join(cwd, 'a.yaml'), '--vary', 'groups.team.agents=2,3', '-o', join(cwd, 'out')]
      const { code, stderr, stdout } = await agnerHere([...given, ...args])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain(message)
      expect(stderr).not.toContain('secret')
      expect(stderr).not.toMatch(/ at .*\.js/)
    })
  })

  test('a worker without one', async () => {
    expect((await agnerHere(['worker'])).stderr).toContain('name the queue with --queue')
    expect((await agnerHere(['worker', '--queue', 'redis://127.0.0.1:1'])).code).toBe(2)
  })

  test('packages that are not installed are named', async () => {
    const missing = () => Promise.reject(Object.assign(new Error('nothing'), { code: 'ERR_MODULE_NOT_FOUND' }))
    await expect(loadPackages(missing)).rejects.toThrow('npm install bullmq ioredis')
  })
})

test('a scenario goes over the wire with all its files, text or not', async () => {
  await inFolder(files, async (cwd) => {
    const loaded = await loadFrom(join(cwd, 'a.yaml'), {})
    const data = { bundle: bundleOf(loaded), options: { seed: '1', replications: 3 } }
    const there = dataFrom(dataText(data))
    expect(unbundled(there.bundle).hash).toBe(loaded.hash)
    expect(there.options).toEqual(data.options)
    expect([...there.bundle.files.keys()].map((file) => file.split('/').at(-1))).toEqual(['a.yaml', 'arrivals.csv'])
    const texts = { ...data.bundle, files: new Map([['b', 'text']]) }
    expect(dataFrom(dataText({ ...data, bundle: texts })).bundle).toEqual(texts)
  })
})
