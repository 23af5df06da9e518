import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { agnerHere, helpdesk, inFolder } from './agner.ts'
import { childrenOf, parseXml } from '../report/xml.ts'

/** In a folder with the scenario, and one with an agent less. */
const files = { 'a.yaml': helpdesk, 'less.yaml': helpdesk.replace('agents: 6', 'agents: 4') }
const inDesk = <T>(use: (cwd: string) => T): T => inFolder(files, use)
const run = (args: readonly string[]) => inDesk((cwd) => agnerHere(['run', join(cwd, 'a.yaml'), ...args]))

describe('--fail-on', () => {
  test('a condition that holds ends with 3, after everything was printed and written', async () => {
    await inDesk(async (cwd) => {
      const output = join(cwd, 'a.json')
      const conditionArgs = ['--fail-on', 'serviceLevel < 99%', '--fail-on', 'asa > 10m']
      const { code, stdout, stderr } = await agnerHere(['run', join(cwd, 'a.yaml'), '-o', output, ...conditionArgs])
      expect(code).toBe(3)
      expect(stdout).toContain('Helpdesk')
      expect(stderr).toMatch(
        /wrote .*\nagner: failed: serviceLevel [\d.]+ % ± [\d.]+ < 99%\nagner: passed: asa [\d.]+ s ± [\d.]+, not > 10m\n$/,
      )
      const { conditions } = JSON.parse(readFileSync(output, 'utf8'))
      expect(conditions).toMatchObject([
        { condition: 'serviceLevel < 99%', verdict: 'failed', sure: true, value: expect.any(Number) },
        { condition: 'asa > 10m', verdict: 'passed', sure: true },
      ])
    })
  })

  test('none that holds ends with 0; --quiet says nothing of it', async () => {
    expect(await run(['-q', '--fail-on', 'serviceLevel < 1%', '--fail-on', 'goals'])).toMatchObject({
      code: 0,
      stderr: '',
    })
  })

  test('a limit within the interval is told, and what is printed like the limit is told exactly', async () => {
    const { totals } = JSON.parse((await run(['--json'])).stdout)
    const percent = (100 * totals.serviceLevel.value).toFixed(4)
    const { stderr } = await run(['--fail-on', `serviceLevel > ${percent}%`])
    expect(stderr).toMatch(
      /serviceLevel [\d.]+ % ± [\d.]+, exactly [\d.]+,? (not )?> [\d.]+% \(cannot be told: [\d.]+% lies in the interval/,
    )
  })

  test('a figure of which nothing was observed has failed', async () => {
    const { code, stderr } = await run(['-q', '--fail-on', 'meanWaitAbandoned > 1h', '--set', 'volume=1%'])
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: 'agner: failed: meanWaitAbandoned > 1h: it has no value, nothing was observed\n',
    })
  })

  test('a mistake ends with 2, before anything is simulated', async () => {
    expect(await run(['--fail-on', 'serviceLevel < 80%', '--fail-on', 'aza > 30s'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'agner: --fail-on "aza > 30s": no figure is called "aza"; did you mean asa?\n',
    })
    expect(await run(['--fail-on', 'regression'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--baseline FILE.json'),
    })
  })
})

describe('--baseline', () => {
  test('the run itself has not changed; with fewer agents it is worse, and regression ends with 3', async () => {
    await inDesk(async (cwd) => {
      const main = join(cwd, 'main.json')
      const runOf = (file: string, ...args: string[]) => agnerHere(['run', join(cwd, file), ...args])
      await runOf('a.yaml', '-q', '-o', main)
      const held = ['--baseline', main, '--fail-on', 'regression']
      const same = await runOf('a.yaml', ...held)
      expect(same).toMatchObject({
        code: 0,
        stderr: `agner: passed: regression: no figure is worse than in ${main}, beyond noise\n`,
      })
      expect(same.stdout).toMatch(/\nOf 6 figures: 6 the same;/)
      const less = await runOf('less.yaml', ...held, '--json', '-o', join(cwd, 'junit.xml'))
      expect(less.code).toBe(3)
      expect(less.stderr).toMatch(/agner: failed: regression: \d figures worse than in .*: service level, ASA/)
      const { baseline, ...rest } = JSON.parse(less.stdout)
      expect(Object.keys(rest).at(-1)).toBe('conditions')
      expect(baseline.figures[0]).toMatchObject({
        scope: 'totals',
        key: 'serviceLevel',
        better: 'higher',
        verdict: 'worse',
      })
      const report = parseXml(readFileSync(join(cwd, 'junit.xml'), 'utf8'))
      expect(childrenOf(report).map(({ attributes }) => attributes.name)).toEqual(['goals', 'conditions', 'baseline'])
    })
  })

  test('it is not written over, nor is what is no run read', async () => {
    await inDesk(async (cwd) => {
      const [main, scenario] = [join(cwd, 'main.json'), join(cwd, 'a.yaml')]
      writeFileSync(main, '{ "agner": "0.1.0", "variants": [] }')
      expect(await agnerHere(['run', scenario, '--baseline', main, '-o', main])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('it is the baseline; name another file'),
      })
      expect(await agnerHere(['run', scenario, '--baseline', main])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: `agner: --baseline ${main}: it is a document of another command; agner run --json writes one of a run\n`,
      })
    })
  })
})

describe('--annotations github', () => {
  const broken = helpdesk.replace('[support]', '[suport]')

  test.each(['run', 'check'])('agner %s marks what is wrong at its line, on stderr alone', async (command) => {
    await inFolder({ 'a.yaml': broken }, async (cwd) => {
      const { code, stdout, stderr } = await agnerHere([command, join(cwd, 'a.yaml'), '--annotations', 'github'], {
        GITHUB_WORKSPACE: cwd,
      })
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(
        /^::error file=a\.yaml,line=13,col=14,title=agner%3A scenario::.*suport.*%0Adid you mean support\?/,
      )
    })
  })

  test('agner run marks a missed goal at its line, and --json stays a document', async () => {
    await inDesk(async (cwd) => {
      const { code, stdout, stderr } = await agnerHere(
        ['run', join(cwd, 'less.yaml'), '-q', '--json', '--annotations', 'github'],
        { GITHUB_WORKSPACE: cwd },
      )
      expect(code).toBe(0)
      expect(JSON.parse(stdout).goals[0].verdict).toBe('missed')
      expect(stderr).toMatch(/^::(warning|error) file=less\.yaml,line=\d+/)
      expect(stderr).toMatch(
        /::error file=less\.yaml,line=10,col=11,title=agner%3A goal missed::support: 80 %25 in 20 s is missed/,
      )
    })
  })
})
