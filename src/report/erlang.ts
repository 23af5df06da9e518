import type { Goal } from '../erlang/index.ts'
import type { Colors } from './colors.ts'
import { type Column, type Row, tabulate } from './columns.ts'
import type { ErlangAnswer, ErlangFigures, ErlangQuestion } from './erlang-answer.ts'
import { amount, grouped, NOTHING, percent, plural, seconds, thousandsApart, wholeSeconds } from './format.ts'
import { jsonText } from './json-text.ts'
import { wrap } from './text-width.ts'

const MODELS = {
  b: { name: 'Erlang B', means: 'nobody waits: who finds all agents busy is blocked' },
  c: { name: 'Erlang C', means: 'all wait until they are answered' },
  a: { name: 'Erlang A', means: 'callers hang up when their patience ends' },
} as const

/** The answer in words, then a few agents fewer and more. */
export function erlangTable(answer: ErlangAnswer, width: number, colors: Colors): string {
  const { question, agents, figures } = answer
  const textWidth = Math.min(100, width)
  const { name, means } = MODELS[question.model]
  const head = [`${colors.bold(name)}: ${means}`, ...wrap(demandText(answer), textWidth, '  ')]
  const found = foundText(answer) + verdictText(answer)
  const unstable = figures.stable ? [] : wrap(unstableText(answer), textWidth, '  ').map(colors.red)
  const columns = columnsOf(question)
  const rows: Row[] = answer.around.map((one) => {
    const isAnswer = one.agents === agents
    const cells = columns.map(({ print }) => ({ text: print(one), paint: isAnswer ? colors.bold : undefined }))
    return { cells: [...cells, { text: markOf(one, answer) }] }
  })
  const table = tabulate([...columns, { head: '', align: 'left', atLeast: 3 }], rows, width, colors.dim)
  const words = [...(found === '' ? [] : wrap(found, textWidth, '  ').map(colors.bold)), ...unstable]
  return `${[...head, ...(words.length === 0 ? [] : ['', ...words]), '', ...table].join('\n')}\n`
}

/** Times in seconds, shares from 0 to 1; null where waits are endless or there is no such figure. */
export function erlangJson({
  question,
  found,
  agents,
  ratePerSecond,
  load,
  figures,
  verdict,
  around,
}: ErlangAnswer): string {
  const { model, handleSeconds, patienceSeconds, trunks, withinSeconds, goals } = question
  const document = {
    model: MODELS[model].name,
    found,
    agents,
    ratePerSecond: handleSeconds === null ? null : ratePerSecond,
    handleSeconds,
    load,
    patienceSeconds: model === 'a' ? patienceSeconds : null,
    trunks: trunks ?? null,
    withinSeconds: model === 'b' ? null : withinSeconds,
    goals: goals.map((goal) => ({ ...goal })),
    figures: { ...figures },
    met: verdict?.met ?? null,
    needed: verdict?.needed ?? null,
    around: around.map((one) => ({ ...one })),
  }
  return jsonText(document)
}

function demandText({ question, ratePerSecond, load }: ErlangAnswer): string {
  const { model, handleSeconds, patienceSeconds, trunks } = question
  const patience = model === 'a' ? [`patience of ${durationText(patienceSeconds)} on average`] : []
  const lines = trunks === undefined ? [] : [plural(trunks, 'line')]
  const rate =
    handleSeconds === null
      ? ''
      : `${significant(ratePerSecond * 3600)} contacts an hour of ${durationText(handleSeconds)}: `
  return [`${rate}a load of ${significant(load)} Erlangs`, ...patience, ...lines].join(', ')
}

function foundText({ question, found, agents, ratePerSecond, load }: ErlangAnswer): string {
  const goal = question.goals.map(goalText).join(' and ')
  const few = plural(agents, 'agent')
  if (found === 'agents')
    return `${few} ${agents === 1 ? 'is' : 'are'} needed${goal === '' ? ' to keep up' : ` for ${goal}`}.`
  if (found === null) return ''
  const erlangs = `${significant(load)} Erlangs`
  const rate =
    question.handleSeconds === null ? erlangs : `${significant(ratePerSecond * 3600)} contacts an hour (${erlangs})`
  return `${few} can take up to ${rate}${goal === '' ? '' : ` with ${goal}`}.`
}

/** The goals were given with demand and agents: are they met? */
function verdictText({ question, agents, verdict }: ErlangAnswer): string {
  if (verdict === null) return ''
  const { met, needed } = verdict
  const goal = question.goals.map(goalText).join(' and ')
  const verb = met ? (agents === 1 ? 'meets' : 'meet') : agents === 1 ? 'does not meet' : 'do not meet'
  const begin = `${plural(agents, 'agent')} ${verb} ${goal}`
  if (needed === null) return met ? `${begin}.` : `${begin}; no number of agents does.`
  if (needed === agents) return `${begin}; fewer would not.`
  return `${begin}: ${grouped(needed)} ${needed === 1 ? 'is' : 'are'} needed.`
}

function unstableText({ agents, load }: ErlangAnswer): string {
  const enough = Math.floor(load) + 1
  const many = plural(agents, 'agent')
  return (
    `Unstable: ${many} cannot handle a load of ${significant(load)} Erlangs, so the queue would grow for ever. ` +
    `At least ${grouped(enough)} are needed; callers who hang up (--patience) change that.`
  )
}

function markOf(one: ErlangFigures, { question, found, agents, verdict }: ErlangAnswer): string {
  const mark = one.agents === agents ? '← ' : ''
  if (!one.stable) return `${mark}grows for ever`
  if (mark === '' || question.goals.length === 0 || found === 'rate') return mark
  return `${mark}the goal is ${verdict?.met === false ? 'missed' : 'met'}`
}

interface FigureColumn extends Column {
  readonly print: (figures: ErlangFigures) => string
}

function columnsOf({ model, withinSeconds, trunks }: ErlangQuestion): FigureColumn[] {
  const agents = { head: 'agents', print: (one: ErlangFigures) => grouped(one.agents) }
  const occupancy = { head: 'occupancy', print: (one: ErlangFigures) => percent(one.occupancy) }
  const blocked = { head: 'blocked', print: (one: ErlangFigures) => shareText(one.blocking) }
  if (model === 'b') return [agents, blocked, occupancy]
  return [
    agents,
    { head: `within ${wholeSeconds(withinSeconds)}`, print: ({ serviceLevel }) => shareText(serviceLevel) },
    { head: 'ASA', print: ({ asa }) => waitText(asa) },
    { head: 'P90 wait', rank: 3, print: ({ waitP90 }) => waitText(waitP90) },
    { head: 'delayed', rank: 2, print: ({ delayed }) => shareText(delayed) },
    ...(model === 'a' ? [{ head: 'abandoned', print: (one: ErlangFigures) => shareText(one.abandonment) }] : []),
    ...(trunks === undefined ? [] : [blocked]),
    occupancy,
    { head: 'queue', rank: 1, print: ({ meanQueue }) => (meanQueue === Infinity ? '∞' : numberText(meanQueue)) },
  ]
}

function goalText(goal: Goal): string {
  if (goal.figure === 'serviceLevel') return `${shortPercent(goal.atLeast)} in ${wholeSeconds(goal.withinSeconds)}`
  if (goal.figure === 'asa') return `an ASA of at most ${durationText(goal.atMost)}`
  const words = { occupancy: 'occupancy of', abandonment: 'abandonment of', blocking: 'blocking of' }[goal.figure]
  return `${words} at most ${shortPercent(goal.atMost)}`
}

function shortPercent(value: number): string {
  return `${Number((100 * value).toPrecision(10))} %`
}

function shareText(value: number | null): string {
  return value === null ? NOTHING : percent(value)
}

function waitText(value: number | null): string {
  if (value === null) return NOTHING
  return value === Infinity ? '∞' : seconds(value)
}

function numberText(value: number | null): string {
  return value === null ? NOTHING : amount(value)
}

/** `180 s`, `1000 s`, `12.5 s`: as long as it is a mean, minutes would round it. */
function durationText(value: number): string {
  return value === Infinity ? 'for ever' : `${significant(value)} s`
}

function significant(value: number): string {
  const text = String(Number(value.toPrecision(value >= 1000 ? 7 : 5)))
  return /^\d+(\.\d+)?$/.test(text) ? text.replace(/^\d+/, thousandsApart) : text
}
