import { KIND_WORDS } from './legend.ts'
import type { Picture } from './picture.ts'

/** The picture in words, for those who do not see it: every box with what it says, and where contacts go from there. */
export function describedIn({ summary, notes, boxes, ways }: Picture): string {
  const nameOf = new Map(boxes.map(({ id, name }) => [id, name]))
  const sentences = boxes.map(({ id, kind, name, lines, returns, members }) => {
    const own = ways.filter(({ from }) => from === id)
    const goes = own.map(
      ({ to, labels }) => `to ${nameOf.get(to)}${labels.length === 0 ? '' : ` (${labels.join('; ')})`}`,
    )
    const said = members.length > 0 ? [members.join(', ')] : [...lines, ...returns]
    const facts = [said.join(', '), goes.join(', ')].filter((words) => words !== '')
    return `${KIND_WORDS[kind]} ${name}${facts.length === 0 ? '' : `: ${facts.join('; ')}`}.`
  })
  return [`${summary}.`, ...notes, ...sentences].join(' ')
}
