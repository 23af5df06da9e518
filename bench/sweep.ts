/**
 * `node build/bench/sweep.js [ROUNDS]`: one sweep of 500 points × 50 replications done in every way there is: with one thread and
 * with two (in turn, five rounds unless told: CPU time and memory), in seven shards that are merged in random order, killed and started
 * again, and by two workers of a queue of which one is killed (where there is a redis-server). Says whether all of them
 * have the same bytes, and ends with 1 if not, or if it took too much CPU time or memory.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from './programs.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const SHARDS = 7
/** CPU time with two threads beside one; memory of sixteen times the points, collections apart. */
const MOST_CPU = 1.15
const MOST_GROWTH = 1.5
const PORT = 16_379
const main = join(root, 'dist', 'cli', 'main.js')
const folder = mkdtempSync(join(tmpdir(), 'agner-sweep-'))
const at = (name: string): string => join(folder, name)
/** What a process has used, all threads together, as it ends. */
const hook = at('usage.cjs')
writeFileSync(
  hook,
  `process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
require('node:fs').writeFileSync(process.env.USAGE_FILE, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, mebibytes: maxRSS / 1024 })) })\n`,
)
/** 25 × 20 points. */
const GRID = ['--vary', 'groups.team.agents=5..29', '--vary', 'volume=60%..155% by 5%']
/** 125 of them; four times as many. */
const QUARTER = ['--vary', 'groups.team.agents=5..29', '--vary', 'volume=60%..80% by 5%']
const FOURFOLD = [...GRID, '--vary', 'types.support.patience.mean=2m,3m,4m,5m']
const scenario = join(root, 'scenarios', 'helpdesk.yaml')
const sweepArgs = (out: string, ...more: string[]): string[] => {
  return [
    'sweep',
    scenario,
    ...(more.includes('--vary') ? [] : GRID),
    '--replications',
    '50',
    '--quiet',
    '-o',
    at(out),
    ...more,
  ]
}

interface Usage {
  readonly seconds: number
  readonly mebibytes: number
  /** Wall clock, seconds. */
  readonly took: number
}

function used(args: readonly string[]): Usage {
  const file = at('usage.json')
  const started = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['--require', hook, main, ...args], {
    env: { ...process.env, USAGE_FILE: file },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`agner ${args.join(' ')} ended with ${status}: ${stderr}`)
  return { ...JSON.parse(readFileSync(file, 'utf8')), took: (performance.now() - started) / 1000 }
}

const begun = (args: readonly string[]): ChildProcess => spawn(process.execPath, [main, ...args], { stdio: 'ignore' })
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('close', resolve))
const linesIn = (file: string): number => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0)
const partsIn = (out: string): number =>
  existsSync(join(at(out), 'points')) ? readdirSync(join(at(out), 'points')).length : 0

/** Of every file, by its name. */
function bytesOf(out: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(at(out), { recursive: true, encoding: 'utf8' }).toSorted())
    if (!statSync(join(at(out), name)).isDirectory()) hash.update(name).update(readFileSync(join(at(out), name)))
  return hash.digest('hex').slice(0, 16)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}

/** Fewer than all, and more than none: a moment to break off. */
async function halfway(out: string): Promise<void> {
  while (partsIn(out) < 3 || linesIn(join(at(out), 'unfinished.ndjson')) < 200) await wait(20)
}

try {
  const ratios: number[] = []
  const faster: number[] = []
  let memory = { one: 0, two: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    for (const out of ['one', 'two']) rmSync(at(out), { recursive: true, force: true })
    const one = used(sweepArgs('one', '--workers', '1'))
    const two = used(sweepArgs('two', '--workers', '2'))
    ratios.push(two.seconds / one.seconds)
    faster.push(one.took / two.took)
    memory = { one: Math.max(memory.one, one.mebibytes), two: Math.max(memory.two, two.mebibytes) }
    console.log(
      `round ${round + 1}: one thread ${one.took.toFixed(1)} s, ${one.seconds.toFixed(1)} s CPU; two ${two.took.toFixed(1)} s, ${two.seconds.toFixed(1)} s CPU`,
    )
  }
  console.log(
    `CPU time with two threads: ${median(ratios).toFixed(3)} × one (median); ${median(faster).toFixed(2)} × as fast`,
  )
  const quarter = used(sweepArgs('quarter', '--workers', '1', ...QUARTER))
  const fourfold = used(sweepArgs('fourfold', '--workers', '1', ...FOURFOLD))
  console.log(
    `most memory: one thread ${memory.one.toFixed(0)} MiB, two ${memory.two.toFixed(0)}; of a quarter of the points ${quarter.mebibytes.toFixed(0)}, of four times as many ${fourfold.mebibytes.toFixed(0)}`,
  )

  const shards = Array.from({ length: SHARDS }, (_, i) => i + 1)
  for (const shard of shards) used(sweepArgs(`part-${shard}`, '--shard', `${shard}/${SHARDS}`))
  const shuffled = shards.map((shard) => ({ shard, key: Math.random() })).toSorted((a, b) => a.key - b.key)
  for (const { shard } of shuffled)
    spawnSync(process.execPath, [main, 'merge', at(`part-${shard}`), '-o', at('merged'), '-q'])
  console.log(`${SHARDS} shards, merged in the order ${shuffled.map(({ shard }) => shard).join(' ')}`)

  const killed = begun(sweepArgs('killed', '--workers', '2'))
  await halfway('killed')
  killed.kill('SIGKILL')
  await ended(killed)
  const kept = linesIn(join(at('killed'), 'unfinished.ndjson'))
  const { stdout } = spawnSync(process.execPath, [main, ...sweepArgs('killed', '--no-timing')], { encoding: 'utf8' })
  console.log(`killed with ${kept} points done, started again: ${stdout.trim().replace(folder, '')}`)

  const same = ['one', 'two', 'merged', 'killed']
  if (spawnSync('redis-server', ['--version']).status === 0) {
    const redis = spawn('redis-server', ['--port', String(PORT), '--bind', '127.0.0.1', '--save', ''], {
      stdio: 'ignore',
    })
    await wait(1000)
    const url = `redis://127.0.0.1:${PORT}`
    const [lost, left] = [
      begun(['worker', '--queue', url, '--workers', '1']),
      begun(['worker', '--queue', url, '--workers', '1']),
    ]
    const started = performance.now()
    const sweep = begun(sweepArgs('queue', '--queue', url))
    await halfway('queue')
    lost.kill('SIGKILL')
    const code = await ended(sweep)
    console.log(
      `queue, one of two workers killed: exit ${code}, ${((performance.now() - started) / 1000).toFixed(1)} s`,
    )
    left.kill('SIGINT')
    redis.kill()
    await Promise.all([ended(left), ended(redis)])
    same.push('queue')
  } else console.log('no redis-server here: the queue is left out')

  const hashes = same.map((out) => [out, bytesOf(out)] as const)
  for (const [out, hash] of hashes) console.log(`${hash} ${out}`)
  const isSame = new Set(hashes.map(([, hash]) => hash)).size === 1
  console.log(isSame ? 'the same bytes' : 'NOT the same bytes')
  const isFlat = fourfold.mebibytes < MOST_GROWTH * quarter.mebibytes
  if (!isFlat) console.log(`memory is NOT flat: sixteen times the points take more than ${MOST_GROWTH} times as much`)
  const isCheap = median(ratios) <= MOST_CPU
  if (!isCheap) console.log(`two threads take MORE than ${MOST_CPU} times the CPU time of one`)
  process.exitCode = isSame && isFlat && isCheap ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
