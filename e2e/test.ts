import { test as base } from '@playwright/test'
import type { ProtocolName } from '@/lib/devnet/protocols/scenario/desk-types'
import { type Devnet, startDevnet } from '@/lib/devnet/start-devnet'
import { type App, startApp } from './start-app'

export { expect } from '@playwright/test'

type World = {
  /** What the chain has besides Aave: `test.use` of a file starts it a world of its own. */
  protocols: readonly ProtocolName[]
  /** The seeded chain: nothing moves but what the test moves. */
  devnet: Devnet
  app: App
}

/** A test in a world of its own worker: seeded chain, built app, and no request to any other host. */
export const test = base.extend<{ foreignRequests: string[] }, World>({
  protocols: [[], { option: true, scope: 'worker' }],
  devnet: [
    async ({ protocols }, use) => {
      const devnet = await startDevnet({ live: false, protocols })
      await use(devnet)
      await devnet.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  app: [
    async ({ devnet }, use) => {
      const { rpcUrl, chainId, furtherMarkets, poolEntries: pools } = devnet
      const markets = [...devnet.markets, ...furtherMarkets]
      const app = await startApp({ rpcUrl, chainId, markets, pools })
      await use(app)
      await app.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  foreignRequests: [
    async ({ page, app }, use) => {
      const foreign: string[] = []
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url())
        if (protocol.startsWith('http') && origin !== app.url) foreign.push(request.url())
      })
      await use(foreign)
      base.expect(foreign, 'requests to other hosts').toEqual([])
    },
    { auto: true },
  ],
})
