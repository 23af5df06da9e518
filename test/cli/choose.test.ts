import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agner, agnerHere, helpdesk, inFolder } from './agner.ts'

const shop = `agner: 1
name: Shop, own team
calendar: { start: 2026-02-01, days: 28 }
hours: { mon-fri: 09:00-17:00 }
types:
  calls:
    client: shop
    arrivals: 12/h
    talk: 4m
    patience: { law: exponential, mean: 4m }
    goal: 80% in 30s
    resolved: 80%
clients: { shop: { costs: { unresolved: EUR 5/unresolved-issue } } }
providers: [callpool]
employers: { shop: { wage: EUR 16/h } }
groups: { team: { skills: [calls], agents: 3 } }
run: { replications: 5 }
variants:
  pool:
    name: Shop, a pool
    groups: { team: null, pool: { employer: callpool, skills: { calls: { resolved: 70% } }, agents: 3 } }
    employers: { shop: null }
    contracts: { pool: { client: shop, provider: callpool, prices: { calls: EUR 3/contact } } }
`
const files = {
  'shop.yaml': shop,
  'dearer.yaml': shop.replace('EUR 3/contact', 'EUR 30/contact').replaceAll('Shop,', 'Dear,'),
  'free.yaml': helpdesk.replace('run:', 'variants: { seven: { groups: { team: { agents: 7 } } } }\nrun:'),
  'alone.yaml': helpdesk,
  'broken.yaml': shop.replace('talk: 4m', 'talk: 4'),
}

/** Runs `agner choose` on files of a folder. */
async function choose(...args: readonly string[]) {
  return inFolder(files, (folder) =>
    agnerHere(['choose', ...args.map((arg) => (arg in files ? join(folder, arg) : arg))]),
  )
}

test('what each form costs, how it serves, and which to choose, in words', async () => {
  const { code, stdout, stderr } = await choose('shop.yaml', '--no-timing')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^Shop, EUR$/m)
  expect(stdout).toMatch(/^a pool +[\d.]+ +± [\d.]+ .* best$/m)
  expect(stdout).toMatch(/^own team .* \+\d+–\d+ %$/m)
  expect(stdout).toMatch(/^in time +voice /m)
  expect(stdout).toMatch(/^Shop: choose a pool\. A resolved issue costs EUR \d/m)
  expect(stdout).toMatch(/^On wages and invoices alone/m)
  expect(stdout).not.toContain('in short')
})

test('several files in threads: the same as one by one, and a table of all', async () => {
  await inFolder(files, async (folder) => {
    const paths = ['shop.yaml', 'dearer.yaml'].map((name) => join(folder, name))
    const apart = []
    for (const path of paths) {
      const { stdout } = await agnerHere(['choose', path, '--json', '--no-timing'])
      apart.push(JSON.parse(stdout).choices[0])
    }
    expect(apart.map(({ best }: { best: string }) => best)).toEqual(['a pool', 'own team'])
    const out = join(folder, 'found.json')
    const { stderr, stdout } = agner(['choose', ...paths, '-o', out, '--no-timing'], { env: { COLUMNS: '80' } })
    expect(stderr).toBe(`agner: wrote ${out}\n`)
    expect(JSON.parse(readFileSync(out, 'utf8')).choices).toEqual(apart)
    expect(stdout).toMatch(/^in short$/m)
    expect(stdout).toMatch(/^Dear +own team /m)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
}, 60_000)

test('a mistake in one of several files is told as it is alone', () => {
  inFolder(files, (folder) => {
    const { code, stderr, stdout } = agner(['choose', join(folder, 'shop.yaml'), join(folder, 'broken.yaml')])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/broken\.yaml:9:11: error: /)
    expect(stderr).not.toContain('    at ')
  })
}, 60_000)

// One processor takes files in turn: the first would be simulated to its end.
test.skipIf(availableParallelism() === 1)(
  'a mistake ends the simulation of the other files, and of two the first in order is told',
  () => {
    inFolder(files, (folder) => {
      const told = (...names: string[]) =>
        agner(['choose', ...names.map((name) => join(folder, name)), '--replications', '30000']).stderr
      expect(told('shop.yaml', 'broken.yaml')).toMatch(/broken\.yaml:9:11: error: /)
      expect(told('broken.yaml', 'alone.yaml')).toMatch(/broken\.yaml:9:11: error: /)
      expect(told('alone.yaml', 'broken.yaml')).toMatch(/nothing to choose from in .*alone\.yaml/)
    })
  },
  60_000,
)

test.each([
  [['alone.yaml'], /nothing to choose from in .*alone\.yaml: add variants:/],
  [['free.yaml'], /no client has contacts in all variants: say `client` of types/],
  [['shop.yaml', '--client', 'shp'], /no client is called "shp"; did you mean shop\?/],
  [['shop.yaml', '--indifference', '2'], /--indifference: expected a share from 0% to 99% such as 2%, found "2"/],
  [['shop.yaml', '--replications', '0'], /--replications/],
  [['shop.yaml', '--seed', ' '], /--seed: expected any text/],
  [['shop.yaml', '-o', 'x.txt'], /cannot write x\.txt: its name must end in \.html, \.json, .* or \.md/],
  [['shop.yaml', 'shop.yaml'], /is named twice/],
  [['nowhere.yaml'], /cannot read nowhere\.yaml/],
  [['broken.yaml'], /broken\.yaml:9:11: error/],
])('a mistake is told: %j', async (args, message) => {
  const { code, stdout, stderr } = await choose(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(message)
})
