import type { Hash } from 'viem'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import type { Address } from '@/lib/risk/units'

/** A mined transaction with what is around it. Addresses EIP-55, but for those of logs. */
export type TransactionFacts = {
  hash: Hash
  from: Address
  /** `null` where it creates a contract. */
  to: Address | null
  /** Wei. */
  value: bigint
  gasUsed: bigint
  /** Wei a gas. */
  effectiveGasPrice: bigint
  /** Wei for data, on rollups that say it. */
  rollupFee: bigint | null
  block: {
    number: number
    hash: Hash
    parentHash: Hash
    /** Seconds. */
    timestamp: number
    /** Wei a gas; `null` before EIP-1559. */
    baseFee: bigint | null
    /** Who gets its priority fees. */
    feeRecipient: Address
  }
  logs: readonly RawLog[]
}
