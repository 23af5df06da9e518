/**
 * Whole numbers that add up to the rounded sum of `values`, each within 1 of its value: the largest remainders are
 * rounded up, the earlier one among equals.
 */
export function roundKeepingSum(values: readonly number[]): number[] {
  const floors = values.map(Math.floor)
  const floorSum = floors.reduce((sum, value) => sum + value, 0)
  const sum = values.reduce((total, value) => total + value, 0)
  const missing = Math.round(sum) - floorSum
  const order = values.map((_, i) => i).sort((a, b) => values[b] - floors[b] - (values[a] - floors[a]) || a - b)
  for (let i = 0; i < missing; i++) floors[order[i]]++
  return floors
}
