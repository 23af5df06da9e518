import { ample } from './center.ts'
import { NotExpressible, type Inputs } from './inputs.ts'
import { seconds, type CaseLaw } from './laws.ts'
import { GROUP, patienceOf, TYPE } from './one-pool.ts'
import type { Plan } from './plan.ts'
import { readDiscipline } from './rules.ts'
import { onlyType } from './skills.ts'

/** More days share rows in the books. */
const MOST_DAYS = 14

const MESSAGE = 'message'
const MAILBOX = 'mailbox'
const MESSAGE_SECONDS = 1

/** Equal days that begin empty, one after the other. */
export interface Week {
  readonly days: number
  /** Of a day. */
  readonly hours: number
  /** What a scenario has of it. */
  readonly scenario: Readonly<Record<string, unknown>>
  /** What a queue does with those who wait when it closes. */
  readonly atClosing: 'send-away' | 'serve'
}

export function isWeek(inputs: Inputs): boolean {
  const horizon = inputs.value('horizon')
  return typeof horizon === 'string' && DAYS.test(horizon)
}

const DAYS = /\b(\d+) days\b[^;]*?\bopen (\d{1,2}):(\d\d) ?[-–] ?(\d{1,2}):(\d\d)/i

/** Reads `one week: 5 days, each open 6:00-10:00 from an empty system; at closing …`. */
export function readWeek(inputs: Inputs): Week {
  const horizon = inputs.need(inputs.text('horizon'), 'horizon')
  const found = DAYS.exec(horizon)
  const isClosed = /disconnected|sent away|hang(s|ing)? up on/i.test(horizon)
  const isServed = /(waiting|queued?)[^,;]* (is|are) (still |then )?served/i.test(horizon)
  const finishes = /(in service|services?) (is|are) (still |then )?finished/i.test(horizon)
  if (found === null || !/from (an )?empty/i.test(horizon) || isClosed === isServed || !finishes) {
    throw inputs.misread(['horizon'], horizon)
  }
  const [days, fromHour, fromMinute, toHour, toMinute] = found.slice(1).map(Number)
  if (days > MOST_DAYS) throw new NotExpressible(`${days} days, more than ${MOST_DAYS}`)
  const hours = toHour - fromHour + (toMinute - fromMinute) / 60
  if (!(hours > 0)) throw inputs.misread(['horizon'], horizon)
  return {
    days,
    hours,
    scenario: {
      calendar: { days, interval: '24h' },
      hours: `${clock(fromHour, fromMinute)}-${clock(toHour, toMinute)}`,
    },
    atClosing: isClosed ? 'send-away' : 'serve',
  }
}

/** How long to run, and where the books are. */
export function weekly({ days }: Week, contactsADay: number): Omit<Plan, 'scenario'> {
  return { kind: 'days', contacts: contactsADay * days, relaxation: 0, days, intervals: days, atoms: [] }
}

/** A week of one pool, where those who have waited so long may leave a message. */
export function weekOfOnePool(inputs: Inputs): Plan {
  const week = readWeek(inputs)
  inputs.skip('time_unit', 'replications', 'service_level_comparison')
  readDiscipline(inputs)
  const type = onlyType(inputs)
  const agents = inputs.need(inputs.number('agents'), 'agents')
  const lines = inputs.limit('trunks_total', 'trunks')
  const after = readVoicemail(inputs)
  inputs.done()
  const rule = { after: seconds(after), to: MESSAGE, 'keep-wait': false }
  const leaves = after < Infinity
  // Who leaves a message is served by a machine, off the trunks.
  const mailbox = ample((type.perHour / 3600) * MESSAGE_SECONDS)
  return {
    scenario: {
      ...week.scenario,
      types: {
        [TYPE]: {
          arrivals: `${type.perHour}/h`,
          talk: (type.service as CaseLaw).written,
          ...patienceOf(type.patience),
          ...(leaves ? { overflow: [rule] } : {}),
        },
        ...(leaves ? { [MESSAGE]: { talk: seconds(MESSAGE_SECONDS) } } : {}),
      },
      queues: { [TYPE]: { types: [TYPE], 'at-closing': week.atClosing } },
      groups: {
        [GROUP]: { skills: [TYPE], agents },
        ...(leaves ? { [MAILBOX]: { skills: [MESSAGE], agents: mailbox } } : {}),
      },
      ...(lines < Infinity ? { trunks: { lines: { lines, types: [TYPE] } } } : {}),
    },
    ...weekly(week, type.perHour * week.hours),
    atoms: type.patience.atoms,
    ...(leaves ? { overflowsFrom: after } : {}),
    main: { type: TYPE, group: GROUP },
  }
}

/** Seconds after which who waits is disconnected to leave a message; Infinity: nobody is. */
function readVoicemail(inputs: Inputs): number {
  const words = inputs.text('voicemail')
  if (words === undefined) return Infinity
  const found = /waited (\d+(?:\.\d+)?) ?s\b.*\bmessage/i.exec(words)
  if (found === null || !/no line/i.test(words)) throw inputs.misread(['voicemail'], words)
  return Number(found[1])
}

export function clock(hour: number, minute: number): string {
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
}
