import type { AssetTrigger } from '../health'
import { divCeil, divTowardsNegative } from '../math'
import { WAD, type Wad } from '../units'
import { getSkyDebt } from './get-debt'
import { getSkyPrice } from './get-price'
import { getHighestPriceOfSpot, getSkySpot } from './get-spot'
import type { SkyIlkState, SkyUrn } from './state'

/**
 * The highest oracle price, dollars, whose poke leaves the vault unsafe; one unit more and it is safe.
 * `null` where no price does: no debt, no collateral, or so little debt that the spot would be 0 first.
 */
export function getSkyLiquidationPrice(state: SkyIlkState, urn: SkyUrn): Wad | null {
  const debt = getSkyDebt(state, urn)
  if (debt === 0n || urn.ink === 0n || state.mat === 0n || state.par === 0n) return null
  const price = getHighestPriceOfSpot({ ...state, spot: divCeil(debt, urn.ink) - 1n })
  return getSkySpot({ ...state, price }) === 0n ? null : price
}

/**
 * The same as a trigger, with its distance from the price now; that can be negative while health is still 1
 * or more, where the price has fallen and nobody has poked yet.
 */
export function getSkyTrigger(state: SkyIlkState, urn: SkyUrn): AssetTrigger {
  const { asset } = state.gem
  const price = getSkyPrice(state)
  if (price === null) return { kind: 'unknown', asset }
  const liquidationPrice = getSkyLiquidationPrice(state, urn)
  if (liquidationPrice === null) return { kind: 'unreachable', asset }
  const distance = divTowardsNegative((price - liquidationPrice) * WAD, price) as Wad
  return { kind: 'reachable', asset, direction: 'down', liquidationPrice, distance }
}
