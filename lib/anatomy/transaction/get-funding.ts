import type { FlashLoan } from './get-flash-loans'
import type { Swap } from './get-swaps'

export type Funding =
  | { kind: 'flash-loan'; loans: readonly FlashLoan[] }
  | { kind: 'flash-swap'; swaps: readonly Swap[] }
  | { kind: 'own-funds' }

/**
 * Whose money repaid the debt: a flash loan's where the transaction logs one, a pool's where it paid out before the
 * liquidation and was paid after it, else the liquidator's own.
 *
 * @param logIndex of the liquidation
 */
export function getFunding({
  loans,
  swaps,
  logIndex,
}: {
  loans: readonly FlashLoan[]
  swaps: readonly Swap[]
  logIndex: number
}): Funding {
  if (loans.length > 0) return { kind: 'flash-loan', loans }
  const flash = swaps.filter(
    ({ sold, bought }) =>
      bought.transferIndex !== null &&
      bought.transferIndex < logIndex &&
      sold.transferIndex !== null &&
      sold.transferIndex > logIndex,
  )
  return flash.length > 0 ? { kind: 'flash-swap', swaps: flash } : { kind: 'own-funds' }
}
