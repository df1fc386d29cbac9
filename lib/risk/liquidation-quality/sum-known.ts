/** The sum of what is known; `null` where there are values and none is known, 0 of no values. */
export function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  if (values.length > 0 && known.length === 0) return null
  return known.reduce((sum, value) => sum + value, 0)
}
