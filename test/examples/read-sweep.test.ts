import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agner } from '../cli/agner.ts'

const scenario = `agner: 1
name: Shop
hours: 09:00-11:00
types: { calls: { arrivals: 30/h, talk: { law: exponential, mean: 4m }, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 3 } }
employers: { center: { wage: EUR 20/h } }
run: { replications: 4 }
`
const home = mkdtempSync(join(tmpdir(), 'agner-examples-'))
const folder = join(home, 'out it')

/** The first of several programs that can do what a script needs. */
function programThat(programs: readonly string[], ...args: readonly string[]): string | undefined {
  return programs.find((program) => spawnSync(program, args).status === 0)
}

// A python of one's own often has no pandas where the system's has.
const python = programThat(['python3', '/usr/bin/python3', 'python'], '-c', 'import pandas')
const rscript = programThat(['Rscript'], '--version')

interface Told {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** The table of a script: tabs between, numbers where they are. */
function toldBy(program: string, script: string, ...args: readonly string[]): Told {
  const { status, stderr, stdout } = spawnSync(program, [resolve('examples', script), folder, ...args], {
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const lines = stdout.trim().split('\n')
  const table = lines.slice(lines.findIndex((line) => line.startsWith('point\t'))).map((line) => line.split('\t'))
  const [head, ...rows] = table
  return { head, rows: rows.map((row) => row.map((cell) => (Number.isNaN(Number(cell)) ? cell : Number(cell)))) }
}

/** What is in the folder, by our own reading: point, agents, volume, value, low, high. */
function inFolder(figure: string): (string | number)[][] {
  const table = (name: string): string[][] => {
    const text = readFileSync(join(folder, name, 'part-00000.csv'), 'utf8')
    return text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
  }
  const totals = table('figures').filter(([, scope, , own]) => scope === 'totals' && own === figure)
  return table('points').map(([point, agents, , volume], i) => {
    expect(totals[i][0]).toBe(point)
    return [point, agents, volume, ...totals[i].slice(5)].map(Number)
  })
}

/** R reads one number in some thousands a last bit beside. */
function expectAlmost(told: Told['rows'], there: readonly (readonly (string | number)[])[]): void {
  const off = (a: number, b: number): boolean => !(Math.abs(a - b) <= Number.EPSILON * Math.abs(b))
  expect(told.map((row) => row.length)).toEqual(there.map((row) => row.length))
  expect(told.flat().filter((cell, i) => off(Number(cell), Number(there.flat()[i])))).toEqual([])
}

beforeAll(() => {
  writeFileSync(join(home, 'shop.yaml'), scenario)
  const varied = ['--vary', 'groups.team.agents=2,3', '--vary', 'volume=-20%,+10%']
  agner(['sweep', 'shop.yaml', ...varied, '--workers', '1', '--format', 'csv', '-o', folder], { cwd: home })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('examples that read a sweep', () => {
  test.skipIf(python === undefined)(
    `python tells what is in the folder, to the last bit${python === undefined ? ' (skipped: no python3 with pandas)' : ''}`,
    () => {
      const { head, rows } = toldBy(python!, 'python/read_sweep.py')
      expect(head).toEqual(['point', 'groups.team.agents', 'volume [share]', 'serviceLevel [share]', 'low', 'high'])
      expect(rows).toEqual(inFolder('serviceLevel'))
      expect(toldBy(python!, 'python/read_sweep.py', 'cost').head[3]).toBe('cost [EUR]')
      expect(toldBy(python!, 'python/read_sweep.py', 'cost').rows).toEqual(inFolder('cost'))
    },
  )

  test.skipIf(rscript === undefined)(
    `R tells what is in the folder, to a last bit${rscript === undefined ? ' (skipped: no Rscript)' : ''}`,
    () => {
      const { head, rows } = toldBy(rscript!, 'r/read_sweep.R')
      expect(head.slice(3)).toEqual(['serviceLevel [share]', 'low', 'high'])
      expectAlmost(rows, inFolder('serviceLevel'))
      expectAlmost(toldBy(rscript!, 'r/read_sweep.R', 'cost').rows, inFolder('cost'))
    },
  )
})
