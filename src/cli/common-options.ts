import { wholeNumber } from './option-values.ts'

const MOST_REPLICATIONS = 1_000_000

/** What many commands take, by one name and in the same words. */
export interface CommonOptions {
  readonly seed?: string
  readonly replications?: string
  readonly json?: boolean
  readonly output?: string
  readonly quiet?: boolean
  readonly 'no-timing'?: boolean
  readonly 'allow-outside'?: boolean
  readonly 'no-color'?: boolean
}

export const commonOptions = {
  seed: { type: 'string', requiresArg: true, describe: 'any text; instead of the one in the scenario' },
  replications: { type: 'string', requiresArg: true, describe: 'how often the days are repeated' },
  json: { type: 'boolean', describe: 'print one JSON document instead of a table' },
  'no-timing': { type: 'boolean', describe: 'leave out what differs between two equal runs' },
  'allow-outside': { type: 'boolean', describe: 'let paths leave the folder of the scenario' },
  'no-color': { type: 'boolean', describe: 'no colours' },
  quiet: { type: 'boolean', alias: 'q', describe: 'no progress and no notes on stderr' },
} as const

export function outputOption(describe: string) {
  return { type: 'string', alias: 'o', requiresArg: true, describe } as const
}

/** A number of replications, or an error that names the option. */
export function replicationsOf(text: string | undefined, least = 1): number | undefined {
  return text === undefined ? undefined : wholeNumber('replications', text, least, MOST_REPLICATIONS)
}
