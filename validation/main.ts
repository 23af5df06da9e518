/**
 * `npm run validate`: simulates cases with known answers and says how far off the figures are. docs/validation.md says
 * how to read it.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { CaseFileError, readCases, type Case } from './case.ts'
import { Report } from './report.ts'
import { validateStaffing } from './staffing.ts'

const help = `npm run validate -- [CASES.json] [options]
  --family F     only the family F, or families that start with F (may be repeated);
                 staffing, alone: staffings found against formulas, enumeration and fresh luck
  --case ID      only this case (may be repeated)
  --quick        a twentieth of the contacts
  --out FILE     write { case: { metric: { value, se } } } as JSON`

const QUICK = 20
/** Apart from the others: it judges staffings that are found, not figures, and takes long. */
const STAFFING = 'staffing'

class UsageError extends Error {}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof UsageError || error instanceof CaseFileError)) throw error
  console.error(error.message)
  process.exitCode = 2
}

async function main(): Promise<number> {
  const { values, positionals } = readOptions()
  if (values.help) {
    console.log(help)
    return 0
  }
  if (positionals.length > 1) throw new UsageError(`one file of cases, not ${positionals.length}\n${help}`)
  const { family: families = [], case: ids = [] } = values
  if (families.includes(STAFFING)) return validateStaffing((line) => console.log(line), values.quick ? QUICK : 1)
  const all = casesIn(positionals[0])
  const isMeant = (one: Case, name: string): boolean =>
    all.some(({ family }) => family === name) ? one.family === name : one.family.startsWith(name)
  const cases = all.filter(
    (one) =>
      (families.length === 0 || families.some((name) => isMeant(one, name))) &&
      (ids.length === 0 || ids.includes(one.id)),
  )
  if (cases.length === 0) throw new UsageError('no case of that family or name')
  const report = new Report((line) => console.log(line))
  cases.forEach((one, i) => {
    process.stderr.write(`${i + 1}/${cases.length} ${one.id}\n`)
    report.add(one, values.quick ? QUICK : 1)
  })
  if (values.out !== undefined) writeWhole(values.out, report.results)
  return report.end()
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        family: { type: 'string', multiple: true },
        case: { type: 'string', multiple: true },
        quick: { type: 'boolean' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${help}`)
  }
}

function casesIn(path: string | undefined): Case[] {
  const file = path ?? join(projectFolder(), 'validation', 'cases.json')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  return readCases(text)
}

/** This file runs from build/validation. */
function projectFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return here.endsWith(join('build', 'validation')) ? join(here, '..', '..') : join(here, '..')
}

/** The file is there as a whole or not at all. */
function writeWhole(path: string, data: unknown): void {
  const draft = `${path}.${process.pid}.tmp`
  writeFileSync(draft, `${JSON.stringify(data, null, 1)}\n`)
  renameSync(draft, path)
}
