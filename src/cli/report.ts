import { join } from 'node:path'
import { command } from './command.ts'
import { outputOption } from './common-options.ts'
import { requireWritable, writeWhole } from './files.ts'
import { note, print } from './terminal.ts'
import { UserError } from './user-error.ts'

interface ReportOptions {
  readonly folder?: string
  readonly output?: string
}

export const reportCommand = command<ReportOptions>({
  usage: 'report <folder>',
  describe: 'a page of charts of a sweep: curves, heat maps, the frontier of cost and service',
  examples: [
    ['agner report out', 'out/report.html, of what is there so far'],
    ['agner report out -o agents.html', 'elsewhere'],
  ],
  positionals: {
    folder: { type: 'string', describe: 'a folder that agner sweep has written' },
  },
  options: {
    output: outputOption('the page; FOLDER/report.html unless told'),
  },
  run: async ({ folder = '', output = join(folder, 'report.html') }) => {
    const [{ readManifest }, { readSweep }, { sweepReport }, { chartProgram }] = await Promise.all([
      import('../results/sweep-folder.ts'),
      import('../results/read-sweep.ts'),
      import('../report/html/sweep-report.ts'),
      import('./chart-program.ts'),
    ])
    const manifest = await readManifest(folder)
    await requireWritable(output, ['.html'])
    const found = await readSweep(folder, manifest)
    if (found.points.length === 0) {
      throw new UserError(`${folder} has no point that can be read: the same agner sweep does what is missing`)
    }
    await writeWhole(output, sweepReport(found, await chartProgram()))
    print(`${output}: ${found.points.length} of ${manifest.design.size} points\n`)
    if (found.missing > 0)
      note(`agner: ${found.missing} are missing, or in tables that are damaged: the same agner sweep does them\n`)
  },
})
