import type { Loaded } from '../index.ts'
import { requireApart } from './apart.ts'
import { command } from './command.ts'
import { commonOptions, type CommonOptions } from './common-options.ts'
import { loadFrom, requireReadable } from './files.ts'
import { outputsOption, requireOutputs, writeOutputs, type OutputFormats } from './outputs.ts'
import { asSet, setOption } from './set-option.ts'
import { print } from './terminal.ts'
import { UserError } from './user-error.ts'
import { chosenVariants } from './variant-names.ts'

interface DrawOptions extends Pick<CommonOptions, 'allow-outside' | 'quiet'> {
  readonly file?: string
  readonly output?: readonly string[]
  readonly set?: readonly string[]
  readonly variant?: string
  readonly mermaid?: boolean
  readonly all?: boolean
}

interface Drawn {
  readonly scenario: Loaded
  readonly all: boolean
}

const FORMATS: OutputFormats<Drawn> = { '.svg': svg, '.mmd': mermaid }

export const drawCommand = command<DrawOptions>({
  usage: 'draw <file>',
  describe: 'draw a scenario: contact types, IVR, queues, groups, overflow, and who comes back',
  examples: [
    ['agner draw center.yaml -o center.svg', 'a picture, for a browser or a document'],
    ['agner draw center.yaml -o center.mmd', 'as a Mermaid flowchart, which GitHub draws'],
    ['agner draw shop.yaml --variant in-house -o shop.svg', 'one of the variants in the file'],
    ['agner draw center.yaml > center.svg', 'on standard output'],
  ],
  positionals: {
    file: { type: 'string', describe: 'a scenario, see agner init; - for standard input' },
  },
  options: {
    output: outputsOption('write the picture to a file: .svg, .mmd; as often as wanted'),
    mermaid: { type: 'boolean', describe: 'print a Mermaid flowchart' },
    variant: { type: 'string', requiresArg: true, describe: 'which variant of the file' },
    all: { type: 'boolean', describe: 'every type, queue and group; else very many are gathered' },
    set: setOption,
    'allow-outside': commonOptions['allow-outside'],
    quiet: commonOptions.quiet,
  },
  run: async ({ file = '', output = [], all = false, quiet = false, ...options }) => {
    await requireReadable(file)
    await requireOutputs(output, FORMATS)
    const isPrinted = output.length === 0 || options.mermaid === true
    if (isPrinted && options.mermaid !== true && process.stdout.isTTY) {
      throw new UserError('a terminal shows no pictures: name a file, -o picture.svg; or --mermaid prints a flowchart')
    }
    const loaded = await loadFrom(file, { allowOutside: options['allow-outside'] })
    for (const path of output) await requireApart(path, file, loaded)
    const drawn = { scenario: await asSet(await variantIn(loaded, options.variant), options.set), all }
    await writeOutputs(output, FORMATS, drawn, quiet)
    if (isPrinted) print(await (options.mermaid ? mermaid(drawn) : svg(drawn)))
  },
})

async function svg({ scenario: { model, name }, all }: Drawn): Promise<string> {
  const { drawing } = await import('../report/drawing/drawing.ts')
  return drawing(model, { name, all })
}

async function mermaid({ scenario: { model, name }, all }: Drawn): Promise<string> {
  const [{ pictureMermaid }, { pictureOf }] = await Promise.all([
    import('../report/drawing/picture-mermaid.ts'),
    import('../report/drawing/picture-of.ts'),
  ])
  return pictureMermaid(pictureOf(model, { name, all }))
}

/** The scenario of the file, or the variant that is named. */
async function variantIn(loaded: Loaded, name: string | undefined): Promise<Loaded> {
  if (name === undefined) return loaded
  const { variantsOf } = await import('../index.ts')
  const [chosen] = chosenVariants('variant', variantsOf(loaded), [name]).values()
  return chosen
}
