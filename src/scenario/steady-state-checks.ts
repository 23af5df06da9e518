import { problemAt } from './diagnostics.ts'
import type { Problem } from './diagnostics.ts'
import { at, entriesOf, placeOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** Steady state has no days: what would vary with the time of day has no place in it. */
export function steadyStateProblems(tree: Tree): Problem[] {
  const problems: Problem[] = []
  const say = (path: readonly string[], message: string, allowed?: string) => {
    if (at(tree, path) !== undefined) problems.push(problemAt(placeOf(tree, path, 'key'), { message, allowed }))
  }
  if (at(tree, ['run', 'horizon']) === undefined) {
    const needed = 'they cut one long run (run.horizon); days are repeated instead (run.replications)'
    say(['run', 'batches'], 'batches without a horizon', needed)
    return problems
  }
  const instead = 'with run.horizon everything is constant: no days, hours, profiles, files or shifts'
  for (const key of ['start', 'days', 'hours']) say(['calendar', key], `calendar.${key} beside run.horizon`, instead)
  say(['hours'], 'opening hours beside run.horizon', instead)
  for (const [queue] of entriesOf(at(tree, ['queues'])))
    say(['queues', queue, 'hours'], 'opening hours beside run.horizon', instead)
  for (const key of ['holidays', 'seasons']) say([key], `${key} beside run.horizon`, instead)
  for (const key of ['queues', 'types', 'channels', 'clients', 'sites']) {
    for (const [name] of entriesOf(at(tree, [key]))) {
      say([key, name, 'holidays'], 'holidays beside run.horizon', instead)
      if (key !== 'queues') say([key, name, 'hours'], 'opening hours beside run.horizon', instead)
      if (key === 'sites') say([key, name, 'timezone'], 'a time zone beside run.horizon', instead)
    }
  }
  for (const [type] of entriesOf(at(tree, ['types']))) {
    for (const key of ['profile', 'file']) {
      say(['types', type, 'arrivals', key], `arrivals by ${key} beside run.horizon`, instead)
    }
    say(['types', type, 'outbound', 'hours'], 'calling hours beside run.horizon', instead)
    say(['types', type, 'outbound', 'reach', 'profile'], 'reach by profile beside run.horizon', instead)
    say(['types', type, 'outbound', 'load'], 'load beside run.horizon', instead)
    const rules = at(tree, ['types', type, 'overflow'])
    for (let rule = 0; rules?.kind === 'list' && rule < rules.items.length; rule++) {
      say(['types', type, 'overflow', String(rule), 'hours'], 'hours of a rule beside run.horizon', instead)
    }
  }
  for (const [node] of entriesOf(at(tree, ['ivr']))) {
    const branches = at(tree, ['ivr', node, 'branch'])
    for (let branch = 0; branches?.kind === 'list' && branch < branches.items.length; branch++) {
      say(['ivr', node, 'branch', String(branch), 'hours'], 'hours of a branch beside run.horizon', instead)
    }
  }
  for (const [group] of entriesOf(at(tree, ['groups']))) {
    say(['groups', group, 'shifts'], 'shifts beside run.horizon', instead)
    for (const [type] of entriesOf(at(tree, ['groups', group, 'skills']))) {
      const path = ['groups', group, 'skills', type, 'reserve', 'agents', 'profile']
      say(path, 'a reserve by profile beside run.horizon', instead)
    }
    for (const key of ['profile', 'months', 'file'])
      say(['groups', group, 'agents', key], `agents by ${key} beside run.horizon`, instead)
  }
  return problems
}
