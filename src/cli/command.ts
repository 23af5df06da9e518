import type { Argv } from 'yargs'

/** One command: how it is called, its options, and what it does with them. */
export interface Command<Options> {
  /** As yargs reads it: `run <file>`. */
  readonly usage: string
  readonly describe: string
  /** Full command lines with a word on what each shows. */
  readonly examples: readonly (readonly [command: string, shows: string])[]
  readonly options: (yargs: Argv) => Argv<Options>
  /** Returns the exit code, 0 if it returns none. */
  readonly run: (options: Options) => Promise<number | void>
}

/** A command put before yargs; what it does is handed back, to be done once the whole line is known to be right. */
export type Registered = (yargs: Argv, chosen: (job: () => Promise<number | void>) => void) => Argv

export function command<Options>({ usage, describe, examples, options, run }: Command<Options>): Registered {
  return (yargs, chosen) =>
    yargs.command(
      usage,
      describe,
      (sub) => options(sub.example(examples.map(([line, shows]) => [line, shows]))),
      (argv) => chosen(() => run(argv)),
    )
}
