import type { Place } from './places.ts'
import { COLLECTING, COMPILING, type Sample } from './samples.ts'

/** Parts of the program by the files of src/ that belong to them; the first that fits. */
const BY_FILE: readonly (readonly [part: string, files: RegExp])[] = [
  ['event list', /^engine\/event-queue/],
  ['kernel', /^engine\/kernel/],
  ['chance', /^engine\/(random|draws|ziggurat|distributions|law|special)|^models\/(luck|busyness)/],
  ['routing, who waits, who is free', /^models\/(routing\/|agents\.|lines|line-plan|pairs|situation|workloads)/],
  [
    'books',
    /^engine\/(level|tally|histogram)|^models\/(\S*counts|\S*levels|\S*facts|ledger|metering|verdicts|answered-waits|backlog|presence|flows)\./,
  ],
  [
    'shifts, opening hours',
    /^models\/(simulate|staffing|opening|absences|attendance|duties|duty-|turnover|whereabouts|stopped-agents)/,
  ],
  ['the life of a contact', /^(models|engine)\//],
]
const SET_UP = 'building a center, emptying it'
const SUMMING_UP = 'summing up replications'
const COLLECTOR = 'V8: collecting'
const COMPILER = 'V8: compiling'
const OTHER = 'other'

/** All, in the order they are told in. */
export const programParts: readonly string[] = [
  ...BY_FILE.map(([part]) => part),
  SET_UP,
  SUMMING_UP,
  COLLECTOR,
  COMPILER,
  OTHER,
]

/**
 * What a moment is put down to: to V8 where it does something for itself, to how a replication begins or ends where it is
 * within that, else to the innermost function of src/. What V8 does when asked (a sine, copying a column) is its caller's.
 */
export function partOf({ state, stack }: Sample): string {
  if (state === COLLECTING) return COLLECTOR
  if (COMPILING.includes(state)) return COMPILER
  const ours = stack.filter(({ file }) => file.startsWith('src/'))
  if (ours.some(isSetUp)) return SET_UP
  if (ours.some(isSummingUp)) return SUMMING_UP
  return ours.length === 0 ? OTHER : partOfFile(ours[0].file)
}

export function partOfFile(file: string): string {
  return BY_FILE.find(([, files]) => files.test(file.replace(/^src\//, '')))?.[0] ?? OTHER
}

function isSetUp({ file, name }: Place): boolean {
  if (name === 'Simulation' || name === 'RunAccount') return true
  return name === 'reset' && /^src\/models\/(center|flow|staffing|opening)\.ts$/.test(file)
}

function isSummingUp({ file, name }: Place): boolean {
  if (name === 'result') return file === 'src/models/simulate.ts'
  return name !== 'runModel' && /^src\/(experiment|economics)\//.test(file)
}
