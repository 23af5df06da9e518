export interface FormNames {
  readonly title: string
  readonly names: readonly string[]
}

const COMMA = ', '

/**
 * What the forms are forms of, and what each is called: scenarios named `Shop, in-house` and `Shop, dedicated` are the forms
 * in-house and dedicated of Shop. Where names do not begin alike, or are not all different, the title is the first scenario's
 * and forms have the names of their variants.
 */
export function formNames(variants: readonly { readonly name: string; readonly scenario: string }[]): FormNames {
  const [first] = variants
  const at = first.scenario.indexOf(COMMA)
  const title = first.scenario.slice(0, Math.max(0, at))
  const labels = variants.map(({ scenario }) => scenario.slice(title.length + COMMA.length))
  const isAlike = at > 0 && variants.every(({ scenario }) => scenario.startsWith(title + COMMA))
  const isClear = labels.every((label) => label.trim() !== '') && new Set(labels).size === labels.length
  if (isAlike && isClear) return { title, names: labels }
  return { title: first.scenario, names: variants.map(({ name }) => name) }
}
