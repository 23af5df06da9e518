import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { growthChart, type Growth } from '../../bench/growth-chart.ts'
import { axes } from '../../bench/growth-scenarios.ts'
import { loadText } from '../../src/index.ts'

const growth = JSON.parse(readFileSync('docs/measurements/growth.json', 'utf8')) as Growth

test('docs/growth.svg draws what docs/measurements/growth.json has', () => {
  expect(readFileSync('docs/growth.svg', 'utf8')).toBe(growthChart(growth))
})

test('every axis has been measured, at each of its values', () => {
  expect(growth.axes.map(({ name, points }) => [name, points.map(({ value }) => value)])).toEqual(
    axes.map(({ name, values }) => [name, values]),
  )
})

test.each(axes)('the first and the second scenario of $name are sound', (axis) => {
  for (const value of axis.values.slice(0, 2)) {
    expect(loadText(axis.scenario(value, 1000)).model.groups.length).toBeGreaterThan(0)
  }
})
