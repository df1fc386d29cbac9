import { type Address, encodeFunctionData, parseAbi } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createChainClient } from '@/lib/chain/create-chain-client'
import type { CometMarket } from '@/lib/devnet/compound-v3/comet-types'
import { startTestProtocols, type TestProtocols } from '@/lib/devnet/test-protocols'
import type { CometEntry } from '../entry'

/** The specification Comets (USDC and WETH), a client on their chain, and who is in them. */
export type CometWorld = {
  world: TestProtocols
  client: ChainClient
  markets: readonly { market: CometMarket; entry: CometEntry }[]
  accounts: readonly Address[]
}

export function toEntry(market: CometMarket): CometEntry {
  const symbol = market.base.symbol.toLowerCase()
  return {
    id: `comet-${symbol}`,
    protocol: 'compound-v3',
    chainId: 31_337,
    name: market.name,
    comet: market.comet,
    fromBlock: market.fromBlock,
  }
}

/** Starts the Comets for a test file; each test begins and ends at the same state. */
export function startCometWorld(): () => CometWorld {
  let started: CometWorld | undefined
  let snapshot: `0x${string}`
  const get = () => {
    if (!started) throw new Error('the Comets are not started')
    return started
  }
  beforeAll(async () => {
    const world = await startTestProtocols({ comet: true })
    const client = createChainClient({ chainId: 31_337, urls: [world.rpcUrl] })
    const accounts = [...world.users, world.liquidator].map(({ address }) => address)
    const markets = world.comet.deployment.map((market) => ({ market, entry: toEntry(market) }))
    started = { world, client, markets, accounts: [...accounts, world.supplier] }
  })
  afterAll(async () => {
    started?.client.close()
    await started?.world.stop()
  })
  beforeEach(async () => {
    snapshot = await get().world.client.snapshot()
  })
  afterEach(async () => {
    await get().world.client.revert({ id: snapshot })
  })
  return get
}

const viewsAbi = parseAbi([
  'function isLiquidatable(address account) view returns (bool)',
  'function borrowBalanceOf(address account) view returns (uint256)',
  'function balanceOf(address account) view returns (uint256)',
  'function absorb(address absorber, address[] accounts)',
])

export type OnChain = {
  /** `null` where it reverts. */
  isLiquidatable: boolean | null
  borrowBalance: bigint
  supplyBalance: bigint
  /** Whether `absorb` of this account alone would pass now. */
  absorbs: boolean
}

/** What the contract itself says and does, past the lens and past the adapter. */
export async function readOnChain(
  world: TestProtocols,
  { comet, accounts }: { comet: Address; accounts: readonly Address[] },
): Promise<OnChain[]> {
  const views = accounts.flatMap((account) =>
    (['isLiquidatable', 'borrowBalanceOf', 'balanceOf'] as const).map((functionName) => ({
      address: comet,
      abi: viewsAbi,
      functionName,
      args: [account] as const,
    })),
  )
  const [answers, ...absorbed] = await Promise.all([
    world.client.multicall({ contracts: views }),
    ...accounts.map((account) => passesAbsorb(world, { comet, account })),
  ])
  return accounts.map((_, index) => {
    const [verdict, owed, lent] = answers.slice(index * 3, index * 3 + 3)
    return {
      isLiquidatable: verdict?.status === 'success' ? Boolean(verdict.result) : null,
      borrowBalance: BigInt(owed?.result ?? -1n),
      supplyBalance: BigInt(lent?.result ?? -1n),
      absorbs: absorbed[index] === true,
    }
  })
}

async function passesAbsorb(
  world: TestProtocols,
  { comet, account }: { comet: Address; account: Address },
): Promise<boolean> {
  const from = world.liquidator.address
  const args = [from, [account]] as const
  const data = encodeFunctionData({ abi: viewsAbi, functionName: 'absorb', args })
  return await world.client.call({ account: from, to: comet, data }).then(
    () => true,
    () => false,
  )
}
