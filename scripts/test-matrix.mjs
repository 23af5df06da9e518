// The tests, and the same bytes, on every Node that agner supports: node scripts/test-matrix.mjs [20 22 24 26]
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', '26']
const cache = resolve('.cache', 'nodes')
const scenarios = readdirSync('scenarios', { recursive: true })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => join('scenarios', file))
  .sort()

if (scenarios.length === 0) throw new Error('no scenario in scenarios/')

const nodes = versions.map(fetchNode)
const failed = nodes.filter((node) => run(node, [join('node_modules', 'vitest', 'vitest.mjs'), 'run']).status !== 0)
const digests = nodes.map((node) => scenarios.map((scenario) => digest(node, scenario)))
const again = scenarios.map((scenario) => digest(nodes[0], scenario))
const differing = scenarios.filter((_, i) => new Set([...digests, again].map((of) => of[i])).size > 1)

for (const node of nodes) console.log(`${node.version}: tests ${failed.includes(node) ? 'FAILED' : 'passed'}`)
console.log(`${scenarios.length - differing.length} of ${scenarios.length} scenarios give the same bytes everywhere`)
for (const scenario of differing) console.log(`  ${scenario} DIFFERS`)
process.exitCode = failed.length + differing.length > 0 ? 1 : 0

/** Node comes from the registry into a folder that git ignores; it never becomes a dependency. */
function fetchNode(major) {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const home = join(cache, 'node_modules', `n${major}`)
  const bin = platform === 'win' ? join(home, 'bin', 'node.exe') : join(home, 'bin', 'node')
  if (!existsSync(bin)) {
    mkdirSync(cache, { recursive: true })
    const manifest = join(cache, 'package.json')
    if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n')
    const alias = `n${major}@npm:node-${platform}-${process.arch}@${major}`
    const options = { cwd: cache, stdio: 'inherit', shell: platform === 'win' }
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', alias], options)
  }
  return { bin, version: execFileSync(bin, ['--version'], { encoding: 'utf8' }).trim() }
}

/** Puts the Node first in PATH too, so that what the tests start runs on it as well. */
function run(node, args, stdio = 'inherit') {
  console.error(`\n${node.version}: ${args.join(' ')}`)
  const env = { ...process.env, PATH: dirname(node.bin) + delimiter + process.env.PATH }
  return spawnSync(node.bin, args, { env, stdio, maxBuffer: 1 << 30 })
}

function digest(node, scenario) {
  const cli = join('dist', 'cli', 'main.js')
  const { status, stdout } = run(
    node,
    [cli, 'run', scenario, '--seed', '1', '--json', '--no-timing'],
    ['ignore', 'pipe', 'inherit'],
  )
  if (status !== 0) throw new Error(`${node.version}: ${scenario} ended with exit code ${status}`)
  return createHash('sha256').update(stdout).digest('hex')
}
