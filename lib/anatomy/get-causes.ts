/** A moment with one group of its inputs (prices, say) taken from another moment. */
export type Mix<Moment> = (base: Moment, other: Moment) => Moment

/**
 * Which groups of inputs made an account liquidatable between two moments, the strongest first. A group is a cause
 * where the account would still be safe with only that group as it was before; where no single one is (any of
 * several would have done it), those that do it alone; where none does alone, all that lowered health.
 *
 * @param healthOf a number that falls with health; `null` where there is no debt
 */
export function getCauses<Moment, Kind extends string>({
  safe,
  unsafe,
  groups,
  isLiquidatable,
  healthOf,
}: {
  /** The end of the block before. */
  safe: Moment
  /** The first moment at which it was liquidatable. */
  unsafe: Moment
  groups: Readonly<Record<Kind, Mix<Moment>>>
  isLiquidatable: (moment: Moment) => boolean
  healthOf: (moment: Moment) => bigint | null
}): Kind[] {
  const kinds = Object.keys(groups) as Kind[]
  const alone = new Map(kinds.map((kind) => [kind, groups[kind](safe, unsafe)]))
  const aloneOf = (kind: Kind) => alone.get(kind) ?? safe
  const needed = kinds.filter((kind) => !isLiquidatable(groups[kind](unsafe, safe)))
  const sufficient = kinds.filter((kind) => isLiquidatable(aloneOf(kind)))
  const start = healthOf(safe)
  const lowering = kinds.filter((kind) => compare(healthOf(aloneOf(kind)), start) < 0)
  const causes = [needed, sufficient, lowering].find((found) => found.length > 0) ?? []
  return causes.sort((a, b) => compare(healthOf(aloneOf(a)), healthOf(aloneOf(b))))
}

/** No debt is the best health there is. */
function compare(a: bigint | null, b: bigint | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
