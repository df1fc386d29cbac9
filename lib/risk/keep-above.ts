/**
 * Puts a row that is healthy, if only by rounding or by being level, a hair above its debt, so that no fall of nothing
 * counts it as liquidatable.
 */
export function keepAbove(
  { weighted, debt }: { weighted: Float64Array; debt: Float64Array },
  row: number,
): void {
  const owed = debt[row] as number
  if ((weighted[row] as number) <= owed) weighted[row] = owed * (1 + 2 * Number.EPSILON)
}
