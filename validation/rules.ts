import { NotExpressible, type Inputs } from './inputs.ts'

/** What the keys under `rules` (and the words they stand for) come to in the scenario language. */
export interface Rules {
  /** Rule of the language, or `fastest-group`: groups in order of their mean handle time. */
  readonly agent: string | null
  readonly contact: string | null
  /** Who is blocked when all places are taken. */
  readonly block: 'arrival' | 'waiting'
}

const AGENT: readonly (readonly [RegExp, string])[] = [
  [/longest.?idle/i, 'longest-idle'],
  [/fast|quick|(short|low)est mean/i, 'fastest-group'],
  [/random/i, 'random'],
  [/round.?robin/i, 'round-robin'],
  [/least.?occupied/i, 'least-occupied'],
  [/fixed|listed|top.?down/i, 'fixed-order'],
]
const CONTACT: readonly (readonly [RegExp, string])[] = [
  [/longest.?wait|first.?come|fcfs|fifo/i, 'longest-waiting'],
  [/random/i, 'random'],
]

const CONTACT_KEYS = ['contact', 'contact_selection', 'discipline', 'queue']

/** Reads `rules`; a rule that the language lacks throws. */
export function readRules(inputs: Inputs): Rules {
  const rules = inputs.child('rules')
  if (rules === undefined) return { agent: null, contact: null, block: 'arrival' }
  return rulesIn(rules)
}

/** The rest of `rules`, after what a family has of its own. */
export function rulesIn(rules: Inputs, contactKeys = CONTACT_KEYS): Rules {
  only(rules, 'preemption', /^none$/i)
  only(rules, 'shift_end', /^exhaustive$/i)
  only(rules, 'shift_start', /takes? (a )?waiting contacts? at once/i)
  only(rules, 'arrivals_after_last_interval', /^none$/i)
  only(rules, 'interruption', /^none$/i)
  only(rules, 'initial_state', /empty/i)
  only(rules, 'after_close', /^none$|until every(one|body) is (served|gone)/i)
  only(rules, 'wrap_up', /trunk.*free|free.*trunk|released/i)
  const blocked = rules.text('blocked', 'block')
  const found: Rules = {
    agent: chosen(rules, ['agent', 'agent_selection'], AGENT),
    contact: chosen(rules, contactKeys, CONTACT),
    block: blocked !== undefined && /would have to wait/i.test(blocked) ? 'waiting' : 'arrival',
  }
  if (blocked !== undefined && found.block === 'arrival' && !/trunks?|lines?|places?|full/i.test(blocked)) {
    throw rules.misread(['blocked', 'block'], blocked)
  }
  rules.done()
  return found
}

function only(rules: Inputs, key: string, allowed: RegExp): void {
  const value = rules.text(key)
  if (value !== undefined && !allowed.test(value)) throw rules.misread([key], value)
}

function chosen(rules: Inputs, keys: readonly string[], known: readonly (readonly [RegExp, string])[]): string | null {
  const value = rules.text(...keys)
  if (value === undefined) return null
  const rule = known.find(([pattern]) => pattern.test(value))
  if (rule === undefined) throw rules.misread(keys, value)
  return rule[1]
}

/** Plain disciplines in words; what differs from first come, first served needs a key of its own. */
export function readDiscipline(inputs: Inputs): void {
  const words = inputs.text('discipline')
  if (words === undefined || /^(fcfs|fifo|first.come)/i.test(words) || /^non-?preemptive/i.test(words)) return
  throw new NotExpressible(`discipline is not understood: ${words}`)
}
