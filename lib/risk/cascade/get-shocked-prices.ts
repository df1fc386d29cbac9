import type { Address } from '../units'
import type { Population } from './population'
import { sumSides } from './sum-sides'

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
  const { markets, assets } = population
  const keys = assets.map(
    ({ market, address }) => `${markets[market]?.chainId}:${address.toLowerCase()}`,
  )
  const { held, owed } = sumSides(population)
  const net = new Map<string, number>()
  keys.forEach((key, asset) => {
    net.set(key, (net.get(key) ?? 0) + (held[asset] as number) - (owed[asset] as number))
  })
  return keys.map((key) => (net.get(key) ?? 0) > 0)
}
