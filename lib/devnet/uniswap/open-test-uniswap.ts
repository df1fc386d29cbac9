import type { Asset } from '../market-types'
import type { TestMarkets } from '../test-market'
import { deployUniswap, trustUniswap } from './deploy-uniswap'
import type { Uniswap } from './uniswap-types'

/**
 * Uniswap on the chain of a test's markets, with some of their assets for sale: its routers may take these from
 * anybody.
 * @throws Error for an asset that the markets do not have
 */
export async function openTestUniswap<Symbol extends string>(
  { client, assets: known }: Pick<TestMarkets, 'client' | 'assets'>,
  symbols: readonly Symbol[],
): Promise<{ uniswap: Uniswap; assets: Record<Symbol, Asset> }> {
  const assets = {} as Record<Symbol, Asset>
  for (const symbol of symbols) {
    const asset = known[symbol]
    if (!asset) throw new Error(`no ${symbol} on this chain`)
    assets[symbol] = asset
  }
  const uniswap = await deployUniswap(client)
  const tokens = symbols.map((symbol) => assets[symbol].address)
  await trustUniswap(client, { uniswap, tokens })
  return { uniswap, assets }
}
