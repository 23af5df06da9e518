import type { Model } from '../models/model.ts'
import type { ScopeKind } from './observed.ts'
import type { Figures, Slice } from './summary.ts'

/** The figures of a scope on a page. */
export type PageFigures = (kind: ScopeKind, id: number) => Figures

/**
 * A day or an interval with its figures. They are computed at each look and not kept: a summary has hundreds of thousands,
 * which as objects would take more memory than the simulation; a report looks at a few, a document at one page after another.
 */
export function withFigures<T extends object>(head: T, figures: PageFigures, model: Model): T & Slice {
  const named = (kind: ScopeKind, list: readonly { readonly name: string }[]): Record<string, Figures> => {
    const all: Record<string, Figures> = {}
    // A name may be `__proto__`: defined, not assigned.
    list.forEach(({ name }, id) => Object.defineProperty(all, name, { enumerable: true, get: () => figures(kind, id) }))
    return all
  }
  return {
    ...head,
    get totals() {
      return figures('totals', 0)
    },
    get types() {
      return named('types', model.types)
    },
    get queues() {
      return named('queues', model.queues)
    },
    get groups() {
      return named('groups', model.groups)
    },
  }
}
