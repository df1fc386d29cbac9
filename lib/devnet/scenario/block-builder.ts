import type { Hex } from 'viem'
import type { DevnetClient } from '../chain-client'
import { rawRequest, type TransactionRequest, toRpcTransaction } from '../send'

/** Enough for any pool call; the block's limit holds 40 of them. */
const POOL_CALL_GAS = 1_500_000n
const TRANSACTIONS_A_BLOCK = 38
const BLOCK_SECONDS = 12

/** Builds blocks at chosen times on a node that mines only when told. */
export interface BlockBuilder {
  /** Adds a transaction to the next block. */
  queue(...requests: readonly TransactionRequest[]): void
  /**
   * Mines what is queued, at `timestamp` or right after the head when that is later; more blocks
   * follow 12 s apart while the queue is longer than a block. Nothing queued: no block.
   */
  mine(timestamp: number): Promise<void>
  /** Timestamp of the head. */
  getTime(): number
  /** Mined transactions and those among them that reverted. */
  readonly counts: { transactions: number; reverted: number; blocks: number }
}

/** Wraps a client of a node started with `--no-mining`. */
export function createBlockBuilder(client: DevnetClient, headTimestamp: number): BlockBuilder {
  const pending: TransactionRequest[] = []
  const counts = { transactions: 0, reverted: 0, blocks: 0 }
  let head = headTimestamp

  async function mineOne(timestamp: number): Promise<void> {
    const batch = pending.splice(0, TRANSACTIONS_A_BLOCK)
    for (const request of batch) {
      const transaction = toRpcTransaction({ ...request, gas: request.gas ?? POOL_CALL_GAS })
      await rawRequest(client, 'eth_sendTransaction', [transaction])
    }
    head = Math.max(timestamp, head + BLOCK_SECONDS)
    await rawRequest(client, 'evm_mine', [head])
    const receipts = (await rawRequest(client, 'eth_getBlockReceipts', ['latest'])) as {
      status: Hex
    }[]
    if (receipts.length !== batch.length) {
      throw new Error(`a block took ${receipts.length} of ${batch.length} transactions`)
    }
    counts.blocks += 1
    counts.transactions += batch.length
    counts.reverted += receipts.filter(({ status }) => status !== '0x1').length
  }

  return {
    queue: (...requests) => {
      pending.push(...requests)
    },
    async mine(timestamp) {
      while (pending.length > 0) await mineOne(timestamp)
    },
    getTime: () => head,
    counts,
  }
}
