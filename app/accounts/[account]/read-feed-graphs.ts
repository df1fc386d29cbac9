import type { MarketGraph } from '@/components/account/shock/get-shock-effect'
import type { Position } from '@/lib/api/schema/position'
import type { Engine } from '@/lib/engine/engine'
import { readInTime } from '../../read-in-time'

/**
 * What the prices of an account's markets are read from, and those of other markets of its chains that price the asset
 * by itself: which feed is an asset's own, a market of two does not tell.
 */
export async function readFeedGraphs(
  engine: Pick<Engine, 'readMarkets' | 'readFeedGraph'>,
  { positions, asset }: { positions: readonly Position[]; asset: string },
): Promise<MarketGraph[]> {
  const own = new Set(positions.map(({ market }) => market))
  const chains = new Set(positions.map(({ chainId }) => chainId))
  const markets = engine
    .readMarkets()
    .filter(
      ({ id, chainId, protocol, assets }) =>
        own.has(id) ||
        (chains.has(chainId) &&
          protocol !== 'morpho-blue' &&
          assets.some(({ address }) => address.toLowerCase() === asset.toLowerCase())),
    )
  return Promise.all(
    markets.map(async ({ id, chainId }) => ({
      market: id,
      chainId,
      graph: await readInTime(() => engine.readFeedGraph(id)),
    })),
  )
}
