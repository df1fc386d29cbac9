import { createChainClient } from '@/lib/chain/create-chain-client'
import type { Market } from '@/lib/devnet/market-types'
import { poolAbi } from '@/lib/devnet/pool-calls'
import { startTestMarkets, type TestMarkets } from '@/lib/devnet/test-market'
import { readMarketAtBlock } from '@/lib/protocols/aave-v3/read-market-at-block'
import { readMarketSetup } from '@/lib/protocols/aave-v3/read-market-setup'
import type { Address } from '../../units'
import type { AaveAccount, AaveMarketState } from '../state'

/** A market as the next block will find it, were nothing done in it: state, accounts and their block. */
export type ChainLoans = {
  market: Market
  state: AaveMarketState
  accounts: AaveAccount[]
}

/** The real markets on a chain of their own, with one block that can be played again and again. */
export async function startChainLoans(users: number) {
  const world = await startTestMarkets({ users })
  const client = createChainClient({ chainId: 31337, urls: [world.rpcUrl] })
  const addresses = world.users.map(({ address }) => address)
  const markets = Object.values(world.markets)

  /**
   * Runs something on top of the head and takes it back. Once more where anvil lost sight of a transaction
   * that it was to wait for, which it does now and then on a busy machine.
   */
  async function rehearse<T>(run: () => Promise<T>, attempt = 1): Promise<T> {
    const { hash } = await world.client.getBlock()
    const id = await world.client.snapshot()
    try {
      return await run()
    } catch (error) {
      if (attempt > 1 || !String(error).includes('Transaction confirmation timeout')) throw error
    } finally {
      await world.client.revert({ id })
      while ((await world.client.getBlock()).hash !== hash) await world.client.revert({ id })
    }
    return await rehearse(run, attempt + 1)
  }

  /** Reads both markets at an empty next block, which is then taken back. */
  async function readNextBlock(): Promise<ChainLoans[]> {
    return await rehearse(async () => {
      await world.act.mine()
      return await readHead()
    })
  }

  async function readHead(): Promise<ChainLoans[]> {
    const { hash: blockHash } = await client.readHead()
    return await Promise.all(
      markets.map(async (market) => {
        const { poolAddressesProvider } = market
        const setup = await readMarketSetup(client, { poolAddressesProvider, blockHash })
        const read = await readMarketAtBlock(client, { setup, accounts: addresses, blockHash })
        return { market, state: read.state, accounts: read.accounts }
      }),
    )
  }

  return {
    world,
    rehearse,
    readNextBlock,
    readHead,
    readHealthFactor: (market: Market, account: Address) =>
      readHealthFactor(world, market, account),
    readTimestamp: async () => Number((await world.client.getBlock()).timestamp),
    async stop() {
      client.close()
      await world.stop()
    },
  }
}

async function readHealthFactor(world: TestMarkets, market: Market, account: Address) {
  const data = await world.client.readContract({
    address: market.pool,
    abi: poolAbi,
    functionName: 'getUserAccountData',
    args: [account],
  })
  return data[5]
}

/** Symbol of a reserve's asset in a market. @throws Error where it has none. */
export function getSymbol(market: Market, asset: Address): string {
  const found = Object.entries(market.tokens).find(
    ([, token]) => token.address.toLowerCase() === asset.toLowerCase(),
  )
  if (found === undefined) throw new Error(`no token at ${asset}`)
  return found[0]
}
