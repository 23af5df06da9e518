import { readHalfWidth } from '../scenario/half-width.ts'
import { requireApart } from './apart.ts'
import { command } from './command.ts'
import { commonOptions, outputOption, type CommonOptions } from './common-options.ts'
import { loadFrom, requireReadable, requireWritable } from './files.ts'
import { namesOf, seedOf, valueOf, wholeNumber } from './option-values.ts'
import { answer } from './questions.ts'
import { allAsSet, setOption } from './set-option.ts'
import { UserError } from './user-error.ts'
import { chosenVariants } from './variant-names.ts'

interface BestOptions extends Omit<CommonOptions, 'replications'> {
  readonly file?: string
  readonly figure?: string
  readonly indifference?: string
  readonly probability?: string
  readonly variants?: string
  readonly vary?: readonly string[]
  readonly 'min-replications'?: string
  readonly 'max-replications'?: string
  readonly set?: readonly string[]
}

const { replications: _replications, ...common } = commonOptions
const MOST = 1_000_000

export const bestCommand = command<BestOptions>({
  usage: 'best <file>',
  describe: 'find the best of many variants or points, with a stated chance of being right',
  examples: [
    ['agner best shop.yaml', 'among the scenario and its variants, by cost per resolved issue'],
    ['agner best shop.yaml --figure serviceLevel --indifference 0.5pt', 'differences below half a point do not matter'],
    ['agner best shop.yaml --vary groups.team.agents=10..30 --figure cost', 'among points, as agner sweep has them'],
    ['agner best shop.yaml --probability 99%', 'surer, with more replications'],
  ],
  positionals: {
    file: { type: 'string', describe: 'a scenario with variants, or one whose points are compared' },
  },
  options: {
    figure: { type: 'string', requiresArg: true, describe: 'by which figure, such as cost or clients.shop.cost' },
    indifference: {
      type: 'string',
      requiresArg: true,
      describe: 'differences that do not matter: 1% (unless told), 0.5pt, 2s, EUR 0.05',
    },
    probability: { type: 'string', requiresArg: true, describe: 'of being right: 95% unless told' },
    variants: { type: 'string', requiresArg: true, describe: 'only these: A,B,C' },
    vary: {
      type: 'string',
      array: true,
      nargs: 1,
      requiresArg: true,
      describe: 'PATH=VALUES, as for agner sweep: points instead of variants',
    },
    'min-replications': {
      type: 'string',
      requiresArg: true,
      describe: 'of each before one is left out, 20 unless told',
    },
    'max-replications': { type: 'string', requiresArg: true, describe: 'of any, 10000 unless told' },
    set: setOption,
    output: outputOption('write the answer to a file: .json'),
    ...common,
  },
  run: async ({ file = '', figure, output, json = false, quiet = false, ...options }) => {
    const seed = seedOf(options.seed)
    const indifference =
      options.indifference === undefined ? undefined : valueOf('indifference', options.indifference, readHalfWidth)
    const confidence = options.probability === undefined ? undefined : probabilityOf(options.probability)
    const [atLeast, atMost] = (['min-replications', 'max-replications'] as const).map((option) => {
      const text = options[option]
      return text === undefined ? undefined : wholeNumber(option, text, 5, MOST)
    })
    if (options.vary !== undefined && options.variants !== undefined)
      throw new UserError('--vary and --variants: points or variants, name one of them')
    await requireReadable(file)
    if (output !== undefined) await requireWritable(output, ['.json'])
    const [{ best, variantsOf }, { bestTable }, { pointVariants }] = await Promise.all([
      import('../index.ts'),
      import('../report/best-table.ts'),
      import('./point-variants.ts'),
    ])
    const written = await loadFrom(file, { allowOutside: options['allow-outside'] })
    await requireApart(output, file, written)
    const all = await allAsSet(variantsOf(written), options.set, quiet)
    const names = namesOf('variants', options.variants)
    const asked = {
      figure,
      seed,
      indifference,
      confidence,
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(atMost === undefined ? {} : { atMost }),
    }
    const [base] = all.values()
    const chosen = names === undefined ? all : chosenVariants('variants', all, names)
    const found = await answer(
      { json, output, quiet, timing: options['no-timing'] !== true, noColor: options['no-color'] ?? false },
      (onProgress) => {
        const scenarios = options.vary === undefined ? chosen : pointVariants(base, options.vary)
        if (scenarios.size < 2)
          throw new UserError(`nothing to choose from in ${file}: add variants: to it, or name points with --vary`)
        return best(scenarios, { ...asked, onProgress })
      },
      bestTable,
    )
    return found.best === null ? UNDECIDED : 0
  },
})

/** Several may still be the best. */
const UNDECIDED = 3

function probabilityOf(text: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())
  const share = found === null ? NaN : Number(found[1]) / 100
  if (share >= 0.5 && share <= 0.9999) return share
  throw new UserError(`--probability: expected 50% to 99.99%, found ${JSON.stringify(text)}`)
}
