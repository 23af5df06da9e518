import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseXml, textOf } from '../report/xml.ts'
import { agner, agnerHere, helpdesk, inFolder } from './agner.ts'

const twoForms = `${helpdesk}variants: { doubled: { name: Helpdesk doubled, groups: { team: { agents: 12 } } } }\n`

describe('agner draw', () => {
  test('prints a picture where it is piped, the same bytes every time', () => {
    inFolder({ 'a.yaml': helpdesk }, (cwd) => {
      const { code, stdout, stderr } = agner(['draw', 'a.yaml'], { cwd })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(parseXml(stdout).name).toBe('svg')
      expect(agner(['draw', '-'], { cwd, input: helpdesk }).stdout).toBe(stdout)
    })
  })

  test('writes a picture and a flowchart, and says so unless asked not to', async () => {
    await inFolder({ 'a.yaml': helpdesk }, async (cwd) => {
      const [file, picture, chart] = ['a.yaml', 'a.svg', 'a.mmd'].map((name) => join(cwd, name))
      const { code, stdout, stderr } = await agnerHere(['draw', file, '-o', picture, '-o', chart])
      expect({ code, stdout, stderr }).toEqual({
        code: 0,
        stdout: '',
        stderr: `agner: wrote ${picture}\nagner: wrote ${chart}\n`,
      })
      expect(readFileSync(picture, 'utf8')).toBe((await agnerHere(['draw', file])).stdout)
      expect(readFileSync(chart, 'utf8')).toBe((await agnerHere(['draw', file, '--mermaid'])).stdout)
      expect(readFileSync(chart, 'utf8').split('\n')).toEqual([
        'flowchart LR',
        '  queue0[["support<br/>240 a day · 60 an hour<br/>80 % in 20 s"]]',
        '  group0("team<br/>6 agents")',
        '  queue0 --> group0',
        '',
      ])
      expect((await agnerHere(['draw', file, '-o', picture, '-q'])).stderr).toBe('')
    })
  })

  test('draws a variant, and what --set changes', async () => {
    await inFolder({ 'a.yaml': twoForms }, async (cwd) => {
      const drawn = async (...options: string[]) =>
        textOf(parseXml((await agnerHere(['draw', join(cwd, 'a.yaml'), ...options])).stdout))
      expect(await drawn()).toContain('6 agents')
      expect(await drawn('--variant', 'doubled')).toMatch(/^Helpdesk doubled.*12 agents/s)
      expect(await drawn('--set', 'groups.team.agents=9')).toContain('9 agents')
    })
  })

  test.each([
    [['-o', 'a.png'], /its name must end in .svg or .mmd/],
    [['-o', 'nowhere/a.svg'], /cannot write into .*nowhere/],
    [['--variant', 'doubld'], /--variant: no variant is called "doubld"; did you mean doubled\?/],
    [['--set', 'groups.tea.agents=9'], /tea/],
  ])('%j is refused in a line, with nothing written', async (options, message) => {
    await inFolder({ 'a.yaml': twoForms }, async (cwd) => {
      const paths = options.map((one) => (one.startsWith('a.') || one.includes('/') ? join(cwd, one) : one))
      const { code, stdout, stderr } = await agnerHere(['draw', join(cwd, 'a.yaml'), ...paths])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(message)
      expect(readdirSync(cwd)).toEqual(['a.yaml'])
    })
  })

  test('a scenario that is wrong is told so, and no picture of it is begun', async () => {
    await inFolder({ 'a.yaml': helpdesk.replace('skills: [support]', 'skills: [suport]') }, async (cwd) => {
      const picture = join(cwd, 'a.svg')
      const { code, stdout, stderr } = await agnerHere(['draw', join(cwd, 'a.yaml'), '-o', picture])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain('did you mean support?')
      expect(existsSync(picture)).toBe(false)
    })
  })

  test('a terminal is not filled with a picture', async () => {
    await inFolder({ 'a.yaml': helpdesk }, async (cwd) => {
      const { isTTY } = process.stdout
      process.stdout.isTTY = true
      try {
        const { code, stdout, stderr } = await agnerHere(['draw', join(cwd, 'a.yaml')])
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
        expect(stderr).toBe(
          'agner: a terminal shows no pictures: name a file, -o picture.svg; or --mermaid prints a flowchart\n',
        )
      } finally {
        process.stdout.isTTY = isTTY
      }
    })
  })

  test('the picture of the docs is what the command draws', async () => {
    const { stdout } = await agnerHere(['draw', 'scenarios/ivr.yaml'])
    expect(readFileSync('docs/drawing.svg', 'utf8')).toBe(stdout)
    expect(readFileSync('docs/drawing.md', 'utf8')).toContain('agner draw scenarios/ivr.yaml -o docs/drawing.svg')
  })
})
