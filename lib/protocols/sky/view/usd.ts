import { toDecimalString } from '@/lib/api/decimal'
import { divCeil } from '@/lib/risk/math'
import { toSkyDollars } from '@/lib/risk/sky/get-urn-value'
import type { SkyIlkState } from '@/lib/risk/sky/state'
import { RAY, type Rad, type Wad } from '@/lib/risk/units'

const shown = 18

/** Dollars of collateral at a price, floored at 18 decimals; `null` without a price. */
export function toGemUsd(ink: bigint, price: Wad | null): string | null {
  return price === null ? null : toDecimalString((ink * price) / 10n ** 18n, shown)
}

/** Dollars of dai at the Spotter's reference, ceiled at 18 decimals. */
export function toDaiUsd(state: Pick<SkyIlkState, 'par'>, dai: bigint): string {
  const dollars = toSkyDollars(state as SkyIlkState, dai as Rad)
  return toDecimalString(divCeil(dollars, RAY), shown)
}

/** Dollars with 45 decimals at 18, towards minus infinity. */
export function toUsd(dollars: bigint): string {
  const floored = dollars >= 0n ? dollars / RAY : -divCeil(-dollars, RAY)
  return toDecimalString(floored, shown)
}

/** Dai as its token counts it, ceiled. */
export function toDaiAmount(dai: bigint): string {
  return divCeil(dai, RAY).toString()
}
