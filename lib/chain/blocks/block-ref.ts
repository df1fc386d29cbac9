import type { Hash, Hex } from 'viem'

/** A block by all that tells it from another of the same number. */
export type BlockRef = {
  chainId: number
  number: number
  hash: Hash
  parentHash: Hash
  /** Seconds since the epoch. */
  timestamp: number
  /** Bloom filter over the block's log addresses and topics; `null` where the node gives none. */
  logsBloom: Hex | null
}
