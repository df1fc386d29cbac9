import type { AaveAccount } from '@/lib/risk/aave-v3/state'
import type { Address, Ray } from '@/lib/risk/units'
import type { LensAccount } from './lens/lens-market'

/** An account as the lens read it, as `lib/risk` knows it. */
export function toAccount(address: Address, lens: LensAccount): AaveAccount {
  return {
    address,
    eModeCategoryId: lens.eModeCategoryId,
    positions: lens.positions.map(({ stableDebt, ...position }) =>
      stableDebt
        ? { ...position, stableDebt: { ...stableDebt, rate: stableDebt.rate as Ray } }
        : position,
    ),
  }
}
