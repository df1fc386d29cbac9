import type { Address } from '../units'
import type { Population } from './population'

/** `asset` `null`: everything that some account holds as collateral. `fall` 0.2 = 20 %; negative: a rise. */
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
        asset === null ? held[index] === 1 : asset.toLowerCase() === address.toLowerCase()
      return fits ? shocked * (1 - fall) : shocked
    }, price),
  )
}

function findCollateral({ assets, terms, length, starts, middles, legTerms }: Population) {
  const held = new Uint8Array(assets.length)
  for (let row = 0; row < length; row += 1) {
    for (let leg = starts[row] as number; leg < (middles[row] as number); leg += 1) {
      held[terms[legTerms[leg] as number]?.asset as number] = 1
    }
  }
  return held
}
