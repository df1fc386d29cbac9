import type { MorphoMarket } from '@/lib/devnet/morpho-blue/morpho-types'
import type { Address } from '@/lib/risk/units'
import type { MorphoEntry } from '../entry'
import { Follower } from './follower'
import type { MorphoTestWorld } from './morpho-world'

/** Finds a market of a test world by its collateral, and follows its Morpho from the beginning. */
export function followMorpho(morpho: () => MorphoTestWorld) {
  return {
    findMarket(symbol: string): MorphoMarket {
      const { markets } = morpho().world.morpho.deployment
      const market = markets.find(({ collateral }) => collateral.symbol === symbol)
      if (!market) throw new Error(`no market with ${symbol}`)
      return market
    },
    /** @param usd dollars of other markets, by lower-case address */
    async follow(
      options: Partial<MorphoEntry> = {},
      usd: Record<string, string> = {},
    ): Promise<Follower> {
      const { client, entry } = morpho()
      const usdPrices = (asset: Address) => usd[asset.toLowerCase()] ?? null
      const follower = new Follower({ client, entry: { ...entry, ...options }, usdPrices })
      await follower.catchUp()
      return follower
    },
  }
}
