interface RangeText {
  readonly from: string
  readonly to: string
}

/** Ends of `80%..125%`; null where it is no range. */
export function splitRange(text: string): RangeText | null {
  const [from, to, ...more] = text.split('..').map((end) => end.trim())
  return from === '' || to === undefined || to === '' || more.length > 0 ? null : { from, to }
}
