import { NONE } from '../engine/ids.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'

/** Idle agents take what waits in lines that were out of their reach until now: by priority, then longest waiting. */
export function offersLines(center: Center, flow: Flow, lines: readonly number[]): void {
  let offered = lines
  for (let line = firstInTurn(center, offered); line !== NONE; line = firstInTurn(center, offered)) {
    const taken = line
    const nobodyIsFree = !offersHead(center, flow, line)
    if (nobodyIsFree) offered = offered.filter((other) => other !== taken)
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
  const priorityOf = (line: number): number => model.types[waiting.typeOf[line]].priority
  let first = NONE
  for (const line of lines) {
    if (waiting.head[line] === NONE) continue
    const ahead = first === NONE ? -1 : priorityOf(line) - priorityOf(first)
    const waitedLonger = (): boolean => contacts.offeredAt[waiting.head[line]] < contacts.offeredAt[waiting.head[first]]
    if (ahead < 0 || (ahead === 0 && waitedLonger())) first = line
  }
  return first
}
