import { comparability, NotComparable } from '../../experiment/comparability.ts'
import type { Variant } from '../../experiment/compare.ts'
import { verdictOf } from '../../experiment/judged.ts'
import { chanceInterval, estimateOf, quantileOf } from '../../experiment/paired.ts'
import type { RunOptions } from '../../experiment/run.ts'
import { SameIssues } from '../../experiment/same-issues.ts'
import { VERSION } from '../../experiment/version.ts'
import { clip } from '../../engine/confidence.ts'
import type { ContactType, Model } from '../../models/model.ts'
import { Simulation } from '../../models/simulate.ts'
import { differingGoals } from '../same-goals.ts'
import type { Attained, Choice, Form, Risk } from './choice.ts'
import { formNames } from './form-names.ts'
import { FormSamples, type GoalSample } from './form-samples.ts'
import { economyFor, judgedClient } from './judged-client.ts'
import { unfitness, unfitNotes } from './unfit.ts'
import { compareWithBest } from './with-the-best.ts'

export interface ChooseOptions extends Omit<RunOptions, 'timezoneData'> {
  /** For whom; without it the only client that all variants have. */
  readonly clients?: readonly string[]
  /** Of the cost of the best: smaller differences are near ties. 2 % unless told: estimates of volume and prices are no better. */
  readonly indifference?: number
}

export const USUAL_INDIFFERENCE = 0.02
const LOW = 0.05
const HIGH = 0.95

interface Ran {
  readonly variant: Variant
  readonly samples: FormSamples
  /** That are not those of the first. */
  readonly otherGoals: readonly string[]
}

/**
 * Simulates every variant with the seed, replications and level of the first, under the same luck, judges each for one
 * client, and says which costs least per resolved issue of those that meet all its goals. Throws a NotComparable.
 */
export function chooseForm(variants: readonly Variant[], options: ChooseOptions = {}): Choice {
  const [{ runnable: first }] = variants
  const { seed = first.seed, replications = first.replications, onProgress, clock } = options
  const indifference = options.indifference ?? USUAL_INDIFFERENCE
  const started = clock?.() ?? 0
  const { title, names } = formNames(variants.map(({ name, runnable }) => ({ name, scenario: runnable.name })))
  const named = variants.map(({ runnable }, i): Variant => ({ name: names[i], runnable }))
  const notes = comparability(named, options)
  const client = judgedClient(named, options.clients ?? [])
  const currency = oneCurrency(named)
  const idOf = ({ runnable: { model } }: Variant) => model.clients.findIndex(({ name }) => name === client)
  const economies = named.map((variant) => economyFor(variant, idOf(variant)))
  const isOfClient = (type: ContactType, model: Model) => model.clients[type.client]?.name === client
  const issues = new SameIssues(
    named.map(({ name, runnable }) => ({ name, model: runnable.model })),
    isOfClient,
  )
  const ran = named.map((variant, place): Ran => {
    const { model } = variant.runnable
    const simulation = new Simulation(model)
    const samples = new FormSamples(model, economies[place], idOf(variant))
    for (let replication = 0; replication < replications; replication++) {
      const result = simulation.run(seed, replication)
      samples.add(result)
      issues.add(place, result)
      onProgress?.(place * replications + replication + 1, named.length * replications)
    }
    return { variant, samples, otherGoals: differingGoals(first.model, model, isOfClient) }
  })
  const { unfit, ...judgement } = judged(ran, first.confidence, indifference)
  return {
    agner: VERSION,
    title,
    client,
    seed,
    replications,
    confidence: first.confidence,
    ...judgement,
    indifference,
    currency,
    sameIssues: issues.areSame,
    contacts: ran.reduce((sum, { samples }) => sum + samples.contacts, 0),
    notes: [...notes, ...issues.notes(), ...unfit],
    ...(clock === undefined ? {} : { seconds: (clock() - started) / 1000 }),
  }
}

function oneCurrency(variants: readonly Variant[]): string {
  const found = [...new Set(variants.flatMap(({ runnable }) => runnable.model.currency ?? []))]
  if (found.length > 1) throw new NotComparable(`variants have different currencies: ${found.join(', ')}`)
  return found[0] ?? ''
}

interface Judgement extends Pick<Choice, 'correction' | 'forms' | 'best' | 'near' | 'bestOnWages'> {
  /** Notes on forms that cannot win. */
  readonly unfit: readonly string[]
}

function judged(ran: readonly Ran[], level: number, indifference: number): Judgement {
  const described = ran.map(({ variant, samples }) => describe(variant, samples, level))
  const judgedForms = described.map((form, i) => ({ ...form, otherGoals: ran[i].otherGoals }))
  const faults = judgedForms.map(unfitness)
  const fit = faults.flatMap((fault, i) => (fault === null ? [i] : []))
  const against = compareWithBest(
    fit.map((i) => ran[i].samples.figures.costPerResolvedIssue),
    level,
  )
  const forms = described.map((form, i): Form => {
    const fault = faults[i]
    if (fault !== null) return { ...form, behind: null, verdict: fault }
    if (against === null) throw new Error('a form that can win has no cost')
    const place = fit.indexOf(i)
    if (place === against.best) return { ...form, behind: null, verdict: 'best' }
    const behind = against.behind[place]
    const isNear = behind.mayBeBest || (behind.relative.value ?? Infinity) < indifference
    return { ...form, behind, verdict: isNear ? 'near' : 'dearer' }
  })
  const cost = ({ value }: Form['costPerResolvedIssue']): number => value ?? Infinity
  const sorted = forms.toSorted((a, b) => cost(a.costPerResolvedIssue) - cost(b.costPerResolvedIssue))
  const [onWages] = forms.toSorted((a, b) => cost(a.wagesPerResolvedIssue) - cost(b.wagesPerResolvedIssue))
  return {
    correction: { method: 'bonferroni', comparisons: Math.max(1, fit.length - 1) },
    forms: sorted,
    best: sorted.find(({ verdict }) => verdict === 'best')?.name ?? null,
    near: sorted.filter(({ verdict }) => verdict === 'near').map(({ name }) => name),
    bestOnWages: onWages.name,
    unfit: unfitNotes(judgedForms),
  }
}

function describe({ name, runnable }: Variant, samples: FormSamples, level: number): Omit<Form, 'behind' | 'verdict'> {
  const { costPerIssue, costPerResolvedIssue, resolved, wagesPerResolvedIssue } = samples.figures
  const service = samples.goals.map((goal) => attained(goal, level))
  return {
    name,
    scenario: { name: runnable.name, hash: runnable.hash },
    costPerIssue: estimateOf(costPerIssue, level),
    resolved: clip(estimateOf(resolved, level), 0, 1),
    costPerResolvedIssue: estimateOf(costPerResolvedIssue, level),
    costs: samples.costs(),
    wagesPerResolvedIssue: estimateOf(wagesPerResolvedIssue, level),
    service,
    isAtService: service.every(({ verdict }) => verdict === 'met'),
    risk: riskOf(samples, level),
  }
}

function attained(
  { channel, days, isShared, level: sample, name, share: goal }: GoalSample,
  confidence: number,
): Attained {
  const level = clip(estimateOf(sample, confidence), 0, 1)
  const daysMissed = isShared ? null : days.judged === 0 ? 0 : days.missed / days.judged
  return { channel, name, goal, level, verdict: verdictOf(level, goal), daysMissed }
}

function riskOf({ judgedMonths, missedMonths, monthlyCostPerIssue, months }: FormSamples, level: number): Risk {
  const costs = Float64Array.from(monthlyCostPerIssue).sort()
  const dearest = months.reduce((most, one) => (one.cost.mean > most.cost.mean ? one : most))
  return {
    monthsMissed: chanceInterval(missedMonths, judgedMonths, level),
    monthlyCostPerIssue: { p5: quantileOf(costs, LOW), p95: quantileOf(costs, HIGH) },
    dearestMonth: { month: dearest.label, cost: dearest.cost.mean },
  }
}
