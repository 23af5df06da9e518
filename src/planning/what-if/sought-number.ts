import type { Loaded } from '../../experiment/loaded.ts'
import { problemAt, ScenarioError } from '../../scenario/diagnostics.ts'
import { at, type Tree } from '../../scenario/tree.ts'
import { NoSuchPlace, pathIn } from './lever-path.ts'
import { leverFrom, placed, stepsOf, type Lever, type PlacedText } from './lever-text.ts'
import { quantityOf, type Quantity } from './lever-value.ts'
import { withLevers } from './lever.ts'
import { Unanswerable } from '../unanswerable.ts'

/** The number at a path set to another. */
export function leverTo(path: PlacedText, value: string): Lever {
  return leverFrom(path, placed(value, path.placeOf(0, path.text.length)))
}

/** Throws a NoSuchPlace where nothing is written there, an Unanswerable where it is no number. */
export function numberAt({ source }: Loaded, path: PlacedText): Quantity {
  const steps = stepsOf(path)
  let found: Tree | undefined
  source.edited((tree) => {
    const where = pathIn(tree, steps)
    const there = at(tree, where)
    const main =
      there?.kind === 'map' ? (at(there, ['price']) ?? at(there, ['share']) ?? at(there, ['rate'])) : undefined
    found = main ?? there
    return tree
  })
  const quantity = found?.kind === 'scalar' ? quantityOf(found.value) : null
  if (quantity !== null) return quantity
  if (found === undefined) {
    const place = path.placeOf(0, path.text.length)
    throw new NoSuchPlace([
      problemAt(place, { message: `nothing is written at ${path.text.trim()}: there is no number to move` }),
    ])
  }
  throw new Unanswerable(`${path.text.trim()} is no single number: name a price, a share or a number`)
}

/** Where only whole numbers fit, two scenarios hardly ever come to the same. Throws an Unanswerable. */
export function requireFractions(
  loaded: Loaded,
  path: PlacedText,
  { number, before, after, isDuration }: Quantity,
): void {
  if (!Number.isInteger(number) || before !== '' || after !== '' || isDuration) return
  try {
    withLevers(loaded, [leverTo(path, String(number + 0.5))])
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    const where = path.text.trim()
    throw new Unanswerable(`${where} takes whole numbers: ask for a break-even, --vary ${where}=1..9`)
  }
}
