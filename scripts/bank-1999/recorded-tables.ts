import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What was recorded of one slice: a month, a half hour of the day, or all; of one type, or all. */
export interface RecordedRow {
  readonly offered: number
  /** Share that was not answered at once. */
  readonly queued: number
  readonly serviceLevel: number
  readonly abandonment: number
  readonly asa: number
  readonly meanWaitAbandoned: number
  readonly talk: number
  readonly agents: number
}

/** `all`, or one slice; see the header of recorded.csv. */
export interface SliceName {
  readonly month?: string
  readonly start?: string
  readonly type?: string
}

/** The recorded figures that ship with the scenario. */
export class RecordedTables {
  private readonly calls: ReadonlyMap<string, Readonly<Record<string, string>>>
  private readonly agents: ReadonlyMap<string, Readonly<Record<string, string>>>

  constructor(folder: string) {
    const read = (name: string) => readCsv(join(folder, name))
    this.calls = new Map(read('recorded.csv').map((row) => [`${row.month} ${row.start} ${row.type}`, row]))
    this.agents = new Map(read('recorded-agents.csv').map((row) => [`${row.month} ${row.start}`, row]))
  }

  row({ month = 'all', start = 'all', type = 'all' }: SliceName = {}): RecordedRow {
    const call = this.calls.get(`${month} ${start} ${type}`)!
    const rooms = this.agents.get(`${month} ${start}`)!
    return {
      offered: Number(call.offeredPerDay),
      queued: Number(call.queuedShare),
      serviceLevel: Number(call.serviceLevel20),
      abandonment: Number(call.abandonment),
      asa: Number(call.asa),
      meanWaitAbandoned: Number(call.meanWaitOfAbandoned),
      talk: Number(call.meanService),
      agents: Number(rooms.general) + Number(rooms.internet),
    }
  }

  days(month: string): number {
    return Number(this.calls.get(`${month} all all`)!.days)
  }
}

/** Rows of a CSV without quotes, by the names of its header. */
export function readCsv(path: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  const names = header.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]))
  })
}
