/**
 * One liquidation as far as it is known. Dollars are numbers, at the prices of its block; `null` is what nobody
 * knows, never a zero.
 */
export type Sale = {
  mechanism: 'fixed-spread' | 'auction' | 'absorption'
  /** Text that all sales of one borrower in one block by one mechanism share: one occasion, judged as one. */
  occasion: string
  /** Who took or called for it. */
  liquidator: string
  /** The asset that was taken. */
  collateral: string
  /** What whoever took it received. */
  seizedUsd: number | null
  /** What was paid. */
  repaidUsd: number | null
  /** What of the debt itself that covered: without a penalty on top, without what nobody paid. */
  coveredUsd: number | null
  /** What of the debt stays unpaid for good. */
  badDebtUsd: number | null
  /** The liquidator's, gas not yet paid; `null` where it is not known and where nobody is paid. */
  bonusUsd: number | null
  blocksLate: number | null
  /** Was the account's health before it read at its block? Then no health after means that no debt was left. */
  isFollowed: boolean
  /** Wad, at the end of its block; `null` where it is not known and where no debt was left. */
  healthAfter: bigint | null
}
