import type { Address, Hash, Hex } from 'viem'

/** A log as the node answers it, numbers as numbers, addresses lower-case. */
export type RawLog = {
  address: Address
  topics: readonly Hex[]
  data: Hex
  blockNumber: number
  blockHash: Hash
  /** Seconds; only from nodes that add it. */
  blockTimestamp?: number
  transactionHash: Hash
  transactionIndex: number
  logIndex: number
}
