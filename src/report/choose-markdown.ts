import type { Choice, Form } from '../planning/choosing/choice.ts'
import { canWin, moreText, worstByChannel } from './choose-format.ts'
import { choiceSentences } from './choose-words.ts'
import { inWords, money, percent, share } from './format.ts'
import type { Locale } from './locales.ts'
import { localized } from './localized.ts'
import { markdownList, markdownPage, markdownTable, plainMarkdown, type MarkdownColumn } from './markdown.ts'
import { provenanceLine } from './provenance-line.ts'
import { choiceProvenance } from './provenance.ts'
import { choiceSentencesIn } from './sentences.ts'

const COLUMNS: readonly MarkdownColumn[] = [
  { head: 'form', align: 'left' },
  { head: 'an issue' },
  { head: 'resolved' },
  { head: 'a resolved issue' },
  { head: 'on wages' },
  { head: 'above the best' },
  { head: 'in time', align: 'left' },
  { head: 'verdict', align: 'left' },
]

/** Choices for a pull request: for each client what to choose and why, and its forms; then provenance. */
export function choiceMarkdown(choices: readonly Choice[], locale?: Locale): string {
  return markdownPage([
    ...choices.flatMap((choice) => sectionsOf(choice, locale)),
    [provenanceLine(choiceProvenance(choices))],
  ])
}

function sectionsOf(choice: Choice, locale: Locale | undefined): string[][] {
  const { forms, notes, title } = choice
  const sentence = choiceSentencesIn(choice, locale)
  const [verdict, ...others] = choiceSentences(choice).map(sentence)
  return [
    [`## ${plainMarkdown(title)}`],
    [`**${plainMarkdown(verdict)}**`],
    markdownTable(
      COLUMNS,
      forms.map((form) => {
        const [name, ...rest] = formRow(form, choice)
        return [name, ...rest.map((text) => localized(text, locale))]
      }),
    ),
    others.map((text) => `- ${plainMarkdown(text)}`),
    markdownList('Notes', notes.map(sentence)),
  ]
}

function formRow(form: Form, { currency }: Choice): [string, ...string[]] {
  const service = worstByChannel(form).map(
    ({ channel, goal, level }) => `${channel} ${inWords(share(level))} (goal ${percent(goal, 0)})`,
  )
  return [
    form.name,
    inWords(money(form.costPerIssue, currency)),
    inWords(share(form.resolved)),
    inWords(money(form.costPerResolvedIssue, currency)),
    inWords(money(form.wagesPerResolvedIssue, currency)),
    form.verdict === 'best' || !canWin(form) ? '' : `+${moreText(form)}`,
    service.join(', '),
    form.verdict,
  ]
}
