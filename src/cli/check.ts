import {
  annotateProblems,
  annotatingProblems,
  annotationsOption,
  type AnnotationsOption,
} from './annotations-option.ts'
import { command } from './command.ts'
import { commonOptions, type CommonOptions } from './common-options.ts'
import { loadFrom, requireReadable } from './files.ts'
import { allAsSet, setOption } from './set-option.ts'
import { colors, lineWidth, note, print } from './terminal.ts'

interface CheckOptions extends Pick<CommonOptions, 'allow-outside' | 'no-color'>, AnnotationsOption {
  readonly file?: string
  readonly set?: readonly string[]
}

export const checkCommand = command<CheckOptions>({
  usage: 'check <file>',
  describe: 'say what is wrong with a scenario, or what was understood of it',
  examples: [['agner check helpdesk.yaml', 'every problem with its line; or types, groups and load']],
  positionals: {
    file: { type: 'string', describe: 'a scenario; - for standard input' },
  },
  options: {
    set: setOption,
    'allow-outside': commonOptions['allow-outside'],
    'no-color': commonOptions['no-color'],
    annotations: annotationsOption,
  },
  run: async ({ file = '', set, 'allow-outside': allowOutside, 'no-color': noColor = false, ...options }) => {
    await requireReadable(file)
    const [{ variantsOf, warningsOfAll }, { assumptionsOf }, { outline }, { problemsText }, { plural }] =
      await Promise.all([
        import('../index.ts'),
        import('../planning/what-if/assumptions.ts'),
        import('../report/outline.ts'),
        import('../report/problems.ts'),
        import('../report/format.ts'),
      ])
    const variants = await annotatingProblems(options, file, async () => {
      const read = await allAsSet(variantsOf(await loadFrom(file, { allowOutside })), set)
      const [[, base]] = read
      assumptionsOf(base, [...read.values()])
      return read
    })
    const [[, loaded]] = variants
    const warnings = warningsOfAll(variants)
    if (warnings.length > 0) note(`${problemsText(warnings, colors('stderr', noColor))}\n`)
    await annotateProblems(options, file, warnings)
    const painted = colors('stdout', noColor)
    const verdict = warnings.length === 0 ? 'ok' : `ok, with ${plural(warnings.length, 'warning')}`
    print(`${painted.bold(file)}: ${painted.green(verdict)}\n\n${outline(loaded.model, lineWidth(), painted)}`)
  },
})
