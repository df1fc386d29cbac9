import type { Health } from '../health'
import { mulDivFloor } from '../math'
import { type BaseCurrency, type Rad, WAD, type Wad } from '../units'
import { applySkyBark } from './apply-bark'
import { applySkyPoke } from './apply-poke'
import { getSkyBark, type SkyBark, type SkyBarkBlock, type SkyBarkResult } from './get-bark'
import { getSkyHealth } from './get-health'
import { getSkyLiquidationPrice } from './get-liquidation-price'
import { getSkyPrice } from './get-price'
import { getSaleResult, type SkySaleResult } from './get-sale-result'
import { getSkyFeedPrice } from './get-spot'
import { toSkyDollars } from './get-urn-value'
import type { SkyIlkState, SkyUrn } from './state'

/** What a bark at a vault would do, and what its auction comes to. */
export type SkyBarkPreview = {
  /**
   * `poked`: safe as stored, and unsafe at the price module's answer, which waits to be poked.
   * `liquidation-price`: safe at both, previewed at the highest price that makes it unsafe.
   */
  basis: 'now' | 'poked' | 'liquidation-price'
  /** The oracle's price of `basis`, dollars. */
  price: Wad
  /** Why it can't be done although the vault is unsafe; the bark is then that of the whole vault, limits aside. */
  blocked: SkyBarkBlock | null
  bark: SkyBark
  /** `tab − due`. */
  penalty: Rad
  penaltyUsd: BaseCurrency
  /** Share of the vault's debt that goes, wad, floored. */
  closeFactor: Wad
  /** Where the whole lot is taken at the feed's price; other prices by `getSaleResult`. */
  saleAtPrice: SkySaleResult
  /** Of what stays in the vault. */
  healthAfter: Health
}

/**
 * A bark now if the vault is unsafe as stored, else at the price that makes it so. `null`: no debt, no
 * collateral, no price, no price that does it, or no Clipper to sell it.
 */
export function getSkyBarkPreview(state: SkyIlkState, urn: SkyUrn): SkyBarkPreview | null {
  const health = getSkyHealth(state, urn)
  if (health.kind !== 'priced' || urn.ink === 0n) return null
  const { basis, price } = getBasis(state, urn, { isUnsafe: health.liquidatable })
  if (price === null) return null
  const at = basis === 'now' ? state : applySkyPoke(state, price)
  const result = getSkyBark(at, urn)
  const bark = result.kind === 'barks' ? result : getWhole({ ...at, price }, urn)
  if (bark.kind !== 'barks') return null
  const after = applySkyBark(at, { urn, bark })
  const penalty = (bark.tab - bark.due) as Rad
  return {
    basis,
    price,
    blocked: result.kind === 'barks' ? null : result.reason,
    bark,
    penalty,
    penaltyUsd: toSkyDollars(state, penalty),
    closeFactor: mulDivFloor(bark.dart, WAD, urn.art) as Wad,
    saleAtPrice: getSaleResult({ ...bark, lot: bark.dink }, getSkyFeedPrice(price, at.par)),
    healthAfter: getSkyHealth(after.state, after.urn),
  }
}

function getBasis(
  state: SkyIlkState,
  urn: SkyUrn,
  { isUnsafe }: { isUnsafe: boolean },
): { basis: SkyBarkPreview['basis']; price: Wad | null } {
  if (isUnsafe) return { basis: 'now', price: getSkyPrice(state) }
  const price = getSkyLiquidationPrice(state, urn)
  const poked = getSkyHealth(applySkyPoke(state), urn)
  const isWaiting = poked.kind === 'priced' && poked.liquidatable
  return isWaiting ? { basis: 'poked', price: state.price } : { basis: 'liquidation-price', price }
}

/** The same without limits, dust and breakers. */
function getWhole(state: SkyIlkState, urn: SkyUrn): SkyBarkResult {
  const room = ((2n * urn.art * state.rate * state.chop) / WAD) as Rad
  const none = 0n as Rad
  const free = { globalHole: room, globalDirt: none, hole: room, dirt: none, dogLive: true }
  const clip = state.clip === null ? null : { ...state.clip, stopped: 0 }
  return getSkyBark({ ...state, ...free, clip }, urn)
}
