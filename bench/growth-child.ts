/** The inside of a measured process: loads one generated scenario, runs it once, reports on file descriptor 3. */
import { writeSync } from 'node:fs'
import { loadText, run } from '../src/index.ts'
import { axes, type Axis } from './growth-scenarios.ts'

export interface GrowthJob {
  readonly axis: Axis['name']
  readonly value: number
  readonly contacts: number
  readonly seed: string
}

export interface GrowthReport {
  readonly contacts: number
  readonly events: number
  /** CPU time of all threads: of reading and compiling the scenario, of running it. */
  readonly loadSeconds: number
  readonly runSeconds: number
  readonly peakMiB: number
}

const { axis: name, value, contacts, seed } = JSON.parse(process.argv[2]) as GrowthJob
const text = axes.find((axis) => axis.name === name)!.scenario(value, contacts)
const atStart = process.cpuUsage()
const scenario = loadText(text)
const loaded = process.cpuUsage(atStart)
const atRun = process.cpuUsage()
const summary = await run(scenario, { seed })
const ran = process.cpuUsage(atRun)
const report: GrowthReport = {
  contacts: summary.contacts,
  events: summary.events,
  loadSeconds: (loaded.user + loaded.system) / 1e6,
  runSeconds: (ran.user + ran.system) / 1e6,
  peakMiB: process.resourceUsage().maxRSS / 1024,
}
writeSync(3, JSON.stringify(report))
