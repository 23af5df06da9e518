import { closest } from '../scenario/names.ts'
import { readLimit } from '../scenario/limit.ts'
import type { Model } from '../models/model.ts'
import { goalsOf } from '../models/verdicts.ts'
import { figuresOf } from './figure-catalogue.ts'
import { FigureMistake, figureNamed } from './figure-names.ts'
import { knownUnit } from './figure-rows.ts'
import type { FigureName } from './figure-samples.ts'

export const OPERATORS = ['<=', '>=', '<', '>'] as const
export type Operator = (typeof OPERATORS)[number]

/** What a run must not come to: that makes it fail. */
export type Condition =
  | {
      readonly kind: 'figure'
      /** As written. */
      readonly text: string
      readonly figure: FigureName
      readonly operator: Operator
      /** In the unit of the figure, as in a summary. */
      readonly limit: number
      readonly limitText: string
    }
  /** A goal is surely missed; `orOpen`: or is not surely met. */
  | { readonly kind: 'goals'; readonly text: string; readonly orOpen: boolean }
  /** A figure is worse than in a former run, beyond noise. */
  | { readonly kind: 'regression'; readonly text: string }

const WORDS = ['goals', 'goals open', 'regression']
const EXPECTED = "FIGURE < VALUE such as 'serviceLevel < 80%' (or <=, >, >=), goals, 'goals open' or regression"

/** Of `serviceLevel < 80%`, `goals`, `goals open`, `regression`. Throws a FigureMistake, before anything is simulated. */
export function conditionOf(text: string, model: Model): Condition {
  const written = text.trim()
  // The last operator: a name may hold one too.
  const [, name, operator, limitText] = /^(.+?)\s*([<>=!]+)\s*([^<>=!]*)$/.exec(written) ?? []
  if (name !== undefined) return comparison(written, name, operator, limitText, model)
  if (written === 'regression') return { kind: 'regression', text: written }
  if (written !== 'goals' && written !== 'goals open') {
    const meant = closest(written, WORDS)
    throw new FigureMistake(`expected ${EXPECTED}${meant === undefined ? '' : `; did you mean ${meant}?`}`)
  }
  const hasGoals = goalsOf(model).length > 0 || model.types.some(({ turns }) => turns !== null)
  if (!hasGoals) throw new FigureMistake('no goal is set in this scenario')
  return { kind: 'goals', text: written, orOpen: written === 'goals open' }
}

function comparison(text: string, name: string, operator: string, limitText: string, model: Model): Condition {
  const known = OPERATORS.find((one) => one === operator)
  if (known === undefined) throw new FigureMistake(`${operator} is none of < <= > >=`)
  const figure = figureNamed(name, figuresOf(model))
  if (typeof figure === 'string') {
    const isElsewhere = !name.includes('.') && knownUnit(name) !== undefined
    throw new FigureMistake(
      isElsewhere ? `this scenario has no ${name}: see docs/figures.md for what it takes` : figure,
    )
  }
  const reading = readLimit(limitText, figure.unit, model.currency)
  if (!('value' in reading)) {
    const { expected, suggestion } = reading
    const found = limitText === '' ? 'nothing' : JSON.stringify(limitText)
    const hint = suggestion === undefined ? '' : `; did you mean ${suggestion}?`
    throw new FigureMistake(`${name} is held against ${expected}, found ${found}${hint}`)
  }
  return { kind: 'figure', text, figure, operator: known, limit: reading.value, limitText }
}
