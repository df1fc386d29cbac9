import type { Liquidation } from '@/lib/api/schema/liquidation'
import { toIso } from '@/lib/api/time'
import type { Health } from '@/lib/risk/health'
import { mulDivFloor } from '@/lib/risk/math'
import { ORACLE_PRICE_SCALE } from '@/lib/risk/morpho-blue/state'
import type { MorphoEntry } from '../entry'
import type { MorphoMarketFacts } from '../market-facts'
import type { RawLiquidation } from '../parse-logs'
import { type MorphoDollars, toUsdValue } from './dollars'
import { toMarketId } from './market-data'

/** What is known only of liquidations that were followed live, at their own block. */
export type LiveLiquidation = {
  /** 1e36 scale. */
  price: bigint | null
  dollars: MorphoDollars
  before: Health | undefined
  after: Health | undefined
  blocksLate: number | null
}

/** One liquidation in the API's words. Morpho keeps no fee of it; debt left without collateral is the suppliers'. */
export function toLiquidation(options: {
  entry: MorphoEntry
  facts: MorphoMarketFacts
  raw: RawLiquidation
  timestamp: number
  live: LiveLiquidation | null
}): Liquidation {
  const { entry, facts, raw, timestamp, live } = options
  const { collateralToken, loanToken } = facts
  const { decimals } = loanToken
  const usd = (amount: bigint) =>
    toUsdValue(amount, { dollars: live?.dollars.loan ?? null, decimals })
  const price = live?.price ?? null
  const seizedValue =
    price === null ? null : mulDivFloor(raw.seizedAssets, price, ORACLE_PRICE_SCALE)
  return {
    id: `${entry.chainId}-${raw.transactionHash}-${raw.logIndex}`,
    market: toMarketId(entry, facts.id),
    mechanism: 'fixed-spread',
    blockNumber: raw.blockNumber,
    blockHash: raw.blockHash,
    transactionHash: raw.transactionHash,
    logIndex: raw.logIndex,
    timestamp: toIso(timestamp),
    borrower: raw.borrower,
    liquidator: raw.liquidator,
    collateral: {
      ...collateralToken,
      amount: raw.seizedAssets.toString(),
      valueUsd: seizedValue === null ? null : usd(seizedValue),
    },
    debt: {
      ...loanToken,
      amount: raw.repaidAssets.toString(),
      valueUsd: usd(raw.repaidAssets),
    },
    bonusUsd: seizedValue === null ? null : usd(seizedValue - raw.repaidAssets),
    protocolFeeUsd: '0',
    badDebtUsd: raw.badDebtAssets === 0n ? '0' : usd(raw.badDebtAssets),
    healthFactorBefore: toHealthFactor(live?.before, raw.line === null ? 'liquidatable' : 'any'),
    healthFactorAfter: toHealthFactor(live?.after, 'any'),
    blocksLate: live?.blocksLate ?? null,
  }
}

/**
 * Before: the account of the block before at this block's price; where Morpho could not liquidate that, something
 * else of the same block made it so, and it is not told.
 */
function toHealthFactor(health: Health | undefined, which: 'liquidatable' | 'any'): string | null {
  if (health?.kind !== 'priced') return null
  return which === 'liquidatable' && !health.liquidatable ? null : health.healthFactor.toString()
}
