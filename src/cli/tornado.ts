import type { Loaded } from '../index.ts'
import { requireApart } from './apart.ts'
import { command } from './command.ts'
import { commonOptions, type CommonOptions, outputOption, replicationsOf } from './common-options.ts'
import { equalServiceOption, restaffer } from './equal-service.ts'
import { loadFrom, requireReadable, requireWritable } from './files.ts'
import { namesOf, seedOf } from './option-values.ts'
import { answer } from './questions.ts'
import { allAsSet, setOption } from './set-option.ts'
import { UserError } from './user-error.ts'
import { chosenVariants } from './variant-names.ts'

interface TornadoOptions extends CommonOptions {
  readonly file?: string
  readonly figure?: string
  readonly variant?: string
  readonly between?: string
  readonly 'equal-service'?: boolean
  readonly set?: readonly string[]
}

export const tornadoCommand = command<TornadoOptions>({
  usage: 'tornado <file>',
  describe: 'say which assumption of a scenario moves a figure most',
  examples: [
    ['agner tornado shop.yaml', 'each of its assumptions at both ends, the others as written'],
    ['agner tornado shop.yaml --figure cost --variant pool', 'of one of its variants, in another figure'],
    ['agner tornado shop.yaml --between base,pool', 'what the difference between two variants hangs on'],
  ],
  positionals: {
    file: { type: 'string', describe: 'a scenario with assumptions; - for standard input' },
  },
  options: {
    figure: { type: 'string', requiresArg: true, describe: 'which figure, such as cost or clients.shop.cost' },
    variant: { type: 'string', requiresArg: true, describe: 'of this variant of the file' },
    between: { type: 'string', requiresArg: true, describe: 'of the difference of two variants: A,B' },
    'equal-service': equalServiceOption,
    set: setOption,
    output: outputOption('write the answer to a file: .json'),
    ...commonOptions,
  },
  run: async ({ file = '', figure, variant, between, output, json = false, quiet = false, ...options }) => {
    const replications = replicationsOf(options.replications)
    const seed = seedOf(options.seed)
    if (variant !== undefined && between !== undefined) throw new UserError('--variant and --between: name one of them')
    const two = namesOf('between', between)
    if (two !== undefined && two.length !== 2)
      throw new UserError('--between: expected two variants, such as base,pool')
    await requireReadable(file)
    if (output !== undefined) await requireWritable(output, ['.json'])
    const [{ tornado, variantsOf }, { tornadoTable }] = await Promise.all([
      import('../index.ts'),
      import('../report/tornado-table.ts'),
    ])
    const written = await loadFrom(file, { allowOutside: options['allow-outside'] })
    await requireApart(output, file, written)
    const all = variantsOf(written)
    const moved = await allAsSet(all, options.set, quiet)
    const asked: ReadonlyMap<string, Loaded> =
      two !== undefined
        ? chosenVariants('between', moved, two)
        : chosenVariants('variant', moved, [variant ?? [...moved.keys()][0]])
    const showing = {
      json,
      output,
      quiet,
      timing: options['no-timing'] !== true,
      noColor: options['no-color'] ?? false,
    }
    const luck = { seed, replications, restaff: restaffer(options['equal-service'], seed) }
    await answer(
      showing,
      (onProgress) => tornado(asked, { ...luck, onProgress, figure, among: [...moved.values()] }),
      tornadoTable,
    )
  },
})
