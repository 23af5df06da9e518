import { expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'
import { colorsOf } from '../../src/report/colors.ts'
import { outline } from '../../src/report/outline.ts'

test.each([
  ['patience: 3m,', 'constant'],
  ['patience: { law: exponential, mean: 3m },', 'exponential'],
  ['patience: { law: exponential, mean: 3m }, balk: 10%,', 'exponential, 10 % balk'],
  ['patience: { law: exponential, mean: 3m, at-zero: 50% }, balk: 10%,', 'exponential, 55 % balk'],
  ['patience: { law: exponential, mean: 3m, shift: 5s, at-zero: 0.5% },', 'exponential, shifted, 0.5 % balk'],
  ['balk: 20%,', 'endless, 20 % balk'],
  ['', 'endless'],
])('the patience of %s is told as: %s', (type, text) => {
  const { model } = loadText(
    `{ agner: 1, types: { t: { ${type} arrivals: 6/h, talk: 60s } }, groups: { g: { skills: [t], agents: 2 } } }`,
  )
  expect(outline(model, 200, colorsOf(false))).toContain(`  ${text}  `)
})
