import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { agner, agnerHere, helpdesk, inFolder } from './agner.ts'

const run = (args: readonly string[], env?: Record<string, string>) =>
  inFolder({ 'a.yaml': helpdesk }, (cwd) => agner(['run', 'a.yaml', ...args], { cwd, env }))

/** What needs no process of its own. */
const runHere = (args: readonly string[], env?: Record<string, string>) =>
  inFolder({ 'a.yaml': helpdesk }, (cwd) => agnerHere(['run', join(cwd, 'a.yaml'), ...args], env))

describe('agner run', () => {
  test('prints a table on stdout and nothing on stderr', () => {
    const { code, stdout, stderr } = run([])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Helpdesk, 08:00–12:00, 5 replications\n/)
    expect(stdout).toMatch(/\nsupport +\d+\.\d +\d\d\.\d % ± \d/)
    expect(stdout).not.toMatch(/NaN|undefined|null|\u001b/)
  })

  test('--seed is text, --replications a number, both in place of those of the scenario', async () => {
    const { stdout } = await runHere(['--seed', '007', '--replications', '3', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ seed: '007', replications: 3, scenario: { name: 'Helpdesk' } })
  })

  test('a seed that is no text is refused', async () => {
    expect(await agnerHere(['run', 'a.yaml', '--seed', ''])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'agner: --seed: expected any text, found ""\n',
    })
  })

  test('--json --no-timing gives the same bytes twice, and other bytes for another seed', async () => {
    const withSeed = (seed: string) => ['--json', '--no-timing', '--seed', seed]
    const first = run(withSeed('a')).stdout
    const { stdout: second } = await runHere(withSeed('a'))
    const { stdout: other } = await runHere(withSeed('b'))
    expect(second).toBe(first)
    expect(other).not.toBe(first)
    expect(JSON.parse(first)).not.toHaveProperty('seconds')
  })

  test('--intervals lists the intervals in which there is something, not the closed hours', async () => {
    expect((await runHere(['--intervals'])).stdout).not.toMatch(/\n03:30 /)
    expect((await runHere([])).stdout).not.toContain('\n03:30')
  })

  test('- reads the scenario from standard input', async () => {
    const { code, stdout } = agner(['run', '-', '--json', '--no-timing'], { input: helpdesk })
    expect(code).toBe(0)
    expect(stdout).toBe((await runHere(['--json', '--no-timing'])).stdout)
  })

  test('COLUMNS is the width where there is no terminal', async () => {
    const widest = async (columns: string) => {
      const { stdout } = await runHere([], { COLUMNS: columns })
      return Math.max(...stdout.split('\n').map(({ length }) => length))
    }
    expect(await widest('70')).toBeLessThanOrEqual(70)
    expect(await widest('160')).toBeGreaterThan(100)
  })

  test('a pipe has no colours, on a CI server either', () => {
    expect(run([], { CI: 'true' }).stdout).not.toContain('\u001b[')
  })

  test('FORCE_COLOR colours a pipe; NO_COLOR and --no-color win', async () => {
    const shown = async (args: readonly string[], env: Record<string, string>) => (await runHere(args, env)).stdout
    expect(run([], { FORCE_COLOR: '1' }).stdout).toContain('\u001b[')
    expect(await shown([], { FORCE_COLOR: '1' })).toContain('\u001b[')
    expect(await shown([], { FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001b[')
    expect(await shown(['--no-color'], { FORCE_COLOR: '1' })).not.toContain('\u001b[')
  })
})

describe('-o', () => {
  test('writes the document beside the table, and leaves nothing else behind', () => {
    inFolder({ 'a.yaml': helpdesk, 'figures.json': 'old' }, (cwd) => {
      const { code, stdout, stderr } = agner(['run', 'a.yaml', '-o', 'figures.json'], { cwd })
      expect({ code, stderr }).toEqual({ code: 0, stderr: 'agner: wrote figures.json\n' })
      expect(stdout).toContain('Helpdesk')
      expect(JSON.parse(readFileSync(join(cwd, 'figures.json'), 'utf8'))).toMatchObject({ replications: 5 })
      expect(readdirSync(cwd).sort()).toEqual(['a.yaml', 'figures.json'])
    })
  })

  test('writes through a link, whether its end is there or not', async () => {
    await inFolder({ 'a.yaml': helpdesk, 'old.json': 'old' }, async (cwd) => {
      const runTo = (output: string) => agnerHere(['run', join(cwd, 'a.yaml'), '-q', '-o', join(cwd, output)])
      mkdirSync(join(cwd, 'kept'))
      symlinkSync('old.json', join(cwd, 'link.json'))
      symlinkSync(join('kept', 'new.json'), join(cwd, 'ahead.json'))
      for (const [link, end] of [
        ['link.json', 'old.json'],
        ['ahead.json', 'kept/new.json'],
      ]) {
        expect(await runTo(link)).toMatchObject({ code: 0, stderr: '' })
        expect(lstatSync(join(cwd, link)).isSymbolicLink()).toBe(true)
        expect(JSON.parse(readFileSync(join(cwd, end), 'utf8'))).toMatchObject({ replications: 5 })
      }
      symlinkSync('loop.json', join(cwd, 'loop.json'))
      const { code, stderr } = await runTo('loop.json')
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('links lead in a circle') })
      expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([])
    })
  })

  test('a scenario that cannot be run leaves the old file alone', () => {
    inFolder({ 'a.yaml': 'agner: 2\n', 'figures.json': 'old' }, (cwd) => {
      expect(agner(['run', 'a.yaml', '-o', 'figures.json'], { cwd }).code).toBe(2)
      expect(readFileSync(join(cwd, 'figures.json'), 'utf8')).toBe('old')
      expect(readdirSync(cwd).sort()).toEqual(['a.yaml', 'figures.json'])
    })
  })

  test('--months prints month by month where somebody is paid, and says so where nobody is', async () => {
    expect(await runHere(['--months'])).toMatchObject({ code: 0, stderr: 'agner: nobody is paid in this scenario\n' })
    const { code, stdout, stderr } = await agnerHere([
      'run',
      'scenarios/blended.yaml',
      '--months',
      '--replications',
      '2',
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^month +cost +invoiced +FTE/m)
    expect(stdout).toMatch(/^contract +provider +month +invoiced/m)
  })

  test('--quiet says nothing on stderr', () => {
    expect(run(['-q', '-o', 'figures.json']).stderr).toBe('')
  })
})

describe('a broken scenario', () => {
  const broken = helpdesk.replace('name:', 'nam:').replace('[support]', '[suport]').replace('agents: 6', 'agents: -6')

  test.each(['run', 'check'])(
    'agner %s tells all problems with their places, exits with 2 and shows no stack',
    (command) => {
      const { code, stdout, stderr } = inFolder({ 'a.yaml': broken }, (cwd) => agner([command, 'a.yaml'], { cwd }))
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(
        /^a\.yaml:2:1: error: .*nam.*\n {2}2 \| nam: Helpdesk\n {4}\| \^\^\^\n {2}did you mean name\?/,
      )
      expect(stderr).toMatch(/\na\.yaml:13:14: error: .*suport/)
      expect(stderr).toMatch(/\na\.yaml:14:13: error: .*-6/)
      expect(stderr).toMatch(/\n3 errors\n$/)
      expect(stderr).not.toMatch(/^ {4}at /m)
    },
  )
})

describe('agner check', () => {
  test('says what was understood: types, groups, load against staffing', () => {
    const { code, stdout, stderr } = inFolder({ 'a.yaml': helpdesk }, (cwd) => agner(['check', 'a.yaml'], { cwd }))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^a\.yaml: ok\n/)
    // 60 an hour for four hours, of 270 s: 4.5 Erlangs for 6 agents
    expect(stdout).toMatch(/\nsupport +support +240 a day +4:30 +4\.5 +4\.5 +exponential +80 % in 20 s\n/)
    expect(stdout).toMatch(/\nteam +6 +6 +24 h a day +support\n/)
    expect(stdout).toMatch(/4\.5 Erlangs for 6 agents,\s75 %/)
  })

  test('a warning goes to stderr with its place, and the scenario is still ok', () => {
    const busy = helpdesk.replace('agents: 6', 'agents: 3')
    const { code, stdout, stderr } = inFolder({ 'a.yaml': busy }, (cwd) => agner(['check', 'a.yaml'], { cwd }))
    expect(code).toBe(0)
    expect(stdout).toMatch(/^a\.yaml: ok, with 1 warning\n/)
    expect(stderr).toMatch(/^a\.yaml:\d+:\d+: warning: .*more work/)
  })
})

describe('agner init', () => {
  test('writes a scenario that runs without warnings', () => {
    inFolder({}, (cwd) => {
      const { code, stdout, stderr } = agner(['init', 'first.yaml'], { cwd })
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
      expect(stderr).toContain('agner run first.yaml')
      expect(readdirSync(cwd)).toEqual(['first.yaml'])
      expect(agner(['check', 'first.yaml'], { cwd })).toMatchObject({ code: 0, stderr: '' })
      expect(agner(['run', 'first.yaml', '--replications', '2'], { cwd })).toMatchObject({ code: 0, stderr: '' })
    })
  })

  test('replaces nothing unless told to', () => {
    inFolder({ 'scenario.yaml': 'mine' }, (cwd) => {
      const { code, stderr } = agner(['init'], { cwd })
      expect(code).toBe(2)
      expect(stderr).toContain('scenario.yaml is there already')
      expect(readFileSync(join(cwd, 'scenario.yaml'), 'utf8')).toBe('mine')
      expect(agner(['init', '--force'], { cwd }).code).toBe(0)
      expect(readFileSync(join(cwd, 'scenario.yaml'), 'utf8')).toContain('agner: 1')
    })
  })

  test('--force does not turn a folder into a file', () => {
    inFolder({}, (cwd) => {
      writeFileSync(join(cwd, 'a.txt'), '')
      expect(agner(['init', '--force', cwd + '/.yaml/'], { cwd }).code).toBe(2)
    })
  })
})
