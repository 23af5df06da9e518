import fc from 'fast-check'
import { loadText, type Model } from '../../src/index.ts'
import { agentRules, contactRules } from '../../src/models/routing/index.ts'
import { withChannels } from './random-channels.ts'
import { withPools } from './random-pools.ts'
import { serviceLevelFormulas } from '../../src/models/service-level.ts'

/** Compiles a scenario as a planner would write it: JSON is YAML. */
export function modelOf(scenario: object): Model {
  return loadText(JSON.stringify(scenario), FILES).model
}

const NAMES = ['sales', 'support', 'billing']
const GROUPS = ['north', 'south', 'night']
const seconds = (min: number, max: number) => fc.integer({ min, max }).map((n) => `${n}s`)
const orUndefined = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const order = fc.integer({ min: 1, max: 3 })

const law = fc.oneof(
  seconds(20, 120),
  // Multiples of a minute meet the instants of the files and of each other: ties.
  fc.constantFrom('60s', '120s'),
  seconds(20, 120).map((mean) => ({ law: 'exponential', mean })),
  fc.record({ law: fc.constant('lognormal'), mean: seconds(20, 120), cv: fc.constantFrom(0.5, 1.5) }),
  fc.record({ law: fc.constant('gamma'), mean: seconds(20, 120), shape: fc.constantFrom(0.5, 2) }),
  fc.record({ law: fc.constant('uniform'), min: fc.constant('0s'), max: seconds(60, 240) }),
)

const patience = fc.oneof(
  fc.constantFrom('0s', '60s'),
  seconds(5, 90).map((mean) => ({ law: 'exponential', mean, 'at-zero': '20%' })),
  fc.constant({ law: 'weibull', shape: 0.7, mean: '90s' }),
  fc.constant({ law: 'uniform', min: '0s', max: '2m', shift: '5s' }),
  fc.constant({ law: 'empirical', quantiles: { '10%': '0s', '60%': '30s', '90%': '2m' }, tail: '5m' }),
)

const rate = fc.integer({ min: 5, max: 70 }).map((n) => `${n}/h`)

const arrivals = (column: string) =>
  fc.oneof(
    rate,
    fc.record({ '07:30-08:30': rate, '08:30-09:30': rate }).map((profile) => ({ profile })),
    fc.constantFrom(
      { file: 'counts.csv', column, exact: true },
      { file: 'counts.csv', column },
      { recorded: 'instants.csv', column },
    ),
  )

const warmth = fc.constantFrom({}, {}, { warm: '20s' }, { warm: '0s' }, { warm: { law: 'exponential', mean: '30s' } })
const announce = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('expected-wait', 'last-to-start', 'head-of-line').map((by) => ({ by })),
      fc.constantFrom('1ms', '20s', '60s').map((each) => ({ by: 'position', each })),
    ),
    fc.record(
      {
        'balk-above': fc.constantFrom('1%', '100%', 2),
        patience: fc.constantFrom('1%', '150%', 4),
        'hold-out': fc.constantFrom('50%', '100%'),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([told, made]) => ({ ...told, ...made }))

const contactType = (name: string) =>
  fc.record(
    {
      arrivals: arrivals(name),
      talk: law,
      hold: law,
      wrap: law,
      patience,
      balk: fc.constantFrom('0%', '30%'),
      priority: order,
      goal: fc.constantFrom('80% in 20s', '50% in 0s'),
      'short-abandon': seconds(0, 20),
      score: fc.record({
        base: fc.constantFrom(0, 2),
        'per-minute': fc.constantFrom(0, 1, 3),
        'head-start': seconds(0, 90),
      }),
      busyness: fc.constant({ law: 'gamma', mean: 1, cv: '30%' }),
      transfers: fc
        .tuple(fc.subarray(NAMES), warmth)
        .map(([to, warm]) => to.map((one) => ({ to: one, share: '30%', ...warm }))),
      consults: fc
        .tuple(fc.subarray(NAMES), law)
        .map(([to, time]) => to.map((one) => ({ with: one, share: '20%', for: time }))),
      retry: fc.record(
        {
          'after-blocked': fc.constantFrom('100%', '50%'),
          'after-abandoning': fc.constantFrom('90%', '50%'),
          'after-turned-away': fc.constantFrom('90%', '50%'),
          delay: fc.constantFrom('60s', { law: 'exponential', mean: '4m' }),
          attempts: fc.integer({ min: 1, max: 3 }),
          as: fc.constantFrom(...NAMES),
          fading: fc.constantFrom('50%', '100%'),
          'when-open': fc.boolean(),
        },
        { requiredKeys: ['after-abandoning', 'delay', 'attempts'] },
      ),
      client: fc.constantFrom('one', 'other'),
      'when-closed': fc.constantFrom('turned-away', 'waits'),
      'goal-clock': fc.constantFrom('wall', 'business'),
      'preferred-agent': orUndefined(
        fc.record({ wait: fc.constantFrom('10s', '60s', '20m'), known: fc.constantFrom('0%', '50%', '100%') }),
      ),
      dial: orUndefined(dial),
      announce,
      resolved: fc.constantFrom('0%', '60%', '100%', {
        share: '90%',
        'per-transfer': '50%',
        'per-minute-waited': 0.8,
      }),
    },
    { requiredKeys: ['arrivals', 'talk'] },
  )

const repeat = (types: readonly string[]) =>
  fc.record(
    {
      share: fc.constantFrom('50%', '90%'),
      after: fc.constantFrom('2m', { law: 'exponential', mean: '10m' }),
      as: fc.constantFrom(...types),
      patience: fc.constantFrom(0.5, '200%'),
    },
    { requiredKeys: ['share', 'after'] },
  )

/** Rules that lead only to later types, so that they never go round in circles; groups are thinned out by `offeredTo`. */
const overflow = (later: readonly string[], groups: readonly string[]) => {
  const when = fc.oneof(
    fc.constantFrom('0s', '30s', '60s').map((after) => ({ after })),
    seconds(10, 60).map((mean) => ({ after: { law: 'exponential', mean } })),
    fc.constantFrom({ waiting: 1 }, { waiting: 3, until: 1 }, { waiting: 0 }),
    fc.constantFrom({ 'expected-wait': '1m' }, { unattended: true }, { closed: true }),
  )
  const what = fc.oneof(
    ...later.map((to) => fc.boolean().map((keepWait) => ({ to, 'keep-wait': keepWait }))),
    ...groups.map((group) => fc.constant({ 'offer-to': [group] })),
    fc.constant({ 'turn-away': true }),
  )
  const more = fc.record(
    { accept: fc.constantFrom('50%', '0%'), hours: fc.constant('08:30-09:00') },
    { requiredKeys: [] },
  )
  const rule = fc.tuple(when, what, more).map((parts) => Object.assign({}, ...parts))
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(rule, { minLength: 1, maxLength: 3 }) },
  )
}

const dial = fc.record(
  {
    first: fc.constantFrom('agent', 'customer'),
    ring: fc.constantFrom('0s', '10s', '60s'),
    reach: fc.constantFrom('30%', '70%', '100%'),
    attempts: fc.integer({ min: 1, max: 3 }),
    again: fc.constantFrom('60s', { law: 'exponential', mean: '5m' }),
    booked: fc.constantFrom('0s', '10m', '1h'),
  },
  { requiredKeys: [] },
)

const ring = fc.record(
  {
    ring: fc.constantFrom('0s', '5s', { law: 'exponential', mean: '5s' }),
    'no-answer': fc.record({
      share: fc.constantFrom('10%', '60%'),
      after: fc.constantFrom('15s', '60s'),
      'set-aside': fc.constantFrom('0s', '30s', '60s'),
    }),
  },
  { requiredKeys: [] },
)

const hours = fc.constantFrom('08:00-09:15', ['08:00-08:40', '09:00-10:00'], '07:30-11:00')
const queueSettings = fc.record(
  {
    capacity: fc.integer({ min: 0, max: 4 }),
    goal: fc.constant('70% in 30s'),
    hours,
    'at-closing': fc.constantFrom('serve', 'send-away', 'keep'),
  },
  { requiredKeys: [] },
)

const times = fc.constantFrom(
  { hours: '07:45-09:30' },
  { hours: '08:00-09:00', breaks: [{ at: '08:50', for: '5m' }] },
  {
    hours: '08:30-10:00',
    breaks: [
      { at: '08:30', for: '15m' },
      { at: '09:00', for: '1m' },
    ],
  },
  { hours: '09:00-11:00' },
)
const shift = fc.tuple(fc.integer({ min: 0, max: 2 }), times).map(([agents, when]) => ({ agents, ...when }))

const restTimes = fc.constantFrom(
  { at: '08:50', for: '5m' },
  { at: '08:50', for: '5m', delayed: 'full' },
  { between: '08:10-08:40', for: '7m' },
  { between: '08:10-08:40', for: '7m', delayed: 'shortened' },
)
const restShapes = fc.record(
  {
    breaks: fc.uniqueArray(
      restTimes.chain((time) => fc.boolean().map((paid) => ({ ...time, paid }))),
      { maxLength: 2, selector: (time) => 'at' in time },
    ),
    lunch: fc.constantFrom({ at: '08:30', for: '10m' }, { between: '08:40-09:00', for: '5m' }),
    meetings: fc.constantFrom([{ at: '09:00', for: '10m' }], [{ days: 'mon', at: '09:00', for: '1m' }]),
    training: fc.constantFrom([{ between: '09:10-09:30', for: '5m', days: 'mon' }]),
  },
  { requiredKeys: ['lunch'] },
)
const duty = fc
  .tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('07:45-09:30', ['08:00-09:30', '09:45-10:00'], ['07:30-07:40', '07:40-09:30'], '08:00-10:00'),
    restShapes,
  )
  .map(([agents, hours, rests]) => ({ agents, hours, ...rests }))

const part = fc.constantFrom('1s', '5m', { law: 'exponential', mean: '10m' }, { law: 'exponential', mean: '2h' })
const missed = fc.record(
  { share: fc.constantFrom('50%', '100%'), by: part, paid: fc.boolean() },
  { requiredKeys: ['by'] },
)
const luck = fc.record(
  {
    absence: fc.record(
      {
        share: fc.constantFrom('0%', '30%', '100%'),
        correlation: fc.constantFrom('0%', '50%', '100%'),
        for: fc.constantFrom('0s', '2d', { law: 'exponential', mean: '4d' }),
        paid: fc.boolean(),
      },
      { requiredKeys: ['share', 'correlation', 'paid'] },
    ),
    lateness: missed,
    'early-leaving': missed,
    'off-phone': fc.record({ every: part, for: fc.oneof(part, fc.constant('0s')) }),
    overtime: fc.record({ 'at-most': fc.constantFrom('1s', '10m', '2h'), 'while-waiting': fc.constantFrom(1, 3) }),
  },
  { requiredKeys: [] },
)
/** People with luck of their own. */
export const people = fc
  .tuple(fc.array(fc.oneof(duty, shift), { minLength: 1, maxLength: 3 }), luck)
  .map(([shifts, given]) => ({ shifts, ...given }))

const staff: fc.Arbitrary<Staff> = fc.oneof(
  people,
  fc.integer({ min: 0, max: 3 }).map((agents) => ({ agents })),
  fc
    .record({ '08:00-08:45': fc.integer({ min: 0, max: 3 }), '08:45-09:30': fc.integer({ min: 0, max: 3 }) })
    .map((profile) => ({ agents: { profile } })),
  fc.array(shift, { minLength: 1, maxLength: 3 }).map((shifts) => ({ shifts })),
)

/** Agents who differ, learn, tire and leave: within two hours what takes years. */
const unlike = (people: Staff): fc.Arbitrary<Staff> => {
  const places = placesOf(people)
  return fc
    .record(
      {
        spread: fc.constantFrom('30%', { law: 'uniform', min: 0.5, max: 1.5, team: 'drawn' }),
        attrition: fc.record(
          {
            'a-year': fc.constantFrom('500000%', '5000000%'),
            recruiting: fc.constantFrom('0s', '5m', { law: 'exponential', mean: '10m' }),
            training: fc.constantFrom('0s', '5m', { law: 'exponential', mean: '10m' }),
            experience: fc.constantFrom('settled', 'mixed'),
          },
          { requiredKeys: ['a-year', 'recruiting', 'training'] },
        ),
        hires: fc.constantFrom({ after: '8h30m' }, { after: '0s' }, { ago: '3d' }),
        learning: fc.constantFrom({ factor: 3, 'halves-every': '30m', resolved: '0%' }, {}),
        people: fc.constantFrom({ Anna: { speed: 2, resolved: '100%' } }),
        switch: fc.constantFrom('15s', { type: '60s' }),
        upkeep: fc.constantFrom('30m', '2h'),
        pace: fc.constantFrom({ rush: '50%', full: 2 }, { tiring: '100%', memory: '10m' }),
      },
      { requiredKeys: [] },
    )
    .map((given) => {
      const { hires, learning, people: named, ...more } = hasDuties(people) ? withoutUpkeep(given) : given
      const isNew = hires !== undefined && places > 0
      return {
        ...people,
        ...more,
        ...(isNew ? { hires: [{ agents: 1, ...hires }] } : {}),
        ...(isNew || more.attrition !== undefined ? { learning } : {}),
        ...(places > (isNew ? 1 : 0) ? { people: named } : {}),
      }
    })
}

/** Whether what takes agents off the phone is said by their shifts. */
function hasDuties({ shifts, ...luckOfTheirs }: Staff): boolean {
  const { agents: _agents, ...attendance } = luckOfTheirs
  return Object.keys(attendance).length > 0 || shifts?.some((one) => 'lunch' in one) === true
}

/** Without sessions of keeping up: shifts with duties have training of their own. */
function withoutUpkeep<T extends object>(given: T): T {
  return { ...given, upkeep: undefined }
}

interface Staff {
  readonly agents?: number | { readonly profile: Readonly<Record<string, number>> }
  readonly shifts?: readonly { readonly agents: number }[]
  readonly switch?: unknown
}

function placesOf({ agents, shifts }: Staff): number {
  if (shifts !== undefined) return shifts.reduce((sum, { agents: some }) => sum + some, 0)
  return typeof agents === 'object' ? Math.max(...Object.values(agents.profile)) : (agents ?? 0)
}

const unlikeSkill = fc.record(
  {
    spread: fc.constant('20%'),
    practice: fc.constantFrom({ 'at-least': '10/h', most: 2, memory: '30m' }),
    upkeep: fc.constant('20m'),
  },
  { requiredKeys: [] },
)

/** Groups are thinned out by `keptFor`. */
const reserve = fc.record(
  {
    agents: fc.constantFrom(0, 1, 2, { profile: { '08:00-08:20': 2, '08:40-09:00': 1 } }),
    of: fc.subarray(GROUPS, { minLength: 1 }),
    rises: fc.constantFrom(
      { to: 2, for: 'sales', below: '80%', over: '10m' },
      { to: 1, for: 'sales', below: '50%', until: '90%' },
    ),
  },
  { requiredKeys: [] },
)

const campaign = fc
  .tuple(
    fc.constantFrom({ records: 20 }, { records: 9 }, { records: 10, load: 'each-day' }, { endless: true }),
    fc.record(
      {
        dialing: fc.constantFrom(
          'progressive',
          'predictive',
          { predictive: { cap: '20%', window: '10m' } },
          { power: 2.5 },
          { preview: '15s' },
        ),
        reach: fc.constantFrom('100%', '40%', { profile: { '08:00-08:30': '20%', '08:30-11:00': '60%' } }),
        ring: fc.constantFrom('5s', '60s', { law: 'exponential', mean: '10s' }),
        'no-answer-after': fc.constantFrom('15s', '60s'),
        busy: fc.constantFrom('0%', '30%'),
        machines: fc.constantFrom({ share: '50%' }, { share: '70%', detection: { missed: '30%', mistaken: '30%' } }),
        'wrong-party': fc.constantFrom({ share: '30%' }, { share: '100%', talk: '20s' }),
        attempts: fc.integer({ min: 1, max: 4 }),
        again: fc.constantFrom({ 'no-answer': '10m', machine: '60s', abandoned: '5m', 'wrong-party': '0s' }, {}),
        'abandon-after': fc.constantFrom('0s', '2s', '60s'),
        hours: fc.constantFrom('08:15-09:00', ['08:00-08:20', '09:00-10:00']),
      },
      { requiredKeys: [] },
    ),
    fc.record({ hold: law, wrap: law, priority: order }, { requiredKeys: [] }),
    law,
  )
  .map(([list, outbound, more, talk]) => ({ talk, ...more, outbound: { ...list, ...outbound } }))

const skill = fc.record(
  {
    preference: order,
    rank: order,
    reserve: fc.oneof(fc.constantFrom(0, 0, 0, 1), reserve),
    resolved: fc.constantFrom('20%', '100%'),
    speed: fc.constantFrom(0.5, 1, 2),
    talk: law,
    wrap: law,
  },
  { requiredKeys: [] },
)

const group = (types: readonly string[]) =>
  fc
    .tuple(
      fc.subarray([...types], { minLength: 1 }),
      fc.array(skill, { minLength: 3, maxLength: 3 }),
      fc.oneof(
        { weight: 2, arbitrary: fc.tuple(staff, fc.constant({})) },
        {
          weight: 1,
          arbitrary: staff.chain((people) =>
            fc.tuple(unlike(people), hasDuties(people) ? unlikeSkill.map(withoutUpkeep) : unlikeSkill),
          ),
        },
      ),
      fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: ring }),
    )
    .map(([served, skills, [{ switch: seconds, ...people }, more], phones]) => ({
      ...phones,
      skills: Object.fromEntries(served.map((type, i) => [type, i === 1 ? skills[i] : { ...skills[i], ...more }])),
      ...people,
      ...(served.length > 1 ? { switch: seconds } : {}),
    }))

const trunks = fc.oneof(
  fc.integer({ min: 1, max: 5 }),
  fc
    .record({ lines: fc.integer({ min: 1, max: 5 }), block: fc.constantFrom('arrival', 'waiting') })
    .map((main) => ({ main })),
  fc.constant({ main: { lines: 2, types: ['sales'] } }),
)

/** Random small centers: every feature on its own and with the others, ties included. */
const ofVoice: fc.Arbitrary<object> = fc
  .integer({ min: 1, max: 3 })
  .chain((typeCount) => {
    const types = NAMES.slice(0, typeCount)
    return fc.integer({ min: 1, max: 3 }).chain((groupCount) =>
      fc.record(
        {
          agner: fc.constant(1),
          calendar: fc.record({
            days: fc.constantFrom(1, 2),
            interval: fc.constant('30m'),
            hours: fc.constant('08:00-10:00'),
          }),
          types: fc.record(
            Object.fromEntries(
              types.map((name, i) => [
                name,
                fc
                  .tuple(
                    contactType(name),
                    overflow(types.slice(i + 1), GROUPS.slice(0, groupCount)),
                    orUndefined(repeat(types)),
                    fc.constantFrom(undefined, undefined, 'menu', 'bot', 'branch'),
                  )
                  .map(([type, rules, again, startsAt]) => ({
                    ...called(within(types, type)),
                    'starts-at': type.dial === undefined ? startsAt : undefined,
                    overflow: rules,
                    ...(type.resolved === undefined ? {} : { repeat: again }),
                  })),
              ]),
            ),
          ),
          ivr: ivrFor(types),
          'ivr-ports': orUndefined(fc.constantFrom(1, 3)),
          queues: queuesOf(types),
          groups: fc.record(Object.fromEntries(GROUPS.slice(0, groupCount).map((name) => [name, group(types)]))),
          trunks: orUndefined(trunks),
          routing: fc.record({
            agent: fc.constantFrom(...Object.keys(agentRules)),
            contact: fc.constantFrom(...Object.keys(contactRules)),
            order: fc.constantFrom(['priority', 'preference'], ['preference', 'priority']),
          }),
          'service-level': fc.constantFrom(...Object.keys(serviceLevelFormulas)),
          targets: fc.constantFrom([], ['10s', '60s']),
          'count-at': fc.constantFrom('offer', 'exit'),
          'at-end': fc.constantFrom('work-off', 'stop'),
        },
        { requiredKeys: ['agner', 'calendar', 'types', 'ivr', 'ivr-ports', 'queues', 'groups', 'trunks', 'routing'] },
      ),
    )
  })
  .map(offeredToTheSkilled)
  .map(reachedOnly)
  .map(withTrunksForCallers)
  .map(holdingOnForCallers)
  .chain((given) =>
    fc
      .tuple(
        fc.option(campaign, { nil: undefined, freq: 1 }),
        fc.array(skill, { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
      )
      .map(([list, skills, sharedBy]) => withCampaign(given, list, skills, sharedBy)),
  )
  .map(keptFor)

const moments = fc.oneof(
  fc.constantFrom('08:10', '08:50', '09:00', 'day 2 08:30').map((from) => ({ from })),
  fc.constantFrom('10m', { law: 'exponential', mean: '20m' }).map((every) => ({ every })),
)
const lengths = fc.constantFrom('60s', '40m', { law: 'exponential', mean: '5m' })
const outage = (what: object) =>
  fc.tuple(fc.constant(what), moments, lengths).map(([kind, when, seconds]) => ({ ...kind, ...when, for: seconds }))
const outages = fc.record(
  {
    switch: fc
      .tuple(fc.constantFrom('cut', 'go-on'), fc.constantFrom('lost', 'kept'))
      .chain(([calls, waiting]) => outage({ what: 'telephony', calls, waiting })),
    power: fc.constantFrom('cut', 'requeue', 'go-on').chain((calls) => outage({ what: 'site', site: 'desk', calls })),
    programs: fc.constantFrom({}, { speed: '50%' }).chain((how) => outage({ what: 'crm', ...how })),
  },
  { requiredKeys: [] },
)

/** Strikes those who call customers of lists, in the middle of it. */
const atLists = fc
  .constantFrom('cut', 'requeue')
  .chain((calls) => outage({ what: 'site', site: 'desk', calls }))
  .map((power) => ({ power, switch: undefined }))

/** The first group works at a site; in a third of the centers, and most with a list, something does not work now and then. */
export const written: fc.Arbitrary<object> = fc
  .tuple(
    withPools(withChannels(ofVoice).map(keptUntilTheOpening)),
    fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: outages }),
    fc.boolean(),
    orUndefined(atLists),
  )
  .map(([center, anything, isStruckByName, ofLists]) => {
    const down = anything ?? ('campaign' in (center as { types: object }).types ? ofLists : undefined)
    if (down === undefined) return center
    const { groups, types, ...rest } = center as {
      groups: Record<string, object>
      types: Record<string, { dial?: unknown; outbound?: unknown; retry?: object }>
    }
    const [first] = Object.keys(groups)
    const retried = Object.entries(types).map(([name, type]) => [
      name,
      type.retry === undefined ? type : { ...type, retry: { ...type.retry, 'after-cut-off': '80%' } },
    ])
    const named = Object.keys(types).filter(
      (name) => types[name].dial === undefined && types[name].outbound === undefined,
    )
    const struck =
      down.switch === undefined || !isStruckByName || named.length === 0
        ? down
        : { ...down, switch: { ...down.switch, types: named.slice(0, 1) } }
    return {
      ...rest,
      types: Object.fromEntries(retried),
      sites: { desk: {} },
      groups: { ...groups, [first]: { ...groups[first], site: 'desk' } },
      outages: struck,
    }
  })

const misroutes = fc.record({ share: fc.constantFrom('30%', '100%'), talk: law })

/** Shares of the types that add up to so many percent, the first having most. */
function split(types: readonly string[], percent: number): Record<string, string> {
  const others = (0.3 * percent) / Math.max(1, types.length - 1)
  return Object.fromEntries(
    types.map((name, i) => [name, `${i > 0 ? others : percent - others * (types.length - 1)}%`]),
  )
}

/** Every kind of node, each on a way to the types. */
function ivrFor(types: readonly string[]): fc.Arbitrary<object> {
  const type = fc.constantFrom(...types)
  return fc
    .tuple(type, type, type, law, fc.constantFrom('0%', '50%', '100%'), orUndefined(misroutes))
    .map(([one, two, three, time, share, wrong]) => ({
      greeting: { announcement: '10s', next: 'menu' },
      menu: {
        menu: time,
        choices: { bot: '10%', greeting: '10%', branch: '20%', 'hang-up': '10%', speech: '20%', ...split(types, 30) },
        ...(types.length > 1 ? { misroutes: wrong } : {}),
      },
      speech: {
        speech: '5s',
        errors: '30%',
        choices: split(types, 100),
        next: three,
        ...(types.length > 1 ? { misroutes: wrong } : {}),
      },
      bot: { bot: time, contained: share, repeat: { share: '50%', after: '3m', as: three }, talk: 0.5, next: two },
      branch: {
        branch: [
          { waiting: 1, of: one, to: 'bot' },
          { unattended: true, to: two },
          { again: true, hours: '08:00-08:45', to: one },
          { 'came-as': [one], hours: '08:45-08:50', to: two },
          { closed: true, of: one, to: 'hang-up' },
          { 'expected-wait': '1m', hours: '08:30-09:00', to: three },
        ],
        next: one,
      },
    }))
}

/** Who is called does not balk, and has patience only where customers come first. */
function called(given: object): object {
  const {
    dial,
    patience,
    balk,
    announce: told,
    ...rest
  } = given as Record<string, unknown> & {
    dial?: { first?: string }
  }
  if (dial === undefined) return { ...rest, patience, balk, announce: told }
  const { 'preferred-agent': preferred, ...others } = rest
  return { ...others, dial, ...(dial.first === 'customer' ? { patience } : { 'preferred-agent': preferred }) }
}

/** Without what leads to types that are not there, and without what nobody can make of an announcement. */
function within(types: readonly string[], given: object): object {
  const { transfers, consults, retry, announce, patience } = given as {
    transfers?: readonly { to: string }[]
    consults?: readonly { with: string }[]
    retry?: { as?: string }
    announce?: { by: string; each?: string }
    patience?: unknown
  }
  const as = retry?.as !== undefined && types.includes(retry.as) ? retry.as : undefined
  return {
    ...given,
    ...(transfers === undefined ? {} : { transfers: transfers.filter(({ to }) => types.includes(to)) }),
    ...(consults === undefined ? {} : { consults: consults.filter((consult) => types.includes(consult.with)) }),
    ...(retry === undefined ? {} : { retry: { ...retry, as } }),
    // Who waits for ever makes nothing of what it hears.
    ...(announce === undefined || patience !== undefined ? {} : { announce: { by: announce.by, each: announce.each } }),
  }
}

/** With a list that some groups work on, one of them at least. */
function withCampaign(given: object, list: object | undefined, skills: readonly object[], sharedBy: number): object {
  if (list === undefined) return given
  const { types, groups } = given as { types: object; groups: Record<string, { skills: object }> }
  const working = Object.entries(groups).map(([name, group], i) => [
    name,
    i < sharedBy ? { ...group, skills: { ...group.skills, campaign: skills[i] } } : group,
  ])
  return { ...given, types: { ...types, campaign: list }, groups: Object.fromEntries(working) }
}

/** Without groups that are not there among those whose idle agents count. */
function keptFor(given: object): object {
  type Skills = Record<string, { reserve?: number | { of?: readonly string[] } }>
  const { groups } = given as { groups: Record<string, { skills: Skills }> }
  const thinned = (skills: Skills): Skills =>
    Object.fromEntries(
      Object.entries(skills).map(([type, one]) => {
        if (typeof one.reserve !== 'object' || one.reserve.of === undefined) return [type, one]
        const of = one.reserve.of.filter((name) => Object.hasOwn(groups, name))
        return [type, { ...one, reserve: { ...one.reserve, of: of.length > 0 ? of : undefined } }]
      }),
    )
  const kept = Object.entries(groups).map(([name, group]) => [name, { ...group, skills: thinned(group.skills) }])
  return { ...given, groups: Object.fromEntries(kept) }
}

/** Without the rules that offer a type to a group that cannot take it. */
function offeredToTheSkilled(given: object): object {
  const { types, groups } = given as {
    types: Record<string, { overflow: readonly Readonly<Record<string, readonly string[]>>[] }>
    groups: Record<string, { skills: object }>
  }
  const thinned = Object.entries(types).map(([name, type]) => {
    const usable = type.overflow.filter(({ 'offer-to': offered = [] }) =>
      offered.every((group) => Object.hasOwn(groups[group].skills, name)),
    )
    return [name, { ...type, overflow: usable }]
  })
  return { ...given, types: Object.fromEntries(thinned) }
}

/** Without an IVR that nobody enters: nodes that nothing leads to are refused. All lead to each other but `greeting`. */
function reachedOnly(given: object): object {
  const { types, ivr } = given as { types: Record<string, { 'starts-at'?: string }>; ivr: Record<string, object> }
  const starts = Object.values(types).flatMap(({ 'starts-at': start }) => start ?? [])
  if (starts.length === 0) return { ...given, ivr: {} }
  if (starts.includes('menu')) return given
  const { bot, branch } = ivr
  return { ...given, ivr: starts.includes('branch') ? { bot, branch } : { bot } }
}

/** Who is called comes in by no trunk. */
function withTrunksForCallers(given: object): object {
  const { types, trunks: lines } = given as { types: Record<string, { dial?: object }>; trunks?: unknown }
  const isForSales = typeof lines === 'object' && lines !== null && 'types' in (Object.values(lines)[0] as object)
  return isForSales && types.sales?.dial !== undefined ? { ...given, trunks: undefined } : given
}

/** Agents hold on for nobody who is to be called back. */
function holdingOnForCallers(given: object): object {
  type Written = {
    dial?: { first?: string }
    overflow: readonly object[]
    transfers?: readonly { to: string }[]
    consults?: readonly { with: string }[]
  }
  const { types } = given as { types: Record<string, Written> }
  const isCalled = (name: string): boolean => types[name]?.dial !== undefined
  const kept = Object.entries(types).map(([name, type]) => [
    name,
    {
      ...type,
      transfers: type.transfers?.map((transfer) =>
        isCalled(transfer.to) ? { ...transfer, warm: undefined } : transfer,
      ),
      consults: type.consults?.filter((consult) => !isCalled(consult.with)),
      overflow: type.dial?.first === 'customer' ? type.overflow.filter((rule) => !('offer-to' in rule)) : type.overflow,
    },
  ])
  return { ...given, types: Object.fromEntries(kept) }
}

/** Who waits when closed is kept at closing, comes in by no trunk of its own, and nobody holds on for them. */
function keptUntilTheOpening(given: object): object {
  type Written = {
    dial?: object
    channel?: string
    'when-closed'?: string
    transfers?: readonly { to: string }[]
    consults?: readonly { with: string }[]
  }
  const {
    types,
    queues,
    trunks: lines,
  } = given as {
    types: Record<string, Written>
    queues: Record<string, { types: readonly string[] }>
    trunks?: unknown
  }
  const isKept = ({
    channel,
    dial,
    'when-closed': closed = channel === 'email' ? 'waits' : undefined,
  }: Written): boolean => closed === 'waits' && dial === undefined
  const waits = (name: string): boolean => types[name] !== undefined && isKept(types[name])
  const thinned = Object.entries(types).map(([name, type]) => [
    name,
    {
      ...type,
      'when-closed': type.dial === undefined ? type['when-closed'] : undefined,
      transfers: type.transfers?.map((transfer) => (waits(transfer.to) ? { ...transfer, warm: undefined } : transfer)),
      consults: type.consults?.filter((consult) => !waits(consult.with)),
    },
  ])
  const kept = Object.entries(queues).map(([name, queue]) => [
    name,
    queue.types.some(waits) ? { ...queue, 'at-closing': 'keep' } : queue,
  ])
  const isForSales = typeof lines === 'object' && lines !== null && 'types' in (Object.values(lines)[0] as object)
  return {
    ...given,
    types: Object.fromEntries(thinned),
    queues: Object.fromEntries(kept),
    trunks: isForSales && waits('sales') ? undefined : lines,
  }
}

/** One queue for all or for the first two, or one each. */
function queuesOf(types: readonly string[]): fc.Arbitrary<object> {
  return fc
    .tuple(fc.integer({ min: 0, max: types.length }), queueSettings, queueSettings)
    .map(([together, first, second]) => ({
      ...(together > 0 ? { front: { types: types.slice(0, together), ...first } } : {}),
      ...(together < types.length ? { back: { types: types.slice(together), ...second } } : {}),
    }))
}

const two = (n: number) => String(n).padStart(2, '0')
const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const counts = Array.from(
  { length: 48 },
  (_, i) => `${clock(30 * i)},${i < 15 || i > 20 ? '0,0,0' : `${i - 14},${24 - i},${i % 2}`}`,
)
// Every two minutes from 07:50, the whole opening hours long; many at the moment of opening.
const instants = Array.from({ length: 60 }, (_, i) => {
  const sales = clock(470 + 2 * i)
  return `1,${sales},${i % 3 === 0 ? sales : ''},${i % 5 === 0 ? '08:00:00' : ''}`
})
const FILES = {
  'counts.csv': ['start,sales,support,billing', ...counts].join('\n'),
  'instants.csv': ['day,sales,support,billing', ...instants].join('\n'),
}
