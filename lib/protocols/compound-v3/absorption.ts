import type { Hash, Hex } from 'viem'
import type { Address } from '@/lib/risk/units'

export type LogPlace = {
  blockNumber: number
  blockHash: Hash
  /** Seconds; not every node says it with a log. */
  blockTimestamp?: number
  transactionHash: Hash
  logIndex: number
}

/** One absorbed account: its `AbsorbDebt`, which names the place, and the `AbsorbCollateral`s before it. */
export type RawAbsorption = LogPlace & {
  absorber: Address
  borrower: Address
  /** The debt, and what came back to the account beyond it; base units. */
  basePaidOut: bigint
  /** `usdValue`: price units (8 decimals of what the Comet's prices count in). */
  valueOfBasePaidOut: bigint
  collateral: readonly RawAbsorbedCollateral[]
  /** Base units lent to the account by the `Transfer` that follows; `null` where that log was not asked for. */
  returned: bigint | null
}

export type RawAbsorbedCollateral = {
  asset: Address
  amount: bigint
  /** `usdValue`: price units. */
  value: bigint
  logIndex: number
}

export function toLogKey({ blockHash, logIndex }: { blockHash: Hex; logIndex: number }): string {
  return `${blockHash}-${logIndex}`
}
