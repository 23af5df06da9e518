import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { agnerHere, helpdesk, inFolder } from './agner.ts'

const isUpdate = process.env.UPDATE_GOLDEN === '1'

/** Kept in test/golden like the figures; UPDATE_GOLDEN=1 renews it. Without the lines that name version and hash. */
async function expectGolden(name: string, args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await agnerHere(args)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const told = stdout.replace(/^agner .*\n/m, '')
  const path = `test/golden/${name}`
  if (isUpdate) writeFileSync(path, told)
  expect(told).toBe(readFileSync(path, 'utf8'))
}

describe('agner trace', () => {
  test('tells the lives of contacts in plain words: IVR, overflow, transfers, returns', async () => {
    await expectGolden('story-ivr.txt', ['trace', 'scenarios/ivr.yaml', '--from', '11:00', '--issues', '30'])
    await expectGolden('story-second-line.txt', [
      'trace',
      'scenarios/second-line.yaml',
      '--from',
      '11:00',
      '--issues',
      '30',
    ])
  })

  test('tells who was misrouted, and what they meant', async () => {
    await expectGolden('story-resolution.txt', [
      'trace',
      'scenarios/resolution.yaml',
      '--from',
      '11:00',
      '--issues',
      '20',
    ])
  })

  test('tells of appointments, calls that nobody answers, and customers called first', async () => {
    await expectGolden('story-callbacks.txt', [
      'trace',
      'scenarios/callbacks.yaml',
      '--from',
      '08:30',
      '--issues',
      '60',
    ])
  })

  test('tells of agents who do not answer', async () => {
    await expectGolden('story-no-answer.txt', [
      'trace',
      'scenarios/no-answer.yaml',
      '--type',
      'ringing',
      '--issues',
      '60',
    ])
  })

  test('tells of warm transfers, consults and returns to the agent who knows the customer', async () => {
    await expectGolden('story-experts.txt', ['trace', 'scenarios/experts.yaml', '--from', '11:00', '--issues', '30'])
  })

  test('writes the steps as a table and as XES, one event a step', async () => {
    await inFolder({ 'a.yaml': helpdesk }, async (cwd) => {
      const args = ['trace', join(cwd, 'a.yaml'), '--issues', '20', '-o']
      for (const name of ['log.csv', 'log.xes']) expect((await agnerHere([...args, join(cwd, name)])).code).toBe(0)
      const csv = readFileSync(join(cwd, 'log.csv'), 'utf8').trimEnd().split('\n')
      const xes = readFileSync(join(cwd, 'log.xes'), 'utf8')
      expect(csv[0]).toBe('issue,at,day,clock,step,type,group,agent,node,seconds')
      expect(new Set(csv.slice(1).map((line) => line.split(',')[0])).size).toBe(20)
      expect(xes.match(/<event>/g)).toHaveLength(csv.length - 1)
      expect(xes.match(/<trace>/g)).toHaveLength(20)
    })
  })

  test.each([
    [['--from', '25:00'], /--from: expected a clock time such as 08:30, found "25:00"/],
    [['--type', 'suport'], /no contact type is called "suport"; allowed: support/],
    [['--issues', '0'], /issues/],
    [['-o', 'log.txt'], /its name must end in .csv or .xes/],
  ])('refuses %j', async (options, message) => {
    await inFolder({ 'a.yaml': helpdesk }, async (cwd) => {
      const { code, stderr, stdout } = await agnerHere(['trace', join(cwd, 'a.yaml'), ...options])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(message)
    })
  })
})

describe('agner flow', () => {
  test('shows where contacts can go, as text and as a Mermaid flowchart', async () => {
    await expectGolden('flow-ivr.txt', ['flow', 'scenarios/ivr.yaml'])
    await expectGolden('flow-resolution.txt', ['flow', 'scenarios/resolution.yaml'])
    await expectGolden('flow-ivr.mmd', ['flow', 'scenarios/ivr.yaml', '--mermaid'])
  })
})
