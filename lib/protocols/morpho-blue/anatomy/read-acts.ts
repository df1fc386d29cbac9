import { type Hash, type Hex, padHex } from 'viem'
import type { LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { Address } from '@/lib/risk/units'
import { morphoTopics } from '../morpho-events'

/** Which topic names the account. */
const events = {
  Borrow: 2,
  WithdrawCollateral: 2,
  Repay: 3,
  SupplyCollateral: 3,
  Liquidate: 3,
} as const

/**
 * What happened to an account of a market in one block, in its order. One `eth_getLogs`.
 *
 * @param before Only what came before this log of the block.
 * @throws ReorgError, ChainReadError
 */
export async function readActs(
  client: ChainClient,
  options: {
    morpho: Address
    marketId: Hex
    account: Address
    blockHash: Hash
    before?: number | undefined
  },
): Promise<LiquidationCause['acts']> {
  const { morpho, marketId, account, blockHash, before = Number.POSITIVE_INFINITY } = options
  const names = Object.keys(events) as (keyof typeof events)[]
  const topics = names.map((name) => morphoTopics[name])
  const logs = await client.readLogs({ addresses: [morpho], topics, blockHash })
  const topic = padHex(account, { size: 32 }).toLowerCase()
  return logs
    .filter(({ logIndex, topics: of }) => logIndex < before && of[1] === marketId)
    .flatMap(({ topics: of, transactionHash }) => {
      const event = names.find((name) => morphoTopics[name] === of[0])
      if (!event || of[events[event]]?.toLowerCase() !== topic) return []
      return [{ event, transactionHash, asset: null }]
    })
}
