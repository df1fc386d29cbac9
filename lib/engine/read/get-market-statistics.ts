import type { Liquidation, LiquidationDay } from '@/lib/api/schema/liquidation'
import type { MarketLiquidations, Period } from '@/lib/api/schema/market-liquidations'
import { parseIso, toIso } from '@/lib/api/time'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import { getCollaterals } from '@/lib/risk/liquidation-quality/get-collaterals'
import { getLateness, type Lateness } from '@/lib/risk/liquidation-quality/get-lateness'
import { getLiquidators } from '@/lib/risk/liquidation-quality/get-liquidators'
import { getOverLiquidation } from '@/lib/risk/liquidation-quality/get-over-liquidation'
import { getRecovery, type Recovery } from '@/lib/risk/liquidation-quality/get-recovery'
import { groupOccasions } from '@/lib/risk/liquidation-quality/group-occasions'
import type { Sale } from '@/lib/risk/liquidation-quality/sale'
import type { Address } from '@/lib/risk/units'
import { toSale } from './to-sale'

export type MarketStatistics = Pick<
  MarketLiquidations,
  | 'from'
  | 'oldest'
  | 'count'
  | 'occasions'
  | 'lateness'
  | 'auctions'
  | 'value'
  | 'overLiquidation'
  | 'liquidators'
  | 'collaterals'
  | 'days'
>

const secondsADay = 86_400
const days: Record<Period, number | null> = { '24h': 1, '7d': 7, '30d': 30, all: null }
const mostLiquidators = 50
const mostDays = 90

type OfList = Omit<MarketStatistics, 'auctions'>
type Span = { from: number | null; endDay: number }
type Kept = Map<Period, Span & { ofList: OfList }>

/** Lists stay the same objects while nothing happens: what was worked out of one holds for many blocks. */
const known = new WeakMap<readonly Liquidation[], Kept>()

/** What a market's liquidations of a period add up to. */
export function getMarketStatistics(
  snapshot: MarketSnapshot,
  { period, mechanism }: { period: Period; mechanism: MarketLiquidations['mechanism'] },
): MarketStatistics {
  const { timestamp } = snapshot.block
  const span = days[period]
  const from = span === null ? null : timestamp - span * secondsADay
  const endDay = Math.floor(timestamp / secondsADay)
  const auctions = mechanism === 'auction' ? getPace(snapshot, from) : null
  const byPeriod: Kept = known.get(snapshot.liquidations) ?? new Map()
  known.set(snapshot.liquidations, byPeriod)
  const kept = byPeriod.get(period)
  if (kept?.from === from && kept.endDay === endDay) return { ...kept.ofList, auctions }
  const ofList = toStatistics(snapshot.liquidations, { from, endDay, mechanism })
  byPeriod.set(period, { from, endDay, ofList })
  return { ...ofList, auctions }
}

/** @param all newest first */
function toStatistics(
  all: readonly Liquidation[],
  { from, endDay, mechanism }: Span & { mechanism: MarketLiquidations['mechanism'] },
): OfList {
  const older = from === null ? -1 : all.findIndex(({ timestamp }) => parseIso(timestamp) < from)
  const listed = older === -1 ? all : all.slice(0, older)
  const sales = listed.map(toSale)
  const occasions = groupOccasions(sales)
  const lateness = getLateness(occasions.map(({ blocksLate }) => blocksLate))
  const { notApplicable: _, ...over } = getOverLiquidation(occasions)
  return {
    from: from === null ? null : toIso(from),
    oldest: listed.at(-1)?.timestamp ?? null,
    count: listed.length,
    occasions: occasions.length,
    lateness: mechanism === 'auction' ? null : toLateness(lateness),
    value: toRecovery(getRecovery(sales)),
    overLiquidation: mechanism === 'fixed-spread' ? { ...over, share: toShare(over.share) } : null,
    liquidators: toLiquidators(sales),
    collaterals: toCollaterals(listed, sales),
    days: toDays(listed, { sales, from, endDay }),
  }
}

function toLateness({
  blocks95: p95Blocks,
  shareInFirst,
  buckets,
  ...counts
}: Lateness): NonNullable<MarketStatistics['lateness']> {
  return { ...counts, p95Blocks, shareInFirst: toShare(shareInFirst), buckets: [...buckets] }
}

/** Blocks from the start of an auction to its first purchase, of those first bought from in the period. */
function getPace(
  { auctions = [] }: MarketSnapshot,
  from: number | null,
): NonNullable<MarketStatistics['auctions']> {
  const taken = auctions.flatMap(({ started, takes: [first] }) => {
    if (!first || (from !== null && first.at !== null && parseIso(first.at) < from)) return []
    return [started ? first.blockNumber - started.blockNumber : null]
  })
  const { known: count, medianBlocks, blocks95 } = getLateness(taken)
  return { taken: taken.length, known: count, medianBlocks, p95Blocks: blocks95 }
}

function toLiquidators(sales: readonly Sale[]): MarketStatistics['liquidators'] {
  const { liquidators, concentration } = getLiquidators(sales)
  return {
    total: liquidators.length,
    shareOf: concentration?.shareOf ?? null,
    topShare: toShare(concentration?.topShare ?? null),
    herfindahl: toShare(concentration?.herfindahl ?? null),
    items: liquidators.slice(0, mostLiquidators).map((sum) => ({
      address: sum.liquidator as Address,
      count: sum.count,
      seizedUsd: toUsd(sum.seizedUsd),
      repaidUsd: toUsd(sum.repaidUsd),
      bonusUsd: toUsd(sum.bonusUsd),
      share: toShare(sum.share),
      unpriced: sum.unpriced,
    })),
  }
}

function toCollaterals(
  listed: readonly Liquidation[],
  sales: readonly Sale[],
): MarketStatistics['collaterals'] {
  const symbols = new Map(listed.map(({ collateral }) => [collateral.asset, collateral.symbol]))
  return getCollaterals(sales).map(({ collateral, count, share, ...sum }) => {
    const asset = collateral as Address
    const symbol = symbols.get(asset) ?? asset
    return { asset, symbol, count, share: toShare(share), ...toRecovery(sum) }
  })
}

/** One row a UTC day up to the newest block's, days without any included. */
function toDays(
  listed: readonly Liquidation[],
  { sales, from, endDay }: Span & { sales: readonly Sale[] },
): LiquidationDay[] {
  const oldest = listed.at(-1)
  if (!oldest) return []
  const first = Math.floor((from ?? parseIso(oldest.timestamp)) / secondsADay)
  const start = Math.max(first, endDay - mostDays + 1)
  const byDay = new Map<string, Sale[]>()
  for (const [index, { timestamp }] of listed.entries()) {
    const sale = sales[index]
    const day = timestamp.slice(0, 10)
    const ofDay = byDay.get(day)
    if (sale && ofDay) ofDay.push(sale)
    else if (sale) byDay.set(day, [sale])
  }
  return Array.from({ length: endDay - start + 1 }, (_, index) => {
    const day = toIso((start + index) * secondsADay).slice(0, 10)
    const ofDay = byDay.get(day) ?? []
    const { seizedUsd, repaidUsd, unpriced } = getRecovery(ofDay)
    return {
      day,
      count: ofDay.length,
      collateralUsd: (seizedUsd ?? 0).toFixed(2),
      debtUsd: (repaidUsd ?? 0).toFixed(2),
      unpriced,
    }
  })
}

function toRecovery(sum: Recovery): MarketStatistics['value'] {
  return {
    seizedUsd: toUsd(sum.seizedUsd),
    repaidUsd: toUsd(sum.repaidUsd),
    seizedToRepaid: toShare(sum.seizedToRepaid),
    badDebtUsd: toUsd(sum.badDebtUsd),
    recovered: toShare(sum.recovered),
    bonusUsd: toUsd(sum.bonusUsd),
    unpriced: sum.unpriced,
    badDebtNotKnown: sum.badDebtNotKnown,
  }
}

const toUsd = (value: number | null): string | null => value?.toFixed(2) ?? null
const toShare = (share: number | null): string | null => share?.toFixed(6) ?? null
