import { toDecimalString } from '@/lib/api/decimal'
import { isPegged } from '@/lib/risk/changed-price'
import type { Address, Wad } from '@/lib/risk/units'
import { toValueText } from './to-value-text'
import type { OutcomeTrigger } from './world'

export type RawTrigger = {
  asset: Address
  symbol: string
  direction: 'down' | 'up'
  liquidationPrice: bigint
  distance: Wad
  /** The asset's now. */
  price: bigint | null
}

/** Triggers as texts, the one to name first in front: the nearest of what is not pegged. */
export function sortTriggers(triggers: readonly RawTrigger[], unit: bigint): OutcomeTrigger[] {
  const isStill = ({ price }: RawTrigger) => price !== null && isPegged(price, unit)
  return triggers
    .toSorted(
      (a, b) =>
        Number(isStill(a)) - Number(isStill(b)) ||
        compare(a.distance, b.distance) ||
        a.direction.localeCompare(b.direction),
    )
    .map(({ asset, symbol, direction, liquidationPrice, distance }) => ({
      asset,
      symbol,
      direction,
      liquidationPrice: toValueText(liquidationPrice, unit),
      distance: toDecimalString(distance, 18),
    }))
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
