/** The colours of the page, read from its variables so that charts follow light and dark. */
export interface Paint {
  readonly paper: string
  readonly raised: string
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly accent: string
  readonly good: string
  readonly bad: string
  readonly open: string
  readonly cold: string
  readonly warm: string
  /** One after the other for series; told apart by the colour-blind too (Okabe and Ito, 2008). */
  readonly series: readonly string[]
  readonly font: string
}

const SERIES = 8

export function paintOf(element: HTMLElement): Paint {
  const style = getComputedStyle(element)
  const color = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    paper: color('paper'),
    raised: color('raised'),
    ink: color('ink'),
    soft: color('soft'),
    line: color('line'),
    accent: color('accent'),
    good: color('good'),
    bad: color('bad'),
    open: color('open'),
    cold: color('cold'),
    warm: color('warm'),
    series: Array.from({ length: SERIES }, (_, i) => color(`s${i + 1}`)),
    font: style.fontFamily,
  }
}
