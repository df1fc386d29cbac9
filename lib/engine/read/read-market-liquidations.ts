import { toDecimalString } from '@/lib/api/decimal'
import type {
  GasCost,
  MarketLiquidations,
  MarketLiquidationsQuery,
} from '@/lib/api/schema/market-liquidations'
import type { MarketEntry } from '@/lib/config/market-entry'
import { runForEverybody } from '@/lib/page-request'
import type { PoolReader } from '@/lib/pools/pool-reader'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import { getSource } from '../source'
import { getMarketStatistics } from './get-market-statistics'
import type { LiveMarkets } from './live-markets'
import { readWaitingLoans } from './read-waiting-loans'
import { requireRead } from './require-read'
import { SaleQuotes } from './sale-quotes'

type Protocol = MarketEntry['protocol']

const mechanisms: Record<Protocol, MarketLiquidations['mechanism']> = {
  'aave-v3': 'fixed-spread',
  'morpho-blue': 'fixed-spread',
  'compound-v3': 'absorption',
  sky: 'auction',
}

/** Of the bare call, rounded up: no flash loan, no sale of what is taken. */
const gasUnits: Record<Protocol, number> = {
  'aave-v3': 400_000,
  'morpho-blue': 200_000,
  'compound-v3': 300_000,
  sky: 300_000,
}

/** What an answer takes from beside the market: what gas costs now, and what pools pay. */
export type MarketLiquidationsFacts = {
  gasPriceWei: bigint | null
  native: { symbol: string | null; usd: string | null }
  /** Of the market's chain; `undefined` where no pool of it is known. */
  pools?: Pick<PoolReader, 'read'> | undefined
}

/**
 * How well one market liquidates, and which loans past their line nobody takes.
 * @throws NotFoundError, ChainReadError where nothing of the market was read yet
 */
export async function readMarketLiquidations(
  markets: LiveMarkets,
  options: { id: string; query: MarketLiquidationsQuery } & MarketLiquidationsFacts,
): Promise<MarketLiquidations> {
  const { id, query, pools } = options
  const { live, snapshot } = requireRead(markets.get(id))
  const { protocol } = live.entry
  const mechanism = mechanisms[protocol]
  const gas = toGasCost(gasUnits[protocol], options)
  return {
    market: id,
    marketName: snapshot.getMarket().name,
    protocol,
    mechanism,
    asOf: snapshot.asOf,
    source: getSource(live),
    progress: live.progress,
    period: query.period,
    ...getMarketStatistics(snapshot, { period: query.period, mechanism }),
    gas,
    waiting: await readWaiting(snapshot, { costUsd: gas.costUsd, pools }),
  }
}

type Waiting = MarketLiquidations['waiting']

const known = new WeakMap<MarketSnapshot, { costUsd: string | null; waiting: Promise<Waiting> }>()

/** Worked out once a snapshot while gas costs the same: a page asks twice, and many readers look at one block. */
function readWaiting(
  snapshot: MarketSnapshot,
  { costUsd, pools }: { costUsd: string | null } & Pick<MarketLiquidationsFacts, 'pools'>,
): Promise<Waiting> {
  const kept = known.get(snapshot)
  if (kept?.costUsd === costUsd) return kept.waiting
  const waiting = runForEverybody(() =>
    readWaitingLoans(snapshot, {
      gasCostUsd: costUsd === null ? null : Number(costUsd),
      sales: pools ? new SaleQuotes({ pools, snapshot }) : null,
    }),
  )
  known.set(snapshot, { costUsd, waiting })
  waiting.catch(() => known.delete(snapshot))
  return waiting
}

function toGasCost(units: number, { gasPriceWei, native }: MarketLiquidationsFacts): GasCost {
  const isKnown = gasPriceWei !== null && native.usd !== null
  const coins = isKnown ? toDecimalString(gasPriceWei * BigInt(units), 18) : null
  return {
    units,
    priceWei: gasPriceWei?.toString() ?? null,
    nativeSymbol: native.symbol,
    nativeUsd: native.usd,
    costUsd: coins === null ? null : (Number(coins) * Number(native.usd)).toFixed(6),
  }
}
