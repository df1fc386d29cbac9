import type { Position } from '@/lib/api/schema/position'
import type { PricePoint } from '@/lib/api/schema/price'
import { compareDecimals } from './compare-decimals'

/** One asset's move, all other prices held, that brings health to 1. */
export type Trigger = {
  asset: `0x${string}`
  symbol: string
  direction: 'down' | 'up'
  /** Today's price in dollars. */
  priceUsd: string | null
  liquidationPrice: PricePoint
  /** Ratio, towards danger; zero or less once reached. */
  distance: string
  /** Today within a tenth of a dollar: it takes a lost peg, not a market's move. */
  isNearDollar: boolean
}

const isNearDollar = (usd: string | null) =>
  usd !== null && compareDecimals(usd, '0.9') >= 0 && compareDecimals(usd, '1.1') <= 0

/**
 * The moves that reach a position, the one to name first in front: nearest first, assets whose price moves
 * with the market before those near a dollar, a fall before an equally near rise.
 */
export function getTriggers({ collateral, debt, distance }: Position): Trigger[] {
  const legs = [...collateral, ...debt]
  const triggers = distance.perAsset.flatMap((each): Trigger[] => {
    if ('unreachable' in each) return []
    const leg = legs.find(({ asset }) => asset === each.asset)
    const priceUsd = leg?.price.usd ?? null
    return [{ ...each, symbol: leg?.symbol ?? '', priceUsd, isNearDollar: isNearDollar(priceUsd) }]
  })
  return triggers.sort(
    (a, b) =>
      Number(a.isNearDollar) - Number(b.isNearDollar) ||
      compareDecimals(a.distance, b.distance) ||
      a.direction.localeCompare(b.direction),
  )
}
