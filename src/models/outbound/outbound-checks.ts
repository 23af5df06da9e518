import { NONE } from '../../engine/ids.ts'
import type { Center } from '../center.ts'
import { LINE_FACTS, type LineFact } from '../facts.ts'
import type { Flow } from '../flow.ts'
import { require, type Found } from '../found.ts'

/** Every record is called, waits for its time or its turn, or has a contact; the books of lists and calls balance. */
export function checkOutbound(center: Center, flow: Flow, found: Found): void {
  const { dialer } = flow.turns.idling
  const { contacts, counts, model, agents } = center
  if (!dialer.exists) return
  const { records, lists } = dialer
  const pending = [...records.event].filter((event) => event !== NONE).length
  found.calls = pending
  const holding = [...records.agent].filter((agent) => agent !== NONE)
  require(new Set(holding).size === holding.length, center, 'an agent waits for the ends of two calls')
  for (const agent of holding) {
    require(agents.contact[agent] === NONE, center, `agent ${agent} waits for no call`)
  }
  const ahead = dialer.onTheirWay.reduce((sum, calls) => sum + calls, 0)
  require(ahead + holding.length <= pending, center, `${ahead} calls are made ahead, ${pending} events of records`)
  const isListed = (contact: number): boolean => dialer.isOutbound(contacts.type[contact])
  const talking = [...found.waiting, ...found.beingServed, ...found.interrupted]
    .filter(isListed)
    .map((contact) => contacts.record[contact])
  require(new Set(talking).size === talking.length, center, 'a record has two contacts')
  const there = pending + lists.waiting() + talking.length
  require(there === records.size, center, `${records.size} records in use, ${there} found`)
  const { facts, layout } = counts.ledger
  const sumOf = (fact: LineFact, type: number): number => {
    let sum = 0
    for (let page = 0; page < facts.length; page += layout.length) {
      sum += facts[page + type * layout.lineFacts + LINE_FACTS.indexOf(fact)]
    }
    return sum
  }
  model.types.forEach(({ name, outbound }, type) => {
    if (outbound === null) return
    const waiting = found.waiting.filter((contact) => contacts.type[contact] === type).length
    const put = sumOf('offered', type) - sumOf('putThrough', type)
    require(put === waiting, center, `${put} of ${name} are put through and neither answered nor lost, ${waiting} wait`)
    const closed = sumOf('recordsFinished', type) + sumOf('recordsExhausted', type)
    const loaded = sumOf('recordsLoaded', type)
    require(closed <= loaded, center, `${closed} of the list ${name} are finished with, ${loaded} were loaded`)
    const answers = sumOf('reached', type) - sumOf('takenForMachine', type)
    require(answers === sumOf('liveAnswers', type), center, `${answers} persons of ${name} answered, not as many live`)
    const dialled = sumOf('dialled', type)
    const most = sumOf('reached', type) + sumOf('machines', type)
    require(most <= dialled, center, `${most} answers to ${dialled} calls of ${name}`)
  })
}
