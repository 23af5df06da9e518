import { readFile } from 'node:fs/promises'
import type { ChartProgram } from '../report/html/document.ts'

/** What draws the charts of a report, as the build has made it. */
export async function chartProgram(): Promise<ChartProgram> {
  const [text, { hash }] = await Promise.all([
    readFile(new URL('../charts/program.js', import.meta.url), 'utf8'),
    readFile(new URL('../charts/program.json', import.meta.url), 'utf8').then((json): Pick<ChartProgram, 'hash'> =>
      JSON.parse(json),
    ),
  ])
  return { text, hash }
}
