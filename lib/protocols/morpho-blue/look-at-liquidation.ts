import { getMorphoHealth } from '@/lib/risk/morpho-blue/get-health'
import type { Address } from '@/lib/risk/units'
import { getBlocksLate } from '../get-blocks-late'
import type { LiquidatableRecord } from '../liquidatable-record'
import { type PositionKey, toPositionKey } from './frame'
import type { MorphoMarketFacts } from './market-facts'
import type { MorphoMarketView } from './market-view'
import type { RawLiquidation } from './parse-logs'
import type { FamilyReading } from './read-family'
import { toMarketState } from './to-market-state'
import { getDollars } from './view/dollars'
import type { LiveLiquidation } from './view/to-liquidation'

/** What is known of a liquidation of the newest block: prices, the account before and after, how late it came. */
export function lookAtLiquidation(
  raw: RawLiquidation,
  options: {
    facts: MorphoMarketFacts
    reading: FamilyReading
    usd: ReadonlyMap<Address, string>
    /** As the block before left it. */
    view: MorphoMarketView
    record: LiquidatableRecord<PositionKey> | null
  },
): LiveLiquidation {
  const { facts, reading, usd, view, record } = options
  const { marketId, borrower, blockNumber, line } = raw
  const key = toPositionKey(marketId, borrower)
  const totals = reading.totals.get(marketId)
  const asked = reading.prices.get(facts.oracle) ?? null
  const price = totals && 'price' in totals ? totals.price : asked
  const { timestamp } = reading
  const judged = totals && {
    ...toMarketState(facts, { totals, timestamp }),
    collateralPrice: price,
  }
  const before = view.table.markets.get(marketId)?.accounts.get(borrower)
  const after = reading.accounts.get(key)?.account
  return {
    price,
    dollars: getDollars(facts, { price, usd }),
    before: judged && before && getMorphoHealth(judged, before),
    after: judged && after && getMorphoHealth(judged, after),
    blocksLate: line === null ? getBlocksLate({ account: key, blockNumber }, record) : null,
  }
}
