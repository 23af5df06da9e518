import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { asyncBufferFromFile, parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { agner, agnerHere, inFolder, main } from './agner.ts'
import { contents } from './folders.ts'

const small = `agner: 1
name: Small
hours: 09:00-11:00
calendar: { interval: 1h }
types: { calls: { arrivals: 30/h, talk: { law: exponential, mean: 4m }, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 3 } }
employers: { center: { wage: EUR 20/h } }
run: { replications: 5 }
`
const VARIED = ['--vary', 'groups.team.agents=2..9', '--vary', 'types.calls.talk.mean=3m,4m,5m']
const FEW = ['--vary', 'groups.team.agents=2..5', '--vary', 'types.calls.talk.mean=3m,5m']
const sweep = (args: readonly string[], cwd: string) => agner(['sweep', 'a.yaml', '--no-timing', ...args], { cwd })

async function rowsIn(folder: string, table: string): Promise<Record<string, unknown>[]> {
  const parts = readdirSync(join(folder, table)).toSorted()
  const rows = await Promise.all(
    parts.map(async (part) => parquetReadObjects({ file: await asyncBufferFromFile(join(folder, table, part)) })),
  )
  return rows.flat()
}

describe('agner sweep', () => {
  test('gives tables with a row a point, and a row a figure; the figures of a point are those of a run', async () => {
    await inFolder({ 'a.yaml': small }, async (cwd) => {
      const { code, stderr, stdout } = sweep([...FEW, '-o', 'out'], cwd)
      expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: '', stdout: '8 of 8 points simulated: out\n' })
      const points = await rowsIn(join(cwd, 'out'), 'points')
      expect(points).toHaveLength(8)
      const at = points.findIndex((row) => row['groups.team.agents'] === 4 && row['types.calls.talk.mean'] === 300)
      expect(points[at]).toMatchObject({ point: at, 'types.calls.talk.mean as written': '5m', replications: 5 })
      const figures = (await rowsIn(join(cwd, 'out'), 'figures')).filter(({ point }) => point === at)
      const run = JSON.parse(
        agner(['run', 'a.yaml', '--json', '--set', 'groups.team.agents=4', '--set', 'types.calls.talk.mean=5m'], {
          cwd,
        }).stdout,
      )
      expect(points[at].scenario).toBe(run.scenario.hash)
      expect(Number(points[at].contacts)).toBe(run.contacts)
      for (const [scope, name, figure, unit] of [
        ['totals', '', 'serviceLevel', 'share'],
        ['queues', 'calls', 'waitP90', 'seconds'],
        ['groups', 'team', 'occupancy', 'share'],
        ['totals', '', 'cost', 'money'],
      ] as const) {
        const own = scope === 'totals' ? run.totals : run[scope][name]
        const row = figures.find((one) => one.scope === scope && one.name === name && one.figure === figure)
        expect(row).toEqual({ point: at, scope, name, figure, unit, ...own[figure] })
      }
      const [part] = readdirSync(join(cwd, 'out', 'figures'))
      const bytes = readFileSync(join(cwd, 'out', 'figures', part))
      const metadata = Object.fromEntries(
        (parquetMetadata(new Uint8Array(bytes).buffer).key_value_metadata ?? []).map(({ key, value }) => [key, value]),
      )
      const manifest = JSON.parse(readFileSync(join(cwd, 'out', 'manifest.json'), 'utf8'))
      expect(metadata).toMatchObject({
        'agner.scenario': manifest.scenario.hash,
        'agner.seed': '1',
        'agner.currency': 'EUR',
      })
      expect(manifest.axes).toEqual([
        { path: 'groups.team.agents', unit: '' },
        { path: 'types.calls.talk.mean', unit: 's' },
      ])
    })
  }, 60_000)

  test('the same bytes with one thread and with two, and with parts that are merged in any order', () => {
    inFolder({ 'a.yaml': small }, (cwd) => {
      sweep([...FEW, '--workers', '1', '-o', 'one'], cwd)
      for (const part of ['2/2', '1/2']) {
        const args = [...FEW, '--workers', '2', '--shard', part, '-o', `part-${part[0]}`]
        expect(sweep(args, cwd).code).toBe(0)
      }
      const first = agner(['merge', 'part-2', '-o', 'whole'], { cwd })
      expect(first.code).toBe(3)
      expect(first.stderr).toContain('4 points are missing')
      // Twice the same, and one that was there before.
      const second = agner(['merge', 'part-2', 'part-1', '-o', 'whole'], { cwd })
      expect(second).toEqual({ code: 0, stderr: '', stdout: '8 of 8 points: whole\n' })
      const one = contents(join(cwd, 'one'))
      expect(Object.keys(one)).toEqual(['figures/part-00000.parquet', 'manifest.json', 'points/part-00000.parquet'])
      expect(contents(join(cwd, 'whole'))).toEqual(one)
    })
  }, 120_000)

  test('killed and started again it does only what is missing', async () => {
    await inFolder({ 'a.yaml': small.replace('replications: 5', 'replications: 150') }, async (cwd) => {
      const args = ['sweep', join(cwd, 'a.yaml'), ...VARIED, '--workers', '2', '-o', join(cwd, 'out')]
      const child = spawn(process.execPath, [main, ...args])
      const ended = new Promise((resolve) => child.on('close', resolve))
      const journal = join(cwd, 'out', 'unfinished.ndjson')
      while (!existsSync(journal) || readFileSync(journal, 'utf8').split('\n').length < 5) await wait(20)
      child.kill('SIGKILL')
      await ended
      const lines = readFileSync(journal, 'utf8').split('\n').length - 1
      const again = agner([...args, '--no-timing'])
      expect(again.stdout).toMatch(new RegExp(`^${24 - lines} of 24 points simulated, ${lines} were there before: `))
      sweep([...VARIED, '-o', 'whole'], cwd)
      expect(contents(join(cwd, 'out'))).toEqual(contents(join(cwd, 'whole')))
    })
  }, 120_000)

  test('as CSV', () => {
    inFolder({ 'a.yaml': small }, (cwd) => {
      sweep(['--zip', 'groups.team.agents=2,3', '--zip', 'volume=-20%,+10%', '--format', 'csv', '-o', 'out'], cwd)
      const [head, ...rows] = readFileSync(join(cwd, 'out', 'points', 'part-00000.csv'), 'utf8')
        .trim()
        .split('\n')
      expect(head).toBe(
        'point,groups.team.agents,groups.team.agents as written,volume,volume as written,scenario,replications,contacts,events',
      )
      expect(rows.map((row) => row.split(',').slice(0, 5))).toEqual([
        ['0', '2', '2', '-0.2', "'-20%"],
        ['1', '3', '3', '0.1', "'+10%"],
      ])
    })
  }, 60_000)

  test.each([
    [['-o', 'out'], 'nothing to vary'],
    [[...VARIED], 'name the folder of results with -o'],
    [['--vary', 'groups.teem.agents=1..3', '-o', 'out'], 'did you mean team?'],
    [
      ['--vary', 'groups.team.agents=1..3', '--design', 'cube', '-o', 'out'],
      '--design: expected grid, latin, sobol, found "cube"',
    ],
    [
      ['--vary', 'groups.team.agents=1..3', '--format', 'xls', '-o', 'out'],
      '--format: expected parquet or csv, found "xls"',
    ],
    [['--vary', 'groups.team.agents=1..3', '--shard', '4/3', '-o', 'out'], 'part 4 of 3 is none'],
    [
      ['--vary', 'groups.team.agents=1..3', '--shard', 'auto', '-o', 'out'],
      'neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set',
    ],
    [['--points', 'b.csv', '-o', 'out'], 'cannot read b.csv'],
    [
      ['--vary', 'groups.team.agents=1..3', '--replications', '5', '--precision', 'asa=1s', '-o', 'out'],
      'name one of them',
    ],
  ])('a mistake is told, and nothing is written: %j', async (args, message) => {
    await inFolder({ 'a.yaml': small }, async (cwd) => {
      const placed = args.map((arg, i) => (args[i - 1] === '-o' ? join(cwd, arg) : arg))
      const { code, stderr, stdout } = await agnerHere(['sweep', join(cwd, 'a.yaml'), ...placed])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain(message)
      expect(stderr).not.toMatch(/ at .*\.js/)
      expect(existsSync(join(cwd, 'out'))).toBe(false)
    })
  })

  test('folders that are of something else are left as they are', async () => {
    await inFolder({ 'a.yaml': small }, async (cwd) => {
      const at = (name: string) => join(cwd, name)
      const refusal = async (...args: string[]) => (await agnerHere(['sweep', at('a.yaml'), ...args])).stderr
      mkdirSync(join(cwd, 'mine'))
      writeFileSync(join(cwd, 'mine', 'notes.txt'), 'mine')
      expect(await refusal(...VARIED, '-o', at('mine'))).toContain('is no folder of a sweep: it holds notes.txt')
      expect(readdirSync(join(cwd, 'mine'))).toEqual(['notes.txt'])
      sweep(['--vary', 'groups.team.agents=2,3', '-o', 'out'], cwd)
      const before = contents(join(cwd, 'out'))
      expect(await refusal('--vary', 'groups.team.agents=2,4', '-o', at('out'))).toContain(
        'holds the results of another design',
      )
      expect(await refusal('--vary', 'groups.team.agents=2,3', '--seed', '7', '-o', at('out'))).toContain(
        'another seed: 1, not 7',
      )
      writeFileSync(join(cwd, 'a.yaml'), small.replace('30/h', '31/h'))
      expect(await refusal('--vary', 'groups.team.agents=2,3', '-o', at('out'))).toContain('another scenario')
      expect(contents(join(cwd, 'out'))).toEqual(before)
      writeFileSync(join(cwd, 'mine', 'manifest.json'), '{"kind":"else"}')
      expect(await refusal(...VARIED, '-o', at('mine'))).toContain('is no manifest of a sweep')
      expect((await agnerHere(['merge', at('mine'), at('out'), '-o', at('both')])).code).toBe(2)
    })
  }, 60_000)

  test('tables that are damaged or gone are made again; merging leaves its sources as they are', () => {
    inFolder({ 'a.yaml': small }, (cwd) => {
      const few = ['--vary', 'groups.team.agents=2,3', '-o']
      sweep([...few, 'whole'], cwd)
      const whole = contents(join(cwd, 'whole'))
      for (const harm of ['gone', 'cut'] as const) {
        sweep([...few, harm], cwd)
        const file = join(cwd, harm, 'figures', 'part-00000.parquet')
        if (harm === 'gone') rmSync(file)
        else truncateSync(file, 100)
        const damaged = contents(join(cwd, harm))
        const merged = agner(['merge', harm, '-o', `${harm}-merged`], { cwd })
        expect({ code: merged.code, stdout: merged.stdout }).toEqual({
          code: 3,
          stdout: `0 of 2 points: ${harm}-merged\n`,
        })
        expect(contents(join(cwd, harm))).toEqual(damaged)
        expect(sweep([...few, harm], cwd).stdout).toBe(`2 of 2 points simulated: ${harm}\n`)
        expect(contents(join(cwd, harm))).toEqual(whole)
      }
      sweep([...few, 'part', '--shard', '1/2'], cwd)
      const [journal] = readdirSync(join(cwd, 'part')).filter((name) => name.endsWith('.ndjson'))
      // As the sweep of a whole has it, with a line that was not written to its end.
      writeFileSync(
        join(cwd, 'part', 'unfinished.ndjson'),
        readFileSync(join(cwd, 'part', journal), 'utf8') + '{"point":1,"te',
      )
      const before = contents(join(cwd, 'part'))
      expect(agner(['merge', 'part', '-o', 'parts'], { cwd }).code).toBe(3)
      expect(contents(join(cwd, 'part'))).toEqual(before)
    })
  }, 60_000)

  test('points that are not as precise as asked are told', () => {
    inFolder({ 'a.yaml': small }, (cwd) => {
      const args = [
        '--vary',
        'groups.team.agents=2,3',
        '--precision',
        'asa=0.1%',
        '--max-replications',
        '30',
        '-o',
        'out',
      ]
      expect(sweep(args, cwd)).toEqual({
        code: 0,
        stdout: '2 of 2 points simulated: out\n',
        stderr: 'agner: 2 of them not as precise as asked after 30 replications (--max-replications)\n',
      })
    })
  })

  test.skipIf(process.getuid?.() === 0)(
    'a folder that cannot be written is told before anything is simulated',
    () => {
      inFolder({ 'a.yaml': small }, (cwd) => {
        mkdirSync(join(cwd, 'locked'))
        chmodSync(join(cwd, 'locked'), 0o500)
        const { code, stderr } = sweep([...VARIED, '-o', 'locked/out'], cwd)
        expect({ code, stderr }).toEqual({
          code: 2,
          stderr: 'agner: cannot make the folder locked/out: permission denied\n',
        })
      })
    },
    60_000,
  )

  test('points that cannot be are told, and the others are done', () => {
    inFolder({ 'a.yaml': small }, (cwd) => {
      // Each end is sound by itself, and what lies between is not.
      const args = ['--vary', 'types.calls.goal=80% in 20s,80 in 20s,90% in 20s', '-o', 'out']
      const { code, stderr } = sweep(args, cwd)
      expect(code).toBe(2)
      expect(stderr).toContain('at point 1 (types.calls.goal=80 in 20s)')
      const journal = readFileSync(join(cwd, 'out', 'unfinished.ndjson'), 'utf8')
        .trim()
        .split('\n')
      expect(journal).toHaveLength(2)
    })
  }, 60_000)
})
