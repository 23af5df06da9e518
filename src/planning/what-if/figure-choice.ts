import type { Loaded } from '../../experiment/loaded.ts'
import { figureNamed } from '../../experiment/figure-names.ts'
import { FigureSamples, figureId, type FigureName } from '../../experiment/figure-samples.ts'
import { MONEY_COMPARED } from '../../experiment/money-figures.ts'
import { Simulation } from '../../models/simulate.ts'
import { Unanswerable } from '../unanswerable.ts'

/** What a question is about unless told: the first of these that all scenarios have. */
const USUAL = ['costPerResolvedIssue', 'costPerIssue', 'cost', 'serviceLevel'] as const

/**
 * The figure that a question is about: `cost`, or `clients.shop.cost` of one client. One replication shows what figures there
 * are. Throws an Unanswerable.
 */
export function chosenFigure(variants: readonly Loaded[], asked?: string): FigureName {
  const currencies = new Set(variants.flatMap(({ model }) => model.currency ?? []))
  const found = variants.map((loaded) => figuresOf(loaded, currencies.size > 1))
  const [first] = found
  const inAll = (id: string): FigureName | undefined => {
    const figure = first.get(id)
    return figure !== undefined && found.every((one) => one.has(id)) ? figure : undefined
  }
  if (asked !== undefined) {
    const figure = figureNamed(
      asked,
      [...first.keys()].flatMap((id) => inAll(id) ?? []),
    )
    if (typeof figure !== 'string') return figure
    throw new Unanswerable(figure)
  }
  for (const key of USUAL) {
    const figure = inAll(figureId({ scope: 'totals', name: '', key }))
    if (figure !== undefined) return figure
  }
  throw new Unanswerable('nothing to compare by: the scenarios have no figure in common; name one with --figure')
}

/** By id, those that have a value (of money, another than 0). */
function figuresOf({ model, seed }: Loaded, isMoneyApart: boolean): ReadonlyMap<string, FigureName> {
  const samples = new FigureSamples(model, () => true, MONEY_COMPARED)
  samples.add(new Simulation(model).run(seed, 0))
  return new Map(
    samples.all().flatMap(({ sample, ...figure }) => {
      const { value } = sample
      // Amounts in different currencies are not compared.
      const isThere = value !== null && (figure.unit !== 'money' || (value !== 0 && !isMoneyApart))
      return isThere ? [[figureId(figure), figure] as const] : []
    }),
  )
}
