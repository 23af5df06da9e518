import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAst } from 'vitest/node'

/** What a folder of src may import besides itself. */
const mayImport: Record<string, readonly string[]> = {
  engine: [],
  erlang: [],
  models: ['engine'],
  economics: ['engine', 'models'],
  scenario: ['engine', 'models', 'erlang'],
  experiment: ['engine', 'models', 'economics', 'erlang', 'scenario'],
  planning: ['engine', 'models', 'economics', 'erlang', 'scenario', 'experiment'],
  parallel: ['engine', 'models', 'economics', 'scenario', 'experiment', 'planning'],
  queue: ['engine', 'models', 'scenario', 'experiment', 'planning', 'parallel'],
  results: ['engine', 'models', 'scenario', 'experiment', 'planning', 'report'],
  report: ['engine', 'models', 'economics', 'erlang', 'scenario', 'experiment', 'planning'],
  // In the browser, of what a page shows.
  charts: ['report'],
  cli: [
    'engine',
    'models',
    'economics',
    'erlang',
    'scenario',
    'experiment',
    'planning',
    'parallel',
    'queue',
    'results',
    'report',
    'index.ts',
  ],
  'index.ts': ['engine', 'models', 'economics', 'erlang', 'scenario', 'experiment', 'planning', 'parallel', 'report'],
}
/** Gives the same bits everywhere: no function whose last bits are the platform's own. */
const givesSameBits = ['engine', 'models', 'economics', 'erlang', 'scenario', 'experiment', 'planning']
/** Runs in a browser too. */
const runsAnywhere = [...givesSameBits, 'report', 'charts']

/** What breaks the rules of the house in one source file; `path` is relative to the project, with forward slashes. */
function violations(path: string, source: string): string[] {
  const found: string[] = []
  const folder = path.split('/')[1]
  const allowed = mayImport[folder]
  if (!allowed) found.push(`${folder} has no place in the arrow of dependencies`)
  if (source.trimEnd().split('\n').length > 300) found.push('longer than 300 lines')

  JSON.stringify(parseAst(source, { lang: 'ts', astType: 'ts' }, path), (_, node) => {
    if (node?.type === 'ExportDefaultDeclaration') found.push('default export')
    if (typeof node?.source?.value === 'string') checkImport(node.source.value)
    if (givesSameBits.includes(folder)) {
      if (node?.operator === '**' || node?.operator === '**=') found.push(node.operator)
      const isMath = node?.type === 'MemberExpression' && node.object.name === 'Math'
      if (isMath && (node.property.name ?? node.property.value) === 'pow') found.push('Math.pow')
    }
    return typeof node === 'bigint' ? `${node}n` : node
  })
  return found

  function checkImport(specifier: string): void {
    if (specifier.startsWith('.')) {
      const target = posix.join(posix.dirname(path), specifier).split('/')
      if (target[0] !== 'src') found.push(`imports ${specifier}, which is outside src`)
      else if (target[1] !== folder && !allowed?.includes(target[1])) found.push(`imports ${target[1]}`)
    } else if (isBuiltin(specifier) && runsAnywhere.includes(folder)) {
      found.push(`imports ${specifier}`)
    }
  }
}

// In pieces, so that this file does not name them itself.
const machinePaths = [
  ['', 'work', ''],
  ['', 'farm', ''],
  ['..', 'shared'],
].map((parts) => parts.join('/'))

describe('src', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  test.each(files.map((file) => posix.join('src', file.replaceAll('\\', '/'))))('%s keeps the rules', (path) => {
    expect(violations(path, readFileSync(path, 'utf8'))).toEqual([])
  })
})

test('no file of the project names a path of the machine it was written on', () => {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  const files = list.split('\0').filter((file) => file && existsSync(file))
  expect(files).toContain('package.json')
  expect(files.filter((file) => machinePaths.some((path) => readFileSync(file).includes(path)))).toEqual([])
})

test.each([
  ['src/engine/a.ts', 'imports models', "import type { Model } from '../models/model.ts'"],
  ['src/models/a.ts', 'imports scenario', "export * from '../scenario/load.ts'"],
  ['src/models/routing/a.ts', 'imports report', "import { x } from '../../report/table.ts'"],
  ['src/report/a.ts', 'imports cli', "const main = await import('../cli/main.ts')"],
  ['src/erlang/a.ts', 'imports engine', "import '../engine/random.ts'"],
  ['src/engine/a.ts', 'imports models', "let x: import('../models/model.ts').Model"],
  ['src/cli/a.ts', 'imports ../../bench/main.ts, which is outside src', "import '../../bench/main.ts'"],
  ['src/misc/a.ts', 'misc has no place in the arrow of dependencies', 'export {}'],
  ['src/scenario/a.ts', 'imports node:fs', "import { readFileSync } from 'node:fs'"],
  ['src/experiment/a.ts', 'imports path', "import { join } from 'path'"],
  ['src/report/a.ts', 'imports node:tty', "const tty = await import('node:tty')"],
  ['src/engine/a.ts', '**', 'const x = 2 ** 3'],
  ['src/erlang/a.ts', '**=', 'let x = 2; x **= 3'],
  ['src/models/a.ts', 'Math.pow', 'const x = Math.pow(2, 3)'],
  ['src/models/a.ts', 'Math.pow', "const x = Math['pow'](2, 3)"],
  ['src/cli/a.ts', 'default export', 'export default 3'],
  ['src/cli/a.ts', 'longer than 300 lines', 'let x' + '\n'.repeat(300) + 'x = 1'],
])('a breach is found out: %s %s', (path, violation, source) => {
  expect(violations(path, source)).toEqual([violation])
})

test.each([
  ['src/models/a.ts', "import { NONE } from '../engine/ids.ts'\nimport { flow } from './flow.ts'"],
  ['src/parallel/crew.ts', "import { Worker } from 'node:worker_threads'"],
  ['src/cli/main.ts', "#!/usr/bin/env node\nimport { run } from '../index.ts'\nimport { argv } from 'node:process'"],
  ['src/engine/a.ts', "// 2 ** 3\nexport const text = '**' + `Math.pow`"],
  ['src/report/a.ts', 'export const squared = (x: number) => x ** 2'],
])('nothing is wrong in %s with %j', (path, source) => {
  expect(violations(path, source)).toEqual([])
})
