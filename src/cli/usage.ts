import { closest, listed } from '../scenario/names.ts'
import { UserError } from './user-error.ts'

/** What may be said: the command that was chosen, if any, with its options, and the names of all commands. */
export interface Vocabulary {
  readonly command: string | undefined
  readonly options: readonly string[]
  /** Letters: `o` of -o. */
  readonly shortOptions: readonly string[]
  readonly commands: readonly string[]
}

/** What yargs found wrong with a command line, in words that help. */
export function usageError(message: string, args: readonly string[], vocabulary: Vocabulary): UserError {
  const { command } = vocabulary
  const help = `agner ${command === undefined ? '' : `${command} `}--help shows what there is`
  return new UserError(`${inWords(message.trim(), args, vocabulary)}\n${help}`)
}

function inWords(message: string, args: readonly string[], vocabulary: Vocabulary): string {
  const { command, commands } = vocabulary
  if (command === undefined && args[0] !== undefined && !args[0].startsWith('-')) {
    const meant = closest(args[0], commands)
    return `there is no command ${args[0]}${meant === undefined ? `: there are ${listed(commands)}` : `; did you mean ${meant}?`}`
  }
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)
  if (unknown !== null) return unknownText(unknown[1].split(', '), args, vocabulary)
  const choice = /Argument: (.*), Given: (.*), Choices: (.*)/.exec(message)
  if (choice !== null) return `${choice[1]}: expected one of ${choice[3].replaceAll('"', '')}, found ${choice[2]}`
  if (message.startsWith('Not enough non-option arguments')) return missingFile(args, vocabulary)
  const needy = /^Not enough arguments following: (.*)$/.exec(message)
  return needy === null ? message : `${dashed(needy[1])} needs a value after it`
}

/** An unknown option is told first: it may have taken the file for its value. */
function missingFile(args: readonly string[], vocabulary: Vocabulary): string {
  const { options, shortOptions, command } = vocabulary
  const names = args.flatMap((arg) => /^--?([a-z][^=]*)/i.exec(arg)?.[1] ?? [])
  const unknown = names.filter((name) => !options.includes(name) && !shortOptions.includes(name))
  const isFileGiven = args.some((arg) => arg !== command && !arg.startsWith('-'))
  if (unknown.length === 0) return 'which file?'
  return unknownText(unknown, args, vocabulary) + (isFileGiven ? '' : '\nand which file?')
}

function unknownText(names: readonly string[], args: readonly string[], { command, options }: Vocabulary): string {
  const isOption = (name: string) => args.some((arg) => arg.split('=')[0] === dashed(name) || isShort(arg, name))
  const unknown = names.filter(isOption)
  if (unknown.length === 0) {
    return `too much: ${names.join(' ')}${whyTooMuch(command)}`
  }
  return unknown
    .map((name) => {
      const meant = closest(name, options)
      return `unknown option ${dashed(name)}${meant === undefined ? '' : `; did you mean ${dashed(meant)}?`}`
    })
    .join('\n')
}

function whyTooMuch(command: string | undefined): string {
  if (command === 'query') return ': SQL goes in quotes'
  return command === 'run' || command === 'check' || command === 'init' ? ': one file at a time' : ''
}

function isShort(arg: string, name: string): boolean {
  return name.length === 1 && /^-[^-]/.test(arg) && arg.includes(name)
}

export function dashed(name: string): string {
  return name.length > 1 ? `--${name}` : `-${name}`
}
