import type { Population } from '../../cascade/population'
import type { Address } from '../../units'

const toAddress = (digit: string) => `0x${digit.repeat(40)}` as Address

export const weth = toAddress('a')
export const wsteth = toAddress('b')
export const usdc = toAddress('c')

type Loan = { weth?: number; wsteth?: number; owed: number }

/**
 * A market of an Aave v3 with WETH at $2,000 and wstETH at $2,400 (threshold 80 %, bonus 5 %) and USDC. Accounts
 * owe USDC, in dollars.
 */
export function createPopulation(loans: readonly Loan[]): Population {
  const legs = loans.map(({ weth = 0, wsteth = 0, owed }) => ({
    collateral: [
      { term: 0, amount: weth },
      { term: 1, amount: wsteth },
    ].filter(({ amount }) => amount > 0),
    owed,
  }))
  const starts = [0]
  const middles: number[] = []
  for (const { collateral } of legs) {
    const start = starts.at(-1) ?? 0
    middles.push(start + collateral.length)
    starts.push(start + collateral.length + 1)
  }
  const all = legs.flatMap(({ collateral, owed }) => [...collateral, { term: 2, amount: owed }])
  const term = { eMode: 0, protocolFee: 0, priceFactor: 1, isBlocked: false }
  const asset = { market: 0, decimals: 18, feed: null }
  return {
    markets: [
      {
        id: 'test',
        name: 'Test',
        chainId: 31337,
        rules: {
          kind: 'aave-v3',
          revision: 9,
          averageThreshold: 'exact',
          liquidation: 'v3.3',
          minCloseFactorValue: 2_000,
          minLeftoverValue: 1_000,
          liquidationAllowed: true,
        },
      },
    ],
    assets: [
      { ...asset, address: weth, symbol: 'WETH', price: 2_000 },
      { ...asset, address: wsteth, symbol: 'wstETH', price: 2_400 },
      { ...asset, address: usdc, symbol: 'USDC', price: 1 },
    ],
    terms: [
      { ...term, asset: 0, weight: 0.8, bonus: 1.05 },
      { ...term, asset: 1, weight: 0.8, bonus: 1.05 },
      { ...term, asset: 2, weight: 0.8, bonus: 1.05 },
    ],
    length: loans.length,
    addresses: loans.map((_, row) => `0x${row.toString(16).padStart(40, '0')}` as Address),
    accountMarkets: new Int32Array(loans.length),
    starts: Int32Array.from(starts),
    middles: Int32Array.from(middles),
    legTerms: Int32Array.from(all, ({ term: index }) => index),
    legAmounts: Float64Array.from(all, ({ amount }) => amount),
    unpricedAccounts: 0,
  }
}
