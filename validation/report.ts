import { ScenarioError } from '../src/index.ts'
import type { Case } from './case.ts'
import { NotExpressible } from './inputs.ts'
import { scores, totals, WRONG, type Score } from './judge.ts'
import { simulateCase, type Simulated } from './simulate-case.ts'

interface Family {
  readonly scores: Score[]
  cases: number
  contacts: number
}

/** Simulates cases one by one, prints a line for each, and in the end what they come to. */
export class Report {
  /** By case and metric. */
  readonly results: Record<string, Simulated['metrics']> = {}
  private readonly families = new Map<string, Family>()
  private readonly notExpressible: string[] = []
  private readonly tooRare: string[] = []
  private readonly failed: string[] = []
  private readonly print: (line: string) => void

  constructor(print: (line: string) => void) {
    this.print = print
  }

  add(given: Case, divisor: number): void {
    try {
      this.book(given, simulateCase(given, divisor))
    } catch (error) {
      if (error instanceof NotExpressible) this.notExpressible.push(`${given.id}: ${error.message}`)
      else if (error instanceof ScenarioError) {
        this.notExpressible.push(
          `${given.id}: the language refuses it: ${error.problems.map(({ message }) => message).join('; ')}`,
        )
      } else this.failed.push(`${given.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      this.print(`${given.id.padEnd(24)} not judged`)
    }
  }

  private book(given: Case, simulated: Simulated): void {
    this.results[given.id] = simulated.metrics
    const own = scores(given, simulated)
    const family = this.families.get(given.family) ?? { scores: [], cases: 0, contacts: 0 }
    this.families.set(given.family, family)
    family.scores.push(...own)
    family.cases++
    family.contacts += simulated.contacts
    for (const [metric, why] of Object.entries(simulated.notExpressible))
      this.notExpressible.push(`${given.id} ${metric}: ${why}`)
    for (const [metric, why] of Object.entries(simulated.tooRare)) this.tooRare.push(`${given.id} ${metric}: ${why}`)
    this.print(caseLine(given, simulated, own))
  }

  /** Prints totals and lists; 1 if a figure is wrong. */
  end(): number {
    const { print } = this
    const all = [...this.families.values()].flatMap((family) => family.scores)
    print('')
    print(familyLine('family', 'cases', 'metrics', 'rms z', 'max |z|', 'contacts'))
    for (const [name, family] of this.families) {
      const { count, rms, largest } = totals(family.scores)
      print(familyLine(name, family.cases, count, rms.toFixed(2), largest.toFixed(2), millions(family.contacts)))
    }
    this.list('Not expressible', this.notExpressible)
    this.list('Too rare to judge', this.tooRare)
    this.list('Failed', this.failed)
    const { count, rms, suspect, wrong } = totals(all)
    print('')
    print(`${count} metrics, rms z ${rms.toFixed(3)}, |z| > 3: ${suspect}, |z| >= ${WRONG}: ${wrong}`)
    return wrong > 0 || this.failed.length > 0 ? 1 : 0
  }

  private list(title: string, lines: readonly string[]): void {
    if (lines.length === 0) return
    this.print('')
    this.print(`${title} (${lines.length}):`)
    for (const line of lines) this.print(`  ${line}`)
  }
}

function caseLine({ id }: Case, { contacts, observations }: Simulated, own: readonly Score[]): string {
  const worst = own.toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z)).at(0)
  const head = `${id.padEnd(24)} ${String(own.length).padStart(4)} metrics  ${millions(contacts).padStart(7)} in ${String(observations).padStart(5)}`
  if (worst === undefined) return head
  const { metric, expected, value, deviation, z } = worst
  const figures = `${metric}: expected ${short(expected)}, got ${short(value)} ± ${deviation.toPrecision(2)}`
  return `${head}  max |z| ${Math.abs(z).toFixed(2)}  ${figures}`
}

function familyLine(name: string, ...columns: readonly (string | number)[]): string {
  return `${name.padEnd(26)}${columns.map((column) => String(column).padStart(10)).join('')}`
}

function millions(contacts: number): string {
  return `${(contacts / 1e6).toFixed(1)} M`
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)))
}
