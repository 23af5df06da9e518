import { GONE as IS_GONE, type Contacts } from './contacts.ts'
import { LINE_FACTS } from './facts.ts'

const GONE = IS_GONE
const OFFERED = LINE_FACTS.indexOf('offered')
const LEFT_SILENTLY = LINE_FACTS.indexOf('leftSilently')

/** `count-at: exit`: a contact, and what is booked of it already, counts on another page. `line`: where its type's record is. */
export function rebooks(facts: Float64Array, contacts: Contacts, contact: number, page: number, line: number): void {
  const from = contacts.page[contact] + line
  const to = page + line
  contacts.page[contact] = page
  facts[from + OFFERED]--
  facts[to + OFFERED]++
  if (contacts.isGone[contact] !== GONE) return
  facts[from + LEFT_SILENTLY]--
  facts[to + LEFT_SILENTLY]++
}
