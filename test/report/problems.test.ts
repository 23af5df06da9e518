import { expect, test } from 'vitest'
import { colorsOf } from '../../src/report/colors.ts'
import { problemsText } from '../../src/report/problems.ts'
import { type Problem, renderProblem } from '../../src/scenario/diagnostics.ts'

const problem: Problem = {
  severity: 'error',
  file: 'a.yaml',
  line: 7,
  column: 5,
  width: 4,
  excerpt: '    tlak: 4m',
  message: 'unknown key',
  found: 'tlak',
  suggestion: 'talk',
  allowed: 'talk, wrap',
}

test('a problem is its place, the line, a caret, what was meant and what is allowed; then they are counted', () => {
  const warning = { ...problem, severity: 'warning' as const }
  const text = problemsText([problem, warning, warning], colorsOf(false))
  expect(text.startsWith(`${renderProblem(problem)}\n\na.yaml:7:5: warning: unknown key`)).toBe(true)
  expect(text).toContain('  7 |     tlak: 4m\n    |     ^^^^\n  did you mean talk?')
  expect(text).toMatch(/\n\n1 error, 2 warnings\n$/)
})

test('colours change nothing but the colour', () => {
  const colored = problemsText([problem], colorsOf(true))
  expect(colored).toContain('\u001b[31merror\u001b[39m: unknown key')
  expect(colored).toContain('\u001b[31m^^^^\u001b[39m')
  expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(problemsText([problem], colorsOf(false)))
})

test('a thousand problems are counted, not shown', () => {
  const text = problemsText(
    Array.from({ length: 1000 }, () => problem),
    colorsOf(false),
  )
  expect(text.split('a.yaml:7:5').length - 1).toBe(50)
  expect(text).toContain('1 000 errors (the first 50 are shown)')
})
