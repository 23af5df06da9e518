import { z } from 'zod'
import { choice, misread, section, text } from './fields.ts'
import { closest, listed } from './names.ts'
import { presets, rulesOf, strategiesOf, type PresetName } from './presets.ts'
import { agentRules, contactRules, orderExpected } from './rules.ts'

const presetNames = Object.keys(presets) as [PresetName, ...PresetName[]]

/** Who takes whom: rules of ours, or a platform's own. What is written wins over the preset. */
export const routing = section({
  preset: choice(presetNames, 'a preset')
    .optional()
    .meta({
      description: 'Routing as a platform does it, see [presets.md](presets.md); the keys below override it.',
      examples: ['amazon-connect'],
    }),
  strategy: text('a strategy of the preset')
    .optional()
    .meta({
      description: 'With `preset: freeswitch` or `asterisk`: which agent rings, by the name it has there.',
      examples: ['rrmemory'],
    }),
  agent: choice(agentRules, 'a rule')
    .optional()
    .meta({
      description: 'Which free agent takes a contact, among groups of equal rank.',
      $comment: '`longest-idle`: what most ACDs do.',
      examples: ['longest-idle'],
    }),
  contact: choice(contactRules, 'a rule')
    .optional()
    .meta({
      description:
        'Which contact a free agent takes, among equal priority and preference. Those kept over night are offered at opening by priority, then longest waiting, whatever the rule.',
      $comment: '`longest-waiting`: first come, first served.',
      examples: ['longest-waiting'],
    }),
  load: choice(['least-loaded', 'fill-up', 'alike'], 'who gets the next').prefault('least-loaded').meta({
    description:
      'Among agents of equal rank who may hold several contacts: those who hold least come first, those who hold most, or all are alike.',
    $comment: 'Customers of an agent with less to do are helped sooner.',
  }),
  order: z
    .array(choice(['priority', 'preference'], 'priority or preference'), { error: () => orderExpected })
    .transform((given, issues) => {
      if (given.length !== 2 || given[0] === given[1]) issues.addIssue({ code: 'custom', message: orderExpected })
      return given[0] === 'preference' ? ('preference-first' as const) : ('priority-first' as const)
    })
    .optional()
    .meta({
      description: "What a free agent compares first: the contact's priority or the group's preference.",
      $comment: '`[priority, preference]`: a customer who comes first does so whoever is free.',
      examples: [['preference', 'priority']],
    }),
}).transform(({ preset, strategy, ...given }, issues) => {
  const known = preset === undefined ? [] : strategiesOf(preset)
  if (strategy !== undefined && known.length === 0) {
    misread(issues, { expected: 'a strategy only with preset: freeswitch or asterisk' }, ['strategy'], 'key')
  } else if (strategy !== undefined && !known.includes(strategy)) {
    misread(issues, { expected: `one of ${listed(known)}`, suggestion: closest(strategy, known) }, ['strategy'])
  }
  const rules = rulesOf(preset, strategy)
  return {
    agent: given.agent ?? rules.agent,
    contact: given.contact ?? rules.contact,
    order: given.order ?? rules.order,
    load: given.load,
  }
})
