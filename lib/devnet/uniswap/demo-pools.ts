import type { Address } from 'viem'
import type { DevnetClient } from '../chain-client'
import type { Asset } from '../market-types'
import { deployPool } from './deploy-pool'
import { deployUniswap, trustUniswap } from './deploy-uniswap'
import type { DeployedPool, PoolSpec, PositionSpec, Uniswap } from './uniswap-types'

/** A pool of the demonstration chain, with whose feeds' prices it belongs. */
export interface DemoPool extends DeployedPool {
  symbols: { base: string; quote: string }
}

/** What the demonstration chain trades on. */
export interface DemoPools {
  uniswap: Uniswap
  pools: DemoPool[]
}

type DemoSpec = { symbols: readonly [base: string, quote: string] } & (
  | { fee: number; positions: readonly PositionSpec[] }
  | { amount: number }
)

const whole = { from: 0, to: Number.POSITIVE_INFINITY }

/**
 * Thin enough that the markets' larger accounts move them, as where a forced sale hurts. Amounts in whole base tokens.
 * GHO, MKR and YFI have none: not everything has a pool.
 */
const specs: readonly DemoSpec[] = [
  {
    symbols: ['WETH', 'USDC'],
    fee: 500,
    positions: [
      { from: 0.92, to: 1.08, amount: 260 },
      { from: 0.7, to: 1.4, amount: 340 },
    ],
  },
  {
    symbols: ['WETH', 'USDC'],
    fee: 3000,
    positions: [
      { from: 0.5, to: 2, amount: 700 },
      { ...whole, amount: 150 },
    ],
  },
  { symbols: ['WETH', 'USDC'], amount: 160 },
  {
    symbols: ['WETH', 'USDT'],
    fee: 3000,
    positions: [
      { from: 0.6, to: 1.7, amount: 480 },
      { ...whole, amount: 60 },
    ],
  },
  {
    symbols: ['WBTC', 'USDC'],
    fee: 3000,
    positions: [
      { from: 0.6, to: 1.7, amount: 26 },
      { ...whole, amount: 4 },
    ],
  },
  { symbols: ['WBTC', 'WETH'], fee: 3000, positions: [{ from: 0.6, to: 1.7, amount: 12 }] },
  {
    symbols: ['LINK', 'USDC'],
    fee: 10_000,
    positions: [
      { from: 0.6, to: 1.7, amount: 45_000 },
      { ...whole, amount: 9_000 },
    ],
  },
  {
    symbols: ['wstETH', 'WETH'],
    fee: 500,
    positions: [
      { from: 0.98, to: 1.02, amount: 600 },
      { from: 0.8, to: 1.25, amount: 150 },
    ],
  },
  { symbols: ['USDC', 'USDT'], fee: 500, positions: [{ from: 0.95, to: 1.05, amount: 2_000_000 }] },
  { symbols: ['USDC', 'DAI'], fee: 500, positions: [{ from: 0.95, to: 1.05, amount: 1_500_000 }] },
  {
    symbols: ['WETH', 'DAI'],
    fee: 3000,
    positions: [
      { from: 0.5, to: 2, amount: 500 },
      { ...whole, amount: 60 },
    ],
  },
]

/** Deploys Uniswap and the demonstration's pools, at the prices of the feeds. @throws TransactionRevertedError */
export async function deployDemoPools(
  client: DevnetClient,
  {
    assets,
    getAnswer,
  }: { assets: Readonly<Record<string, Asset>>; getAnswer: (symbol: string) => bigint },
): Promise<DemoPools> {
  const uniswap = await deployUniswap(client)
  const tokens = new Set<Address>()
  for (const symbol of specs.flatMap(({ symbols }) => symbols)) {
    const asset = assets[symbol]
    if (asset) tokens.add(asset.address)
  }
  await trustUniswap(client, { uniswap, tokens: [...tokens] })
  const pools: DemoPool[] = []
  for (const { symbols, ...shape } of specs) {
    const [base, quote] = symbols.map((symbol) => assets[symbol])
    if (!base || !quote) continue
    const price = Number(getAnswer(base.symbol)) / Number(getAnswer(quote.symbol))
    const spec: PoolSpec =
      'fee' in shape
        ? { kind: 'uniswap-v3', base, quote, price, ...shape }
        : { kind: 'uniswap-v2', base, quote, price, ...shape }
    const pool = await deployPool(client, { uniswap, spec })
    pools.push({ ...pool, symbols: { base: base.symbol, quote: quote.symbol } })
  }
  return { uniswap, pools }
}
