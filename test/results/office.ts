import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'

export const TOO_LONG = 120_000

const office = ['soffice', 'libreoffice'].find((program) => spawnSync(program, ['--version']).status === 0)
export const hasOffice = office !== undefined

/** Cells of workbooks by their names, then by those of their sheets, as LibreOffice computes them. */
export type Computed = Readonly<Record<string, Readonly<Record<string, readonly (readonly string[])[]>>>>

/** Opens workbooks all at once: to start it takes longer than they do. */
export function computed(workbooks: Readonly<Record<string, Uint8Array>>): Computed {
  const home = mkdtempSync(join(tmpdir(), 'agner-office-'))
  try {
    const names = Object.keys(workbooks)
    for (const name of names) writeFileSync(join(home, `${name}.xlsx`), workbooks[name])
    const { status, stderr } = spawnSync(
      office ?? '',
      [
        `-env:UserInstallation=file://${join(home, 'profile')}`,
        '--headless',
        '--convert-to',
        // Comma, quotes, UTF-8, numbers as they are rather than as they are shown, every sheet into a file of its own.
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1',
        '--outdir',
        home,
        ...names.map((name) => join(home, `${name}.xlsx`)),
      ],
      { encoding: 'utf8', timeout: TOO_LONG },
    )
    if (status !== 0) throw new Error(`LibreOffice does not open them: ${stderr}`)
    const files = readdirSync(home).filter((file) => file.endsWith('.csv'))
    return Object.fromEntries(
      names.map((name) => {
        const own = files.filter((file) => file.startsWith(`${name}-`))
        const sheets = own.map((file) => {
          const { data } = Papa.parse<string[]>(readFileSync(join(home, file), 'utf8'))
          return [file.slice(name.length + 1, -'.csv'.length), data]
        })
        return [name, Object.fromEntries(sheets)]
      }),
    )
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** A share is shown as one whatever is asked. */
export function numberOf(text: string): number {
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
}
