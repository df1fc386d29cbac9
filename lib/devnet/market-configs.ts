import type { AssetConfig, EModeConfig, MarketConfig, ReserveConfig } from './market-types'

const USD = 10n ** 8n

/** Assets of the local chain with the first answers of their feeds. */
export const baseAssets: readonly AssetConfig[] = [
  { symbol: 'WETH', name: 'Wrapped Ether', decimals: 18, answer: 3_600n * USD },
  { symbol: 'wstETH', name: 'Wrapped liquid staked Ether', decimals: 18, answer: 4_378n * USD },
  { symbol: 'WBTC', name: 'Wrapped BTC', decimals: 8, answer: 104_000n * USD },
  { symbol: 'USDC', name: 'USD Coin', decimals: 6, answer: USD },
  { symbol: 'USDT', name: 'Tether USD', decimals: 6, answer: USD },
  { symbol: 'LINK', name: 'ChainLink Token', decimals: 18, answer: 17n * USD },
]

export const ghoAsset: AssetConfig = { symbol: 'GHO', name: 'Gho Token', decimals: 18, answer: USD }
export const daiAsset: AssetConfig = {
  symbol: 'DAI',
  name: 'Dai Stablecoin',
  decimals: 18,
  answer: USD,
}
/** Name and symbol as bytes32. */
export const mkrAsset: AssetConfig = {
  symbol: 'MKR',
  name: 'Maker',
  decimals: 18,
  answer: 1_750n * USD,
  kind: 'bytes32',
}

const volatileRates = { optimalUsage: 8_000, base: 0, slope1: 270, slope2: 8_000 }
const stableRates = { optimalUsage: 9_200, base: 0, slope1: 550, slope2: 6_000 }
const longTailRates = { optimalUsage: 4_500, base: 0, slope1: 700, slope2: 30_000 }

type Terms = [ltv: number, liquidationThreshold: number, liquidationBonus: number]

function getReserve(
  symbol: string,
  { terms, rates, fee = 1_000 }: { terms: Terms; rates: ReserveConfig['rates']; fee?: number },
): ReserveConfig {
  const [ltv, liquidationThreshold, liquidationBonus] = terms
  return {
    symbol,
    ltv,
    liquidationThreshold,
    liquidationBonus,
    liquidationProtocolFee: fee,
    reserveFactor: 1_000,
    borrowable: true,
    rates,
  }
}

const commonReserves: readonly ReserveConfig[] = [
  getReserve('WETH', { terms: [8_050, 8_300, 10_500], rates: volatileRates }),
  getReserve('wstETH', { terms: [7_850, 8_100, 10_600], rates: longTailRates }),
  getReserve('WBTC', { terms: [7_300, 7_800, 10_500], rates: volatileRates }),
  getReserve('USDC', { terms: [7_500, 7_800, 10_450], rates: stableRates }),
  getReserve('USDT', { terms: [7_500, 7_800, 10_450], rates: stableRates }),
  getReserve('LINK', { terms: [6_600, 7_100, 10_700], rates: longTailRates, fee: 2_000 }),
]

const etherEMode: EModeConfig = {
  id: 1,
  label: 'ETH correlated',
  ltv: 9_300,
  liquidationThreshold: 9_500,
  liquidationBonus: 10_100,
  collateral: ['WETH', 'wstETH'],
  borrowable: ['WETH'],
}

const stablecoinEMode: EModeConfig = {
  id: 2,
  label: 'Stablecoins',
  ltv: 9_000,
  liquidationThreshold: 9_300,
  liquidationBonus: 10_200,
  collateral: ['USDC', 'USDT'],
  borrowable: ['USDC', 'USDT'],
}

/** The v3.6 market: liquid eModes, one of which overlaps another. */
export const marketV36: MarketConfig = {
  marketId: 'Local Aave v3.6 market',
  reserves: [
    ...commonReserves,
    { ...getReserve('GHO', { terms: [0, 0, 0], rates: stableRates }), liquidationProtocolFee: 0 },
  ],
  eModes: [
    etherEMode,
    { ...stablecoinEMode, borrowable: ['USDC', 'USDT', 'GHO'] },
    {
      id: 3,
      label: 'wstETH stablecoins',
      ltv: 8_150,
      liquidationThreshold: 8_400,
      liquidationBonus: 10_600,
      collateral: ['wstETH'],
      borrowable: ['USDC', 'USDT', 'GHO'],
    },
  ],
}

/** The v3.0.2 market: one category an asset, stable rates on two reserves. */
export const marketV30: MarketConfig = {
  marketId: 'Local Aave v3.0.2 market',
  reserves: [
    ...commonReserves.map((reserve) =>
      reserve.symbol === 'USDC' ? { ...reserve, stableBorrowing: true } : reserve,
    ),
    {
      ...getReserve('DAI', { terms: [7_500, 8_000, 10_400], rates: stableRates }),
      stableBorrowing: true,
    },
  ],
  eModes: [
    etherEMode,
    {
      ...stablecoinEMode,
      collateral: ['USDC', 'USDT', 'DAI'],
      borrowable: ['USDC', 'USDT', 'DAI'],
    },
  ],
}

/** MKR with its bytes32 strings, as a reserve. */
export const mkrReserve = getReserve('MKR', {
  terms: [6_500, 7_000, 10_850],
  rates: longTailRates,
  fee: 2_000,
})
