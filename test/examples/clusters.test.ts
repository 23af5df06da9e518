import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { shardOf } from '../../src/cli/shard.ts'
import { agner, agnerHere, inFolder, main } from '../cli/agner.ts'

const scenario = `agner: 1
name: Shop
hours: 09:00-10:00
types: { calls: { arrivals: 30/h, talk: { law: exponential, mean: 4m }, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 3 } }
run: { replications: 2 }
`
const VARIED = ['--vary', 'groups.team.agents=10..30']
const at = (name: string): string => resolve('examples', 'clusters', name)
const text = (name: string): string => readFileSync(at(name), 'utf8')

/** Every file of a folder, by its path. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
  const plain = files.filter((file) => !statSync(join(folder, file)).isDirectory())
  return Object.fromEntries(plain.map((file) => [file, readFileSync(join(folder, file)).toString('base64')]))
}

/** Nothing is wrong with a command line but that there is no such scenario, or no such folder, here. */
async function expectSound(words: readonly string[]): Promise<void> {
  const [program, ...args] = words
  expect(program).toBe('agner')
  const { code, stderr } = await agnerHere(args)
  expect(code).toBe(2)
  expect(stderr).toMatch(/^agner: cannot read (shop\.yaml|(\S+\/)?manifest\.json): there is no such file or folder\n$/)
}

const option = (words: readonly string[], name: string): string => words[words.indexOf(name) + 1]

interface Pod {
  readonly containers: readonly { readonly command: string[]; readonly args?: string[] }[]
}

interface KubernetesObject {
  readonly kind: string
  readonly spec: { readonly completions?: number; readonly template?: { readonly spec: Pod } }
}

function jobIn(name: string): { completions?: number; words: string[] } {
  const documents = parseAllDocuments(text(name))
  expect(documents.flatMap(({ errors }) => errors)).toEqual([])
  const { spec } = documents.map((one): KubernetesObject => one.toJS()).find(({ kind }) => kind === 'Job')!
  const [{ args = [], command }] = spec.template!.spec.containers
  return { completions: spec.completions, words: [...command, ...args] }
}

describe('examples/clusters', () => {
  test.skipIf(process.platform === 'win32')(
    'slurm.sh: all tasks of an array, then what merges, give the bytes of one run',
    () => {
      inFolder({ 'shop.yaml': scenario }, (cwd) => {
        execFileSync('bash', ['-n', at('slurm.sh')])
        const bin = join(cwd, 'bin')
        mkdirSync(bin)
        writeFileSync(join(bin, 'agner'), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`)
        chmodSync(join(bin, 'agner'), 0o755)
        const PATH = bin + delimiter + process.env.PATH
        const slurm = { SLURM_ARRAY_TASK_COUNT: '3', SLURM_ARRAY_TASK_MIN: '0', SLURM_CPUS_PER_TASK: '1' }
        const task = (id: string): void => {
          execFileSync('bash', [at('slurm.sh')], {
            cwd,
            env: { ...process.env, PATH, ...slurm, SLURM_ARRAY_TASK_ID: id },
          })
        }
        task('2')
        // What a run leaves that was killed on another node.
        writeFileSync(join(cwd, 'out', '.lock-1-of-3'), JSON.stringify({ pid: 1, host: 'node-17' }))
        for (const id of ['0', '1']) task(id)
        const [, merge] = /--wrap '(.*)'/.exec(text('slurm.sh'))!
        const merged = execFileSync('bash', ['-c', merge], { cwd, env: { ...process.env, PATH }, encoding: 'utf8' })
        expect(merged).toBe('21 of 21 points: out\n')
        expect(agner(['sweep', 'shop.yaml', ...VARIED, '--workers', '1', '-o', 'one'], { cwd }).code).toBe(0)
        expect(contents(join(cwd, 'out'))).toEqual(contents(join(cwd, 'one')))
      })
    },
    60_000,
  )

  test('slurm.sh: directives are those that sbatch knows', () => {
    const directives = [...text('slurm.sh').matchAll(/^#SBATCH --([\w-]+)=(\S+)$/gm)].map(([, name]) => name)
    expect(directives).toEqual(['job-name', 'array', 'ntasks', 'cpus-per-task', 'time', 'output'])
  })

  test('kubernetes.yaml: every pod of the job has a part of its own, and there are no others', async () => {
    const { completions = 0, words } = jobIn('kubernetes.yaml')
    await expectSound(words)
    const shards = Array.from({ length: completions }, (_, index) =>
      shardOf(option(words, '--shard'), { JOB_COMPLETION_INDEX: String(index) }),
    )
    expect(shards).toEqual(shards.map((_, index) => ({ number: index + 1, count: completions })))
    expect(completions).toBe(7)
    const merge = jobIn('kubernetes-merge.yaml').words
    await expectSound(merge)
    expect(merge.at(-1)).toBe(option(words, '-o'))
  })

  test('ci-matrix.yaml: every job of the matrix has a part of its own, and all are merged', async () => {
    const { jobs } = parse(text('ci-matrix.yaml'))
    const parts: number[] = jobs.part.strategy.matrix.part
    const runs = (job: { steps: { run?: string }[] }) =>
      job.steps.flatMap(({ run = '' }) => /^npx (agner .*)/.exec(run)?.[1] ?? [])
    const [sweep] = runs(jobs.part)
    const [merge] = runs(jobs.merge)
    for (const part of parts) {
      const words = sweep.replaceAll('${{ matrix.part }}', String(part)).split(' ')
      await expectSound(words)
      expect(shardOf(option(words, '--shard'), {})).toEqual({ number: part, count: parts.length })
      expect(option(words, '-o')).toBe(`part-${part}`)
    }
    expect(jobs.merge.needs).toBe('part')
    await expectSound(merge.replace('parts/part-*', parts.map((part) => `parts/part-${part}`).join(' ')).split(' '))
  })
})
