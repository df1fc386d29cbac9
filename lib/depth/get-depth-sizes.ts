const STEPS = [1n, 2n, 5n]
const LEAST_DOLLARS = 1_000n
/** Sizes up to this are shown even where less is held. */
const SHOWN_DOLLARS = 1_000_000n
const SHARES_PER_MILLE = [1n, 2n, 5n, 10n, 20n, 50n, 100n, 200n, 500n]

/**
 * Which sizes of sale to show, ascending: round dollar amounts from $1,000 to all that is held, or to a million where
 * that is less, and the whole itself. Without a price: round shares of the whole.
 * @param whole smallest units held
 * @param dollar smallest units worth a dollar, as `units ÷ dollars`; `null` without a price
 */
export function getDepthSizes(
  whole: bigint,
  dollar: { units: bigint; dollars: bigint } | null,
): bigint[] {
  const sizes = new Set<bigint>(whole > 0n ? [whole] : [])
  if (dollar === null) {
    for (const share of SHARES_PER_MILLE) sizes.add((whole * share) / 1_000n)
  } else {
    const toUnits = (dollars: bigint) => (dollars * dollar.units) / dollar.dollars
    const most = whole > toUnits(SHOWN_DOLLARS) ? whole : toUnits(SHOWN_DOLLARS)
    for (let magnitude = LEAST_DOLLARS; toUnits(magnitude) <= most; magnitude *= 10n) {
      for (const step of STEPS) {
        const size = toUnits(magnitude * step)
        if (size <= most) sizes.add(size)
      }
      // Of a token worth less than its smallest unit no magnitude is ever enough.
      if (toUnits(magnitude) === 0n && magnitude > 10n ** 30n) break
    }
  }
  sizes.delete(0n)
  return [...sizes].sort((a, b) => (a < b ? -1 : 1))
}
