import { agentRules, contactRules } from '../models/routing/index.ts'
import { channelCatalogue, CHANNELS, goalText } from './channel-catalogue.ts'
import { alternatives, scenarioJsonSchema } from './json-schema.ts'
import type { JsonSchema } from './json-schema.ts'
import { presets } from './presets.ts'
import { starterScenario } from './starter.ts'

/** Sections in reading order: the path of a map (`*` stands for a name), and its title. */
const SECTIONS: readonly (readonly [string, string])[] = [
  ['', 'The file'],
  ['calendar', 'calendar'],
  ['types.*', 'types: a contact type'],
  ['channels.*', 'channels: what differs for one'],
  ['channels.*.interrupted', 'interrupted'],
  ['types.*.arrivals', 'arrivals'],
  ['types.*.announce', 'announce'],
  ['types.*.overflow.*', 'overflow: a rule'],
  ['types.*.transfers.*', 'transfers: a transfer'],
  ['types.*.consults.*', 'consults: a consult'],
  ['types.*.preferred-agent', 'preferred-agent'],
  ['types.*.dial', 'dial'],
  ['types.*.turns', 'turns'],
  ['types.*.silent', 'silent'],
  ['types.*.pauses', 'pauses'],
  ['types.*.outbound', 'outbound'],
  ['types.*.outbound.machines', 'machines'],
  ['types.*.outbound.machines.detection', 'detection'],
  ['types.*.outbound.wrong-party', 'wrong-party'],
  ['types.*.outbound.again', 'again'],
  ['types.*.retry', 'retry'],
  ['types.*.resolved', 'resolved'],
  ['types.*.repeat', 'repeat'],
  ['types.*.score', 'score'],
  ['ivr.*', 'ivr: a node'],
  ['ivr.*.misroutes', 'misroutes'],
  ['ivr.*.branch.*', 'branch: a branch'],
  ['busyness', 'busyness'],
  ['seasons.*', 'seasons: a season'],
  ['queues.*', 'queues: a queue'],
  ['clients.*', 'clients: a client'],
  ['clients.*.costs.*', 'costs: what a client loses'],
  ['clients.*.values.*', 'values: what contacts are worth'],
  ['clients.*.retained.*', 'retained: what stays'],
  ['employers.*', 'employers: an employer'],
  ['employers.*.supplements.*', 'supplements: a supplement'],
  ['employers.*.costs.*', 'costs: of an employer'],
  ['contracts.*', 'contracts: a contract'],
  ['contracts.*.valid', 'valid'],
  ['contracts.*.prices.*', 'prices: a price'],
  ['contracts.*.prices.*.tiers.*', 'tiers: a tier'],
  ['contracts.*.forecast', 'forecast'],
  ['contracts.*.parallel', 'parallel'],
  ['contracts.*.sla.*', 'sla: a term'],
  ['contracts.*.sla.*.penalties.*', 'penalties: a penalty'],
  ['contracts.*.sla.*.bonuses.*', 'bonuses: a bonus'],
  ['contracts.*.pressure', 'pressure'],
  ['sites.*', 'sites: a site'],
  ['groups.*', 'groups: a group of agents'],
  ['groups.*.skills.*', 'skills: what differs by type'],
  ['groups.*.skills.*.practice', 'practice'],
  ['groups.*.spread', 'spread'],
  ['groups.*.people.*', 'people: an agent by name'],
  ['groups.*.hires.*', 'hires: a cohort'],
  ['groups.*.learning', 'learning'],
  ['groups.*.attrition', 'attrition'],
  ['groups.*.switch', 'switch'],
  ['groups.*.pace', 'pace'],
  ['groups.*.skills.*.reserve', 'reserve'],
  ['groups.*.skills.*.reserve.rises', 'rises'],
  ['groups.*.no-answer', 'no-answer'],
  ['groups.*.concessions.*', 'concessions: a concession'],
  ['groups.*.agents', 'agents'],
  ['groups.*.shifts.*', 'shifts: a shift'],
  ['groups.*.shifts.*.breaks.*', 'breaks: a break'],
  ['outages.*', 'outages: an outage'],
  ['groups.*.shifts.*.lunch', 'lunch'],
  ['groups.*.shifts.*.meetings.*', 'meetings and training: one of them'],
  ['groups.*.absence', 'absence'],
  ['groups.*.lateness', 'lateness'],
  ['groups.*.early-leaving', 'early-leaving'],
  ['groups.*.off-phone', 'off-phone'],
  ['groups.*.overtime', 'overtime'],
  ['staffing', 'staffing'],
  ['staffing.goals.*', 'staffing.goals: a goal'],
  ['staffing.groups.*', 'staffing.groups: a group whose agents are decided'],
  ['staffing.commitment', 'staffing.commitment'],
  ['staffing.shifts.*', 'staffing.shifts: a shift that may be worked'],
  ['staffing.shifts.*.breaks.*', 'breaks and lunch by time worked'],
  ['trunks.*', 'trunks: a group of trunks'],
  ['routing', 'routing'],
  ['assumptions.*', 'Assumptions'],
  ['sweep', 'sweep'],
  ['run', 'run'],
  ['run.precision', 'run.precision'],
]

/** The reference of the scenario language, in Markdown: `docs/scenario.md`. */
export function scenarioDocs(): string {
  const parts = [INTRODUCTION, `## A small scenario\n\n\`\`\`yaml\n${starterScenario}\`\`\``]
  for (const [path, title] of SECTIONS) parts.push(section(path, title), ...(AFTERWORDS[path]?.() ?? []))
  parts.push(laws())
  return `${parts.join('\n\n')}\n`
}

const INTRODUCTION = `# The scenario language

<!-- Generated from the schema in src/scenario: edit there. -->

A scenario is a YAML file that says what a contact center is like; \`agner run FILE\` simulates it, \`agner check FILE\` only
looks for mistakes. \`agner schema\` prints the JSON Schema that editors complete and check by. What the figures of a run mean
is in [figures.md](figures.md).

| written | means |
|---|---|
| \`4m\`, \`1h30m\`, \`20s\`, \`250ms\`, \`2d\` | a duration; a number without a unit is refused |
| \`60/h\`, \`25/min\`, \`0.5/s\`, \`45/30m\` | a rate |
| \`85%\` | a share |
| \`80% in 20s\` | a goal |
| \`EUR 0.02/min\`, \`EUR 1.20/h\` | a price per time; one currency a scenario, by its ISO code |
| \`EUR 0.10\` | a price apiece |
| \`EUR 38/signed-in-hour\`, \`EUR 2/contact\` | a price per unit of what is metered, see [money](money.md) |
| \`36 months\` | a number of months |
| \`08:30\`, \`24:00\` | a clock time |
| \`08:00-17:30\`, \`22:00-06:00\` | a range of hours; past midnight it lasts at most 12 hours (longer: \`[18:00-24:00, 00:00-09:00]\`) |
| \`mon-fri\`, \`sun-thu\`, \`mon, wed\` | weekdays |

**Hours** are a range, a list of ranges, \`always\`, \`closed\`, or a map of these by weekdays
(\`{ mon-thu: 08:00-18:00, fri: 08:00-14:00, sat: closed }\`); weekdays that the map leaves out are closed.
**Profiles** are maps of ranges to values, for every day or by weekdays
(\`{ mon-fri: { 08:00-12:00: 60/h, 12:00-18:00: 45/h }, sat: { 09:00-13:00: 20/h } }\`); outside the ranges the value is 0.

**Holidays** are dates with other hours than their weekday: a map (\`{ 2026-12-24: 08:00-13:00, 2026-12-25 to 2026-12-26: closed }\`),
a list of dates that are closed, or \`{ file: holidays.csv }\` with a column \`date\` and, if some are open, \`hours\`. A night
that begins on the day before goes on.

**Said once**: \`&name\` names a value, \`*name\` stands for it, and \`<<: *name\` (or \`<<: [*one, *other]\`) brings the keys of a named map
into another, where keys of its own win, and the earlier of several.

**Files** are CSV with a header line; their paths are relative to the file they are written in, and may not leave the
folder of the scenario unless \`--allow-outside\` says so.

**\`extends: other.yaml\`** lays a scenario over another: maps are merged key by key, lists and single values replaced, and
null removes a key. A law by another name, or arrivals or agents in another form, replace what was there.

**\`variants:\`** names scenarios that differ from this one, each by what it lays over it in the same way; \`agner compare FILE\`
compares them ([comparing.md](comparing.md)).

**The hash** of a scenario covers what is simulated, CSV files included: not formatting, comments, name and description,
nor \`run.seed\`, \`run.replications\` and \`run.confidence\`.`

function section(path: string, title: string): string {
  const steps = path === '' ? [] : path.split('.')
  const maps = mapsAt(steps)
  const rows = new Map<string, string>()
  const tables: string[] = []
  const isChoice = maps.length > 1
  for (const map of maps) {
    const own = Object.entries(map.properties ?? {}).map(([key, property]) => [key, row(key, property, map)] as const)
    if (isChoice) tables.push(table(own.map(([, text]) => text)))
    else for (const [key, text] of own) rows.set(key, text)
  }
  const heading = `## ${title}`
  if (isChoice) return `${heading}\n\n${CHOICES[path] ?? 'One of these.'}\n\n${tables.join('\n\n')}`
  return `${heading}\n\n${table([...rows.values()])}`
}

const CHOICES: Readonly<Record<string, string>> = {
  'types.*.arrivals': 'A rate such as `60/h`, or a map in one of these forms.',
  'groups.*.agents': 'A number such as `7`, or a map in one of these forms.',
  'groups.*.spread': 'A coefficient of variation of speeds such as `20%` (lognormal), or a map in one of these forms.',
  busyness: 'A law of mean 1, in one of these forms.',
  'seasons.*':
    'A factor with what it holds for (all of the keys that are given), or a column of factors by date ([places-and-hours.md](places-and-hours.md)).',
  'outages.*': 'By what does not work ([places-and-hours.md](places-and-hours.md)).',
}

/** What follows the keys of a section. */
const AFTERWORDS: Readonly<Record<string, () => readonly string[]>> = {
  'channels.*': () => [catalogueOfChannels()],
  routing: () => [
    rules('agent', 'Which agent: among the idle of the best rank that has any.', agentRules),
    rules('contact', 'Which contact: among those who wait in the first tier of `order` that has any.', contactRules),
    rules('preset', 'Routing in the words of a platform ([presets.md](presets.md)).', presets),
  ],
}

/** What channels are where a scenario says nothing. */
function catalogueOfChannels(): string {
  const rows = CHANNELS.map((name) => {
    const { atOnce, speeds, takesLines, whenClosed, reason } = channelCatalogue[name]
    const slowed = speeds.length === 0 ? '' : ` (${speeds.map((speed) => `${Math.round(100 * speed)}%`).join(', ')})`
    const cells = [`\`${name}\``, `${atOnce}${slowed}`, goalText(name), whenClosed, takesLines ? 'yes' : 'no', reason]
    return `| ${cells.join(' | ')} |`
  })
  return [
    'The catalogue: what a channel is where the scenario says nothing. Nothing is interrupted unless the scenario says so.',
    '',
    '| channel | at once (speeds) | goal | who finds it closed | on trunks | why |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

/** What the rules of a catalogue mean. */
function rules(
  key: string,
  about: string,
  catalogue: Readonly<Record<string, { readonly description: string }>>,
): string {
  const rows = Object.entries(catalogue).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`)
  return [about, '', `| \`${key}\` | meaning |`, '|---|---|', ...rows].join('\n')
}

function table(rows: readonly string[]): string {
  return ['| key | meaning | default | example |', '|---|---|---|---|', ...rows].join('\n')
}

/** The maps with fixed keys that may stand at a path. */
function mapsAt(steps: readonly string[]): readonly JsonSchema[] {
  let schemas = alternatives(scenarioJsonSchema())
  for (const step of steps) {
    schemas = schemas.flatMap(({ properties, additionalProperties, items }) => {
      const next = step === '*' ? [items, additionalProperties || undefined] : [properties?.[step]]
      return next.flatMap((schema) => (schema === undefined ? [] : alternatives(schema)))
    })
  }
  return schemas.filter(({ properties }) => properties !== undefined)
}

function row(key: string, property: JsonSchema, { required = [] }: JsonSchema): string {
  const reason = property.$comment === undefined ? '' : `: ${decapitalized(property.$comment)}`
  const fallback =
    property.default === undefined || yaml(property.default) === '{}'
      ? decapitalized(property.$comment ?? '')
      : `\`${yaml(property.default)}\`${reason}`
  const isNeeded = required.includes(key) && property.default === undefined
  const named = alternatives(property).find((schema) => schema.const !== undefined)
  const meaning = [
    ...(named === undefined || named.const === 1 ? [] : [`\`${String(named.const)}\`.`]),
    ...(property.description === undefined ? [] : [property.description]),
    ...choices(property),
  ].join(' ')
  const examples = (property.examples ?? []).map((example) => `\`${yaml(example)}\``).join(', ')
  return `| \`${key}\` | ${cell(meaning)} | ${cell(isNeeded ? '**required**' : fallback)} | ${cell(examples)} |`
}

function choices(property: JsonSchema): string[] {
  const names = alternatives(property).flatMap((schema) => schema.enum ?? (schema.items === undefined ? [] : []))
  return names.length === 0 ? [] : [`One of ${names.map((name) => `\`${String(name)}\``).join(', ')}.`]
}

function laws(): string {
  const forms = alternatives({ $ref: '#/$defs/law' }).filter(({ properties }) => properties !== undefined)
  const rows = forms.map(({ properties = {}, required = [] }) => {
    const keys = Object.entries(properties).filter(([key]) => key !== 'law' && !isModifier(key, properties))
    const given = keys.map(([key, { description }]) => {
      const about = description === undefined ? '' : ` ${decapitalized(description).replace(/\.$/, '')}`
      return `\`${key}\`${required.includes(key) ? '' : ' (optional or instead)'}:${about}`
    })
    return `| \`${String(properties.law.const)}\` | ${cell(properties.law.description ?? '')} | ${cell(given.join('; '))} |`
  })
  return `## Laws

A bare duration is a constant. Anything random is a map that names its law:
\`{ law: lognormal, mean: 4m, cv: 1.1 }\`. Times are durations; the mean is that of the time itself.

| law | meaning | keys |
|---|---|---|
${rows.join('\n')}

Any law takes these too, applied in this order; \`uniform\` and \`triangular\` have a \`min\` and \`max\` of their own.

| key | meaning |
|---|---|
| \`min\`, \`max\` | only values within: the law on that condition |
| \`shift\` | added to every value |
| \`at-zero\` | share of values that are 0 instead |`
}

function isModifier(key: string, properties: Readonly<Record<string, JsonSchema>>): boolean {
  const hasOwnLimits = ['uniform', 'triangular'].includes(String(properties.law.const))
  return ['shift', 'at-zero', ...(hasOwnLimits ? [] : ['min', 'max'])].includes(key)
}

/** One line of YAML. */
function yaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yaml).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${yaml(item)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

function decapitalized(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
