import { closest, listed } from '../scenario/names.ts'
import { figureId, type FigureName } from './figure-samples.ts'

/** A figure that was asked for and is none, or is of another kind, in words for who asked. */
export class FigureMistake extends Error {
  override readonly name = 'FigureMistake'
}

/**
 * The figure that a user means among those there are: `serviceLevel` (or `service-level`) of all together,
 * `clients.shop.cost` of one. A text says what is wrong with the name.
 */
export function figureNamed(asked: string, there: Iterable<FigureName>): FigureName | string {
  const known = new Map([...there].map((figure) => [figureId(figure), figure]))
  const found = known.get(idOf(asked))
  if (found !== undefined) return found
  const names = [...known.keys()].map(nameOf)
  const meant = closest(asked, names)
  const hint =
    meant === undefined
      ? `: there are ${listed(
          names.filter((name) => !name.includes('.')),
          40,
        )}, and clients.NAME.cost and the like`
      : `; did you mean ${meant}?`
  return `no figure is called ${JSON.stringify(asked)}${hint}`
}

/** `clients.shop.cost`: between the first dot and the last stands a name, which may have dots. */
function idOf(asked: string): string {
  const [from, to] = [asked.indexOf('.'), asked.lastIndexOf('.')]
  if (from < 0) return figureId({ scope: 'totals', name: '', key: camel(asked) })
  return figureId({ scope: asked.slice(0, from), name: asked.slice(from + 1, to), key: camel(asked.slice(to + 1)) })
}

/** Of `queues.support.service-level`: `serviceLevel`. */
export function keyOf(asked: string): string {
  return camel(asked.slice(asked.lastIndexOf('.') + 1))
}

function camel(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** As a user would write it. */
export function nameOf(id: string): string {
  const [scope, name, key] = id.split('\n')
  return scope === 'totals' ? key : `${scope}.${name}.${key}`
}
