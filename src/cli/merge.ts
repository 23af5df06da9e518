import { command } from './command.ts'
import { outputOption } from './common-options.ts'
import { note, print } from './terminal.ts'
import { UserError } from './user-error.ts'

interface MergeOptions {
  readonly folders?: readonly string[]
  readonly output?: string
  readonly quiet?: boolean
}

/** Not all points are there yet. */
const INCOMPLETE = 3

export const mergeCommand = command<MergeOptions>({
  usage: 'merge <folders..>',
  describe: 'put the parts of a sweep together, in any order, as often as wanted',
  examples: [
    ['agner merge out', 'parts that were written into one folder'],
    ['agner merge part-1 part-2 part-3 -o out', 'parts in folders of their own'],
  ],
  positionals: {
    folders: { type: 'string', array: true, describe: 'folders that agner sweep --shard has written' },
  },
  options: {
    output: outputOption('the folder of the whole; of one folder, itself unless told'),
    quiet: { type: 'boolean', alias: 'q', describe: 'no notes on stderr' },
  },
  run: async ({ folders = [], output, quiet = false }) => {
    const [first, ...others] = folders
    const target = output ?? first
    if (output === undefined && others.length > 0) throw new UserError('merge: name the folder of the whole with -o')
    const [{ readManifest, SweepFolder }, { differenceOf }] = await Promise.all([
      import('../results/sweep-folder.ts'),
      import('../results/manifest.ts'),
    ])
    const manifest = await readManifest(first)
    for (const other of others) {
      const difference = differenceOf(await readManifest(other), manifest)
      if (difference !== null) throw new UserError(`${other} is not of the sweep that ${first} is of: ${difference}`)
    }
    const whole = await SweepFolder.open(target, manifest)
    let missing = 0
    try {
      for (const folder of folders) if (folder !== target) await whole.take(folder)
    } finally {
      missing = await whole.close()
    }
    const { size } = manifest.design
    print(`${size - missing} of ${size} points: ${target}\n`)
    if (missing === 0) return 0
    if (!quiet) note(`agner: ${missing} points are missing: merge the other parts too, or sweep into ${target}\n`)
    return INCOMPLETE
  },
})
