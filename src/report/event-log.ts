import type { Periods } from '../models/model.ts'
import type { Step } from '../models/trace.ts'
import { momentsOf } from './moment.ts'
import { csvCell } from './csv-cell.ts'

const COLUMNS = ['issue', 'at', 'day', 'clock', 'step', 'type', 'group', 'agent', 'node', 'seconds'] as const

/** One line a step; instants and durations in seconds. */
export function csvLog(steps: readonly Step[], periods: Periods): string {
  const momentOf = momentsOf(periods)
  const lines = steps.map((step) => {
    const row = { ...step, ...momentOf(step.at) }
    return COLUMNS.map((column) => csvCell(row[column])).join(',')
  })
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`
}

/** A Monday, for scenarios without a start date: process mining wants dates. */
const FIRST_DAY = Date.UTC(2001, 0, 1)

/** The event log as XES 1.0 (IEEE 1849), which process-mining tools read: a trace an issue, an event a step. */
export function xesLog(steps: readonly Step[], periods: Periods, name: string): string {
  const byIssue = new Map<string, Step[]>()
  for (const step of steps) byIssue.set(step.issue, [...(byIssue.get(step.issue) ?? []), step])
  const start = Date.parse(`${periods.days[0]?.label ?? ''}T00:00:00Z`)
  const first = Number.isNaN(start) ? FIRST_DAY : start
  const traces = [...byIssue].map(([issue, own]) => {
    const events = own.map((step) => `    <event>\n${eventOf(step, first).join('\n')}\n    </event>`)
    return `  <trace>\n    ${text('concept:name', issue)}\n${events.join('\n')}\n  </trace>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<log xes.version="1.0" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">',
    '  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>',
    '  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>',
    '  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>',
    `  ${text('concept:name', name)}`,
    ...traces,
    '</log>',
    '',
  ].join('\n')
}

function eventOf({ at, step, type, group, agent, node, seconds }: Step, first: number): string[] {
  const lines = [
    text('concept:name', node === null ? step : `${step} ${node}`),
    `<date key="time:timestamp" value="${new Date(first + Math.round(1000 * at)).toISOString()}"/>`,
    text('type', type),
  ]
  if (group !== null) lines.push(text('org:group', group), text('org:resource', `${group} ${agent}`))
  if (seconds !== null) lines.push(`<float key="seconds" value="${seconds}"/>`)
  return lines.map((line) => `      ${line}`)
}

function text(key: string, value: string): string {
  return `<string key="${key}" value="${escaped(value)}"/>`
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
