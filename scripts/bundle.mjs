import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, relative, sep } from 'node:path'
import { rolldown } from 'rolldown'

/**
 * What agner runs as: src and what it needs of others, in some 250 files instead of 700, since opening files is
 * most of what a short command takes (docs/performance.md, Start-up). Names and lines stay as written, for stack traces.
 *
 * Everything is one folder deep, as in src: what a module looks for beside itself (`import.meta.url`), it finds there.
 */
const PARTS = 'parts'
/** Not in it: what finds files of its own or is for those who want it. */
const APART = ['highs', 'piscina', '@duckdb/node-api', 'bullmq', 'ioredis']

const bundle = await rolldown({
  input: {
    index: 'src/index.ts',
    'cli/main': 'src/cli/main.ts',
    [`${PARTS}/choose-thread`]: 'src/cli/choose-thread.ts',
    [`${PARTS}/point-thread`]: 'src/parallel/point-thread.ts',
    [`${PARTS}/stretch-thread`]: 'src/parallel/stretch-thread.ts',
  },
  external: (id) => isBuiltin(id) || APART.includes(id),
  // No more of Node than is asked for: agner as a library runs in a browser too.
  platform: 'neutral',
  resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
  tsconfig: 'tsconfig.json',
  onLog: (level, log) => {
    throw new Error(`${level}: ${log.message}`)
  },
})
const { output } = await bundle.generate({ chunkFileNames: `${PARTS}/[name].js` })
mkdirSync(join('dist', PARTS), { recursive: true })

for (const { code = '', fileName } of output) {
  if (!fileName.startsWith(`${PARTS}/`) && code.includes('import.meta.url'))
    throw new Error(`${fileName} looks for what is in ${PARTS}/`)
  // V8 keeps a text in two bytes a character if one of them needs it, were it in a comment. What is raw stays as written.
  if (/\\[^\0-\xff]/.test(code)) throw new Error(`${fileName} escapes what will be escaped`)
  const isRaw = /String\.raw`[^`]*[^\0-\xff]/.test(code)
  replace(join('dist', fileName), isRaw ? code : code.replace(/[^\0-\xff]/g, escaped))
}
// Names of before that are none now would stay.
const parts = new Set(output.map(({ fileName }) => join('dist', fileName)))
for (const name of readdirSync(join('dist', PARTS))) {
  const file = join('dist', PARTS, name)
  if (!parts.has(file)) rmSync(file)
}

// What the licences ask of whoever hands a program on.
const folders = new Set(output.flatMap(({ modules = {} }) => Object.keys(modules)).flatMap(packageOf))
writeFileSync(
  'dist/LICENSES.txt',
  [...folders]
    .sort()
    .map(notice)
    .join(`\n${'-'.repeat(80)}\n\n`),
)

/** At once, and only where it differs: a command that is under way loads its parts when it needs them. */
function replace(file, code) {
  if (existsSync(file) && readFileSync(file, 'utf8') === code) return
  writeFileSync(`${file}.new`, code)
  renameSync(`${file}.new`, file)
}

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** The folder of the package that a module belongs to; none of one of ours. */
function packageOf(module) {
  const [, folder] =
    /^(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(relative('.', module).split(sep).join('/')) ??
    []
  return folder === undefined ? [] : [folder]
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder)
  const file = files.find((entry) => /^licen[cs]e/i.test(entry)) ?? files.find((entry) => /^readme/i.test(entry))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
  // A readme has its licence at the end.
  const [licence] = /^readme/i.test(file) ? (/^licen[cs]e[^]*/im.exec(text) ?? ['']) : [text]
  if (licence === '') throw new Error(`${folder} has no licence to hand on`)
  return `${name} ${version} (${license})\n\n${licence.trim()}\n`
}
