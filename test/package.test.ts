import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

const { version, dependencies }: Manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const home = mkdtempSync(join(tmpdir(), 'agner-package-'))
const installed = join(home, 'node_modules', 'agner')
const main = join(installed, 'dist', 'cli', 'main.js')
const shell = process.platform === 'win32'
const env = { ...process.env, PATH: dirname(process.execPath) + delimiter + process.env.PATH }

/**
 * What a stranger gets: the tarball, unpacked in a folder that knows nothing of this one. Only the declared
 * dependencies are linked beside it, from our node_modules: no network, and an undeclared import is found out.
 */
beforeAll(() => {
  if (!existsSync('dist/cli/main.js')) throw new Error('dist/cli/main.js is missing: npm run build')
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', home], { env, shell, stdio: 'pipe' })
  const tarball = readdirSync(home).filter((file) => file.endsWith('.tgz'))
  execFileSync('tar', ['-xzf', ...tarball], { cwd: home })
  cpSync(join(home, 'package'), installed, { recursive: true })
  for (const name of Object.keys(dependencies)) {
    const link = join(home, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(resolve('node_modules', name), link, 'junction')
  }
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('the package, unpacked elsewhere', () => {
  test('holds what users need and nothing else', () => {
    const top = readdirSync(installed).sort()
    expect(top).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'docs',
      'examples',
      'package.json',
      'scenarios',
    ])
    expect(existsSync(join(installed, 'dist', 'index.d.ts'))).toBe(true)
  })

  test('hands on the licences of what is bundled', () => {
    const licences = readFileSync(join(installed, 'dist', 'LICENSES.txt'), 'utf8')
    for (const name of ['yargs', 'zod', 'seedrandom', 'string-width'])
      expect(licences).toMatch(new RegExp(`^${name} \\d.*\\(MIT\\)\\n[^]*?Copyright`, 'm'))
  })

  test('starts from few files, since opening them is most of what a short command takes', () => {
    const files = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.endsWith('.js')).length).toBeLessThan(300)
  })

  test('says its version on the command line', () => {
    expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(node(main, '--version').trim()).toBe(version)
    if (!shell) expect(execFileSync(main, ['--version'], { cwd: home, env, encoding: 'utf8' }).trim()).toBe(version)
  })

  test('without DuckDB, which is for those who want it, says what to install', () => {
    const folder = join(home, 'out')
    mkdirSync(folder)
    writeFileSync(join(folder, 'manifest.json'), '{"kind":"sweep"}')
    const { status, stderr } = spawnSync(process.execPath, [main, 'query', folder], {
      cwd: home,
      env,
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'agner: query reads tables with DuckDB, and @duckdb/node-api is not installed: npm install @duckdb/node-api\n',
    })
  })

  test('simulates a shipped scenario when imported by name', () => {
    const program = `
      import { load, run } from 'agner'
      const scenario = await load(process.argv[1])
      const summary = await run(scenario, { seed: 'package', replications: 2 })
      console.log(JSON.stringify(summary))`
    const scenario = join(installed, 'scenarios', 'bank-1999', 'weekday.yaml')
    const summary = JSON.parse(node('--input-type=module', '--eval', program, '--', scenario))
    expect(summary).toMatchObject({ agner: version, seed: 'package', replications: 2 })
    expect(summary.contacts).toBeGreaterThan(100)
  })
})

function node(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: home, env, encoding: 'utf8', maxBuffer: 100_000_000 })
}
