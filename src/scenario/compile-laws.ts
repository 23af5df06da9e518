import { checkLaw } from '../engine/distributions.ts'
import type { Law } from '../engine/law.ts'
import { amountIn, at, atMost, columnIn, isProblem, shortened } from './csv.ts'
import type { Cell, Table } from './csv.ts'
import type { Problem } from './diagnostics.ts'
import type { FileLaw } from './laws.ts'
import { durationText } from './units.ts'

/** The law in a file, or what is wrong with the file. */
export function lawInFile(leaf: FileLaw, table: Table): Law | Problem[] {
  return leaf.law === 'empirical-file' ? empiricalIn(table, leaf.column, leaf.tail) : sampleIn(table, leaf.column)
}

function sampleIn(table: Table, column: string): Law | Problem[] {
  const index = columnIn(table, column)
  if (isProblem(index)) return [index]
  const values = table.rows.map((row) => amountIn(table, row[index]))
  const problems = values.filter(isProblem)
  return problems.length > 0
    ? atMost(problems)
    : { law: 'sample', values: values.filter((value) => typeof value === 'number') }
}

function empiricalIn(table: Table, column: string, tail: { readonly mean: number } | undefined): Law | Problem[] {
  const probabilityIndex = columnIn(table, 'probability')
  const secondsIndex = columnIn(table, column)
  if (isProblem(probabilityIndex) || isProblem(secondsIndex)) return [probabilityIndex, secondsIndex].filter(isProblem)
  const problems: Problem[] = []
  const probabilities: number[] = []
  const quantiles: number[] = []
  for (const row of table.rows) {
    const probability = probabilityIn(table, row[probabilityIndex])
    const seconds = amountIn(table, row[secondsIndex])
    for (const found of [probability, seconds]) if (isProblem(found)) problems.push(found)
    if (isProblem(probability) || isProblem(seconds)) continue
    const last = probabilities.length - 1
    if (last >= 0 && probability <= probabilities[last]) {
      problems.push(at(table, row[probabilityIndex], `${row[probabilityIndex].text} is not above the one before it`))
    } else if (last >= 0 && seconds < quantiles[last]) {
      problems.push(at(table, row[secondsIndex], `${row[secondsIndex].text} s is below the one before it`))
    } else {
      probabilities.push(probability)
      quantiles.push(seconds)
    }
  }
  if (problems.length > 0) return atMost(problems)
  const law: Law = { law: 'empirical', probabilities, quantiles, ...(tail === undefined ? {} : { tail }) }
  const fault = checkLaw(law, durationText)
  if (fault === null) return law
  const last = table.rows[table.rows.length - 1]
  return [at(table, last[probabilityIndex], fault)]
}

/** 0.1 or 10%. */
function probabilityIn(table: Table, cell: Cell): number | Problem {
  const percent = cell.text.endsWith('%')
  const amount = amountIn(table, percent ? { ...cell, text: cell.text.slice(0, -1).trim() } : cell)
  if (isProblem(amount)) return amount
  const probability = percent ? amount / 100 : amount
  return probability <= 1
    ? probability
    : at(table, cell, `${shortened(cell.text)} is not a probability`, { allowed: '0 to 1, or 0% to 100%' })
}
