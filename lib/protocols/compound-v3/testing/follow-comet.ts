import type { CometEntry } from '../entry'
import type { CometWorld } from './comet-world'
import { Follower } from './follower'

/** Finds a Comet of a test world by its base, and follows one from the beginning. */
export function followComet(comets: () => CometWorld) {
  return {
    getComet(base: 'USDC' | 'WETH'): CometWorld['markets'][number] {
      const found = comets().markets.find(({ market }) => market.base.symbol === base)
      if (!found) throw new Error(`no Comet of ${base}`)
      return found
    },
    async follow(
      entry: CometEntry,
      options: Partial<ConstructorParameters<typeof Follower>[0]> = {},
    ): Promise<Follower> {
      const follower = new Follower({ client: comets().client, entry, ...options })
      await follower.catchUp()
      return follower
    },
  }
}
