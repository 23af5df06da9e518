import type { Loaded } from '../../experiment/loaded.ts'
import { FigureSamples, figureId, type FigureName } from '../../experiment/figure-samples.ts'
import { MONEY_COMPARED } from '../../experiment/money-figures.ts'
import { Simulation } from '../../models/simulate.ts'
import { closest, listed } from '../../scenario/names.ts'
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
    const figure = inAll(idOf(asked))
    if (figure !== undefined) return figure
    const names = [...first.keys()].filter((id) => found.every((one) => one.has(id))).map(nameOf)
    throw new Unanswerable(`no figure is called ${JSON.stringify(asked)}${hint(asked, names)}`)
  }
  for (const key of USUAL) {
    const figure = inAll(figureId({ scope: 'totals', name: '', key }))
    if (figure !== undefined) return figure
  }
  throw new Unanswerable('nothing to compare by: the scenarios have no figure in common; name one with --figure')
}

function hint(asked: string, names: readonly string[]): string {
  const meant = closest(asked, names)
  return meant === undefined
    ? `: there are ${listed(
        names.filter((name) => !name.includes('.')),
        40,
      )}, and clients.NAME.cost and the like`
    : `; did you mean ${meant}?`
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

/** `clients.shop.cost`: between the first dot and the last stands a name, which may have dots. */
function idOf(asked: string): string {
  const [from, to] = [asked.indexOf('.'), asked.lastIndexOf('.')]
  if (from < 0) return figureId({ scope: 'totals', name: '', key: asked })
  return figureId({ scope: asked.slice(0, from), name: asked.slice(from + 1, to), key: asked.slice(to + 1) })
}

function nameOf(id: string): string {
  const [scope, name, key] = id.split('\n')
  return scope === 'totals' ? key : `${scope}.${name}.${key}`
}
