/**
 * `npm run growth [-- --only AXIS] [--rounds N]`: CPU time per contact and memory while one thing grows: agents, queues,
 * skills, contacts waiting, days. Each run in a fresh process. Writes docs/measurements/growth.json and draws docs/growth.svg from
 * it; an axis that is left out stays as it was.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { GrowthJob, GrowthReport } from './growth-child.ts'
import { growthChart, type Growth, type GrowthPoint } from './growth-chart.ts'
import { axes, type Axis } from './growth-scenarios.ts'
import { root } from './programs.ts'
import { median } from './rounds.ts'

const SEED = 'growth'
/** Contacts that are timed, after those that fill the center. */
const TIMED = 3_000_000
/** What brings about next to nothing but setting up. */
const FEW = 100
const MEASURED = join(root, 'docs/measurements/growth.json')
const CHART = join(root, 'docs/growth.svg')

const { values: options } = parseArgs({
  options: { only: { type: 'string', multiple: true }, rounds: { type: 'string', default: '3' } },
})
const rounds = Number(options.rounds)
const chosen = axes.filter(({ name }) => options.only === undefined || options.only.includes(name))
const before = existsSync(MEASURED) ? (JSON.parse(readFileSync(MEASURED, 'utf8')) as Growth) : null
const measured = new Map(chosen.map((axis) => [axis.name, axis.values.map((value) => pointOf(axis, value))]))
const growth: Growth = {
  machine: cpus()[0].model.trim(),
  cores: cpus().length,
  node: process.version,
  seed: SEED,
  rounds,
  axes: axes.flatMap(({ name, unit }) => {
    const points = measured.get(name) ?? before?.axes.find((axis) => axis.name === name)?.points
    return points === undefined ? [] : [{ name, unit, points }]
  }),
}
writeFileSync(MEASURED, `${JSON.stringify(growth, null, 2)}\n`)
writeFileSync(CHART, growthChart(growth))

/**
 * Of a long run less a short one, so that setting up, V8's compiling and what fills the center are left out. Of days there is
 * one run, with everything in it.
 */
function pointOf(axis: Axis, value: number): GrowthPoint {
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
