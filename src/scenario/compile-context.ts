import { checkLaw } from '../engine/distributions.ts'
import type { Law } from '../engine/law.ts'
import type { Periods } from '../models/model.ts'
import type { Calendar, ClockWindow } from './calendar.ts'
import { openingOf } from './calendar.ts'
import { holidaysOn } from './compile-holidays.ts'
import type { Grid } from './compile-interval-file.ts'
import { lawInFile } from './compile-laws.ts'
import { readTable } from './csv.ts'
import type { Table } from './csv.ts'
import { problemAt } from './diagnostics.ts'
import type { Findings, Problem } from './diagnostics.ts'
import { fileLawsIn, lawOf } from './laws.ts'
import type { LawSpec } from './laws.ts'
import type { LoadedScenario } from './load.ts'
import type { HolidayEntry } from './place-schema.ts'
import type { Scenario } from './schema.ts'
import type { Path } from './tree.ts'
import { durationText } from './units.ts'

/** A checked scenario with the contents of its files and the places of its parts. */
export type Checked = Pick<LoadedScenario, 'scenario' | 'files' | 'shownPath' | 'placeOf'>

/** Stands for a law that could not be read; a problem has been reported, so it never reaches a model. */
const NO_LAW: Law = { law: 'constant', value: 0 }

/** What all parts of one compilation share: the time axis, the tables read so far, the problems found. */
export class Compilation {
  readonly scenario: Scenario
  readonly periods: Periods
  /** null: steady state, without days. */
  readonly calendar: Calendar | null
  readonly problems: Problem[] = []
  readonly #checked: Checked
  readonly #tables = new Map<string, Table | null>()
  readonly #made = new Map<object, unknown>()

  constructor(checked: Checked, time: { periods: Periods; calendar: Calendar | null }) {
    this.scenario = checked.scenario
    this.#checked = checked
    this.periods = time.periods
    this.calendar = time.calendar
  }

  fault(path: Path, findings: Findings, severity: Problem['severity'] = 'error'): void {
    this.problems.push(problemAt(this.#checked.placeOf(path), findings, severity))
  }

  /** The grid with some opening hours, and others on holidays. The loader lets nothing ask for it in steady state. */
  gridOf(hours: readonly ClockWindow[], holidays?: readonly HolidayEntry[]): Grid {
    const { calendar, periods } = this
    if (calendar === null) throw new Error('a run without days has no grid of intervals')
    const opening = openingOf(calendar, hours, holidaysOn(this, calendar, holidays))
    return { calendar, periods, intervalSeconds: this.scenario.calendar.interval, opening }
  }

  /** What has been made of a part of the scenario, made once: its problems are reported once. */
  once<T>(part: object, make: () => T): T {
    const known = this.#made.get(part)
    if (known !== undefined) return known as T
    const made = make()
    this.#made.set(part, made)
    return made
  }

  /** A CSV file, read once; null if it cannot be used, which is reported. */
  table(file: string): Table | null {
    const known = this.#tables.get(file)
    if (known !== undefined) return known
    const { table, problems } = readTable(this.#checked.shownPath(file), this.#checked.files.get(file) ?? '')
    this.problems.push(...problems)
    const usable = problems.length === 0 ? table : null
    this.#tables.set(file, usable)
    return usable
  }

  /** A law with its files read. */
  law(spec: LawSpec, path: Path): Law {
    const before = this.problems.length
    const law = lawOf(spec, (leaf) => {
      const table = this.table(leaf.file)
      if (table === null) return NO_LAW
      const found = lawInFile(leaf, table)
      if (!Array.isArray(found)) return found
      this.problems.push(...found)
      return NO_LAW
    })
    // Without files the schema has checked it; a limit may not fit what a file says.
    const unread = fileLawsIn(spec).some(({ file }) => this.#tables.get(file) === null)
    if (fileLawsIn(spec).length > 0 && !unread && this.problems.length === before) {
      const fault = checkLaw(law, durationText)
      if (fault !== null) this.fault(path, { message: fault })
    }
    return law
  }

  lawOrNull(spec: LawSpec | undefined, path: Path): Law | null {
    return spec === undefined ? null : this.law(spec, path)
  }
}
