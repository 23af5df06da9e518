import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agnerHere, inFolder } from './agner.ts'

const desk = `agner: 1
name: Desk
calendar: { start: 2026-03-02, days: 2, interval: 1h, hours: { mon-fri: 08:00-12:00 } }
types: { call: { arrivals: 30/h, talk: 4m, patience: 3m, goal: 70% in 40s } }
groups: { team: { skills: [call], agents: 1 } }
staffing: { step: 4h }
variants: { slower: { types: { call: { talk: 6m } } }, other: { groups: { team: { skills: [call], agents: 2 } } } }
`
const files = {
  'desk.yaml': desk,
  'short.yaml': desk.replace('step: 4h', 'step: 4h, groups: { team: { at-most: 1 } }'),
  'misspelt.yaml': desk.replace('step: 4h', 'step: 4h, groups: { tem: { at-least: 1 } }'),
}
const quick = ['--replications', '20', '-q']

test('a table, JSON that is the same bytes twice, and files that run', async () => {
  await inFolder(files, async (folder) => {
    const file = join(folder, 'desk.yaml')
    const { code, stdout, stderr } = await agnerHere(['staff', file, ...quick])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^team +mon, tue +08:00-12:00 +4$/m)
    expect(stdout).toMatch(/agner \d.*scenario [\da-f]{12} · seed 1/)

    const [one, other] = [
      await agnerHere(['staff', file, ...quick, '--json', '--no-timing']),
      await agnerHere(['staff', file, ...quick, '--json', '--no-timing']),
    ]
    expect(one.stdout).toBe(other.stdout)
    expect(JSON.parse(one.stdout)).toMatchObject({ isFeasible: true, groups: { team: { levels: [{ agents: 4 }] } } })

    const written = join(folder, 'staffed.yaml')
    expect((await agnerHere(['staff', file, '--replications', '20', '-o', written])).stderr).toContain(
      `wrote ${written}`,
    )
    expect(readFileSync(written, 'utf8')).toMatch(/extends: desk.yaml\ngroups:\n {2}team:\n {4}agents:\n/)
    expect((await agnerHere(['run', written, '--replications', '2', '-q'])).code).toBe(0)

    mkdirSync(join(folder, 'below'))
    const elsewhere = join(folder, 'below', 'staffed.yaml')
    expect(
      (await agnerHere(['staff', file, ...quick.filter((one) => one !== '-q'), '-o', elsewhere])).stderr,
    ).toContain('outside its folder: run it with --allow-outside')
    expect((await agnerHere(['run', elsewhere, '--replications', '2', '-q', '--allow-outside'])).code).toBe(0)

    const table = join(folder, 'agents.csv')
    await agnerHere(['staff', file, ...quick, '-o', table])
    expect(readFileSync(table, 'utf8')).toMatch(/^weekday,start,team\n"mon, tue",08:00,4\n/)
  })
})

test('variants are staffed one by one, and written as variants', async () => {
  await inFolder(files, async (folder) => {
    const [file, output] = [join(folder, 'desk.yaml'), join(folder, 'staffed.yaml')]
    const { code, stdout } = await agnerHere(['staff', file, ...quick, '--variants', 'base,slower', '-o', output])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^slower: Desk/m)
    expect(readFileSync(output, 'utf8')).toMatch(/^groups:\n[^]*^variants:\n {2}slower:\n/m)
    expect((await agnerHere(['compare', output, '--replications', '2', '-q'])).code).toBe(0)
  })
})

test('goals that cannot be met end with 3, and what is nearest is shown', async () => {
  await inFolder(files, async (folder) => {
    const { code, stdout, stderr } = await agnerHere(['staff', join(folder, 'short.yaml'), ...quick])
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' })
    expect(stdout).toContain('Not all goals are met: this is the nearest that was found.')
  })
})

test('what was read is not written over', async () => {
  const read = {
    ...files,
    'over.yaml': 'agner: 1\nextends: desk.yaml\n',
    'table.yaml': desk.replace('30/h', '{ recorded: table.csv, column: at }'),
    'table.csv': 'day,at\n1,08:00:00\n',
  }
  await inFolder(read, async (folder) => {
    const at = (name: string): string => join(folder, name)
    symlinkSync(at('desk.yaml'), at('link.yaml'))
    for (const [file, output, why] of [
      ['desk.yaml', 'desk.yaml', 'it is the scenario itself'],
      ['desk.yaml', 'link.yaml', 'it is the scenario itself'],
      ['over.yaml', 'desk.yaml', 'over.yaml reads it'],
      ['table.yaml', 'table.csv', 'table.yaml reads it'],
    ]) {
      const { code, stdout, stderr } = await agnerHere(['staff', at(file), '-o', at(output)])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain(`--output: cannot write over ${at(output)}: `)
      expect(stderr).toContain(`${why}; name another file`)
    }
    for (const [name, text] of Object.entries(read)) expect(readFileSync(at(name), 'utf8')).toBe(text)
  })
})

test.each([
  [['desk.yaml', '--variants', 'slow'], /--variants: no variant is called "slow"; did you mean slower\?/],
  [['desk.yaml', '-o', 'staffed.txt'], /must end in \.yaml/],
  [['desk.yaml', '--variants', 'all', '-o', 'agents.csv'], /a table has one staffing/],
  [['desk.yaml', '--set', 'volume=x2', '-o', 'staffed.yaml'], /without what --set says/],
  [['misspelt.yaml'], /misspelt\.yaml:6:\d+: error: no group is called "tem"[^]*did you mean team\?/],
  [['-', '-o', 'staffed.yaml'], /a scenario cannot extend standard input/],
  [['desk.yaml', '--replications', '1'], /replications/],
  [['missing.yaml'], /missing\.yaml/],
])('%j is refused in words, with 2', async (args, words) => {
  await inFolder(files, async (folder) => {
    const placed = args.map((arg) => (/\.(yaml|csv|txt)$/.test(arg) ? join(folder, arg) : arg))
    const { code, stderr, stdout } = await agnerHere(['staff', ...placed])
    expect(stderr).toMatch(words)
    expect(stderr).not.toMatch(/ {4}at /)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})
