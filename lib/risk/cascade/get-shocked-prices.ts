import type { Address } from '../units'
import type { Population } from './population'

/**
 * `asset` `null`: every token of which more is held as collateral than is owed, so that what is mostly borrowed (dollars) stays.
 * `fall` 0.2 = 20 %; negative: a rise.
 */
export type PriceFall = { asset: Address | null; fall: number }

/** Dollars a whole token after some falls, by asset index; of two falls that fit an asset both count. */
export function getShockedPrices(
  population: Population,
  { falls }: { falls: readonly PriceFall[] },
): Float64Array {
  const held = findCollateral(population)
  return Float64Array.from(population.assets, ({ address, price }, index) =>
    falls.reduce((shocked, { asset, fall }) => {
      const fits =
        asset === null ? held[index] === true : asset.toLowerCase() === address.toLowerCase()
      return fits ? shocked * (1 - fall) : shocked
    }, price),
  )
}

/** By asset: whether more of its token is held than owed, all markets of a chain together. */
function findCollateral(population: Population): boolean[] {
  const { markets, assets, terms, length, starts, middles, legTerms, legAmounts } = population
  const keys = assets.map(
    ({ market, address }) => `${markets[market]?.chainId}:${address.toLowerCase()}`,
  )
  const net = new Map<string, number>()
  for (let row = 0; row < length; row += 1) {
    const middle = middles[row] as number
    for (let leg = starts[row] as number; leg < (starts[row + 1] as number); leg += 1) {
      const key = keys[terms[legTerms[leg] as number]?.asset as number] as string
      const amount = legAmounts[leg] as number
      net.set(key, (net.get(key) ?? 0) + (leg < middle ? amount : -amount))
    }
  }
  return keys.map((key) => (net.get(key) ?? 0) > 0)
}
