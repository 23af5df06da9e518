import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { agnerHere } from '../cli/agner.ts'

const page = readFileSync('docs/what-if.md', 'utf8')

test('the answer in docs/what-if.md is what the command prints', async () => {
  const [, printed] = /```\n\$ agner compare shop\.yaml --indifferent .*\n([^`]*)```/.exec(page)!
  const shop = 'scenarios/what-if/shop.yaml'
  const { code, stdout } = await agnerHere([
    'compare',
    shop,
    '--indifferent',
    'contracts.shop.prices.calls',
    '--no-timing',
  ])
  expect(code).toBe(0)
  expect(stdout).toBe(printed)
})

test('its table of quotes is the one that is there', () => {
  expect(page).toContain(readFileSync('scenarios/what-if/quotes.csv', 'utf8'))
})
