import type { ContactType, Group, Model, Queue } from '../../models/model.ts'
import { grouped, percent, plural, wholeSeconds } from '../format.ts'
import { goalText } from '../queue-rows.ts'
import { openingWords } from './opening-words.ts'

/** Clients with limits of their own in a group that are named. */
const CLIENTS_NAMED = 4

/** What is to be known of a contact type where its customers come in: whom it is for, by what channel. */
export function entryWords(type: ContactType, { types, channels, trunks, clients }: Model): string[] {
  const { name } = channels[type.channel]
  const isTold = name !== type.name && types.some(({ channel }) => channel !== type.channel)
  return [
    ...oneLine([
      clients.length > 1 && type.client >= 0 ? `for ${clients[type.client].name}` : '',
      isTold ? name : '',
      listWords(type),
    ]),
    ...(type.trunks < 0 ? [] : [`${trunks[type.trunks].name}: ${plural(trunks[type.trunks].lines, 'line')}`]),
  ]
}

/** Facts that belong together. */
export function oneLine(facts: readonly string[]): string[] {
  const said = facts.filter(isSaid)
  return said.length === 0 ? [] : [said.join(' · ')]
}

/** And where they wait. */
export function waitingWords(type: ContactType, model: Model, isJudged: boolean): string[] {
  const hasOwnPriority = model.types.some(({ priority }) => priority !== type.priority)
  return [
    ...oneLine([...(isJudged ? goalWords(type, model) : []), hasOwnPriority ? `priority ${type.priority}` : '']),
    ...(type.dial === null ? [] : ['is called back']),
    ...(type.preferredAgent === null ? [] : [`own agent first, ${wholeSeconds(type.preferredAgent.seconds)}`]),
  ]
}

function listWords({ outbound }: ContactType): string {
  if (outbound === null) return ''
  const records = outbound.records === Infinity ? 'endless list' : `list of ${grouped(outbound.records)}`
  return `${records}, ${outbound.dialing.mode}`
}

/** The goal that a type is judged by, unless its queue has one. */
export function goalWords({ goal, goalClock, queue }: ContactType, { queues }: Model): string[] {
  const judged = queues[queue].goal ?? goal
  return judged === null ? [] : [goalText({ ...judged, clock: goalClock })]
}

/** Its limit, and its hours where not all queues have the same. */
export function queueWords({ capacity, hours, atClosing }: Queue, { periods }: Model, isLikeAll: boolean): string[] {
  const opening = isLikeAll || periods.kind === 'batches' ? [] : openingWords(hours, periods)
  return [
    ...(capacity === Infinity ? [] : [`at most ${grouped(capacity)} wait`]),
    ...opening,
    ...(hours === null || atClosing === 'serve' ? [] : [AT_CLOSING[atClosing]]),
  ]
}

const AT_CLOSING = { 'send-away': 'closing sends away', keep: 'waits over closing' } as const

export function groupWords(model: Model, id: number): string[] {
  const { economy, clients, groups } = model
  const group = groups[id]
  const employers = economy === null ? [] : [...economy.employerOf].map((party) => economy.parties[party]?.name)
  const isPlain = new Set(employers).size < 2
  const limited = group.pool.filter(({ least, most }) => least > 0 || most < Infinity)
  const limits = limited.slice(0, CLIENTS_NAMED).map(({ client, least, most }) => {
    const parts = [least > 0 ? `at least ${least}` : '', most < Infinity ? `at most ${most}` : '']
    return `${clients[client].name}: ${parts.filter(isSaid).join(', ')}`
  })
  const left = limited.length - limits.length
  return [
    agentsWords(group, model),
    ...(isPlain || employers[id] === undefined ? [] : [`employed by ${employers[id]}`]),
    ...limits,
    ...(left > 0 ? [`and ${plural(left, 'client')} more`] : []),
  ]
}

/** The fewest and the most while anybody is there; null: nobody ever is. */
export function agentsOf(
  { scheduledSeconds }: Group,
  { periods: { bounds, warmup } }: Model,
): { readonly fewest: number; readonly most: number } | null {
  let [fewest, most] = [Infinity, 0]
  for (let i = warmup; i < scheduledSeconds.length; i++) {
    const agents = scheduledSeconds[i] / (bounds[i + 1] - bounds[i])
    if (agents <= 0) continue
    fewest = Math.min(fewest, agents)
    most = Math.max(most, agents)
  }
  // Who is there for a part of an interval is there.
  return most === 0 ? null : { fewest: Math.max(1, Math.floor(fewest + 1e-9)), most: Math.ceil(most - 1e-9) }
}

/** `3 agents`, `2–5 agents`. */
function agentsWords(group: Group, model: Model): string {
  const agents = agentsOf(group, model)
  if (agents === null) return 'nobody works'
  const { fewest, most } = agents
  return fewest === most ? plural(most, 'agent') : `${grouped(fewest)}–${grouped(most)} agents`
}

type Skill = Group['skills'][number]

/** What a group does otherwise with a type than what is usual. */
export function skillWords({ preference, rank, reserve, resolved, speed, talk, hold, wrap }: Skill): string {
  const words = [
    preference === 1 ? '' : `preference ${preference}`,
    rank === 1 ? '' : `rank ${rank}`,
    speed === 1 ? '' : `speed ${Number(speed.toPrecision(3))}`,
    reserve === null ? '' : 'keeps some idle',
    resolved === null ? '' : `${percent(resolved).replace('.0 ', ' ')} resolved`,
    talk === null && hold === null && wrap === null ? '' : 'own handle times',
  ]
  return words.filter(isSaid).join(', ')
}

function isSaid(words: string): boolean {
  return words !== ''
}
