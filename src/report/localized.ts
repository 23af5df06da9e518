import type { Locale } from './locales.ts'

type Separators = Pick<Locale, 'decimal' | 'group'>

/** `1 234.5`, `12 345`, `0.4`; no part of a date, a time, a version or a word. */
const NUMBER = /(?<![\w.:,/-])\d{1,3}(?:(?: \d{3})+(?:\.\d+)?|\d*\.\d+)(?![\w:/]|\.\d)/g

/** A text with its numbers as a locale writes them; names stay as they are, whatever is in them. */
export function localized(text: string, locale: Separators | undefined, names: readonly string[] = []): string {
  if (locale === undefined) return text
  const [longest, ...others] = names.filter((name) => name !== '' && text.includes(name))
  if (longest === undefined) {
    return text.replaceAll(NUMBER, (number) =>
      number.replaceAll(/[ .]/g, (mark) => (mark === ' ' ? locale.group : locale.decimal)),
    )
  }
  return text
    .split(longest)
    .map((part) => localized(part, locale, others))
    .join(longest)
}

/** Names that may be in sentences, the longest first: one may be within another. */
export function longestFirst(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].toSorted((a, b) => b.length - a.length)
}
