import { basename } from 'node:path'
import { command } from './command.ts'
import { kindOf, requireWritable, writeWhole } from './files.ts'
import { note } from './terminal.ts'
import { UserError } from './user-error.ts'

interface InitOptions {
  readonly file?: string
  readonly force?: boolean
}

export const initCommand = command<InitOptions>({
  usage: 'init [file]',
  describe: 'write a commented scenario to start from',
  examples: [['agner init helpdesk.yaml', 'then: agner run helpdesk.yaml']],
  positionals: {
    file: { type: 'string', default: 'scenario.yaml', describe: 'what to write' },
  },
  options: {
    force: { type: 'boolean', describe: 'replace the file if there is one' },
  },
  run: async ({ file = '', force = false }) => {
    await requireWritable(file, ['.yaml', '.yml'])
    if (!force && (await kindOf(file)) === 'file') {
      throw new UserError(`${file} is there already: take another name, or replace it with --force`)
    }
    const { starterScenario } = await import('../scenario/starter.ts')
    await writeWhole(file, starterScenario.replaceAll('FILE', basename(file)))
    note(`agner: wrote ${file}. Next: agner run ${file}\n`)
  },
})
