import { expect, test } from 'vitest'
import { loadText, simulate } from '../../src/index.ts'
import type { Center } from '../../src/models/center.ts'
import type { Flow } from '../../src/models/flow.ts'
import { checkCenter } from '../../src/models/invariants.ts'

const { model } = loadText(`
agner: 1
hours: 08:00-09:00
types:
  sales: { arrivals: 300/h, talk: 50s, wrap: 10s, patience: 60s }
  support: { arrivals: 300/h, talk: 50s, wrap: 10s, patience: 60s }
groups:
  team: { skills: [sales, support], agents: 4 }
  helpers: { skills: [support], agents: 2 }
  late: { skills: [sales], agents: { profile: { 08:58-09:00: 1 } } }
trunks: 30
`)

/** Spoils a center in which many wait and everybody is busy, and says what the check makes of it. */
function wordsAfter(spoil: (center: Center, flow: Flow) => void): string {
  const afterEvent = (center: Center, flow: Flow) => {
    checkCenter(center, flow)
    if (center.waiting[0] < 4 || center.waiting[1] < 4) return
    spoil(center, flow)
    checkCenter(center, flow)
    throw new Error('nothing is found')
  }
  try {
    simulate(model, '1', 0, { afterEvent })
  } catch (error) {
    return (error as Error).message
  }
  return 'nobody waits'
}

const first = (center: Center) => center.lines.head[0]

test.each<[string, RegExp, (center: Center, flow: Flow) => void]>([
  ['a contact lost from its line', /tail|length/, (c) => (c.contacts.next[first(c)] = -1)],
  ['a broken link back', /not linked back/, (c) => (c.contacts.previous[c.contacts.next[first(c)]] = -1)],
  ['a line in a circle', /not linked back|circles/, (c) => (c.contacts.next[c.lines.tail[0]] = first(c))],
  ['a wrong length', /its length says/, (c) => c.lines.length[1]++],
  ['a contact in another line', /not in its own/, (c) => (c.contacts.type[first(c)] = 1)],
  ['a contact that outstays its patience', /patience has run out/, (c) => (c.contacts.patience[first(c)] = 0)],
  ['a contact nobody has', /contacts in use/, (c) => c.contacts.add()],
  ['a contact two agents have', /with another/, (c) => (c.agents.contact[0] = c.agents.contact[1])],
  ['a contact without its timer', /wait for ever/, (c) => (c.contacts.abandonEvent[first(c)] = -1)],
  [
    'two contacts with one timer',
    /at one event/,
    (c) => (c.contacts.abandonEvent[first(c)] = c.contacts.abandonEvent[c.lines.tail[0]]),
  ],
  ['a miscounted queue', /the count says/, (c) => c.waiting[0]--],
  ['an agent idle beside a line', /is idle while/, (c) => c.agents.becomeIdle(6, c.kernel.clock[0])],
  [
    'an agent off the books',
    /contacts in use/,
    (c) => [c.agents.state, c.agents.contact].forEach((column, i) => (column[0] = -i)),
  ],
  ['an agent without the skill', /without the skill/, (c) => (c.contacts.type[c.agents.contact[5]] = 0)],
  ['a contact misrouted to what it is', /what it meant to be/, (c) => (c.contacts.meant[first(c)] = 0)],
  ['too many lines taken', /lines of .* taken/, (c) => (c.trunks.taken[0] = 31)],
  ['a line not given back', /the level says/, (c) => c.trunks.taken[0]--],
  ['more to go than are busy', /shall go/, (_, flow) => (flow.turns.excess[0] = 5)],
  ['an offer not booked', /accounted for/, (c) => c.counts.ledger.facts[c.contacts.page[first(c)]]--],
  ['a level that drifted', /the level says/, (c) => c.counts.presence.waiting(0, 1)],
])('the check finds %s', (_, words, spoil) => {
  expect(wordsAfter(spoil)).toMatch(words)
})
