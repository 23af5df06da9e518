import { readFileSync } from 'node:fs'
import yargs from 'yargs'
import { problemsText } from '../report/problems.ts'
import { ScenarioError } from '../scenario/diagnostics.ts'
import { checkCommand } from './check.ts'
import { chooseCommand } from './choose.ts'
import type { Job } from './command.ts'
import { compareCommand } from './compare.ts'
import { coverCommand } from './cover.ts'
import { drawCommand } from './draw.ts'
import { staffCommand } from './staff.ts'
import { erlangCommand } from './erlang.ts'
import { STANDARD_INPUT } from './files.ts'
import { flowCommand } from './flow.ts'
import { initCommand } from './init.ts'
import { runCommand } from './run.ts'
import { schemaCommand } from './schema.ts'
import { colors, note, textWidth } from './terminal.ts'
import { bestCommand } from './best.ts'
import { mergeCommand } from './merge.ts'
import { workerCommand } from './worker.ts'
import { queryCommand } from './query.ts'
import { reportCommand } from './report.ts'
import { sweepCommand } from './sweep.ts'
import { tornadoCommand } from './tornado.ts'
import { traceCommand } from './trace.ts'
import { usageError, type Vocabulary } from './usage.ts'
import { ThreadLost } from '../parallel/thread-lost.ts'
import { QueueFault } from '../queue/queue-fault.ts'
import { FileFault } from '../results/file-fault.ts'
import { SqlFault } from '../results/sql-fault.ts'
import { UserError } from './user-error.ts'

const COMMANDS = [
  runCommand,
  compareCommand,
  chooseCommand,
  staffCommand,
  coverCommand,
  tornadoCommand,
  bestCommand,
  sweepCommand,
  mergeCommand,
  workerCommand,
  queryCommand,
  reportCommand,
  checkCommand,
  initCommand,
  drawCommand,
  flowCommand,
  traceCommand,
  erlangCommand,
  schemaCommand,
]

/** What a user can put right: told in a line. */
const MISTAKES = [UserError, FileFault, QueueFault, SqlFault]

interface Manifest {
  readonly version: string
  readonly bugs?: { readonly url: string }
}

/**
 * Does what a command line says. Exit codes: 0 done, 1 a bug of ours, 2 a mistake in the command line or the scenario
 * (trying again will not help), 3 a run that was done and has not come to what it should; an interrupted run ends with 130.
 */
export async function agner(args: readonly string[]): Promise<number> {
  const manifest: Manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  try {
    const job = await parse(args, manifest.version)
    return (await job?.()) ?? 0
  } catch (error) {
    return explain(error, manifest)
  }
}

async function parse(given: readonly string[], version: string): Promise<Job | undefined> {
  const args = withHelpAsOption(given).map((arg) => (arg === '-' ? STANDARD_INPUT : arg))
  const base = yargs()
    .scriptName('agner')
    .usage('$0 <command>\n\nSimulates contact centers: a scenario in, figures with their intervals out.')
    .locale('en')
    .parserConfiguration({ 'boolean-negation': false, 'camel-case-expansion': false, 'dot-notation': false })
    .version('version', 'print the version', version)
    .help('help', 'explain a command')
    .alias('help', 'h')
    .wrap(textWidth())
    .strict()
    .recommendCommands()
    .demandCommand(1, 'which command?')
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new UsageFault(message)
    })
  const program = COMMANDS.reduce((known, { register }) => register(known, choose), base)
  if (args.length === 0) {
    program.showHelp('log')
    return undefined
  }
  try {
    await program.parseAsync(args)
    return undefined
  } catch (error) {
    if (error instanceof Chosen) return error.job
    const isUsage = error instanceof UsageFault || (error instanceof Error && error.name === 'YError')
    throw isUsage ? usageError(error.message, args, vocabularyFor(args)) : error
  }
}

/** What a command line asks for. Thrown: from a command that returns, yargs lays out its help, for 50 ms, in case it is asked for. */
class Chosen extends Error {
  readonly job: Job

  constructor(job: Job) {
    super()
    this.job = job
  }
}

function choose(job: Job): never {
  throw new Chosen(job)
}

/** `agner help run` is `agner run --help`. */
function withHelpAsOption([first, ...rest]: readonly string[]): readonly string[] {
  if (first !== 'help') return first === undefined ? [] : [first, ...rest]
  const [name] = rest
  // With --help nothing else is looked at: a name that is none would pass.
  return name === undefined || COMMANDS.some((known) => known.name === name) ? [...rest, '--help'] : rest
}

/** What yargs finds wrong with a command line. */
class UsageFault extends Error {}

function vocabularyFor(args: readonly string[]): Vocabulary {
  const command = COMMANDS.find(({ name }) => name === args.find((arg) => !arg.startsWith('-')))
  return {
    command: command?.name,
    options: ['help', 'version', ...(command?.optionNames ?? [])],
    shortOptions: ['h', ...(command?.shortNames ?? [])],
    commands: COMMANDS.map(({ name }) => name),
  }
}

function explain(error: unknown, { version, bugs }: Manifest): number {
  if (MISTAKES.some((kind) => error instanceof kind) && error instanceof Error) {
    note(`agner: ${error.message}\n`)
    return 2
  }
  if (error instanceof ScenarioError) {
    note(problemsText(error.problems, colors('stderr', process.argv.includes('--no-color'))))
    return 2
  }
  if (error instanceof ThreadLost) {
    note(
      `agner: ${error.message}\nWhat is done is kept; with more memory, or fewer --workers, the same command may go on\n`,
    )
    return 1
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const where = bugs === undefined ? 'whoever you have agner from' : bugs.url
  note(
    `${stack}\n\nThis is a bug in agner ${version} (Node ${process.version}). Please report it, with the lines above\n`,
  )
  note(`and the scenario, to ${where}.\n`)
  return 1
}
