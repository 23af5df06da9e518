import { beforeAll, describe, expect, test } from 'vitest'
import type { Summary } from '../../src/experiment/summary.ts'
import { comparisonMarkdown } from '../../src/report/compare-markdown.ts'
import { localeNamed, type Locale } from '../../src/report/locales.ts'
import { plainMarkdown } from '../../src/report/markdown.ts'
import { runMarkdown } from '../../src/report/run-markdown.ts'
import { verdictSentence } from '../../src/report/verdict.ts'
import { compared, hostileCenter, ran } from '../results/exported.ts'
import { bank } from './fixture.ts'

describe('a text in Markdown', () => {
  test.each([
    ['</script><img src=x onerror=alert(1)>', '&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;'],
    ['[x](http://evil)', String.raw`\[x\](http&#58;//evil)`],
    ['http://evil', 'http&#58;//evil'],
    ['www.evil.example', String.raw`www\.evil.example`],
    ['@everyone', '@&#8203;everyone'],
    ['a|b`c`*d*_e_', String.raw`a\|b\`c\`\*d\*\_e\_`],
    ['a\n# b', String.raw`a�\# b`],
    ['- item', String.raw`\- item`],
    ['1. item', String.raw`1\. item`],
    ['---', String.raw`\---`],
    ['+4.2 points', '+4.2 points'],
    ['&lt;', '&amp;lt;'],
  ])('%j is %j', (text, wanted) => {
    expect(plainMarkdown(text)).toBe(wanted)
  })
})

describe('a run in Markdown', () => {
  test('has a verdict, goals, figures, what to look at next and provenance, in few lines', () => {
    const page = runMarkdown(bank, { timing: false })
    expect(page.split('\n').length).toBeLessThan(40)
    expect(page).toContain('## Bank, weekday\n\n**Misses 1 of 2 goals: technical 65.5 % ± 0.4 (goal 70 % in 60 s).**')
    expect(page).toContain('| service | 80 % in 20 s | 81.3 % ± 0.4 | met |')
    expect(page).toContain('| service | 601.2 ± 1.4 | 81.3 % ± 0.4 | 12.4 s ± 0.3 |')
    expect(page).toContain('**What to look at next**\n\n- ')
    expect(page).toMatch(/<sub>agner 0\.1\.0 · scenario Bank, weekday · .*seed bank-1 · .*<\/sub>\n$/)
  })

  test('in a locale has its separators', () => {
    const page = runMarkdown(bank, { timing: false, locale: localeNamed('nl-NL') as Locale })
    expect(page).toContain('**Misses 1 of 2 goals: technical 65,5 % ± 0,4 (goal 70 % in 60 s).**')
    expect(page).toContain('| 601,2 ± 1,4 |')
    expect(page).toContain('agner 0.1.0')
  })

  describe('with hostile names', () => {
    let hostile: Summary
    beforeAll(async () => {
      hostile = await ran(hostileCenter)
    })

    test('shows them', async () => {
      for (const page of [runMarkdown(hostile), comparisonMarkdown(await compared(hostileCenter))]) {
        expect(page).not.toContain('<img')
        expect(page).not.toContain('</script')
        expect(page).not.toContain('http://')
        expect(page.match(/<[^>]*>/g)).toEqual(['<sub>', '</sub>'])
      }
    })
  })
})

describe('a verdict', () => {
  const [met, missed] = bank.goals
  test.each([
    [[met], 'Meets its goal: service 81.3 % ± 0.4 (goal 80 % in 20 s).'],
    [[met, met], 'Meets all 2 goals: service'],
    [[missed], 'Misses its goal: technical'],
    [[{ ...met, verdict: 'open' as const }], 'Cannot tell whether it meets its goal: service'],
    [
      [met, { ...met, verdict: 'open' as const }, missed],
      'Misses 1 of 3 goals: technical 65.5 % ± 0.4 (goal 70 % in 60 s); of 1 it cannot be told.',
    ],
    [[], 'No goal is set, service level 80.0 % ± 0.4, ASA 13.1 s ± 0.3.'],
  ])('%#', (goals, wanted) => {
    expect(verdictSentence({ ...bank, goals })).toContain(wanted)
  })

  test('of nothing', () => {
    expect(verdictSentence({ ...bank, goals: [], contacts: 0 })).toBe('No contact came.')
  })
})
