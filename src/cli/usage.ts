import type { Argv } from 'yargs'
import { closest } from '../scenario/names.ts'
import { UserError } from './user-error.ts'

/** What yargs found wrong with a command line, in words that help. */
export function usageError(message: string, args: readonly string[], yargs: Argv): UserError {
  const help = `agner ${commandOf(args)}--help shows what there is`.replace(/^agner --/, 'agner --')
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)
  if (unknown === null) return new UserError(`${sentence(message)}\n${help}`)
  const names = unknown[1].split(', ')
  const options = names.filter((name) => args.some((arg) => new RegExp(`^--?${escaped(name)}(=|$)`).test(arg) || isShort(arg, name)))
  if (options.length === 0) {
    return new UserError(`one file at a time: ${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'} too many\n${help}`)
  }
  const known = Object.keys(optionsOf(yargs))
  const lines = options.map((name) => {
    const meant = closest(name, known)
    return `unknown option ${name.length > 1 ? '--' : '-'}${name}${meant === undefined ? '' : `; did you mean --${meant}?`}`
  })
  return new UserError(`${lines.join('\n')}\n${help}`)
}

/** All options here have one value: the second would silently win, or turn the value into a list. */
export function refuseRepeated(argv: Readonly<Record<string, unknown>>): true {
  for (const [name, value] of Object.entries(argv)) {
    if (name !== '_' && Array.isArray(value)) throw new UserError(`--${name} is given ${value.length} times; once is enough`)
  }
  return true
}

function commandOf(args: readonly string[]): string {
  return args[0] !== undefined && /^[a-z]+$/.test(args[0]) ? `${args[0]} ` : ''
}

function isShort(arg: string, name: string): boolean {
  return name.length === 1 && /^-[^-]/.test(arg) && arg.includes(name)
}

interface WithOptions {
  getOptions: () => { readonly key: Readonly<Record<string, unknown>> }
}

/** yargs tells its options to plugins; its types keep that to themselves. */
function optionsOf(yargs: Argv): Readonly<Record<string, unknown>> {
  const { getOptions } = yargs as unknown as WithOptions
  return getOptions.call(yargs).key
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function sentence(message: string): string {
  return message.trim().replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
}
