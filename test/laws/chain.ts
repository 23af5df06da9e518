/** Stationary probabilities of a finite chain, by states reachable from the first; rates per hour. */
export function stationary<S>(
  first: S,
  moves: (state: S) => readonly (readonly [S, number])[],
  keyOf: (state: S) => string,
) {
  const states = [first]
  const ids = new Map([[keyOf(first), 0]])
  const out: { to: number; rate: number }[][] = []
  for (let i = 0; i < states.length; i++) {
    out.push(
      moves(states[i]).map(([next, rate]) => {
        const key = keyOf(next)
        if (!ids.has(key)) ids.set(key, states.push(next) - 1)
        return { to: ids.get(key)!, rate }
      }),
    )
  }
  const rates = out.map((ways) => ways.reduce((sum, { rate }) => sum + rate, 0))
  const fastest = 1.1 * Math.max(...rates)
  let now = new Float64Array(states.length).fill(1 / states.length)
  for (let step = 0; step < 50_000; step++) {
    const next = now.map((share, i) => share * (1 - rates[i] / fastest))
    out.forEach((ways, i) => ways.forEach(({ to, rate }) => (next[to] += (now[i] * rate) / fastest)))
    const moved = next.reduce((sum, share, i) => sum + Math.abs(share - now[i]), 0)
    now = next
    if (moved < 1e-14) break
  }
  return states.map((state, i) => ({ state, share: now[i] }))
}
