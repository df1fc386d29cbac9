import { createChainClient } from '@/lib/chain/create-chain-client'
import { discoverBorrowers } from '@/lib/protocols/aave-v3/discover-borrowers'
import { readMarketSetup } from '@/lib/protocols/aave-v3/read-market-setup'
import type { ScaleMarket } from '../scale/start-scale-market'

const chainId = 31_337
const runs = 3

/**
 * Milliseconds that our own discovery takes for the pool's logs alone: asked for, parsed, every borrower known; no
 * account is read and nothing kept. Fastest of three, each with a client that knows nothing of the node's ranges.
 * @throws Error where it misses a borrower
 */
export async function measureDiscovery(world: ScaleMarket): Promise<number> {
  const { number: head, hash: blockHash } = await world.client.getBlock()
  let fastest = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run += 1) {
    const client = createChainClient({ chainId, urls: [world.rpcUrl] })
    try {
      const { poolAddressesProvider } = world.market
      const setup = await readMarketSetup(client, { poolAddressesProvider, blockHash })
      const startedAt = performance.now()
      const found = new Set<string>()
      const search = { setup, fromBlock: 0, toBlock: Number(head) }
      for await (const { borrowers } of discoverBorrowers(client, search))
        for (const borrower of borrowers) found.add(borrower)
      fastest = Math.min(fastest, performance.now() - startedAt)
      const known = new Set(Array.from(found, (borrower) => borrower.toLowerCase()))
      const missing = world.borrowers.filter((borrower) => !known.has(borrower.toLowerCase()))
      if (missing.length > 0) throw new Error(`${missing.length} borrowers were not found`)
    } finally {
      client.close()
    }
  }
  return fastest
}
