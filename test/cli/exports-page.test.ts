import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { agnerHere, inFolder } from './agner.ts'

const page = readFileSync('docs/exports.md', 'utf8')

/** What stands between fences of a kind. */
function fenced(kind: string): string {
  const [, text] = new RegExp(`\`\`\`${kind}\n([^\`]*)\`\`\``).exec(page)!
  return text
}

test('the commands of docs/exports.md write what they name, and its questions have answers', async () => {
  const commands = fenced('').trim().split('\n')
  await inFolder({}, async (folder) => {
    for (const line of commands) {
      const [agner, ...args] = line.replace(/#.*$/, '').trim().split(/\s+/)
      expect(agner).toBe('agner')
      const outputs = args.flatMap((arg, i) => (args[i - 1] === '-o' ? [join(folder, basename(arg))] : []))
      const placed = args.map((arg, i) => (args[i - 1] === '-o' ? join(folder, basename(arg)) : arg))
      const { code, stderr } = await agnerHere([...placed, '--quiet'])
      expect({ line, code, stderr }).toEqual({ line, code: 0, stderr: '' })
      for (const path of outputs) expect(readFileSync(path).length).toBeGreaterThan(500)
    }
    const connection = await (await DuckDBInstance.create()).connect()
    for (const sql of fenced('sql')
      .split(';')
      .filter((one) => one.trim() !== '')) {
      const placed = sql.replaceAll(/'(figures\.\w+)'/g, (_, file: string) => `'${join(folder, file)}'`)
      expect((await connection.runAndReadAll(placed)).getRows().length).toBeGreaterThan(0)
    }
  })
}, 60_000)
