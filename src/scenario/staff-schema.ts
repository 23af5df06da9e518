import { z } from 'zod'
import { agents } from './agents-schema.ts'
import { absence, earlyLeaving, lateness, offPhone, overtime } from './attendance-schema.ts'
import { reserve } from './blending-schema.ts'
import { holds } from './channel-schema.ts'
import { noAnswer, ring } from './connecting-schema.ts'
import { concessions, fullTime, wage } from './employer-schema.ts'
import { ratio, section, share, text, whole } from './fields.ts'
import { consults, transfers } from './journey-schema.ts'
import { law } from './law-schema.ts'
import {
  attrition,
  hires,
  learning,
  pace,
  people,
  practice,
  spread,
  switchTime,
  upkeep,
  usualLearning,
} from './proficiency-schema.ts'
import { monthNumbers } from './season-schema.ts'
import { shifts } from './shift-schema.ts'
import { pool } from './pool-schema.ts'

const order = whole('a whole number from 1 to 1000', 1, 1000)

const skill = section({
  preference: order.prefault(1).meta({
    description: 'Which type the group takes first when it is free: 1 comes first.',
    $comment: 'All types alike.',
    examples: [2],
  }),
  rank: order.prefault(1).meta({
    description: 'Which group the type goes to first: 1 comes first.',
    $comment: 'All groups alike.',
    examples: [2],
  }),
  reserve,
  resolved: share.optional().meta({
    description: "Instead of the type's share of contacts that resolve the issue.",
    examples: ['85%'],
  }),
  transfers: transfers.optional().meta({
    description: "Instead of the type's transfers: experienced agents hand on less.",
    examples: [[{ to: 'second-line', share: '5%' }]],
  }),
  consults: consults.optional().meta({
    description: "Instead of the type's consults.",
    examples: [[{ with: 'second-line', share: '20%', for: '2m' }]],
  }),
  speed: ratio('a speed above 0 such as 0.8 or 80%', 0)
    .prefault(1)
    .meta({
      description: 'Times of talk, hold and wrap are divided by it.',
      $comment: 'As the type has them.',
      examples: [0.8],
    }),
  talk: law.optional().meta({ description: "Instead of the type's talk." }),
  hold: law.optional().meta({ description: "Instead of the type's hold." }),
  wrap: law.optional().meta({ description: "Instead of the type's wrap." }),
  spread: spread.optional().meta({
    description: 'How far the speeds of its agents lie apart for this type, beside what the group has for all.',
    examples: ['20%'],
  }),
  practice: practice.optional().meta({
    description: 'Agents who have few contacts of the type become slower. Without it nobody does.',
    examples: [{ 'at-least': '10/7d', most: 1.3 }],
  }),
  upkeep: upkeep.optional().meta({
    description: "Instead of the group's upkeep; of the types of one client the longest holds.",
    examples: ['1h'],
  }),
})

export type Skill = z.output<typeof skill>

const SKILLS = 'a list of contact types such as [support, sales], or a map of them'

const skills = z
  .union([z.array(text('the name of a contact type')), z.record(z.string(), skill)], {
    error: () => `expected ${SKILLS}`,
  })
  .transform((given, issues): Readonly<Record<string, Skill>> => {
    if (!Array.isArray(given)) return given
    const skillOf: Record<string, Skill> = {}
    given.forEach((type, i) => {
      if (Object.hasOwn(skillOf, type))
        issues.addIssue({ code: 'custom', message: `"${type}" is listed twice`, path: [i] })
      skillOf[type] = { preference: 1, rank: 1, reserve: 0, speed: 1 }
    })
    return skillOf
  })
  .meta({ id: 'skills' })

export const group = section({
  skills: skills.meta({
    description: 'The contact types its agents handle: a list, or a map with what differs by type.',
    examples: [['support'], { support: {}, sales: { preference: 2, speed: 0.8 } }],
  }),
  holds: holds.optional().meta({
    description:
      'What an agent holds at once: what fits into one of these maps, or weighs 100% at most. Without it, of one channel at a time as many as [the catalogue](channels.md) says.',
    examples: [[{ voice: 1 }, { chat: 3 }, { chat: 2, email: 1 }]],
  }),
  clients: pool,
  agents: agents.optional().meta({
    description:
      'How many agents work, during the opening hours: a number, a profile, by months, or a file. Either this or `shifts`.',
    examples: [
      7,
      { profile: { '08:00-12:00': 7 } },
      { months: { 'jan-sep': 4, 'oct-dec': 6 } },
      { file: 'staffing.csv', column: 'team' },
    ],
  }),
  shifts: shifts.optional().meta({
    description:
      'Shifts with breaks, meetings and training: a list or a file. An agent whose shift ends finishes the contact first.',
    examples: [
      [{ agents: 3, days: 'mon-fri', hours: '08:00-16:30', breaks: [{ at: '12:00', for: '30m' }] }],
      { file: 'shifts.csv' },
    ],
  }),
  absence: absence.optional().meta({
    description: 'People with shifts who do not come: drawn for every agent and day. Without it, nobody is absent.',
    examples: [{ share: '6%' }],
  }),
  lateness: lateness.optional().meta({
    description: 'People with shifts who come late. Without it, nobody does.',
    examples: [{ share: '20%', by: { law: 'exponential', mean: '5m' } }],
  }),
  'early-leaving': earlyLeaving.optional().meta({
    description: 'People with shifts who leave early. Without it, nobody does.',
    examples: [{ share: '10%', by: '5m' }],
  }),
  'off-phone': offPhone.optional().meta({
    description: 'Paid time off the phone that no plan knows of. Without it, there is none.',
    examples: [{ every: { law: 'exponential', mean: '2h' }, for: '3m' }],
  }),
  overtime: overtime.optional().meta({
    description: 'People with shifts stay on while contacts wait. Without it they finish the contact and go.',
    examples: [{ 'at-most': '30m' }],
  }),
  site: text('the name of a site')
    .optional()
    .meta({
      description:
        'Where they work: the clock times of their agents and shifts are those of it. Without it, those of the scenario.',
      examples: ['lisbon'],
    }),
  employer: text('the name of a client or provider')
    .optional()
    .meta({
      description:
        'Who employs them: a client, a provider, or `center`. Without it the client of its types if they have one in common, else `center`.',
      examples: ['callpool'],
    }),
  wage: wage.optional().meta({ description: 'Instead of the wage of its employer.', examples: ['EUR 17.20/h'] }),
  'full-time': fullTime,
  concessions,
  months: monthNumbers.meta({
    description: 'Months in which its agents work: seasonal staff. Without it, all year.',
    examples: ['nov-dec'],
  }),
  languages: z
    .array(text('a language'), { error: () => 'expected a list of languages such as [Dutch, English]' })
    .optional()
    .meta({
      description: 'Languages that its agents speak. Without it, those of its types.',
      examples: [['Dutch', 'English']],
    }),
  spread: spread.optional().meta({
    description: 'How far the speeds of its agents lie apart, for all types. Without it all are alike.',
    examples: ['15%', { law: 'uniform', min: 0.7, max: 1.3 }],
  }),
  people: people.optional().meta({
    description: 'Agents by name, the first of the group; the others have none. They do not leave.',
    examples: [{ Anna: { speed: 1.2, resolved: '85%' } }],
  }),
  hires: hires.optional().meta({
    description:
      'How many of its agents are new, and since when; the last of the group. Until then their places are vacant.',
    examples: [[{ agents: 5, on: '2026-09-01' }]],
  }),
  learning: learning.optional().meta({
    description: 'How new agents become quicker. Without it, as usual.',
    examples: [{ factor: 1.5, 'halves-every': '21d' }],
  }),
  attrition: attrition.optional().meta({
    description: 'Agents who leave for good, and their successors. Without it nobody does.',
    examples: [{ 'a-year': '35%', recruiting: '42d', training: '21d' }],
  }),
  switch: switchTime.optional().meta({
    description:
      'Added to talk when the last contact of the agent was of another type, client or channel. Without it, nothing.',
    examples: ['15s', { type: '5s', client: '20s' }],
  }),
  upkeep: upkeep.optional().meta({
    description:
      'Time that every agent is off the phone each week for every client (or type without one), paid, to keep up with its changes. Without it, none.',
    examples: ['45m'],
  }),
  pace: pace.optional().meta({
    description:
      'Agents who hurry when many wait, and tire when they are always busy. Without it the load changes nothing.',
    examples: [{ rush: '10%', full: 10, tiring: '8%' }],
  }),
  ring,
  'no-answer': noAnswer.optional().meta({
    description: 'Agents who do not answer. Without it, all do.',
    examples: [{ share: '3%', after: '20s', 'set-aside': '60s' }],
  }),
}).transform(
  ({
    skills: skillOf,
    holds: held,
    clients: pooled,
    site,
    months,
    employer,
    wage: paid,
    fullTime: fullHours,
    concessions: given,
    languages: _languages,
    agents: count,
    shifts: roster,
    ring,
    noAnswer: missed,
    absence,
    lateness,
    earlyLeaving,
    offPhone,
    overtime,
    ...proficiency
  }) => {
    const attendance = { absence, lateness, earlyLeaving, offPhone, overtime }
    return {
      skills: skillOf,
      holds: held,
      clients: pooled,
      site,
      months,
      employer,
      wage: paid,
      fullTime: fullHours,
      concessions: given,
      ...proficiency,
      learning:
        (proficiency.hires ?? proficiency.attrition) ? (proficiency.learning ?? usualLearning) : proficiency.learning,
      ring,
      noAnswer: missed,
      staffing: roster === undefined ? (count ?? NOBODY) : { from: 'shifts' as const, shifts: roster },
      attendance: Object.values(attendance).some((settings) => settings !== undefined) ? attendance : undefined,
    }
  },
)

/** Never leaves the loader: a group with neither agents nor shifts is a problem of its own. */
const NOBODY = { from: 'number' as const, agents: 0 }
