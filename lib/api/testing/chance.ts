import type { Chance, PositionChance } from '../schema/chance'
import type { Position } from '../schema/position'
import { toIso } from '../time'
import { odd, usdc, wbtc, weth } from './assets'
import { asOf, BLOCK_NUMBER, BLOCK_TIME, freshSource, MARKET_ID, toFixtureAddress } from './chain'

const measured = (yearly: string, daily: string, error: string) => ({
  kind: 'measured' as const,
  yearly,
  error,
  daily,
  intervals: 640,
  seconds: 2_505_600,
  gaps: 0,
  gapSeconds: 0,
  isCut: false,
})

const toAsset = ({ asset, symbol }: { asset: `0x${string}`; symbol: string }) => ({
  address: asset,
  symbol,
  feeds: [{ address: toFixtureAddress(`feed ${symbol}`), power: 1 }],
  fromMarket: null,
})

const toFigure = (usd: string, [low, high]: readonly [string, string]) => ({ usd, low, high })

/** WETH moves by 61 % a year, WBTC by 42 %, USDC hardly; of ODD nothing is known. */
export const chance: Chance = {
  market: MARKET_ID,
  asOf,
  source: freshSource,
  measured: {
    blockNumber: BLOCK_NUMBER,
    timestamp: toIso(BLOCK_TIME),
    days: 30,
    maxGapSeconds: 172_800,
  },
  assets: [
    { ...toAsset(weth), volatility: measured('0.610000', '0.031929', '0.028000') },
    { ...toAsset(wbtc), volatility: measured('0.420000', '0.021984', '0.019000') },
    { ...toAsset(usdc), volatility: measured('0.006000', '0.000314', '0.000400') },
    { ...toAsset(odd), feeds: [], volatility: { kind: 'unknown', reason: 'no-rounds' } },
  ],
  correlations: [
    [1, 0.8512, -0.0213, null],
    [0.8512, 1, null, null],
    [-0.0213, null, 1, null],
    [null, null, null, null],
  ],
  tails: {
    kind: 'known',
    hours: 24,
    paths: 1_000,
    looks: 24,
    seed: 1,
    levels: [
      {
        level: 0.95,
        collateral: toFigure('81250.40', ['74100.00', '90310.25']),
        badDebt: toFigure('0.00', ['0.00', '0.00']),
        accounts: 6,
      },
      {
        level: 0.99,
        collateral: toFigure('164020.11', ['140800.90', '201311.00']),
        badDebt: toFigure('812.35', ['0.00', '1904.80']),
        accounts: 11,
      },
    ],
    mean: { collateralUsd: '14120.55', badDebtUsd: '20.10', accounts: 1 },
    now: { collateralUsd: '2100.00', badDebtUsd: '0.00', accounts: 1 },
    heldStill: { collateral: '0.004000', debt: '0.000000' },
    unpricedAccounts: 2,
  },
}

/** A chance for each position: known where it is priced and owes, else why not. */
export function toPositionChance(position: Position): PositionChance {
  const { market, subaccount, health } = position
  const of = { market, ...(subaccount !== undefined && { subaccount }) }
  if (health.kind === 'no-debt')
    return { ...of, result: { kind: 'unknown', reason: 'no-debt', assets: [] } }
  if (health.kind === 'unpriced') {
    const assets = [{ address: odd.asset, symbol: odd.symbol }]
    return { ...of, result: { kind: 'unknown', reason: 'unpriced', assets } }
  }
  if (BigInt(health.healthFactor) <= 10n ** 18n) return { ...of, result: { kind: 'reached' } }
  return {
    ...of,
    result: {
      kind: 'known',
      method: 'monte-carlo',
      deviations: '7.8321',
      volatility: '0.544000',
      paths: 4_000,
      seed: 1,
      horizons: [
        { days: 1, chance: '0.000000', error: '0.000250', low: '0.000000', high: '0.000000' },
        { days: 7, chance: '0.003113', error: '0.000301', low: '0.001710', high: '0.005203' },
        { days: 30, chance: '0.153802', error: '0.003190', low: '0.131090', high: '0.176440' },
      ],
    },
  }
}
