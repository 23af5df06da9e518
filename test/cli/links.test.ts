import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { load, type ScenarioError } from '../../src/index.ts'

const scenario = `
agner: 1
types: { a: { arrivals: { file: link.csv, column: x }, talk: 3m, goal: 80% in 20s } }
groups: { g: { skills: [a], agents: 5 } }
`

test('a link does not lead out of the folder of the scenario unless the user says so', async () => {
  const outside = join(mkdtempSync(join(tmpdir(), 'agner-')), 'secret.csv')
  writeFileSync(outside, 'secret')
  const folder = mkdtempSync(join(tmpdir(), 'agner-'))
  symlinkSync(outside, join(folder, 'link.csv'))
  writeFileSync(join(folder, 'a.yaml'), scenario)
  const problems = (error: unknown): string =>
    (error as ScenarioError).problems.map(({ message }) => message).join('\n')
  const refused = await load(join(folder, 'a.yaml')).catch(problems)
  expect(refused).toContain('it is a link that leaves the folder')
  expect(refused).not.toContain('secret\n')
  // Let out, it is read, and found to be no table.
  expect(await load(join(folder, 'a.yaml'), { allowOutside: true }).catch(problems)).not.toContain('leaves the folder')
})
