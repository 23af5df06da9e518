import { NONE } from '../engine/ids.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'

/** Idle agents take what waits in lines that were out of their reach until now: by priority, then longest waiting. */
export function offersLines(center: Center, flow: Flow, lines: readonly number[]): void {
  const { hasNobody } = center.lines
  for (let i = 0; i < lines.length; i++) hasNobody[lines[i]] = 0
  for (let line = firstInTurn(center, lines); line !== NONE; line = firstInTurn(center, lines)) {
    if (!offersHead(center, flow, line)) hasNobody[line] = 1
  }
}

/** An idle agent, if there is one, takes the first of a line. */
function offersHead({ lines, router }: Center, flow: Flow, line: number): boolean {
  const { dialling } = flow.connecting
  if (dialling.isLineToCall(line)) {
    dialling.callsAhead(lines.typeOf[line])
    return false
  }
  const agent = router.agentFor(line)
  if (agent === NONE) return false
  flow.isTakenBy(lines.head[line], agent)
  return true
}

function firstInTurn({ contacts, lines: waiting, model }: Center, lines: readonly number[]): number {
  const { hasNobody, head, typeOf } = waiting
  let first = NONE
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (head[line] === NONE || hasNobody[line] === 1) continue
    const ahead = first === NONE ? -1 : model.types[typeOf[line]].priority - model.types[typeOf[first]].priority
    if (ahead < 0 || (ahead === 0 && contacts.offeredAt[head[line]] < contacts.offeredAt[head[first]])) first = line
  }
  return first
}
