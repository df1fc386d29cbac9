import { parseDecimalString, toDecimalString } from '../decimal'
import type { Liquidation, LiquidationDay, Liquidations } from '../schema/liquidation'
import { toIso } from '../time'
import { usdc, weth } from './assets'
import {
  asOfByMarket,
  BLOCK_NUMBER,
  BLOCK_TIME,
  CHAIN_ID,
  LEGACY_MARKET_ID,
  LIQUIDATOR,
  MARKET_ID,
  sourceByMarket,
  toFixtureAddress,
  toFixtureHash,
} from './chain'

const COUNT = 60
const DAYS = 30
const HALF_DAY = 43_200

/** The n-th newest: repays some USDC for WETH at $2,000 with 5 % bonus, a tenth of that the protocol's. */
function toLiquidation(index: number): Liquidation {
  const blocksAgo = 7 + index * 640
  const blockNumber = BLOCK_NUMBER - blocksAgo
  const transactionHash = toFixtureHash(`liquidation ${index}`)
  const repaid = BigInt(1_000 + ((index * 7_919) % 40_000)) * 10n ** 6n
  const feeUsd = (repaid * 5n) / 1_000n
  const receivedUsd = repaid + (repaid * 5n) / 100n - feeUsd
  const received = (receivedUsd * 10n ** 12n) / 2_000n
  const toxic = index % 11 === 10
  return {
    id: `${CHAIN_ID}-${transactionHash}-${index % 5}`,
    market: index % 3 === 0 ? LEGACY_MARKET_ID : MARKET_ID,
    mechanism: 'fixed-spread',
    blockNumber,
    blockHash: toFixtureHash(`block ${blockNumber}`),
    transactionHash,
    logIndex: index % 5,
    timestamp: toIso(BLOCK_TIME - 60 - index * HALF_DAY),
    borrower: toFixtureAddress(`liquidated ${index}`),
    liquidator: LIQUIDATOR,
    collateral: {
      asset: weth.asset,
      symbol: weth.symbol,
      decimals: weth.decimals,
      amount: received.toString(),
      valueUsd: toDecimalString(receivedUsd, 6),
    },
    debt: {
      asset: usdc.asset,
      symbol: usdc.symbol,
      decimals: usdc.decimals,
      amount: repaid.toString(),
      valueUsd: toDecimalString(repaid, 6),
    },
    bonusUsd: toDecimalString(receivedUsd - repaid, 6),
    protocolFeeUsd: toDecimalString(feeUsd, 6),
    badDebtUsd: toxic ? '312.5' : '0',
    healthFactorBefore: (toxic ? 871n * 10n ** 15n : 995n * 10n ** 15n - BigInt(index)).toString(),
    healthFactorAfter: toxic ? null : (1_090n * 10n ** 15n + BigInt(index)).toString(),
    blocksLate: index % 4,
  }
}

/** Values of a liquidation whose block's prices no node has any more. */
function toUnpriced(liquidation: Liquidation): Liquidation {
  return {
    ...liquidation,
    collateral: { ...liquidation.collateral, valueUsd: null },
    debt: { ...liquidation.debt, valueUsd: null },
    bonusUsd: null,
    protocolFeeUsd: null,
    badDebtUsd: null,
    healthFactorBefore: null,
    healthFactorAfter: null,
    blocksLate: null,
  }
}

/** 60 over 30 days, newest first; every eleventh left bad debt, the oldest two have no known value. */
export const allLiquidations: readonly Liquidation[] = Array.from({ length: COUNT }, (_, index) =>
  index >= COUNT - 2 ? toUnpriced(toLiquidation(index)) : toLiquidation(index),
)

function at<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new Error(`no fixture ${index}`)
  return item
}

export const liquidation = at(allLiquidations, 0)
export const toxicLiquidation = at(allLiquidations, 10)
export const unpricedLiquidation = at(allLiquidations, COUNT - 1)

/** The first page. */
export const liquidations: Liquidations = {
  asOf: asOfByMarket,
  source: sourceByMarket,
  total: COUNT,
  items: allLiquidations.slice(0, 50),
  nextCursor: 'NTA',
}

function toDay(day: string): LiquidationDay {
  const of = allLiquidations.filter((each) => each.timestamp.startsWith(day))
  const sum = (values: (string | null)[]) =>
    toDecimalString(
      values.reduce((total, usd) => total + (usd === null ? 0n : parseDecimalString(usd, 8)), 0n),
      8,
    )
  return {
    day,
    count: of.length,
    collateralUsd: sum(of.map((each) => each.collateral.valueUsd)),
    debtUsd: sum(of.map((each) => each.debt.valueUsd)),
    unpriced: of.filter((each) => each.debt.valueUsd === null).length,
  }
}

/** Oldest first, today (none yet) last. */
export const liquidationDays: readonly LiquidationDay[] = Array.from(
  { length: DAYS + 1 },
  (_, index) => toDay(toIso(BLOCK_TIME - (DAYS - index) * 86_400).slice(0, 10)),
)
