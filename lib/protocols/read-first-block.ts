import { findFirstBlock } from '@/lib/chain/blocks/find-first-block'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { Address } from '@/lib/risk/units'

/**
 * Where the search of a market's past ends: the configured block, else the contract's first one, at most `toBlock`;
 * the chain's first where the node has lost the states that would tell.
 *
 * @throws ChainReadError where the address has no code at `toBlock`
 */
export async function readFirstBlock(
  client: ChainClient,
  options: { address: Address; configured: number | undefined; toBlock: number },
): Promise<number> {
  const { address, configured, toBlock } = options
  if (configured !== undefined) return Math.min(configured, toBlock)
  const found = await findFirstBlock(client, { address, toBlock })
  return found.exact ? found.block : 0
}
