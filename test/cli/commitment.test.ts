import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agnerHere, inFolder } from './agner.ts'

const day = `agner: 1
name: Short day
calendar: { start: 2026-03-02, days: 1, interval: 2h }
hours: 08:00-10:00
busyness: { law: gamma, cv: 20% }
types: { calls: { arrivals: 120/h, talk: { law: exponential, mean: 4m }, patience: 5m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 9 } }
staffing: { step: 2h, commitment: { levels: 2, forecast: { 1d: 5% } }, groups: { team: { flex: 10% } } }
`
const files = {
  'day.yaml': day,
  'plain.yaml': day.replace(/commitment: .* groups/, 'groups').replace(/^busyness: .*\n/m, ''),
  'apart.yaml': day.replace(/commitment: .* groups/, 'groups').replace('cv: 20%', 'cv: 20%, correlation: 50%'),
}

test('regret as a table and as JSON', async () => {
  await inFolder(files, async (folder) => {
    const ask = ['staff', join(folder, 'day.yaml'), '--replications', '40', '--no-timing', '-q']
    const { stdout, stderr } = await agnerHere(ask)
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^28d ahead +± 20\.0 % .*1 of 1$/m)
    expect(stdout).toMatch(/^changed 1d ahead +± 5\.0 % .*2 of 2$/m)
    expect(stdout).toMatch(/^with hindsight +nothing .*2 of 2$/m)
    expect(stdout).toContain('Regret, what is worked less hindsight: ')
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100)

    const json = await agnerHere([...ask, '--json'])
    const { commitment } = JSON.parse(json.stdout)
    expect(commitment).toMatchObject({
      cv: expect.closeTo(0.2, 12),
      groups: { team: { flex: 0.1, leadTime: 28 * 86_400, flexLeadTime: 86_400, ramp: null } },
      plans: [{ known: 0 }, { ahead: 86_400, open: expect.closeTo(0.05, 12) }],
    })
    expect(commitment.regret.cost).toBeCloseTo(commitment.cost - commitment.hindsight.cost, 9)
    expect(json.stdout).not.toMatch(/NaN|"seconds"/)
  })
})

test('it is told where it is asked for, and not where it cannot be', async () => {
  await inFolder(files, async (folder) => {
    const ask = (name: string, ...more: string[]) =>
      agnerHere(['staff', join(folder, name), '--replications', '40', '-q', ...more])
    expect((await ask('plain.yaml')).stdout).not.toContain('Commitment')
    const { code, stderr, stdout } = await ask('apart.yaml', '--commitment')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('--commitment: commitment is about one busyness that all types share')
    expect(stderr).not.toMatch(/\n +at /)
  })
})
