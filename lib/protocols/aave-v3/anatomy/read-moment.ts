import type { Hash } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { AdapterInvariantError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import type { AaveMarketSetup } from '../market-setup'
import { readMarketAtBlock } from '../read-market-at-block'
import type { AaveMoment } from './moment'

/**
 * A market and one account of it at the end of a block, or where a replayed client reads. One `eth_call`.
 *
 * @throws HistoryUnavailableError, ReorgError, ChainReadError
 */
export async function readMoment(
  client: ChainClient,
  options: { setup: AaveMarketSetup; account: Address; blockHash: Hash; blockNumber?: number },
): Promise<AaveMoment> {
  const { account, ...at } = options
  const { state, accounts } = await readMarketAtBlock(client, { ...at, accounts: [account] })
  const [found] = accounts
  if (!found) throw new AdapterInvariantError('The lens left out an account.')
  return { state, account: found }
}
