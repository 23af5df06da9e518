import { closest } from '../scenario/names.ts'

/**
 * How numbers, dates and money are written where files are read. A table of our own: what `Intl` says differs by version of
 * Node, and the same seed gives the same bytes.
 */
export interface Locale {
  /** `nl-NL` */
  readonly tag: string
  readonly decimal: '.' | ','
  /** Between thousands. */
  readonly group: string
  /** As a spreadsheet's number format has it: `dd-mm-yyyy`. */
  readonly date: string
  /** Language of a spreadsheet's number formats, as Windows numbers them: `413`. */
  readonly lcid: string
  /** `12.34 EUR` rather than `EUR 12.34`. */
  readonly isCurrencyLast: boolean
}

const NO_BREAK = '\u00A0'
const NARROW = '\u202F'

/** `tag lcid decimal group date`, last `money` where the currency comes last; `_` is a no-break space, `n` a narrow one. */
const LOCALES: ReadonlyMap<string, Locale> = new Map(
  [
    'en-US 409 . , m/d/yyyy',
    'en-GB 809 . , dd/mm/yyyy',
    'en-IE 1809 . , dd/mm/yyyy',
    'en-CA 1009 . , yyyy-mm-dd',
    'en-AU C09 . , dd/mm/yyyy',
    'en-NZ 1409 . , dd/mm/yyyy',
    'en-IN 4009 . , dd/mm/yyyy',
    'nl-NL 413 , . dd-mm-yyyy',
    'nl-BE 813 , . dd/mm/yyyy',
    'de-DE 407 , . dd.mm.yyyy money',
    'de-AT C07 , _ dd.mm.yyyy',
    'de-CH 807 . ’ dd.mm.yyyy',
    'fr-FR 40C , n dd/mm/yyyy money',
    'fr-BE 80C , n dd/mm/yyyy money',
    'fr-CA C0C , _ yyyy-mm-dd money',
    'fr-CH 100C , n dd.mm.yyyy money',
    'pl-PL 415 , _ dd.mm.yyyy money',
    'es-ES C0A , . dd/mm/yyyy money',
    'es-MX 80A . , dd/mm/yyyy',
    'it-IT 410 , . dd/mm/yyyy money',
    'pt-PT 816 , _ dd/mm/yyyy money',
    'pt-BR 416 , . dd/mm/yyyy',
    'da-DK 406 , . dd.mm.yyyy money',
    'sv-SE 41D , _ yyyy-mm-dd money',
    'nb-NO 414 , _ dd.mm.yyyy money',
    'fi-FI 40B , _ d.m.yyyy money',
    'cs-CZ 405 , _ dd.mm.yyyy money',
    'sk-SK 41B , _ d.m.yyyy money',
    'hu-HU 40E , _ yyyy.mm.dd money',
    'ro-RO 418 , . dd.mm.yyyy money',
    'bg-BG 402 , _ d.mm.yyyy money',
    'el-GR 408 , . d/m/yyyy money',
    'hr-HR 41A , . dd.mm.yyyy money',
    'sl-SI 424 , . d.mm.yyyy money',
    'et-EE 425 , _ dd.mm.yyyy money',
    'lv-LV 426 , _ dd.mm.yyyy money',
    'lt-LT 427 , _ yyyy-mm-dd money',
    'tr-TR 41F , . d.mm.yyyy',
    'uk-UA 422 , _ dd.mm.yyyy money',
    'ja-JP 411 . , yyyy/mm/dd',
  ].map((line) => {
    const [tag, lcid, decimal, group, date, money] = line.split(' ')
    const apart = group === '_' ? NO_BREAK : group === 'n' ? NARROW : group
    const isCurrencyLast = money === 'money'
    return [tag, { tag, decimal: decimal === ',' ? ',' : '.', group: apart, date, lcid, isCurrencyLast }]
  }),
)

export const LOCALE_TAGS: readonly string[] = [...LOCALES.keys()]

/** `nl-NL`, `nl_nl`, or a language alone: then where it is spoken first. A text says what is wrong. */
export function localeNamed(asked: string): Locale | string {
  const tag = canonical(asked)
  const found = tag === null ? undefined : (LOCALES.get(tag) ?? LOCALES.get(firstOf(tag) ?? ''))
  if (found !== undefined) return found
  const region = LOCALE_TAGS.filter((one) => tag !== null && one.startsWith(`${tag.split('-')[0]}-`))
  const [meant = closest(asked, LOCALE_TAGS)] = region
  const hint = meant === undefined ? `: there are ${LOCALE_TAGS.join(', ')}` : `; did you mean ${meant}?`
  return `expected a language and country such as nl-NL, found ${JSON.stringify(asked)}${hint}`
}

function canonical(asked: string): string | null {
  try {
    const [tag = null] = Intl.getCanonicalLocales(asked.trim().replaceAll('_', '-'))
    return tag
  } catch {
    return null
  }
}

/** Of a language without a country the first in the table. */
function firstOf(language: string): string | undefined {
  return language.includes('-') ? undefined : LOCALE_TAGS.find((tag) => tag.startsWith(`${language}-`))
}
