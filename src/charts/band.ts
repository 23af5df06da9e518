type Ends = readonly (number | null)[]

/** An interval of confidence as a band: what lies below it, unseen, and it on top. It goes by the name of its line. */
export function bandSeries(name: string, low: Ends, high: Ends, color: string, place: object): object[] {
  const stack = `band of ${name} ${JSON.stringify(place)}`
  const shared = {
    type: 'line',
    name,
    stack,
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
    ...place,
  }
  return [
    { ...shared, data: [...low], areaStyle: { opacity: 0 } },
    {
      ...shared,
      data: low.map((end, at) => (end === null || high[at] === null ? null : (high[at] ?? 0) - end)),
      areaStyle: { color, opacity: 0.2 },
    },
  ]
}

/** The same over a number. */
export function bandOver(name: string, x: readonly number[], low: Ends, high: Ends, color: string): object[] {
  const [below, on] = bandSeries(name, low, high, color, {}) as { data: (number | null)[] }[]
  const over = (data: readonly (number | null)[]) => data.map((value, at) => [x[at], value])
  return [
    { ...below, data: over(below.data) },
    { ...on, data: over(on.data) },
  ]
}
