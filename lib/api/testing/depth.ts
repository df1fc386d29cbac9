import type { Depth, DepthPoint, MarketHaircut } from '../schema/depth'
import { usdc, wbtc, weth } from './assets'
import { asOf, freshSource, MARKET_ID, toFixtureAddress } from './chain'

const pool: Depth['pools'][number] = {
  address: toFixtureAddress('pool WETH USDC'),
  kind: 'uniswap-v2',
  fee: '0.003',
  price: '2000',
}

/** A pair of 1,000 WETH and 2,000,000 USDC: `in · 0.997 · out ÷ (1,000 + in · 0.997)`. */
function toPoint(whole: number): DepthPoint {
  const lessFee = whole * 0.997
  const out = (lessFee * 2_000_000) / (1_000 + lessFee)
  return {
    amountIn: `${whole}000000000000000000`,
    amountInUsd: `${whole * 2_000}`,
    amountInUsed: `${whole}000000000000000000`,
    amountOut: Math.floor(out * 1e6).toString(),
    price: (out / whole).toFixed(6),
    priceImpact: (1 - out / whole / 2_000).toFixed(6),
    parts: [
      {
        route: 0,
        amountInUsed: `${whole}000000000000000000`,
        amountOut: Math.floor(out * 1e6).toString(),
      },
    ],
  }
}

const whole = toPoint(800)

const toToken = ({ asset, symbol, decimals, price }: typeof weth): Depth['collateral'] => ({
  address: asset,
  symbol,
  decimals,
  priceUsd: price.usd,
})

/** 800 WETH that have that pair, and 5 WBTC that have none. */
export const wholeMarket: MarketHaircut = {
  collateralUsd: '1900000',
  unknownUsd: '300000',
  amountOutUsd: (Number(whole.amountOut) / 1e6).toFixed(2),
  belowOracle: whole.priceImpact,
  collaterals: [
    {
      collateral: toToken(weth),
      amountIn: whole.amountIn,
      amountInUsd: whole.amountInUsd,
      sale: {
        debt: toToken(usdc),
        amountInUsed: whole.amountInUsed,
        amountOut: whole.amountOut,
        amountOutUsd: (Number(whole.amountOut) / 1e6).toFixed(2),
        belowOracle: whole.priceImpact ?? '0',
      },
      reason: null,
    },
    {
      collateral: toToken(wbtc),
      amountIn: '500000000',
      amountInUsd: '300000',
      sale: null,
      reason:
        'No pool of WBTC and USDC is known: the 2 factories asked have none, and POOLS_FILE names none. Nor has another asset of this market pools with both.',
    },
  ],
}

/** One pair of WETH and USDC in the fixture's market, which holds 800 WETH that secure debts. */
export const depth: Depth = {
  asOf,
  source: freshSource,
  market: MARKET_ID,
  collateral: toToken(weth),
  debt: toToken(usdc),
  pools: [pool],
  routes: [
    {
      tokens: [weth.asset, usdc.asset],
      symbols: [weth.symbol, usdc.symbol],
      price: '2000',
      legs: [[pool]],
    },
  ],
  reason: null,
  referencePool: pool.address,
  referenceRoute: 0,
  spotPrice: '2000',
  oraclePrice: '2000',
  curve: [1, 5, 10, 50, 100, 250, 500, 800].map(toPoint),
  haircut: {
    amountIn: whole.amountIn,
    amountInUsd: whole.amountInUsd,
    amountInUsed: whole.amountInUsed,
    amountOut: whole.amountOut,
    amountOutUsd: (Number(whole.amountOut) / 1e6).toFixed(2),
    belowOracle: whole.priceImpact,
    belowSpot: whole.priceImpact,
    parts: whole.parts,
  },
  wholeMarket,
}

/** The same pair where nobody made a pool. */
export const depthWithoutPool: Depth = {
  ...depth,
  pools: [],
  routes: [],
  reason:
    'No pool of WETH and USDC is known: the 2 factories asked have none, and POOLS_FILE names none. Nor has another asset of this market pools with both.',
  referencePool: null,
  referenceRoute: null,
  spotPrice: null,
  curve: [],
  haircut: null,
}
