/**
 * Runs the commands that the guides show and says which outputs have changed; with `--write`, puts the new ones in their
 * place. Where a guide leaves lines out (…), it can only be told. Takes some minutes: answers staff scenarios several times.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Commands on these pages are run in the folder of the scenarios. */
const PAGES = ['docs/questions.md', 'docs/staffing.md', 'docs/webshops.md']
const FOLDER = 'scenarios'
const AGNER = resolve('dist/cli/main.js')

const isWriting = process.argv.includes('--write')
let changed = 0
for (const page of PAGES) {
  const text = readFileSync(page, 'utf8')
  const written = text.replaceAll(
    /(```\n\$ agner (.*)\n)([^`]*)```/g,
    (block, head: string, command: string, shown) => {
      const output = outputOf(command)
      if (agrees(output, shown)) return block
      changed++
      const isWhole = !/^…$/m.test(shown)
      console.log(`${page}: ${command}${isWhole ? '' : ' (leaves lines out: look at it)'}\n${output}`)
      return isWhole ? `${head}${output.trimEnd()}\n\`\`\`` : block
    },
  )
  if (isWriting) writeFileSync(page, written)
}
console.log(changed === 0 ? 'all as shown' : `${changed} changed`)
process.exitCode = changed === 0 || isWriting ? 0 : 1

function outputOf(command: string): string {
  const args = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain)
  const { COLUMNS: _, ...env } = process.env
  try {
    return execFileSync(process.execPath, [AGNER, ...args, '--no-timing', '--quiet'], {
      cwd: FOLDER,
      encoding: 'utf8',
      env,
    })
  } catch (error) {
    // 3: not all goals can be met, and the answer says so.
    const { status, stdout } = error as { status?: number; stdout?: string }
    if (status === 3 && stdout !== undefined) return stdout
    throw error
  }
}

/** What is shown is all there is, but for what … stands for. */
function agrees(output: string, shown: string): boolean {
  let rest = output
  let mayLeaveOut = false
  for (const part of shown.split(/^…\n\n?/m)) {
    const text = part.trimEnd()
    const at = rest.indexOf(text)
    if (at < 0 || (at > 0 && !mayLeaveOut)) return false
    rest = rest.slice(at + text.length)
    mayLeaveOut = true
  }
  return rest.trim() === '' || shown.trimEnd().endsWith('…')
}
