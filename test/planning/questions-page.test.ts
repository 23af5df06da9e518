import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asSet } from '../../src/cli/set-option.ts'
import { load } from '../../src/index.ts'
import { agner, agnerHere } from '../cli/agner.ts'

const FILE = 'scenarios/questions.yaml'
/** Each costs some seconds of one core; the others staff more than once, and are checked by what they ask. */
const QUICK = [/^run /, /^compare .*--set fcr/, /--indifferent/, /^tornado /, /--quotes/]

interface Shown {
  readonly command: string
  readonly output: string
}

function shownIn(path: string): Shown[] {
  const page = readFileSync(path, 'utf8')
  return [...page.matchAll(/```\n\$ agner (.*)\n([^`]*)```/g)].map(([, command, output]) => ({ command, output }))
}

/** As a shell has them, in the folder of the scenarios. */
function argumentsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) =>
    (quoted ?? plain).replace(/^questions/, 'scenarios/questions'),
  )
}

function settingsOf(args: readonly string[]): string[] {
  return args.filter((_, i) => args[i - 1] === '--set')
}

const shown = [...shownIn('docs/questions.md'), ...shownIn('docs/staffing.md')]
const isQuick = ({ command }: Shown): boolean => QUICK.some((pattern) => pattern.test(command))

describe.each(shown.filter(isQuick))('$command', ({ command, output }) => {
  test('prints what the guide shows', async () => {
    const { code, stdout } = await agnerHere([...argumentsOf(command), '--no-timing'])
    expect(code).toBe(0)
    // Where the guide has a line with …, it leaves something out.
    let rest = stdout
    for (const part of output.split(/^…\n\n?/m)) {
      const text = part.trimEnd()
      expect(rest).toContain(text)
      rest = rest.slice(rest.indexOf(text) + text.length)
    }
  })
})

describe.each(shown.filter((one) => !isQuick(one)))('$command', ({ command, output }) => {
  test('asks of the scenario that the guide shows, with options that there are', async () => {
    const args = argumentsOf(command)
    const { hash } = await asSet(await load(FILE), settingsOf(args))
    const [named] = /(?<=scenario )[\da-f]{12}|(?<=base )[\da-f]{12}/.exec(output) ?? [hash.slice(0, 12)]
    expect(named).toBe(hash.slice(0, 12))
    const { stdout } = agner([args[0], '--help'])
    for (const option of args.filter((arg) => arg.startsWith('--'))) expect(stdout).toContain(option)
    expect(output).toMatch(/lower ends of their intervals|staffed at least cost to its goals|where they cross|^…$/m)
  })
})

test('the guide has ten questions, and leads to each', () => {
  const page = readFileSync('docs/questions.md', 'utf8')
  const heads = [...page.matchAll(/^## (\d+\. .*)$/gm)].map(([, head]) => head)
  expect(heads.map((head) => parseInt(head, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  for (const head of heads) {
    const anchor = head
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-')
    expect(page).toContain(`[${head.replace(/^\d+\. /, '')}](#${anchor})`)
  }
})

test('what docs/staffing.md says of staffing is what a scenario may hold', async () => {
  const [, text] = /```yaml\n(types:[^`]*)```/.exec(readFileSync('docs/staffing.md', 'utf8'))!
  const { loadText } = await import('../../src/index.ts')
  const { source } = loadText(`agner: 1\ncalendar: { days: 2, hours: 08:00-18:00 }\n${text}`)
  expect(source.scenario.staffing).toMatchObject({ scope: 'day', occupancy: 0.85, groups: { team: { alone: false } } })
})
