import type { Abi, Address } from 'viem'
import { parseAbi } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createChainClient } from '@/lib/chain/create-chain-client'
import type { Market } from '@/lib/devnet/market-types'
import { callContract } from '@/lib/devnet/send'
import { startTestMarkets, type TestMarkets } from '@/lib/devnet/test-market'
import type { AaveMarketSetup } from '../market-setup'
import { readMarketSetup } from '../read-market-setup'

const configuratorAbi = parseAbi([
  'function setEModeCategory(uint8 id, uint16 ltv, uint16 threshold, uint16 bonus, string label)',
  'function setAssetCollateralInEMode(address asset, uint8 id, bool allowed)',
  'function setAssetBorrowableInEMode(address asset, uint8 id, bool borrowable)',
  'function setReservePause(address asset, bool paused)',
])

/** Both test markets with odd tokens, and a client on them. */
export type ReadingWorld = {
  world: TestMarkets
  client: ChainClient
  users: Address[]
  markets: Market[]
}

/** Starts the markets for a test file; each test begins and ends at the same state. */
export function startReadingWorld(): () => ReadingWorld {
  let reading: ReadingWorld | undefined
  let snapshot: `0x${string}`
  const get = () => {
    if (!reading) throw new Error('the markets are not started')
    return reading
  }
  beforeAll(async () => {
    const world = await startTestMarkets({ users: 8, oddTokens: true })
    const client = createChainClient({ chainId: 31337, urls: [world.rpcUrl] })
    const users = world.users.map(({ address }) => address)
    reading = { world, client, users, markets: Object.values(world.markets) }
  })
  afterAll(async () => {
    reading?.client.close()
    await reading?.world.stop()
  })
  beforeEach(async () => {
    snapshot = await get().world.client.snapshot()
  })
  afterEach(() => get().world.client.revert({ id: snapshot }))
  return get
}

/** A market's setup at the head. */
export async function openMarket(client: ChainClient, market: Market) {
  const { hash, number } = await client.readHead()
  const { poolAddressesProvider } = market
  const setup = await readMarketSetup(client, { poolAddressesProvider, blockHash: hash })
  return { setup, blockHash: hash, blockNumber: number }
}

export function findReserve(setup: AaveMarketSetup, asset: Address | undefined) {
  return setup.reserves.find((reserve) => reserve?.asset === asset)
}

/** Calls the market's configurator as its admin. */
export function configureMarket(
  { world }: ReadingWorld,
  { market, functionName, args }: { market: Market; functionName: string; args: unknown[] },
) {
  return callContract(world.client, {
    from: market.aclAdmin,
    to: market.configurator,
    abi: configuratorAbi as Abi,
    functionName,
    args,
  })
}
