import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { agner, agnerHere, helpdesk, inFolder, main } from './agner.ts'

const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'))
const COMMANDS = ['run', 'check', 'init', 'erlang', 'schema']

describe('help', () => {
  test('agner alone shows all commands', () => {
    const { code, stdout, stderr } = agner([])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const command of COMMANDS) expect(stdout).toContain(`agner ${command}`)
  })

  test('--version prints the version and nothing else', () => {
    expect(agner(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  test.each(COMMANDS)('agner %s --help has an example', (command) => {
    const { code, stdout } = agner([command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`Examples:\\n  agner ${command} `))
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  test('-h and the command help are --help', () => {
    const help = (line: string) => agner(line.split(' ')).stdout
    const [all, run] = [help('--help'), help('run --help')]
    expect(run).toContain('agner run <file>')
    expect(['-h', 'help'].map(help)).toEqual([all, all])
    expect(['run -h', 'help run'].map(help)).toEqual([run, run])
  })

  test('is in English whatever the locale', () => {
    expect(agner(['run', '--help'], { env: { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' } }).stdout).toContain(
      'Options:',
    )
  })
})

describe('a mistake in the command line: exit code 2, words on stderr, no stack, nothing on stdout', () => {
  test.each([
    ['rnu x.yaml', 'there is no command rnu; did you mean run?'],
    ['simulate', 'there is no command simulate: there are run, compare, choose, staff, cover, tornado, best, sweep, '],
    ['run', 'which file?'],
    ['run a.yaml b.yaml', 'too much: b.yaml: one file at a time'],
    ['run a.yaml --sed 1', 'unknown option --sed; did you mean --seed?'],
    ['run a.yaml --no-colour', 'unknown option --no-colour; did you mean --no-color?'],
    ['run --bogus', 'unknown option --bogus\nand which file?'],
    ['run --sed 1', 'unknown option --sed; did you mean --seed?\nagner run'],
    ['help rnu', 'there is no command rnu; did you mean run?'],
    ['run a.yaml --xyzzy', 'unknown option --xyzzy\n'],
    ['run a.yaml --seed', '--seed needs a value after it'],
    ['run a.yaml --seed 1 --seed 2', '--seed is given 2 times'],
    ['run a.yaml --replications 0', '--replications: expected a whole number, 1 to 1000000, found "0"'],
    ['run a.yaml --replications 2.5', 'found "2.5"'],
    ['run a.yaml --replications many', 'found "many"'],
    ['run nothing.yaml', 'cannot read nothing.yaml: there is no such file'],
    ['run .', 'cannot read .: it is a folder'],
    ['run package.json -o figures.pdf', 'its name must end in .html, .json, .xml, .csv, .parquet, .xlsx or .md'],
    ['run package.json -o nowhere/figures.json', 'cannot write into nowhere: there is no such file or folder'],
    ['check', 'which file?'],
    ['check nothing.yaml', 'cannot read nothing.yaml'],
    ['init a.txt', 'its name must end in .yaml or .yml'],
    ['schema extra', 'too much: extra'],
    ['erlang d', 'model: expected one of b, c, a, found "d"'],
  ])('agner %s', async (line, message) => {
    const { code, stdout, stderr } = await agnerHere(line.split(' '))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/^agner: /)
    expect(stderr).not.toMatch(/^ {4}at |YError|node_modules/m)
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a file that may not be read', () => {
    const { code, stderr } = inFolder({ 'a.yaml': helpdesk }, (cwd) => {
      execFileSync('chmod', ['000', 'a.yaml'], { cwd })
      return agner(['run', 'a.yaml'], { cwd })
    })
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'agner: cannot read a.yaml: permission denied\n' })
  })
})

test.skipIf(process.platform === 'win32')('a reader that leaves early is no failure', () => {
  const script = `"$0" "$1" schema | head -n 1; echo "\${PIPESTATUS[0]}"`
  const output = execFileSync('bash', ['-c', `${script} 2>&1`, process.execPath, main], { encoding: 'utf8' })
  expect(output).toBe('{\n0\n')
})

test.skipIf(!existsSync('/dev/full'))('a full disk behind stdout is told in a line', () => {
  const script = `"$0" "$1" schema 2>&1 > /dev/full; echo $?`
  const output = execFileSync('bash', ['-c', script, process.execPath, main], { encoding: 'utf8' })
  expect(output).toBe('agner: cannot write the result: the disk is full\n1\n')
})

test('a bug of ours exits with 1, a stack and a word on where to report it', async () => {
  vi.doMock('../../src/report/erlang-answer.ts', () => ({
    answer: () => {
      throw new TypeError('never planned')
    },
  }))
  const { code, stdout, stderr } = await agnerHere(['erlang', 'b', '--load', '3', '--agents', '4'])
  vi.doUnmock('../../src/report/erlang-answer.ts')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^TypeError: never planned\n {4}at /)
  expect(stderr).toContain(`This is a bug in agner ${version} (Node ${process.version}). Please report it`)
})

test('the schema is JSON Schema on stdout', () => {
  const { code, stdout, stderr } = agner(['schema'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({ type: 'object', properties: { types: {}, groups: {} } })
})
