import type { Comparison } from '../experiment/comparison.ts'
import type { Summary } from '../experiment/summary.ts'
import type { Choice } from '../planning/choosing/choice.ts'
import type { Locale } from './locales.ts'
import { localized, longestFirst } from './localized.ts'

/** Writes the numbers of a sentence as a locale does. Whatever a scenario calls something, no digit of it is one of them. */
export type Sentence = (text: string) => string

export function sentencesOf(summary: Summary, locale: Locale | undefined): Sentence {
  const { clients = {}, groups, outages = {}, queues, scenario, trunks, types } = summary
  const scopes = [types, queues, groups, trunks, clients, outages]
  return sentenceWith([scenario.name, ...scopes.flatMap((named) => Object.keys(named))], locale)
}

export function comparisonSentences({ figures, variants }: Comparison, locale: Locale | undefined): Sentence {
  return sentenceWith([...variants.map(({ name }) => name), ...figures.map(({ name }) => name)], locale)
}

export function choiceSentencesIn({ client, forms, title }: Choice, locale: Locale | undefined): Sentence {
  return sentenceWith([title, client, ...forms.map(({ name }) => name)], locale)
}

function sentenceWith(names: readonly string[], locale: Locale | undefined): Sentence {
  if (locale === undefined) return (text) => text
  const longest = longestFirst(names)
  return (text) => localized(text, locale, longest)
}
