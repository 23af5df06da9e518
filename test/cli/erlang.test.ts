import { describe, expect, test } from 'vitest'
import { agner, agnerHere } from './agner.ts'

const words = (line: string) => ['erlang', ...line.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ''))]
const erlang = (line: string) => agnerHere(words(line))
const figures = async (line: string) => JSON.parse((await erlang(`${line} --json`)).stdout)

describe('agner erlang', () => {
  test('14 agents for 10 Erlangs of three minutes answer 88.8 % in 20 s (any Erlang C table)', async () => {
    const { code, stdout } = await erlang('c --rate 200/h --aht 180s --agents 14')
    expect(code).toBe(0)
    expect(stdout).toMatch(/\n +14 +88\.8 % +7\.8 s +25\.0 s +17\.4 % +71\.4 % +0\.4 {2}←\n/)
  })

  test('prints the same as a command of its own', async () => {
    const line = 'c --rate 200/h --aht 180s --agents 14'
    expect(agner(words(line))).toEqual(await erlang(line))
  })

  test('without agents it finds the fewest that meet the goal', async () => {
    expect((await erlang('c --rate 200/h --aht 180s --goal "80% in 20s"')).stdout).toContain(
      '14 agents are needed for 80 % in 20 s.',
    )
    const { agents, around } = await figures('c --load 10 --aht 3m --goal "80% in 20s"')
    const levels = around.map((one: { serviceLevel: number }) => one.serviceLevel)
    expect(agents).toBe(14)
    expect(levels[1]).toBeLessThan(0.8)
    expect(levels[2]).toBeGreaterThanOrEqual(0.8)
  })

  test('with demand, agents and a goal it gives the verdict', async () => {
    const line = 'c --rate 200/h --aht 180s --goal "80% in 20s" --agents'
    expect((await erlang(`${line} 13`)).stdout).toContain('13 agents do not meet 80 % in 20 s: 14 are needed.')
    expect((await erlang(`${line} 14`)).stdout).toContain('14 agents meet 80 % in 20 s; fewer would not.')
    expect((await erlang(`${line} 16`)).stdout).toContain('16 agents meet 80 % in 20 s: 14 are needed.')
    expect(await figures(`${line} 9`)).toMatchObject({ met: false, needed: 14 })
    expect(await figures('b --load 20 --agents 30 --blocking 1%')).toMatchObject({ met: true, needed: 30 })
  })

  test('without a rate it finds the largest one', async () => {
    const { ratePerSecond } = await figures('c --aht 180s --agents 14 --goal "80% in 20s"')
    expect(ratePerSecond * 3600).toBeCloseTo(217.37, 1)
    const more = await figures(
      `c --rate ${Math.ceil(ratePerSecond * 3600)}/h --aht 180s --agents 14 --goal "80% in 20s"`,
    )
    expect(more.figures.serviceLevel).toBeLessThan(0.8)
  })

  test('Erlang B: 20 Erlangs need 30 lines for 1 % blocking (the classic table)', async () => {
    expect(await figures('b --load 20 --blocking 1%')).toMatchObject({
      model: 'Erlang B',
      agents: 30,
      handleSeconds: null,
    })
  })

  test('patience makes it Erlang A, which has fewer late and some lost', async () => {
    const a = await figures('--rate 25/min --aht 240s --agents 100 --patience 180s')
    expect(a.model).toBe('Erlang A')
    expect(a.figures.serviceLevel).toBeCloseTo(0.815207, 5)
    expect(a.figures.abandonment).toBeCloseTo(0.042717, 5)
    expect(a.figures.asa).toBeCloseTo(7.4517, 3)
  })

  test('10,000 agents are no trouble', async () => {
    const { agents, around } = await figures('c --load 9900 --aht 4m --goal "80% in 20s"')
    expect(agents).toBeGreaterThan(9900)
    expect(around[1].serviceLevel).toBeLessThan(0.8)
    expect((await figures('a --load 10000 --aht 4m --patience 3m --agents 10000')).figures.occupancy).toBeGreaterThan(
      0.99,
    )
  })

  test('too few agents: says that the queue grows for ever, and how many keep up', async () => {
    const { code, stdout } = await erlang('c --rate 200/h --aht 180s --agents 9')
    expect(code).toBe(0)
    expect(stdout).toMatch(/Unstable: 9 agents cannot handle a load of 10 Erlangs[\s\S]*At least\s+11/)
    expect(stdout).toContain('∞')
    expect((await figures('c --rate 200/h --aht 180s --agents 9')).figures).toMatchObject({
      stable: false,
      asa: null,
      serviceLevel: 0,
    })
  })

  test.each([
    'c --rate 200/h --aht 180s --agents 60 --goal "100% in 20s"',
    'a --rate 200/h --aht 180s --agents 60 --patience 3m --abandonment 0%',
    'b --load 10 --agents 400 --blocking 0%',
  ])('a figure that is rounded to the goal does not meet it: %s', async (line) => {
    expect((await erlang(line)).stdout).toMatch(/\d+ agents do not meet .*; no number of agents does\./)
  })

  test.each([
    ['c --aht 180s', 'give --rate (or --load), --agents, or both'],
    ['c --rate 200/h', 'give --aht, such as 180s'],
    ['c --rate 200 --aht 180s --agents 14', '--rate: expected a rate'],
    ['c --rate 200/h --aht 3 --agents 14', '--aht: expected a duration'],
    ['c --rate 200/h --load 10 --aht 3m --agents 14', 'give --rate or --load, not both'],
    ['c --rate 200/h --aht 180s --agents 14.5', '--agents: expected a whole number, 1 to 1000000000, found "14.5"'],
    ['c --rate 200/h --aht 180s --agents -3', '--agents: expected a whole number'],
    ['c --rate 200/h --aht 180s --goal "80 in 20"', 'did you mean 80% in 20s?'],
    ['c --rate 200/h --aht 180s --occupancy 0%', 'no number of agents meets this goal'],
    ['c --rate 200/h --aht 180s --goal "100% in 20s"', 'no number of agents meets this goal'],
    ['c --rate 200/h --aht 180s --asa 0s', 'no number of agents meets this goal'],
    ['a --rate 200/h --aht 180s --patience 3m --goal "100% in 20s"', 'no number of agents meets this goal'],
    ['a --rate 200/h --aht 180s --patience 3m --abandonment 0%', 'no number of agents meets this goal'],
    ['c --rate 0/h --aht 180s --agents 1', '--rate: expected more than 0'],
    ['c --rate 200/h --aht 0s --agents 1', '--aht: expected more than 0 s'],
    ['c --rate 200/h --aht 180s --agents 14 --patience 3m', '--patience belongs to Erlang A'],
    ['a --rate 200/h --aht 180s --agents 14', 'Erlang A needs --patience'],
    [
      'a --rate 200/h --aht 180s --agents 14 --patience 3m --trunks 9',
      '--trunks: expected a whole number, 14 to 1000000001',
    ],
    ['b --load 5 --goal "80% in 20s"', 'Erlang B has no waiting'],
    ['b --load 5', '--blocking 1%'],
    ['b --load 20 --blocking 1', 'found "1"; did you mean 1%?'],
    ['c --agents 5 --aht 3m', 'without --rate, a goal says how much'],
  ])('refuses: %s', async (line, message) => {
    const { code, stdout, stderr } = await erlang(line)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/^ {4}at /m)
  })
})
