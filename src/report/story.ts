import type { Periods } from '../models/model.ts'
import type { Step } from '../models/trace.ts'
import { type Moment, momentsOf } from './moment.ts'

/** The lives of contacts in plain words, an issue after the other, in order of their first steps. */
export function stories(steps: readonly Step[], periods: Periods): string {
  const momentOf = momentsOf(periods)
  const byIssue = new Map<string, Step[]>()
  for (const step of steps) byIssue.set(step.issue, [...(byIssue.get(step.issue) ?? []), step])
  const told = [...byIssue].map(([issue, own]) => {
    let day = ''
    const lines = own.map((step) => {
      const moment = momentOf(step.at)
      const isNewDay = moment.day !== day
      day = moment.day
      const appointment = momentOf(step.at + (step.seconds ?? 0))
      return `${isNewDay ? `  ${day}\n` : ''}    ${moment.clock}  ${inWords(step, appointment)}`
    })
    return [issue, ...lines].join('\n')
  })
  return told.length === 0 ? 'Nobody came.\n' : `${told.join('\n\n')}\n`
}

function inWords({ step, type, group, agent, node, seconds }: Step, appointment: Moment): string {
  const who = group === null ? '' : `agent ${agent} of ${group}`
  switch (step) {
    case 'enters-ivr':
      return `dials in as ${type} and meets the IVR`
    case 'at-node':
      return `is at ${node}`
    case 'contained':
      return 'is served without an agent'
    case 'hangs-up-in-ivr':
      return 'the call ends in the IVR'
    case 'asks':
      return `asks for ${type}`
    case 'hears':
      return `hears that it will take about ${duration(seconds)}`
    case 'misrouted':
      return `meant ${type}: misrouted`
    case 'blocked':
      return 'is blocked: no line free or the queue full'
    case 'turned-away':
      return 'is turned away'
    case 'answered':
      return seconds === 0 ? `${who} answers at once` : `${who} answers after ${duration(seconds)}`
    case 'abandons':
      return `hangs up after ${duration(seconds)}`
    case 'overflows':
      return `goes on as ${type}: an overflow rule`
    case 'handed-on':
      return 'is handed on'
    case 'asks-colleague':
      return `${who} asks a colleague`
    case 'returns':
      return `contacts again, as ${type}`
    case 'tries-again':
      return `tries again, as ${type}`
    case 'talk-ends':
      return `${who} and the customer have talked for ${duration(seconds)}`
    case 'wrap-ends':
      return `${who} has finished: ${duration(seconds)} of wrap`
    case 'unanswered':
      return `${who} does not answer: back to the head of the line`
    case 'first-reply':
      return `${who} has sent the first reply after ${duration(seconds)}`
    case 'falls-silent':
      return `writes no more: ${who} closes the conversation`
    case 'leaves-silently':
      return `leaves without a sign after ${duration(seconds)}`
    case 'nobody-there':
      return `${who} has found out after ${duration(seconds)}: nobody is there`
    case 'pauses':
      return 'the conversation pauses'
    case 'goes-on':
      return 'writes again: the conversation goes on'
    case 'waits-for-opening':
      return 'waits for the opening'
    case 'interrupted':
      return `${who} is interrupted`
    case 'booked':
      return `has an appointment on ${appointment.day} at ${appointment.clock}`
    case 'called':
      return group === null ? 'is called' : `${who} calls`
    case 'reached':
      return 'answers the phone'
    case 'connected':
      return `is connected to ${who} after ${duration(seconds)}`
    case 'rings':
      return `the phone of ${who} rings`
    case 'offered-further':
      return 'is offered to further groups'
    case 'advice-ends':
      return `${who} has advised for ${duration(seconds)}, while the customer held`
    case 'not-reached':
      return 'does not answer'
    case 'unreached':
      return 'is given up'
    case 'cut-off':
      return group === null ? 'is cut off while waiting: an outage' : `is cut off in talk with ${who}: an outage`
    case 'handled':
      return 'is handled'
  }
}

function duration(seconds: number | null): string {
  const whole = Math.round(seconds ?? 0)
  const two = (n: number): string => String(n).padStart(2, '0')
  if (whole >= 3600) return `${Math.floor(whole / 3600)}:${two(Math.floor((whole % 3600) / 60))} h`
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)}:${two(whole % 60)} min`
}
