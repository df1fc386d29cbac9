import type { ChainClient } from '@/lib/chain/chain-client'
import { createChainClient } from '@/lib/chain/create-chain-client'
import type { Asset } from '@/lib/devnet/market-types'
import { startTestMarkets, type TestMarkets } from '@/lib/devnet/test-market'
import { deployPool } from '@/lib/devnet/uniswap/deploy-pool'
import { openTestUniswap } from '@/lib/devnet/uniswap/open-test-uniswap'
import type { DeployedPool, PoolSpec, Uniswap } from '@/lib/devnet/uniswap/uniswap-types'

type PoolAssets = Record<'WETH' | 'USDC' | 'WBTC' | 'LINK', Asset>

export type PoolWorld = {
  world: TestMarkets
  client: ChainClient
  uniswap: Uniswap
  assets: PoolAssets
  pools: { name: string; pool: DeployedPool }[]
  stop(): Promise<void>
}

const whole = { from: 0, to: Number.POSITIVE_INFINITY }

/** A local chain with real pools of many shapes: fees, gaps, ends of liquidity, decimals. */
export async function startPools(): Promise<PoolWorld> {
  const world = await startTestMarkets({ users: 1, positions: false })
  const client = createChainClient({ chainId: 31_337, urls: [world.rpcUrl] })
  const { uniswap, assets } = await openTestUniswap(world, ['WETH', 'USDC', 'WBTC', 'LINK'])
  const pools: PoolWorld['pools'] = []
  for (const [name, spec] of Object.entries(getSpecs(assets))) {
    pools.push({ name, pool: await deployPool(world.client, { uniswap, spec }) })
  }
  const stop = async () => {
    client.close()
    await world.stop()
  }
  return { world, client, uniswap, assets, pools, stop }
}

function getSpecs({ WETH, USDC, WBTC, LINK }: PoolAssets): Record<string, PoolSpec> {
  const ether = { base: WETH, quote: USDC, price: 3011.7 }
  const link = { base: WBTC, quote: LINK, price: 6123.4 }
  const many = Array.from({ length: 40 }, (_, i) => ({
    from: 0.6 + i * 0.01,
    to: 0.9 + i * 0.02,
    amount: 3 + i,
  }))
  return {
    'v3 0.05 %': {
      kind: 'uniswap-v3',
      ...ether,
      fee: 500,
      positions: [...many, { from: 0.999, to: 1.001, amount: 500 }],
    },
    'v3 0.3 %': {
      kind: 'uniswap-v3',
      ...ether,
      fee: 3000,
      positions: [
        { from: 0.5, to: 2, amount: 800 },
        { ...whole, amount: 40 },
        { from: 0.2, to: 0.3, amount: 9 },
      ],
    },
    'v3 1 %, gaps and ends': {
      kind: 'uniswap-v3',
      ...ether,
      fee: 10_000,
      positions: [
        { from: 0.97, to: 1.02, amount: 5 },
        { from: 0.6, to: 0.8, amount: 30 },
        { from: 1.3, to: 1.9, amount: 20 },
      ],
    },
    'v3 0.3 %, 8 and 18 decimals': {
      kind: 'uniswap-v3',
      ...link,
      fee: 3000,
      positions: [
        { from: 0.8, to: 1.25, amount: 20 },
        { ...whole, amount: 1 },
      ],
    },
    v2: { kind: 'uniswap-v2', ...ether, amount: 321.5 },
    'v2, 8 and 18 decimals': { kind: 'uniswap-v2', ...link, amount: 0.37 },
  }
}
