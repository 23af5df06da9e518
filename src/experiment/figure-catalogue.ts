import type { Model } from '../models/model.ts'
import { goalsOf } from '../models/verdicts.ts'
import type { FigureName } from './figure-samples.ts'
import { figuresFor, type MoneyScope } from './money-figures.ts'
import { kpisOf, type ScopeKind } from './observed.ts'
import { PERCENTILES } from './waits.ts'

type Figure = Pick<FigureName, 'key' | 'unit'>

/** Every figure that a summary of the whole run will have, known before anything is simulated. */
export function figuresOf(model: Model): FigureName[] {
  const { clients, economy, groups, outages, queues, trunks, types } = model
  const named = (scope: string, name: string, figures: readonly Figure[]): FigureName[] =>
    figures.map(({ key, unit }) => ({ scope, name, key, unit }))
  const each = (
    scope: ScopeKind,
    list: readonly { readonly name: string }[],
    further: (id: number) => readonly Figure[] = () => [],
  ): FigureName[] => list.flatMap(({ name }, id) => named(scope, name, [...counted(model, scope), ...further(id)]))
  const goals = goalsOf(model)
  const paid: readonly Figure[] = economy === null ? [] : [...ofMoney('totals'), ...TAILS]
  return [
    ...named('totals', '', [...counted(model, 'totals'), ...WAITS, ...paid]),
    ...each('types', types, (id) => [...WAITS, ...missesOf(model, goals, ({ type }) => type === id)]),
    ...each('queues', queues, (id) => [
      ...WAITS,
      ...missesOf(model, goals, ({ queue, type }) => type < 0 && queue === id),
    ]),
    ...each('groups', groups),
    ...each('trunks', trunks),
    ...each('clients', clients, () => [...WAITS, ...paid]),
    ...(economy?.parties ?? [])
      .filter(({ kind }) => kind === 'provider')
      .flatMap(({ name }) => named('providers', name, ofMoney('providers'))),
    ...each('outages', outages),
  ]
}

/** With what is told of how much a count varies. */
function counted(model: Model, scope: ScopeKind): Figure[] {
  return kpisOf(model, scope).flatMap(({ key, unit }): Figure[] =>
    key === 'offered'
      ? [
          { key, unit },
          { key: 'offeredVariance', unit: 'count' },
        ]
      : [{ key, unit }],
  )
}

const WAITS: readonly Figure[] = [...Object.keys(PERCENTILES), 'maxWait'].map((key) => ({ key, unit: 'seconds' }))
const TAILS: readonly Figure[] = ['costP5', 'costP95'].map((key) => ({ key, unit: 'money' }))

function ofMoney(scope: MoneyScope): readonly Figure[] {
  return figuresFor(scope)
}

function missesOf<Goal>({ periods }: Model, goals: readonly Goal[], isOwn: (goal: Goal) => boolean): Figure[] {
  if (periods.kind === 'batches' || !goals.some(isOwn)) return []
  return ['intervalsMissed', 'daysMissed'].map((key) => ({ key, unit: 'share' }))
}
