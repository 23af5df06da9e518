import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agnerHere, inFolder } from './agner.ts'

const scenario = {
  agner: 1,
  name: 'Desk',
  calendar: { days: 1, hours: '08:00-10:00' },
  types: {
    calls: { client: 'shop', arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '3m', goal: '80% in 20s' },
  },
  groups: { team: { skills: ['calls'], agents: 2 } },
  employers: { shop: { wage: 'EUR 20/h' } },
  assumptions: { wage: { set: 'employers.shop.wage', from: 'EUR 18/h', to: 'EUR 22/h' } },
  variants: { more: { groups: { team: { agents: 3 } } } },
}

test.each([
  ['run', 'desk.json', 'it is the scenario itself'],
  ['compare', 'desk.json', 'it is the scenario itself'],
  ['choose', 'desk.json', 'it is the scenario itself'],
  ['tornado', 'desk.json', 'it is the scenario itself'],
  ['trace', 'calls.csv', 'desk.json reads it'],
])('agner %s does not write over %s, which it has read', async (command, output, why) => {
  const files = { 'desk.json': JSON.stringify(scenario), 'calls.csv': 'day,at\n1,08:15:00\n' }
  await inFolder(files, async (folder) => {
    const at = (name: string): string => join(folder, name)
    const { code, stderr, stdout } = await agnerHere([command, at('desk.json'), '-o', at(output)])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`--output: cannot write over ${at(output)}: `)
    expect(stderr).toContain(`${why}; name another file`)
    for (const [name, text] of Object.entries(files)) expect(readFileSync(at(name), 'utf8')).toBe(text)
  })
})
