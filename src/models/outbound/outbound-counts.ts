import type { Counts } from '../counts.ts'
import { LINE_FACTS } from '../facts.ts'
import { MACHINE, RIGHT_PARTY, TAKEN_FOR_MACHINE, TAKEN_FOR_PERSON, WRONG_PARTY } from './attempts.ts'

const DIALLED = LINE_FACTS.indexOf('dialled')
const REACHED = LINE_FACTS.indexOf('reached')
const MACHINES = LINE_FACTS.indexOf('machines')
const TAKEN = LINE_FACTS.indexOf('takenForMachine')
const LIVE_ANSWERS = LINE_FACTS.indexOf('liveAnswers')
const ABANDONED_LIVE = LINE_FACTS.indexOf('abandonedLive')
const RIGHT_PARTIES = LINE_FACTS.indexOf('rightParties')
const PUT_THROUGH = LINE_FACTS.indexOf('putThrough')
const PUT_THROUGH_ANSWERED = LINE_FACTS.indexOf('putThroughAnswered')
const LOADED = LINE_FACTS.indexOf('recordsLoaded')
const FINISHED = LINE_FACTS.indexOf('recordsFinished')
const EXHAUSTED = LINE_FACTS.indexOf('recordsExhausted')

/** What is measured of lists and calls. It only adds, like `Counts`. */
export class OutboundCounts {
  private readonly counts: Counts
  private readonly facts: Float64Array

  constructor(counts: Counts) {
    this.counts = counts
    this.facts = counts.ledger.facts
  }

  loaded(type: number, records: number): void {
    this.facts[this.counts.openLine(type) + LOADED] += records
  }

  dialled(type: number): void {
    this.facts[this.counts.openLine(type) + DIALLED]++
  }

  /** Somebody or something has answered, or nobody has. */
  ended(type: number, outcome: number): void {
    const record = this.counts.openLine(type)
    if (outcome === MACHINE || outcome === TAKEN_FOR_PERSON) this.facts[record + MACHINES]++
    else if (outcome === RIGHT_PARTY || outcome === WRONG_PARTY) this.facts[record + REACHED]++
    else if (outcome === TAKEN_FOR_MACHINE) {
      this.facts[record + REACHED]++
      this.facts[record + TAKEN]++
    }
  }

  /** Somebody or something put through has been answered or lost, or still waits at the end. */
  putThrough(contact: number, isAnswered: boolean): void {
    const record = this.counts.record(contact)
    this.facts[record + PUT_THROUGH]++
    if (isAnswered) this.facts[record + PUT_THROUGH_ANSWERED]++
  }

  /** A person is put through. */
  liveAnswer(contact: number): void {
    this.facts[this.counts.record(contact) + LIVE_ANSWERS]++
  }

  /** No agent took the call in time. */
  abandonedLive(contact: number): void {
    this.facts[this.counts.record(contact) + ABANDONED_LIVE]++
  }

  rightParty(contact: number): void {
    this.facts[this.counts.record(contact) + RIGHT_PARTIES]++
  }

  finished(contact: number): void {
    this.facts[this.counts.record(contact) + FINISHED]++
  }

  /** Called for the last time, without a talk with the right party; `at`: the record of its type on a page. */
  exhausted(at: number): void {
    this.facts[at + EXHAUSTED]++
  }
}
