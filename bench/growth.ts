/**
 * `npm run growth [-- --only AXIS] [--rounds N]`: CPU time per contact and memory while one thing grows: agents, queues,
 * skills, contacts waiting, days. Each run in a fresh process. Writes docs/measurements/growth.json and draws docs/growth.svg from
 * it, unless only some axes are asked for: what is in one picture is of one run.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { GrowthJob, GrowthReport } from './growth-child.ts'
import { growthChart, type Growth, type GrowthPoint } from './growth-chart.ts'
import { axes, type Axis } from './growth-scenarios.ts'
import { root } from './programs.ts'
import { median } from './rounds.ts'
import { tellingUsage, UsageError } from './usage-error.ts'
import { wholeNumber } from './whole-number.ts'

const SEED = 'growth'
/** Contacts that are timed, after those that fill the center. */
const TIMED = 3_000_000
/** What brings about next to nothing but setting up. */
const FEW = 100
const MEASURED = join(root, 'docs/measurements/growth.json')
const CHART = join(root, 'docs/growth.svg')

tellingUsage(main)

function main(): void {
  const { only, rounds } = options()
  const chosen = only.length === 0 ? axes : only.map(axisNamed)
  const measured = chosen.map((axis) => ({
    name: axis.name,
    unit: axis.unit,
    points: axis.values.map((value) => pointOf(axis, value, rounds)),
  }))
  if (only.length > 0) return
  const machine = { machine: cpus()[0].model.trim(), cores: cpus().length, node: process.version }
  const growth: Growth = { ...machine, seed: SEED, rounds, axes: measured }
  writeFileSync(MEASURED, `${JSON.stringify(growth, null, 2)}\n`)
  writeFileSync(CHART, growthChart(growth))
}

function options(): { only: readonly string[]; rounds: number } {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, rounds: { type: 'string' } } })
    return { only: values.only ?? [], rounds: wholeNumber('rounds', values.rounds, 3) }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message)
  }
}

function axisNamed(name: string): Axis {
  const axis = axes.find((one) => one.name === name)
  if (axis) return axis
  throw new UsageError(
    `--only: nothing grows that is called ${name}; there are ${axes.map((one) => one.name).join(', ')}`,
  )
}

/**
 * Of a long run less a short one, so that setting up, V8's compiling and what fills the center are left out. Of days there is
 * one run, with everything in it.
 */
function pointOf(axis: Axis, value: number, rounds: number): GrowthPoint {
  const isWhole = axis.name === 'horizon'
  const costs: number[] = []
  const setUps: number[] = []
  const peaks: number[] = []
  let eventsPerContact = 0
  let contacts = 0
  for (let round = 0; round < rounds; round++) {
    const none = { contacts: 0, events: 0, runSeconds: 0 }
    const short = isWhole ? none : measure(axis, value, axis.fill(value))
    const long = measure(axis, value, axis.fill(value) + TIMED)
    contacts = long.contacts - short.contacts
    costs.push(((long.runSeconds - short.runSeconds) / contacts) * 1e9)
    eventsPerContact = (long.events - short.events) / contacts
    peaks.push(long.peakMiB)
    if (!isWhole) {
      const little = measure(axis, value, FEW)
      setUps.push(little.loadSeconds + little.runSeconds)
    } else setUps.push(long.loadSeconds)
  }
  const point: GrowthPoint = {
    value,
    contacts,
    nsPerContact: Math.round(median(costs)),
    lowest: Math.round(Math.min(...costs)),
    highest: Math.round(Math.max(...costs)),
    eventsPerContact: Number(eventsPerContact.toFixed(2)),
    setUpSeconds: Number(median(setUps).toFixed(2)),
    peakMiB: Math.round(median(peaks)),
  }
  console.log(
    `${axis.name} ${value}: ${point.nsPerContact} ns (${point.lowest} to ${point.highest}), ${point.eventsPerContact} events a contact, set-up ${point.setUpSeconds} s, ${point.peakMiB} MiB`,
  )
  return point
}

function measure(axis: Axis, value: number, contacts: number): GrowthReport {
  const job: GrowthJob = { axis: axis.name, value, contacts, seed: SEED }
  const { status, output } = spawnSync(
    process.execPath,
    [join(root, 'build/bench/growth-child.js'), JSON.stringify(job)],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'inherit', 'inherit', 'pipe'] },
  )
  if (status !== 0 || !output[3]) throw new Error(`${axis.name} at ${value} failed`)
  return JSON.parse(output[3]) as GrowthReport
}
