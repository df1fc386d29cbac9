import { divCeil } from '../math'
import { pow10 } from '../pow10'
import type { Wad } from '../units'
import type { SkyIlkState } from './state'

/** Smallest units of the token that an amount of locked collateral is worth when it leaves, floored. */
export function toGemAmountFloor(state: SkyIlkState, ink: Wad): bigint {
  return ink / getScale(state)
}

/** Smallest units of the token that bring at least this much in. */
export function toGemAmountCeil(state: SkyIlkState, ink: Wad): bigint {
  return divCeil(ink, getScale(state))
}

/** What an amount of the token counts inside. */
export function toInk(state: SkyIlkState, amount: bigint): Wad {
  return (amount * getScale(state)) as Wad
}

/** Joins scale tokens of fewer than 18 decimals up. */
function getScale({ gem }: SkyIlkState): bigint {
  return pow10(18 - gem.decimals)
}
