import { z } from 'zod'
import { misread, named, section, text } from './fields.ts'
import { splitRange } from './range-text.ts'

const RANGE = 'a range such as 80%..125%'
const NUMBER = /^\d+(\.\d+)?$/
const END = 'a value such as 80%, 7 or EUR 1.05/talk-minute'

/** A number that is not known, and how far it may lie from what is written: texts, as somebody would set them. */
export interface Assumption {
  /** undefined: the name of the assumption says it. */
  readonly set?: string
  readonly from: string
  readonly to: string
  /** Written as a range alone. */
  readonly isShort: boolean
}

const end = z.union([z.string(), z.number()], { error: () => `expected ${END}` }).transform(String)

const short = z.string().transform((given, issues): Assumption => {
  const range = splitRange(given)
  if (range !== null) return { ...range, isShort: true }
  misread(issues, { expected: `${RANGE}, or a map with set, from and to` })
  return z.NEVER
})

const full = section({
  set: text('a path such as types.calls.resolved or volume')
    .optional()
    .meta({
      description:
        'What it is about: a path of keys, or a short name, as for `--set` ([what if](what-if.md)). Without it, what the assumption is called.',
      examples: ['types.calls.resolved', 'volume'],
    }),
  from: end.meta({ description: 'One end of the range; with a sign, a change.', examples: ['80%', '-5pt'] }),
  to: end.meta({ description: 'The other end.', examples: ['125%', '+5pt'] }),
}).transform((given): Assumption => {
  const { from, to } = given
  return { ...given, from: withSign(from, to), to: withSign(to, from), isShort: false }
})

/** YAML reads +1 as 1: beside -1 it is a change too. */
function withSign(end: string, other: string): string {
  return NUMBER.test(end) && other.startsWith('-') ? `+${end}` : end
}

export const assumptions = named(
  'assumption',
  z.union([short, full], { error: () => `expected ${RANGE}, or a map with set, from and to` }),
)
  .optional()
  .meta({
    description:
      'What is not known for sure, by names of your own, and within what range: `agner tornado` says which of them matters most. The range alone where the name is a path. They change nothing else.',
    examples: [{ volume: '80%..125%', 'first time right': { set: 'types.calls.resolved', from: '-5pt', to: '+5pt' } }],
  })
