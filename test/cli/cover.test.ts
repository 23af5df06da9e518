import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agnerHere, inFolder } from './agner.ts'

const base = `agner: 1
name: Needed
calendar: { start: 2026-09-07, days: 5, interval: 30m, hours: { mon-fri: 09:00-14:00 } }
types: { call: { arrivals: 30/h, talk: 4m, patience: 3m, goal: 80% in 20s } }
groups:
  team: { skills: [call], agents: { profile: { 09:00-10:00: 2, 10:00-12:00: 5, 12:00-14:00: 3 } } }
staffing: { shifts: { five: { length: 5h, starts: 09:00 }, three: { length: 3h, every: 1h, breaks: [{ after: 1h, for: 5m }] } } }
`
const files = {
  'needed.yaml': base,
  'not.yaml': base.replace('five: { length: 5h, starts: 09:00 }, ', '').replace('every: 1h', 'starts: 10:00'),
}

test('shifts as a table, as JSON, and as files that run', async () => {
  await inFolder(files, async (folder) => {
    const at = (name: string): string => join(folder, name)
    const { code, stdout, stderr } = await agnerHere(['cover', at('needed.yaml')])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^team +five +mon-fri +09:00-14:00 +/m)
    expect(stdout).toMatch(/agner \d.*scenario [\da-f]{12}/)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100)

    const json = await agnerHere(['cover', at('needed.yaml'), '--json'])
    expect(JSON.parse(json.stdout)).toMatchObject({ agner: expect.any(String), groups: { team: { isCovered: true } } })

    const written = await agnerHere(['cover', at('needed.yaml'), '-o', at('roster.yaml')])
    expect(written.stderr).toBe(`agner: wrote ${at('roster.yaml')}\n`)
    expect(readFileSync(at('roster.yaml'), 'utf8')).toContain('extends: needed.yaml')
    expect(await agnerHere(['run', at('roster.yaml'), '--replications', '2', '-q'])).toMatchObject({
      code: 0,
      stderr: '',
    })
    expect((await agnerHere(['cover', at('needed.yaml'), '-q', '-o', at('shifts.csv')])).code).toBe(0)
    expect(readFileSync(at('shifts.csv'), 'utf8')).toMatch(
      /^group,agents,days,hours,breaks,lunch,meetings,training\nteam,/,
    )
  })
})

test('what cannot be covered ends with 3, and nothing is written', async () => {
  await inFolder(files, async (folder) => {
    const output = join(folder, 'roster.yaml')
    const { code, stdout, stderr } = await agnerHere(['cover', join(folder, 'not.yaml'), '-o', output])
    expect(code).toBe(3)
    expect(stdout).toMatch(/cannot be covered: no shift has anybody at mon 2026-09-07 09:00/)
    expect(stderr).toBe(`agner: ${output} is not written: not all groups are covered\n`)
    expect(() => readFileSync(output)).toThrow()
  })
})

test('what was read is not written over', async () => {
  const read = {
    ...files,
    'over.yaml': 'agner: 1\nextends: needed.yaml\n',
    'table.yaml': base.replace('30/h', '{ recorded: table.csv, column: at }'),
    'table.csv': 'day,at\n1,09:00:00\n',
  }
  await inFolder(read, async (folder) => {
    const at = (name: string): string => join(folder, name)
    symlinkSync(at('needed.yaml'), at('link.yaml'))
    for (const [file, output, why] of [
      ['needed.yaml', 'needed.yaml', 'it is the scenario itself'],
      ['needed.yaml', 'link.yaml', 'it is the scenario itself'],
      ['over.yaml', 'needed.yaml', 'over.yaml reads it'],
      ['table.yaml', 'table.csv', 'table.yaml reads it'],
    ]) {
      const { code, stdout, stderr } = await agnerHere(['cover', at(file), '-o', at(output)])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain(`--output: cannot write over ${at(output)}: `)
      expect(stderr).toContain(`${why}; name another file`)
    }
    for (const [name, text] of Object.entries(read)) expect(readFileSync(at(name), 'utf8')).toBe(text)
  })
})

test('a file of another kind is refused before anything is done', async () => {
  await inFolder(files, async (folder) => {
    const { code, stderr } = await agnerHere(['cover', join(folder, 'needed.yaml'), '-o', join(folder, 'roster.txt')])
    expect(code).toBe(2)
    expect(stderr).toMatch(/must end in \.yaml/)
  })
})
