import { NONE } from '../engine/ids.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'

/** Idle agents take what waits in lines that were out of reach until now. */
export class LineOffers {
  private readonly center: Center
  private readonly flow: Flow

  constructor(center: Center, flow: Flow) {
    this.center = center
    this.flow = flow
  }

  /** By priority, then longest waiting. */
  offers(lines: readonly number[]): void {
    let offered = lines
    for (let line = this.firstInTurn(offered); line !== NONE; line = this.firstInTurn(offered)) {
      const nobodyIsFree = !this.offersHead(line)
      if (nobodyIsFree) offered = offered.filter((other) => other !== line)
    }
  }

  /** An idle agent, if there is one, takes the first of a line. */
  private offersHead(line: number): boolean {
    const { lines, router } = this.center
    const { dialling } = this.flow.connecting
    if (dialling.isLineToCall(line)) {
      dialling.callsAhead(lines.typeOf[line])
      return false
    }
    const agent = router.agentFor(line)
    if (agent === NONE) return false
    this.flow.isTakenBy(lines.head[line], agent)
    return true
  }

  private firstInTurn(lines: readonly number[]): number {
    const { contacts, lines: waiting, model } = this.center
    const priorityOf = (line: number): number => model.types[waiting.typeOf[line]].priority
    let first = NONE
    for (const line of lines) {
      if (waiting.head[line] === NONE) continue
      const ahead = first === NONE ? -1 : priorityOf(line) - priorityOf(first)
      const waitedLonger = (): boolean =>
        contacts.offeredAt[waiting.head[line]] < contacts.offeredAt[waiting.head[first]]
      if (ahead < 0 || (ahead === 0 && waitedLonger())) first = line
    }
    return first
  }
}
