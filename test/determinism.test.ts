import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/**
 * The bytes of two runs are kept in test/golden, so that every Node must give them, today's and tomorrow's. A change that
 * means to change figures or the document renews them: UPDATE_GOLDEN=1 npx vitest run test/determinism.test.ts
 * (after npm run build), and the difference is part of the change.
 */
const isUpdate = process.env.UPDATE_GOLDEN === '1'

interface Golden {
  readonly sha256: string
  /** To see what changed: the hash is of the whole document, but for the version of agner. */
  readonly totals: unknown
}

describe.each(['day', 'steady'])('the golden scenario %s', (name) => {
  const path = `test/golden/${name}.json`
  const first = run(name)

  test('gives the same bytes twice', () => {
    expect(run(name)).toBe(first)
  })

  test('gives other bytes by another seed', () => {
    expect(run(name, '--seed', 'other')).not.toBe(first)
  })

  test('gives the bytes that are kept', () => {
    const golden = goldenOf(first)
    if (isUpdate) writeFileSync(path, `${JSON.stringify(golden, null, 2)}\n`)
    expect(golden).toEqual(JSON.parse(readFileSync(path, 'utf8')))
  })
})

function run(name: string, ...options: readonly string[]): string {
  const main = 'dist/cli/main.js'
  if (!existsSync(main)) throw new Error(`${main} is missing: npm run build`)
  const args = [main, 'run', `test/golden/${name}.yaml`, '--json', '--no-timing', '--quiet', ...options]
  return execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
}

function goldenOf(document: string): Golden {
  const { agner } = JSON.parse(document)
  const bytes = document.replace(`"agner":"${agner}"`, '').replace(`"agner": "${agner}"`, '')
  return { sha256: createHash('sha256').update(bytes).digest('hex'), totals: JSON.parse(document).totals }
}
