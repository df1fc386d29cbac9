import type { TokenPrice } from '@/lib/anatomy/token-price'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError } from '@/lib/errors'
import { getAnswerAt } from '../get-answer-at'
import type { AaveV3Entry } from '../market-view'
import { readFeedAnswers } from '../read-feed-answers'
import { readMarketAtBlock } from '../read-market-at-block'
import { readMarketSetup } from '../read-market-setup'
import { toTokenPrices } from './to-token-prices'

/** Blocks before that in which its feeds are looked for an answer. */
const answersBefore = 20_000

/**
 * The prices of a market's tokens at a block: its oracle's own; where the node has no state that old, the last
 * answers that its feeds logged by then, and none for assets whose price is not a feed's own.
 *
 * @throws ReorgError, ChainReadError
 */
export async function readPastPrices(
  client: ChainClient,
  { entry, block }: { entry: AaveV3Entry; block: BlockRef },
): Promise<TokenPrice[]> {
  const { poolAddressesProvider } = entry
  try {
    const at = { blockHash: block.hash, blockNumber: block.number }
    const setup = await readMarketSetup(client, { poolAddressesProvider, blockHash: block.hash })
    const { state } = await readMarketAtBlock(client, { setup, accounts: [], ...at })
    return toTokenPrices(setup, {
      unit: state.baseCurrencyUnit,
      priceOf: (asset) => state.reserves.find((each) => each?.asset === asset)?.price ?? null,
    })
  } catch (error) {
    if (!(error instanceof HistoryUnavailableError)) throw error
  }
  const head = await client.readHead()
  const setup = await readMarketSetup(client, { poolAddressesProvider, blockHash: head.hash })
  const { state } = await readMarketAtBlock(client, {
    setup,
    accounts: [],
    blockHash: head.hash,
    blockNumber: head.number,
  })
  const answers = await readFeedAnswers(client, {
    setup,
    blockHash: head.hash,
    fromBlock: Math.max(0, block.number - answersBefore),
    toBlock: block.number,
  })
  const place = { blockNumber: block.number, logIndex: Number.MAX_SAFE_INTEGER }
  return toTokenPrices(setup, {
    unit: state.baseCurrencyUnit,
    priceOf: (asset) => getAnswerAt(answers, { asset, ...place }),
  })
}
