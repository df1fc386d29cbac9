import { type Hash, padHex, parseAbi, toEventSelector } from 'viem'
import type { LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { Address } from '@/lib/risk/units'

/** What takes from an account, and which topic names it. A withdrawal of base beyond what is lent is a borrowing. */
const events = [
  {
    name: 'Borrow',
    whose: 1,
    event: 'event Withdraw(address indexed src, address indexed to, uint256 amount)',
  },
  {
    name: 'BalanceTransfer',
    whose: 1,
    event: 'event Transfer(address indexed from, address indexed to, uint256 amount)',
  },
  {
    name: 'WithdrawCollateral',
    whose: 1,
    event:
      'event WithdrawCollateral(address indexed src, address indexed to, address indexed asset, uint256 amount)',
  },
  {
    name: 'TransferCollateral',
    whose: 1,
    event:
      'event TransferCollateral(address indexed from, address indexed to, address indexed asset, uint256 amount)',
  },
] as const

const named = events.map(({ name, whose, event }) => ({
  name,
  whose,
  topic: toEventSelector(parseAbi([event])[0]),
}))

/**
 * What an account took out of a Comet in one block, in its order. One `eth_getLogs`.
 *
 * @param before Only what came before this log of the block.
 * @throws ReorgError, ChainReadError
 */
export async function readActs(
  client: ChainClient,
  options: { comet: Address; account: Address; blockHash: Hash; before?: number | undefined },
): Promise<LiquidationCause['acts']> {
  const { comet, account, blockHash, before = Number.POSITIVE_INFINITY } = options
  const topics = named.map(({ topic }) => topic)
  const logs = await client.readLogs({ addresses: [comet], topics, blockHash })
  const topic = padHex(account, { size: 32 }).toLowerCase()
  return logs
    .filter(({ logIndex }) => logIndex < before)
    .flatMap((log) => {
      const found = named.find((each) => each.topic === log.topics[0])
      if (!found || log.topics[found.whose]?.toLowerCase() !== topic) return []
      return [{ event: found.name, transactionHash: log.transactionHash, asset: null }]
    })
}
