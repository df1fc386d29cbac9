import { accrueMorphoInterest } from '@/lib/risk/morpho-blue/accrue-interest'
import type { AccruedMorphoState } from '@/lib/risk/morpho-blue/state'
import type { Wad } from '@/lib/risk/units'
import type { MorphoMarketFacts, MorphoReading, MorphoTotals } from './market-facts'

const largestTotal = 2n ** 128n - 1n

/**
 * A market at a block's time, interest accrued. Where Morpho itself could not accrue it (its rate model reverts, a
 * total outgrows its word) every call on the market reverts: it has no price then, so nothing is judged by it.
 * @param timestamp the block's, seconds
 */
export function toMarketState(
  { id, loanToken, collateralToken, lltv }: MorphoMarketFacts,
  { totals, timestamp }: { totals: MorphoTotals | MorphoReading; timestamp: number },
): AccruedMorphoState {
  const { totalSupplyAssets, totalSupplyShares, totalBorrowAssets, totalBorrowShares } = totals
  const rate = 'borrowRate' in totals ? totals.borrowRate : (0n as Wad)
  const stored = {
    id,
    loanToken,
    collateralToken,
    lltv,
    collateralPrice: 'price' in totals ? totals.price : null,
    totalSupplyAssets,
    totalSupplyShares,
    totalBorrowAssets,
    totalBorrowShares,
    lastUpdate: totals.lastUpdate,
    fee: totals.fee,
    borrowRate: rate ?? (0n as Wad),
    timestamp,
  }
  const accrued = accrueMorphoInterest(stored)
  const isTooLarge =
    accrued.totalSupplyAssets > largestTotal || accrued.totalSupplyShares > largestTotal
  if (rate === null || isTooLarge)
    return accrueMorphoInterest({ ...stored, collateralPrice: null, borrowRate: 0n as Wad })
  return accrued
}
