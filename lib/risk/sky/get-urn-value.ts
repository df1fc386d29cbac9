import type { Health } from '../health'
import { mulDivCeil } from '../math'
import { type BaseCurrency, RAD, RAY, type Rad, type Wad } from '../units'
import { getSkyDebt } from './get-debt'
import { getSkyHealth } from './get-health'
import { getSkyPrice } from './get-price'
import type { SkyIlkState, SkyUrn } from './state'

/** Dollars of this protocol have 45 decimals: `ink · price` is exact in them. */
export const SKY_BASE_CURRENCY_UNIT = RAD

/** Wad times wad to 45 decimals. */
const BLN = 10n ** 9n

/** A vault in dollars, DAI at the Spotter's reference (`par`). */
export type SkyUrnValue = {
  /** Price that `collateral` is valued at; `null`: none. */
  price: Wad | null
  collateral: BaseCurrency | null
  debt: BaseCurrency
  /** DAI owed, by the stored rate. */
  debtDai: Rad
  /** Debt beyond the collateral's value. */
  badDebt: BaseCurrency | null
  health: Health
}

/** Values of a vault at the state's prices; drip the state first to count the fee up to its block. */
export function getSkyUrnValue(state: SkyIlkState, urn: SkyUrn): SkyUrnValue {
  const price = getSkyPrice(state)
  const debtDai = getSkyDebt(state, urn)
  const debt = toSkyDollars(state, debtDai)
  const collateral = price === null ? null : ((urn.ink * price * BLN) as BaseCurrency)
  const shortfall = collateral === null ? null : debt > collateral ? debt - collateral : 0n
  return {
    price,
    collateral,
    debt,
    debtDai,
    badDebt: shortfall as BaseCurrency | null,
    health: getSkyHealth(state, urn),
  }
}

/** Dollars of an amount of DAI, ceiled. */
export function toSkyDollars(state: SkyIlkState, dai: Rad): BaseCurrency {
  return mulDivCeil(dai, state.par, RAY) as BaseCurrency
}
