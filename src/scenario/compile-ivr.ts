import type { Law } from '../engine/law.ts'
import type { IvrBranch, IvrExit, IvrModel, IvrNode, IvrTarget } from '../models/ivr-model.ts'
import type { Compilation } from './compile-context.ts'
import type { ScenarioNode } from './ivr-schema.ts'
import type { Path } from './tree.ts'

type Ids = ReadonlyMap<string, number>

/** Speech has as many tries where nothing else is said. */
const TRIES = 2

/** Where the nodes of a scenario stand among those of the model: every try of speech is a node of its own. */
export function nodeIdsOf(nodes: Readonly<Record<string, ScenarioNode>>): Ids {
  let next = 0
  return new Map(
    Object.entries(nodes).map(([name, node]) => {
      const id = next
      next += triesOf(node)
      return [name, id]
    }),
  )
}

export function compileIvr(compilation: Compilation, types: Ids): IvrModel {
  const { ivr, ivrPorts, ivrPrice } = compilation.scenario
  const ids = nodeIdsOf(ivr)
  const nodes = Object.entries(ivr).flatMap(([name, node]) => compileNode(compilation, name, node, ids, types))
  return { nodes, ports: ivrPorts ?? Infinity, price: ivrPrice?.minorUnits ?? 0 }
}

function compileNode(compilation: Compilation, name: string, node: ScenarioNode, ids: Ids, types: Ids): IvrNode[] {
  const path = ['ivr', name]
  const target = (to: string): IvrTarget => targetOf(to, ids, types)
  const spec = node.announcement ?? node.menu ?? node.speech ?? node.bot
  const key = (['announcement', 'menu', 'speech', 'bot'] as const).find((kind) => node[kind] !== undefined)
  const seconds: Law =
    spec === undefined || key === undefined ? { law: 'constant', value: 0 } : compilation.law(spec, [...path, key])
  const { repeat, misroutes } = node
  const common = {
    seconds,
    branches: (node.branch ?? []).map((branch) => compileBranch(compilation, branch, target, types)),
    talk: node.talk ?? 1,
    misroutes:
      misroutes === undefined
        ? null
        : { share: misroutes.share, talk: compilation.law(misroutes.talk, [...path, 'misroutes', 'talk']) },
    comesBack:
      repeat === undefined
        ? null
        : {
            share: repeat.share,
            delay: compilation.law(repeat.after, [...path, 'repeat', 'after'] as Path),
            type: types.get(repeat.as ?? '') ?? -1,
            whenOpen: repeat.whenOpen,
          },
  }
  const tries = triesOf(node)
  const first = ids.get(name) ?? 0
  return Array.from({ length: tries }, (_, tried) => {
    const failed: IvrTarget =
      tried + 1 < tries ? { goes: 'node', node: first + tried + 1 } : target(node.next ?? HANG_UP)
    return {
      ...common,
      name: tries === 1 ? name : `${name} ${tried + 1}`,
      // Whoever tries again still uses it.
      price: tried === 0 ? (node.price?.minorUnits ?? 0) : 0,
      exits: exitsOf(node, failed, target),
    }
  })
}

const HANG_UP = 'hang-up'

function exitsOf(node: ScenarioNode, failed: IvrTarget, target: (to: string) => IvrTarget): IvrExit[] {
  if (node.bot !== undefined) {
    const contained = node.contained ?? 1
    const served: IvrExit = { share: contained, to: { goes: 'contained' } }
    return contained < 1 ? [served, { share: 1 - contained, to: failed }] : [served]
  }
  if (node.choices === undefined) return [{ share: 1, to: failed }]
  const errors = node.errors ?? 0
  const choices = Object.entries(node.choices).map(([to, share]) => ({
    share: share * (1 - errors),
    to: chosen(target(to)),
  }))
  return errors > 0 ? [...choices, { share: errors, to: failed }] : choices
}

function chosen(to: IvrTarget): IvrTarget {
  return to.goes === 'type' ? { ...to, isChosen: true } : to
}

function compileBranch(
  compilation: Compilation,
  branch: NonNullable<ScenarioNode['branch']>[number],
  target: (to: string) => IvrTarget,
  types: Ids,
): IvrBranch {
  return {
    when: triggerOf(branch, types),
    of: types.get(branch.of ?? branch.to) ?? -1,
    hours: branch.hours === undefined ? null : compilation.gridOf(branch.hours).opening,
    to: target(branch.to),
  }
}

function triggerOf(branch: NonNullable<ScenarioNode['branch']>[number], types: Ids): IvrBranch['when'] {
  if (branch.cameAs !== undefined) {
    return { trigger: 'came-as', types: branch.cameAs.map((name) => types.get(name) ?? -1) }
  }
  if (branch.again === true) return { trigger: 'again' }
  if (branch.waiting !== undefined) return { trigger: 'waiting', contacts: branch.waiting }
  if (branch.expectedWait !== undefined) return { trigger: 'expected-wait', seconds: branch.expectedWait }
  if (branch.unattended === true) return { trigger: 'unattended' }
  return { trigger: branch.closed === true ? 'closed' : 'always' }
}

function targetOf(to: string, ids: Ids, types: Ids): IvrTarget {
  const node = ids.get(to)
  const type = types.get(to)
  if (node !== undefined) return { goes: 'node', node }
  return type === undefined ? { goes: 'hang-up' } : { goes: 'type', type, isChosen: false }
}

function triesOf(node: ScenarioNode): number {
  return node.speech === undefined || (node.errors ?? 0) === 0 ? 1 : (node.tries ?? TRIES)
}
