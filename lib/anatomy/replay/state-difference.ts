import type { Hex } from 'viem'

/** Storage that differs from the block before, for `eth_call`, by lower-case address. */
export type StateOverride = Record<string, { stateDiff: Record<Hex, Hex> }>

/** What one transaction found and left, from its traces. */
export type StateDifference = {
  /** What it found in every slot that it touched. */
  before: StateOverride
  /** What it left there. */
  after: StateOverride
  /** Change of each account's native coin over the transaction, wei, gas paid included, by lower-case address. */
  nativeChanges: ReadonlyMap<string, bigint>
}
