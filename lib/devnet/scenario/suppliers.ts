import type { Address } from 'viem'
import { getDevnetAccount } from '../accounts'
import type { Market } from '../market-types'
import { toSupply } from '../pool-calls'
import { createRng, pick, pickBetween } from '../rng'
import type { TransactionRequest } from '../send'
import { type GetAnswer, toTokens } from './amounts'
import { SCENARIO_HOURS } from './price-path'

/** What the large suppliers put into each reserve, in USD. */
const LIQUIDITY_USD: Readonly<Record<string, number>> = {
  WETH: 22_000_000,
  wstETH: 3_000_000,
  WBTC: 7_000_000,
  USDC: 20_000_000,
  USDT: 16_000_000,
  GHO: 3_000_000,
  DAI: 4_500_000,
  LINK: 900_000,
  MKR: 400_000,
}

const LARGE_SUPPLIERS = 4

/** Accounts that provide most of the liquidity and never borrow. */
export const largeSuppliers: readonly Address[] = Array.from(
  { length: LARGE_SUPPLIERS },
  (_, index) => getDevnetAccount(`large supplier ${index}`).address,
)

/** The liquidity that stands before the first borrower comes. */
export function toInitialLiquidity(market: Market, getAnswer: GetAnswer): TransactionRequest[] {
  return Object.keys(market.tokens).flatMap((symbol) =>
    largeSuppliers.map((user, index) => {
      const usd = (LIQUIDITY_USD[symbol] ?? 1_000_000) * ((index + 1) / 10)
      const amount = toTokens(market, { symbol, usd, getAnswer })
      return toSupply(market, { user, symbol, amount })
    }),
  )
}

export interface SmallSupplier {
  address: Address
  version: Market['version']
  arrival: number
  symbol: string
  usd: number
}

/** Accounts that come in the course of the month, supply and never borrow. */
export function createSmallSuppliers({ seed, count }: { seed: number; count: number }) {
  const rng = createRng(seed)
  return Array.from({ length: count }, (_, index): SmallSupplier => {
    const version = rng() < 0.5 ? '3.6' : '3.0.2'
    return {
      address: getDevnetAccount(`supplier ${index}`).address,
      version,
      arrival: Math.floor(pickBetween(rng, [0, SCENARIO_HOURS - 2])),
      symbol: pick(rng, ['WETH', 'WBTC', 'USDC', 'USDT', version === '3.6' ? 'GHO' : 'DAI']),
      usd: Math.round(10 ** pickBetween(rng, [2, 6])),
    }
  })
}
