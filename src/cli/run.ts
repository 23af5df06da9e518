import type { Summary } from '../experiment/summary.ts'
import { annotatingProblems, annotationsOption, annotateRun, type AnnotationsOption } from './annotations-option.ts'
import { requireApart } from './apart.ts'
import { command } from './command.ts'
import { commonOptions, type CommonOptions, replicationsOf } from './common-options.ts'
import { loadFrom, requireReadable } from './files.ts'
import { INTERRUPTED, Interruption } from './interruption.ts'
import {
  judgementOf,
  judgementOptions,
  measureFrom,
  tellConditions,
  type JudgementOptions,
} from './judgement-options.ts'
import { localeFrom, localeOption, type LocaleOptions } from './locale-option.ts'
import { outputsOption, requireOutputs, writeOutputs } from './outputs.ts'
import { precisionFrom, precisionOptions, type PrecisionOptions } from './precision-option.ts'
import { ProgressBar } from './progress.ts'
import { RUN_FORMATS } from './run-outputs.ts'
import { asSet, setOption } from './set-option.ts'
import { hasColor, lineWidth, note, print, printParts } from './terminal.ts'
import { UserError } from './user-error.ts'
import { watch, watchOption } from './watch.ts'
import { requireEven, varianceFrom, varianceOptions, type VarianceOptions } from './variance-option.ts'
import { workersOf, workersOption } from './workers-option.ts'

interface RunOptions
  extends
    Omit<CommonOptions, 'output'>,
    PrecisionOptions,
    VarianceOptions,
    JudgementOptions,
    AnnotationsOption,
    LocaleOptions {
  readonly output?: readonly string[]
  readonly workers?: string
  readonly file?: string
  readonly set?: readonly string[]
  readonly intervals?: boolean
  readonly 'explain-cost'?: boolean
  readonly months?: boolean
  readonly watch?: boolean
}

export const runCommand = command<RunOptions>({
  usage: 'run <file>',
  describe: 'simulate a scenario and print its figures',
  examples: [
    ['agner run helpdesk.yaml', 'a table of figures'],
    ['agner run helpdesk.yaml --seed 7 --replications 500', 'other luck, narrower intervals'],
    ['agner run helpdesk.yaml --precision serviceLevel=0.5pt', 'as often as it takes for ± half a point'],
    ['agner run toys.yaml --months', 'cost, FTE, hires and invoices month by month'],
    ['agner run helpdesk.yaml --set volume=+100%', 'what if twice as many came'],
    ['agner run helpdesk.yaml --json --no-timing', 'for programs: same seed, same bytes'],
    ['agner run helpdesk.yaml -o figures.json --quiet', 'the table here, all figures in a file'],
    ["agner run helpdesk.yaml --fail-on 'serviceLevel < 80%'", 'ends with 3 where it is: for CI'],
    ['agner run helpdesk.yaml -o report.html', 'a page of charts; .xlsx, .csv, .parquet, .md as well'],
    ['agner run helpdesk.yaml -o helpdesk.xlsx --locale nl-NL', 'a spreadsheet with charts and formulas'],
    ['agner run helpdesk.yaml --watch', 'again whenever the file is saved'],
    ['agner run helpdesk.yaml --baseline main.json', 'what has changed beyond noise since that run'],
  ],
  positionals: {
    file: { type: 'string', describe: 'a scenario, see agner init; - for standard input' },
  },
  options: {
    ...commonOptions,
    output: outputsOption(`write the figures to a file: ${Object.keys(RUN_FORMATS).join(', ')}; as often as wanted`),
    locale: localeOption,
    set: setOption,
    ...precisionOptions,
    ...varianceOptions,
    ...judgementOptions,
    annotations: annotationsOption,
    watch: watchOption,
    workers: workersOption,
    intervals: { type: 'boolean', describe: 'print every interval, by queue and by group' },
    'explain-cost': { type: 'boolean', describe: 'print how costs come about: who pays whom for what' },
    months: { type: 'boolean', describe: 'print cost, FTE, hires and invoices month by month' },
  },
  run: async ({ file = '', seed, output = [], json: asJson = false, quiet = false, ...options }) => {
    const locale = await localeFrom(options)
    const replications = replicationsOf(options.replications)
    const workers = workersOf(options.workers)
    // As a mistake in a shell script leaves it: "$SEED".
    if (seed?.trim() === '') throw new UserError(`--seed: expected any text, found ${JSON.stringify(seed)}`)
    await requireReadable(file)
    await requireOutputs(output, RUN_FORMATS)
    const allowOutside = options['allow-outside'] ?? false
    if (options.watch) {
      const further = options.baseline === undefined ? [] : [options.baseline]
      return watch({ file, further, allowOutside, quiet })
    }
    const [{ FigureMistake, run }, { jsonInParts }, { table }] = await Promise.all([
      import('../index.ts'),
      import('../report/json.ts'),
      import('../report/table.ts'),
    ])
    const scenario = await annotatingProblems(options, file, async () => {
      const loaded = await loadFrom(file, { allowOutside })
      for (const path of output) await requireApart(path, file, loaded)
      return asSet(loaded, options.set)
    })
    const measure = await measureFrom(options, scenario, output)
    const precision = precisionFrom(options, scenario.precision)
    if (precision !== undefined && scenario.model.periods.kind === 'batches')
      throw new UserError(
        '--precision: a steady-state run has no replications; a longer `run.horizon` makes its intervals narrower',
      )
    const varianceReduction = varianceFrom(options, scenario.varianceReduction)
    if (varianceReduction !== undefined && scenario.model.periods.kind === 'batches')
      throw new UserError('--antithetic and --controls: a steady-state run is one long run, without replications')
    if (varianceReduction?.antithetic === true && precision === undefined)
      requireEven(replications ?? scenario.replications)
    const bar = new ProgressBar(quiet)
    const interruption = new Interruption()
    let [done, wanted] = [0, 0]
    const onProgress = (now: number, total: number): void => {
      ;[done, wanted] = [now, total]
      bar.show(now, total)
    }
    const summary = await run(scenario, {
      seed,
      replications,
      precision,
      varianceReduction,
      workers,
      onProgress,
      onThreads: () => interruption.listen(),
      isStopped: () => interruption.isAsked,
    })
      .catch((error: unknown) => {
        throw error instanceof FigureMistake ? new UserError(error.message) : error
      })
      .finally(() => {
        interruption.end()
        bar.clear()
      })
    const code = done < wanted ? INTERRUPTED : 0
    if (code === INTERRUPTED)
      note(`agner: interrupted: figures of ${done} of ${wanted} replications; the same command runs all\n`)
    if (!quiet) noteOn(summary, replications, asJson)
    if (!quiet && (options['explain-cost'] || options.months) && summary.books === undefined)
      note('agner: nobody is paid in this scenario\n')
    const timing = options['no-timing'] !== true
    const judgement = await judgementOf(measure, summary)
    // Printed first: a disk that is full then does not take everything.
    const finish = async (): Promise<number> => {
      const found = { changes: options.set ?? [], loaded: scenario, summary, timing, judgement, locale }
      await writeOutputs(output, RUN_FORMATS, found, quiet)
      await annotateRun(options, file, summary, judgement, scenario)
      const failed = await tellConditions(judgement, summary, quiet)
      return code === 0 ? failed : code
    }
    if (asJson) {
      await printParts(jsonInParts(summary, { timing, judgement }))
      return finish()
    }
    const shown = timing ? summary : { ...summary, seconds: undefined }
    const colors = hasColor('stdout', options['no-color'] ?? false)
    const width = lineWidth()
    print(
      table(shown, {
        width,
        colors,
        everyInterval: options.intervals,
        explainCost: options['explain-cost'],
        months: options.months,
      }),
    )
    if (judgement?.baseline !== undefined) {
      const { baselineTable } = await import('../report/baseline-table.ts')
      print(`\n${baselineTable(judgement.baseline, { width, colors, currency: summary.currency })}`)
    }
    return finish()
  },
})

/** What a reader of the result alone would not know. */
function noteOn({ method, warnings }: Summary, replications: number | undefined, asJson: boolean): void {
  if (method === 'batches' && replications !== undefined) {
    note('agner: --replications changes nothing in steady state: one long run is cut into batches (run: batches)\n')
  }
  // The table has them; a program may not look.
  if (asJson) for (const warning of warnings) note(`agner: warning: ${warning}\n`)
}
