import type { Population } from '../cascade/population'

const HOURS_PER_YEAR = 8_760

/**
 * Every loan after hours of interest. Collateral keeps its amount: what suppliers earn is left out, which is on
 * the safe side.
 *
 * @param rates by asset index: yearly yield paid (0.05), compounded; null where it is not known, held then.
 */
export function growDebts(
  population: Population,
  { rates, hours }: { rates: readonly (number | null)[]; hours: number },
): Population {
  const factors = population.terms.map(
    ({ asset }) => (1 + (rates[asset] ?? 0)) ** (hours / HOURS_PER_YEAR),
  )
  const legAmounts = population.legAmounts.slice()
  for (let row = 0; row < population.length; row += 1) {
    const end = population.starts[row + 1] as number
    for (let leg = population.middles[row] as number; leg < end; leg += 1) {
      const factor = factors[population.legTerms[leg] as number] ?? 1
      legAmounts[leg] = (legAmounts[leg] as number) * factor
    }
  }
  return { ...population, legAmounts }
}
