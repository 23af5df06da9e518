import picocolors from 'picocolors'

/** Colours a text, or leaves it as it is. */
export type Paint = (text: string) => string

export interface Colors {
  readonly bold: Paint
  readonly dim: Paint
  readonly red: Paint
  readonly green: Paint
  readonly yellow: Paint
  readonly cyan: Paint
}

export function colorsOf(enabled: boolean): Colors {
  return picocolors.createColors(enabled)
}
