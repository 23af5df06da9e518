import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agnerHere, helpdesk, inFolder } from './agner.ts'

const priced = `agner: 1
name: Shop
hours: 09:00-13:00
types:
  calls: { client: shop, arrivals: 20/h, talk: 3m, patience: 4m, goal: 80% in 20s, resolved: 80% }
groups: { team: { skills: [calls], agents: 2 } }
employers: { shop: { wage: EUR 20/h, charges: 0% } }
assumptions:
  volume: 50%..150%
  price: { set: contracts.shop.prices.calls, from: EUR 1, to: EUR 3 }
variants:
  pool:
    groups: { team: null, pool: { skills: [calls], employer: callpool, agents: 2 } }
    employers: { shop: null }
    providers: [callpool]
    contracts: { shop: { client: shop, provider: callpool, prices: { calls: EUR 2/contact } } }
run: { replications: 4, seed: shop }
`
const files = {
  'six.yaml': helpdesk,
  'shop.yaml': priced,
  'quotes.csv': 'provider,contracts.shop.prices.calls\nA,EUR 1.50\nB,EUR 2.50/contact\n',
  'bad.csv': 'provider,contracts.shop.prices.calls\nA,EUR 1.50\nB,lots\n',
}

async function agner(...args: readonly string[]) {
  return inFolder(files, (folder) => agnerHere(args.map((arg) => (arg in files ? join(folder, arg) : arg))))
}

test('--set on run, check and trace: as often as wanted, and the name and hash tell', async () => {
  const run = await agner(
    'run',
    'six.yaml',
    '--set',
    'volume=+100%',
    '--set',
    'groups.team.agents=-1',
    '--json',
    '--no-timing',
  )
  expect(run.code).toBe(0)
  const { scenario, totals } = JSON.parse(run.stdout)
  expect(scenario.name).toBe('Helpdesk (volume=+100%, groups.team.agents=-1)')
  expect(totals.offered.value).toBeGreaterThan(400)
  const plain = JSON.parse((await agner('run', 'six.yaml', '--json', '--no-timing')).stdout)
  expect(plain.scenario.hash).not.toBe(scenario.hash)
  // Before the file, too: it takes one value each time.
  expect((await agner('check', '--set', 'volume=x2', 'six.yaml')).stdout).toMatch(/480 a day/)
  expect((await agner('trace', 'six.yaml', '--issues', '1', '--set', 'types.support.wrap=1m')).stdout).toMatch(
    /1:00 min of wrap/,
  )
})

test('agner compare --set changes every variant that has such a place', async () => {
  const { code, stdout, stderr } = await agner(
    'compare',
    'shop.yaml',
    '--set',
    'contracts.shop.prices.calls=EUR 3',
    '--figures',
    'cost',
    '--no-timing',
  )
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'agner: note: base has no contracts.shop.prices.calls\n' })
  expect(stdout).toMatch(/^cost +base +EUR 1[67]\d/m)
})

test('--vary: a table, where they cross, and a document that is the same twice', async () => {
  const asked = [
    'compare',
    'shop.yaml',
    '--vary',
    'volume=50%..200%',
    '--levels',
    '4',
    '--figure',
    'cost',
    '--no-timing',
  ]
  const { code, stdout, stderr } = await agner(...asked)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^cost of base, pool by volume$/m)
  expect(stdout).toMatch(/^agner [\d.]+ · base [\da-f]{12}, pool [\da-f]{12} · seed shop · 4 replications of each$/m)
  expect(stdout).toMatch(/^50% +base +EUR 16\d/m)
  expect(stdout).toMatch(/^200% +base/m)
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
    /pool is cheaper than base below volume [\d.]+%, dearer above; between [\d.]+% and [\d.]+% they cannot be told apart/,
  )
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  const [one, two] = [await agner(...asked, '--json'), await agner(...asked, '--json')]
  expect(one.stdout).toBe(two.stdout)
  expect(JSON.parse(one.stdout)).toMatchObject({
    path: 'volume',
    seed: 'shop',
    figure: { key: 'cost' },
    levels: [{ text: '50%' }, {}, {}, {}],
  })
})

test('--indifferent, written to a file too', async () => {
  await inFolder(files, async (folder) => {
    const path = join(folder, 'answer.json')
    const asked = [
      'compare',
      join(folder, 'shop.yaml'),
      '--indifferent',
      'contracts.shop.prices.calls',
      '--figure',
      'cost',
      '--no-timing',
      '-o',
      path,
    ]
    const { code, stdout, stderr } = await agnerHere(asked)
    expect({ code, stderr }).toEqual({ code: 0, stderr: `agner: wrote ${path}\n` })
    expect(stdout).toMatch(/^contracts\.shop\.prices\.calls per contact at which cost is that of base$/m)
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /pool comes to the same as base at contracts\.shop\.prices\.calls EUR [\d.]+\/contact: cheaper below, dearer above/,
    )
    const { answers } = JSON.parse(readFileSync(path, 'utf8'))
    expect(answers[0].crossing.low).toBeLessThan(answers[0].crossing.at)
  })
})

test('--quotes: a variant a row, and a table with a column for each', async () => {
  await inFolder(files, async (folder) => {
    const path = join(folder, 'rated.csv')
    const asked = [
      'compare',
      join(folder, 'shop.yaml'),
      '--quotes',
      join(folder, 'quotes.csv'),
      '--onto',
      'pool',
      '--no-timing',
      '-o',
      path,
    ]
    const { code, stdout } = await agnerHere(asked)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^base, A, B: 4 replications of each$/m)
    expect(readFileSync(path, 'utf8').split('\n')[1]).toBe('scope,name,figure,unit,what,base,A,B')
    const { stdout: more } = await agnerHere([...asked.slice(0, -3), '--variants', 'base,pool', '--no-timing'])
    expect(more).toMatch(/^base, pool, A, B: /m)
  })
})

test('agner tornado: bars, of one variant or between two', async () => {
  const { code, stdout, stderr } = await agner(
    'tornado',
    'shop.yaml',
    '--between',
    'base,pool',
    '--figure',
    'cost',
    '--no-timing',
  )
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^What moves cost of pool less base most$/m)
  expect(stdout).toMatch(/^price +EUR 1 .*░+│█+$/m)
  const one = await agner('tornado', 'shop.yaml', '--variant', 'pool', '--figure', 'cost', '--json', '--no-timing')
  expect(JSON.parse(one.stdout)).toMatchObject({ isDifference: false, variants: [{ name: 'pool' }], bars: [{}, {}] })
})

test.each([
  [
    ['run', 'six.yaml', '--set', 'groups.team.agnts=5'],
    /--set:1:13: error: groups\.team has no "agnts"[^]*did you mean agents\?/,
  ],
  [['run', 'six.yaml', '--set'], /--set needs a value after it/],
  [['run', 'six.yaml', '--set', 'volume'], /expected PATH=VALUE, found "volume"/],
  [['compare', 'shop.yaml', '--vary', 'volume=50%'], /--vary:1:8: error: expected a range FROM\.\.TO/],
  [['compare', 'shop.yaml', '--vary', 'volum=50%..60%'], /--vary:1:1: error: the scenario has no "volum"/],
  [
    ['compare', 'shop.yaml', '--vary', 'volume=1..2', '--figure', 'costs'],
    /no figure is called "costs"; did you mean cost\?/,
  ],
  [['compare', 'shop.yaml', '--vary', 'volume=1..2', '--levels', '1'], /--levels: expected a whole number, 2 to 100/],
  [['compare', 'shop.yaml', '--levels', '3'], /--levels goes with --vary/],
  [['compare', 'shop.yaml', '--vary', 'volume=1..2', '--indifferent', 'volume'], /two questions: ask one at a time/],
  [
    ['compare', 'shop.yaml', '--indifferent', 'contracts.shp.prices.calls'],
    /--indifferent:1:11: error: contracts has no "shp"[^]*did you mean shop\?/,
  ],
  [['compare', 'shop.yaml', '--indifferent', 'types.calls'], /types\.calls is no single number/],
  [['compare', 'shop.yaml', '--indifferent', 'types.calls.hold'], /nothing is written at types\.calls\.hold/],
  [['compare', 'shop.yaml', '--quotes', 'bad.csv', '--onto', 'pool'], /bad\.csv:3:3: error: expected a price such as/],
  [
    ['compare', 'shop.yaml', '--quotes', 'quotes.csv'],
    /quotes\.csv:1:20: error: nothing is written at contracts, so no "shop"/,
  ],
  [['compare', 'shop.yaml', '--quotes', 'none.csv'], /cannot read none\.csv: there is no such file/],
  [
    ['compare', 'shop.yaml', '--quotes', 'quotes.csv', '--onto', 'pol'],
    /--onto: no variant is called "pol"; did you mean pool\?/,
  ],
  [['compare', 'shop.yaml', '--onto', 'pool'], /--onto goes with --quotes/],
  [
    ['compare', 'shop.yaml', '--quotes', 'quotes.csv', '--onto', 'pool', '-o', 'quotes.csv'],
    /--output: cannot write over .*quotes\.csv: the quotes are read from it/,
  ],
  [['compare', 'shop.yaml', '--vary', 'volume=50..200'], /--vary:1:8: error: expected a factor from 0 to 20/],
  [
    ['compare', 'shop.yaml', '--figure', 'cost'],
    /--figure goes with --vary or --indifferent; for a table of several: --figures/,
  ],
  [['compare', 'shop.yaml', '--vary', 'volume=1..2', '--figures', 'cost'], /take one --figure/],
  [['compare', 'shop.yaml', '--indifferent', 'groups.team.agents'], /groups\.team\.agents takes whole numbers/],
  [['tornado', 'six.yaml'], /the scenario states no assumptions: nothing to vary/],
  [['tornado', 'shop.yaml', '--between', 'base'], /--between: expected two variants/],
  [['tornado', 'shop.yaml', '--between', 'base,pol'], /--between: no variant is called "pol"; did you mean pool\?/],
  [['tornado', 'shop.yaml', '--variant', 'pool', '--between', 'base,pool'], /name one of them/],
])('mistakes are told in a line: %s', async (args, expected) => {
  const { code, stdout, stderr } = await agner(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(expected)
})
