import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agnerHere, helpdesk, inFolder } from './agner.ts'

const variants = `${helpdesk}variants:
  seven: { groups: { team: { agents: 7 } } }
  eight: { groups: { team: { agents: 8 } } }
`
const files = {
  'six.yaml': helpdesk,
  'seven.yaml': helpdesk.replace('agents: 6', 'agents: 7'),
  'two days.yaml': helpdesk.replace('hours:', 'calendar: { days: 2 }\nhours:'),
  'broken.yaml': helpdesk.replace('wrap: 30s', 'wrap: 30'),
  'variants.yaml': variants,
}

/** Runs `agner compare` on files of a folder. */
async function compare(...args: readonly string[]) {
  return inFolder(files, (folder) => {
    const inside = args.map((arg) => (arg in files ? join(folder, arg) : arg))
    return agnerHere(['compare', ...inside])
  })
}

test('a table of every figure, the differences to the first, risk, and what is better in words', async () => {
  const { code, stdout, stderr } = await compare('variants.yaml', '--no-timing')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^base, seven, eight: 5 replications of each$/m)
  expect(stdout).toMatch(/of differences for all 2 together\s\(Bonferroni\)/)
  expect(stdout).toMatch(/^service level +base +[\d.]+ % ± [\d.]+$/m)
  expect(stdout).toMatch(/^ +eight +[\d.]+ % ± [\d.]+ +\+[\d.]+ points ± [\d.]+ +\+[\d.]+ % +better$/m)
  expect(stdout).toMatch(/^risk /m)
  expect(stdout).toMatch(/^support misses its goal +base/m)
  expect(stdout).toMatch(/^5–95 % of replications +variant +from +to$/m)
  expect(stdout).toMatch(/^- eight against base – better: service level \+[\d.]+ points ± [\d.]+, ASA −/m)
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
})

test('files are compared as the variants of one are, and the same seed gives the same bytes', async () => {
  const inOne = await compare('variants.yaml', '--variants', 'base,seven', '--json', '--no-timing')
  const apart = await compare('six.yaml', 'seven.yaml', '--json', '--no-timing')
  expect(apart.code).toBe(0)
  expect(apart.stdout.replaceAll('"six"', '"base"')).toBe(inOne.stdout)
  const { variants: found, figures, correction, sameIssues, seconds } = JSON.parse(apart.stdout)
  expect(found.map((one: { name: string }) => one.name)).toEqual(['six', 'seven'])
  expect(figures[0]).toMatchObject({ scope: 'totals', key: 'serviceLevel', better: 'higher', unit: 'share' })
  expect({ correction, sameIssues, seconds }).toEqual({
    correction: { method: 'bonferroni', comparisons: 1 },
    sameIssues: true,
    seconds: undefined,
  })
})

test('--months sets months side by side, and says so where there are none', async () => {
  const none = 'agner: no figures by month: nobody is paid in these scenarios, or --figures names none of them\n'
  expect(await compare('six.yaml', 'seven.yaml', '--months')).toMatchObject({ code: 0, stderr: none })
  const files = ['scenarios/in-house.yaml', 'scenarios/dedicated.yaml']
  const { code, stdout, stderr } = await agnerHere(['compare', ...files, '--months', '--replications', '2'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^FTE of providers by month +in-house +dedicated +difference/m)
})

test('--figures, --by, --seed and --replications', async () => {
  const { stdout } = await compare(
    'six.yaml',
    'seven.yaml',
    '--figures',
    'asa,aht',
    '--by',
    'queues',
    '--seed',
    'x',
    '--replications',
    '3',
  )
  expect(stdout).toMatch(/3 replications of each/)
  expect(stdout).toMatch(/seed x/)
  expect(stdout).toMatch(/^all together /m)
  expect(stdout).toMatch(/^support +variant/m)
  expect(stdout).not.toMatch(/service level|misses/)
})

test('-o writes the document, the table is printed', async () => {
  await inFolder(files, async (folder) => {
    const path = join(folder, 'result.json')
    const { code, stdout, stderr } = await agnerHere(['compare', join(folder, 'variants.yaml'), '-o', path])
    expect({ code, stderr }).toEqual({ code: 0, stderr: `agner: wrote ${path}\n` })
    expect(stdout).toContain('what is better')
    expect(JSON.parse(readFileSync(path, 'utf8')).variants).toHaveLength(3)
  })
})

test('agner run runs the scenario itself; agner check looks at the variants too', async () => {
  await inFolder({ ...files, 'bad.yaml': variants.replace('agents: 8', 'agnts: 8') }, async (folder) => {
    const run = (name: string) => agnerHere(['run', join(folder, name), '--no-timing'])
    expect((await run('variants.yaml')).stdout).toBe((await run('six.yaml')).stdout)
    const { code, stderr } = await agnerHere(['check', join(folder, 'bad.yaml')])
    expect(code).toBe(2)
    expect(stderr).toMatch(/bad\.yaml:18:30: error: in the variant "eight": unknown key "agnts"/)
  })
})

test.each([
  [['six.yaml'], /nothing to compare .*six\.yaml with: name a second file, or add variants: to it/],
  [['six.yaml', 'six.yaml'], /is named twice: nothing would differ/],
  [['six.yaml', 'none.yaml'], /cannot read none\.yaml: there is no such file or folder/],
  [['six.yaml', 'broken.yaml'], /broken\.yaml:8:11: error: /],
  [['six.yaml', 'two days.yaml'], /two days cannot be compared with six: it simulates 2 days, not 1 day/],
  [['six.yaml', 'seven.yaml', '--figures', 'assa'], /no figure is called "assa"; did you mean asa\?/],
  [
    ['six.yaml', 'seven.yaml', '--figures', 'asa,,aht'],
    /--figures: expected names with commas between, found "asa,,aht"/,
  ],
  [['six.yaml', 'seven.yaml', '--by', 'quues'], /no scope is called "quues"; did you mean queues\?/],
  [['six.yaml', 'seven.yaml', '--variants', 'a,b'], /--variants: choose them from one file, not several/],
  [['variants.yaml', '--variants', 'base'], /--variants: expected two or more/],
  [['variants.yaml', '--variants', 'base,sevn'], /--variants: no variant is called "sevn"; did you mean seven\?/],
  [['variants.yaml', '--replications', 'many'], /--replications: expected a whole number/],
  [['variants.yaml', '--seed', '1', '--seed', '2'], /--seed is given 2 times; once is enough/],
  [['variants.yaml', '-o', 'figures.txt'], /its name must end in \.html, \.json, .* or \.md/],
  [['variants.yaml', '--figure', 'asa'], /for a table of several: --figures/],
  [[], /which file\?/],
])('mistakes are told in a line: %s', async (args, expected) => {
  const { code, stdout, stderr } = await compare(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(expected)
})
