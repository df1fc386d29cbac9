import type { Address } from 'viem'
import type { Actions } from './actions'
import type { Market } from './market-types'

interface FirstPosition {
  collateral: readonly [symbol: string, units: number][]
  debt: readonly [symbol: string, units: number][]
  eMode?: number
}

/** Plain, multi-asset, eMode, borrowed volatile asset, small; repeated over the users. */
const FIRST_POSITIONS: readonly FirstPosition[] = [
  { collateral: [['WETH', 10]], debt: [['USDC', 22_000]] },
  {
    collateral: [
      ['WETH', 4],
      ['WBTC', 0.5],
      ['LINK', 1_000],
    ],
    debt: [
      ['USDC', 30_000],
      ['USDT', 15_000],
    ],
  },
  { collateral: [['wstETH', 20]], debt: [['WETH', 21]], eMode: 1 },
  { collateral: [['USDC', 50_000]], debt: [['WETH', 8]] },
  { collateral: [['USDT', 90_000]], debt: [['USDC', 80_000]], eMode: 2 },
  {
    collateral: [['WBTC', 1]],
    debt: [
      ['WETH', 8],
      ['LINK', 1_500],
    ],
  },
  { collateral: [['LINK', 100]], debt: [['USDT', 900]] },
  {
    collateral: [
      ['WETH', 100],
      ['USDC', 10_000],
    ],
    debt: [['WBTC', 2]],
  },
]

/** Units of the supplier's liquidity: enough for everything the users do. */
const LIQUIDITY_USD = 50_000_000

function toAmount(market: Market, symbol: string, units: number): bigint {
  const decimals = market.tokens[symbol]?.decimals ?? 18
  return (BigInt(Math.round(units * 1e6)) * 10n ** BigInt(decimals)) / 1_000_000n
}

const ROUGH_PRICES: Record<string, number> = { WETH: 3_600, wstETH: 4_300, WBTC: 104_000, LINK: 17 }

/** A supplier's liquidity in every reserve, and a first position for each user in each market. */
export async function seedTestPositions(
  act: Actions,
  {
    markets,
    supplier,
    users,
  }: {
    markets: readonly Market[]
    supplier: Address
    users: readonly Address[]
  },
): Promise<void> {
  for (const market of markets) {
    for (const symbol of Object.keys(market.tokens)) {
      const amount = toAmount(market, symbol, LIQUIDITY_USD / (ROUGH_PRICES[symbol] ?? 1))
      await act.supply(market, { user: supplier, symbol, amount })
    }
    for (const [index, user] of users.entries()) {
      const position = FIRST_POSITIONS[index % FIRST_POSITIONS.length]
      if (!position) continue
      for (const [symbol, units] of position.collateral) {
        await act.supply(market, { user, symbol, amount: toAmount(market, symbol, units) })
      }
      if (position.eMode !== undefined) {
        await act.setUserEMode(market, { user, categoryId: position.eMode })
      }
      for (const [symbol, units] of position.debt) {
        await act.borrow(market, { user, symbol, amount: toAmount(market, symbol, units) })
      }
    }
  }
}
