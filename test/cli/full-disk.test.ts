import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agner, inFolder } from './agner.ts'
import { contents } from './folders.ts'

const small = `agner: 1
hours: 09:00-11:00
calendar: { interval: 1h }
types: { calls: { arrivals: 30/h, talk: 4m, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 3 } }
run: { replications: 2 }
`
const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0

test('a disk that is full is told; with room again the same command does what is missing', (context) => {
  inFolder({ 'a.yaml': small }, (cwd) => {
    const disk = join(cwd, 'disk')
    mkdirSync(disk)
    if (!mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk)) context.skip('no right to mount a small disk')
    try {
      const sweep = (folder: string) =>
        agner(['sweep', 'a.yaml', '--vary', 'groups.team.agents=2..21', '--no-timing', '-o', folder], { cwd })
      const { code, stderr, stdout } = sweep('disk/out')
      expect({ code, stderr, stdout }).toEqual({
        code: 2,
        stderr: 'agner: cannot write disk/out/unfinished.ndjson: the disk is full\n',
        stdout: '',
      })
      const whole = readFileSync(join(disk, 'out', 'unfinished.ndjson'), 'utf8').split('\n').length - 1
      expect(whole).toBeGreaterThan(0)
      mount('-o', 'remount,size=16m', disk)
      expect(sweep('disk/out')).toEqual({
        code: 0,
        stderr: '',
        stdout: `${20 - whole} of 20 points simulated, ${whole} were there before: disk/out\n`,
      })
      sweep('whole')
      expect(contents(join(disk, 'out'))).toEqual(contents(join(cwd, 'whole')))
    } finally {
      spawnSync('umount', [disk])
    }
  })
}, 120_000)
