import { dashed } from './usage.ts'
import { UserError } from './user-error.ts'
import type { Argv, Options as Option, PositionalOptions } from 'yargs'

/** What a command line asks for; gives the exit code, 0 if it gives none. */
export type Job = () => Promise<number | void>

/** One command: how it is called, its options, and what it does with them. */
export interface Command<Options> {
  /** As yargs reads it: `run <file>`. */
  readonly usage: string
  readonly describe: string
  /** Full command lines with a word on what each shows. */
  readonly examples: readonly (readonly [line: string, shows: string])[]
  readonly positionals?: Readonly<Record<string, PositionalOptions>>
  readonly options?: Readonly<Record<string, Option>>
  readonly run: (options: Options) => Promise<number | void>
}

/** A command put before yargs; what it does is handed back, to be done once the whole line is known to be right. */
export interface Registrable {
  readonly name: string
  readonly optionNames: readonly string[]
  /** Their letters: `o` of -o. */
  readonly shortNames: readonly string[]
  readonly register: (yargs: Argv, choose: (job: Job) => never) => Argv
}

/** Given twice, an option that can be given once has a list. */
function refuseRepeated(
  argv: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, { readonly array?: boolean }>>,
): void {
  for (const [name, { array = false }] of Object.entries(known)) {
    const value = argv[name]
    if (!array && Array.isArray(value))
      throw new UserError(`${dashed(name)} is given ${value.length} times; once is enough`)
  }
}

export function command<Options>(definition: Command<Options>): Registrable {
  const { usage, describe, examples, positionals = {}, options = {}, run } = definition
  const longest = Math.max(...examples.map(([line]) => line.length))
  const lines = examples.map(([line, shows]) => `  ${line.padEnd(longest)}  ${shows}`)
  const build = (sub: Argv): Argv => {
    for (const [name, positional] of Object.entries(positionals)) sub.positional(name, positional)
    return sub.options(options).epilogue(['Examples:', ...lines].join('\n'))
  }
  return {
    name: usage.split(' ')[0],
    optionNames: Object.keys(options),
    shortNames: Object.values(options).flatMap(({ alias = [] }) => alias),
    register: (yargs, choose) =>
      yargs.command(usage, describe, build, (argv) => {
        refuseRepeated(argv, { ...positionals, ...options })
        choose(() => run(argv as Options))
      }),
  }
}
