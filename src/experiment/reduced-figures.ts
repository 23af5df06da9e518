import { clip } from '../engine/confidence.ts'
import type { Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'
import type { Estimator } from './estimator.ts'
import { FigureSamples, type COMPARED_SCOPES, type SampledFigure } from './figure-samples.ts'
import { verdictOf } from './judged.ts'
import { MONEY_COMPARED } from './money-figures.ts'
import type { Estimate, Figures, GoalVerdict } from './summary.ts'

type Named = Readonly<Record<string, Figures>>

/** The parts of a summary that tell of the whole run. */
export interface WholeRun {
  readonly totals: Figures
  readonly types: Named
  readonly queues: Named
  readonly groups: Named
  readonly clients?: Named
  readonly goals: readonly GoalVerdict[]
}

/** Figures of the whole run with less variance: those of a summary that are ratios of sums give way to them. */
export class ReducedFigures {
  private readonly samples: FigureSamples
  private readonly estimator: Estimator

  constructor(model: Model, estimator: Estimator) {
    this.samples = new FigureSamples(model, () => true, MONEY_COMPARED)
    this.estimator = estimator
  }

  add(result: Result): void {
    this.samples.add(result)
  }

  /** The same with narrower intervals; goals are judged by them. */
  of(whole: WholeRun): WholeRun {
    const found = new Map<string, SampledFigure[]>()
    for (const figure of this.samples.all()) {
      const place = [figure.scope, figure.name].join('\n')
      found.set(place, [...(found.get(place) ?? []), figure])
    }
    const reduced = (scope: (typeof COMPARED_SCOPES)[number], name: string, figures: Figures): Figures => {
      const changed = (found.get([scope, name].join('\n')) ?? [])
        .filter(({ key }) => key in figures)
        .map(({ key, sample, unit }) => {
          const estimate = this.estimator.estimate({ scope, name }, sample)
          return [key, within(estimate, unit === 'money', unit === 'share', figures[key])] as const
        })
      return { ...figures, ...Object.fromEntries(changed) }
    }
    const each = (scope: 'types' | 'queues' | 'groups' | 'clients', named: Named): Named =>
      Object.fromEntries(Object.entries(named).map(([name, figures]) => [name, reduced(scope, name, figures)]))
    const [types, queues] = [each('types', whole.types), each('queues', whole.queues)]
    return {
      totals: reduced('totals', '', whole.totals),
      types,
      queues,
      groups: each('groups', whole.groups),
      ...(whole.clients === undefined ? {} : { clients: each('clients', whole.clients) }),
      goals: whole.goals.map((goal) => {
        const { serviceLevel } = goal.type === null ? queues[goal.queue] : types[goal.type]
        return { ...goal, serviceLevel, verdict: verdictOf(serviceLevel, goal.share) }
      }),
    }
  }
}

/** Cut to what the figure can be, as the plain one is; a correction may lead a little beyond it. */
function within(estimate: Estimate, isMoney: boolean, isShare: boolean, plain: Estimate): Estimate {
  const lowest = isMoney || (plain.low ?? 0) < 0 ? -Infinity : 0
  const highest = isShare && (plain.high ?? 1) <= 1 ? 1 : Infinity
  const { high, low, value } = clip(estimate, lowest, highest)
  return { value: value === null ? null : Math.min(Math.max(value, lowest), highest), low, high }
}
