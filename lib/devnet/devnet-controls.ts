import { setFeedPrice } from './feed'
import { rawRequest } from './send'
import type { Devnet } from './start-devnet'

type Controlled = Pick<Devnet, 'client' | 'assets'>

/**
 * Reports one round of an asset's Chainlink feed; the answer is USD with 8 decimals. On a chain that
 * is not live it is in the block that this call mines, else in the next.
 */
export async function setPrice(
  { client, assets }: Controlled,
  { symbol, answer }: { symbol: string; answer: bigint },
): Promise<void> {
  const asset = assets[symbol]
  if (!asset) throw new Error(`no asset ${symbol} on this chain`)
  await setFeedPrice(client, { feed: asset.feed, answer })
}

/** Mines one block, `secondsLater` on the chain's clock; later blocks keep that lead. */
export async function mineBlock(
  { client }: Pick<Controlled, 'client'>,
  { secondsLater = 0 }: { secondsLater?: number } = {},
): Promise<void> {
  if (secondsLater > 0) await rawRequest(client, 'evm_increaseTime', [secondsLater])
  await rawRequest(client, 'evm_mine', [])
}
