import { plainMarkdown } from './markdown.ts'
import type { ProvenanceFacts } from './provenance.ts'

/** `agner 0.1.0 · seed 1 · …`, in small letters below. */
export function provenanceLine(facts: ProvenanceFacts): string {
  const told = Object.entries(facts).map(([name, fact]) => `${WORDS[name] ?? name} ${plainMarkdown(fact)}`)
  return `<sub>${told.join(' · ')}</sub>`
}

/** Of facts that are not called by a word. */
const WORDS: Readonly<Record<string, string>> = {
  serviceLevel: 'service level',
  timezoneData: 'time-zone data',
}
