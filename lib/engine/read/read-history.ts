import type { AccountHistory, MarketHistory } from '@/lib/api/schema/history'
import type { HistoryQuery } from '@/lib/api/schema/query'
import { parseIso } from '@/lib/api/time'
import { InvalidRequestError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import type { HealthPoint, Store } from '@/lib/store/store'
import { keptFalls } from '../keep/to-market-point'
import type { LiveMarkets } from './live-markets'

const day = 86_400
const fineFor = 30 * day
const finestRange = 2 * day
const defaultRange = 30 * day

/**
 * A market's points from `from` to `to`, the last 30 days unless told: five minutes apart for up to two days,
 * else an hour.
 * @throws NotFoundError, InvalidRequestError, StoreError
 */
export async function readMarketHistory(options: {
  markets: LiveMarkets
  store: Store
  id: string
  query: HistoryQuery
}): Promise<MarketHistory> {
  const { markets, store, id, query } = options
  const { live } = markets.get(id)
  const { from, to } = getRange(query)
  const isFine = to - from <= finestRange && from >= getNow() - fineFor
  const step = isFine ? 300 : 3600
  const { chainId } = live.entry
  const points = await store.readMarketPoints({ chainId, market: id, from, to, step })
  return {
    market: id,
    step,
    falls: keptFalls.map((fall) => (fall / 100).toString()),
    items: points.map((point) => ({
      at: toTime(point.at),
      blockNumber: point.blockNumber,
      borrowers: point.borrowers,
      collateralUsd: toCents(point.collateralUsd),
      debtUsd: toCents(point.debtUsd),
      liquidatableUsd: toCents(point.liquidatableUsd),
      badDebtUsd: toCents(point.badDebtUsd),
      atRiskUsd: point.atRiskUsd.map(toCents),
    })),
  }
}

/** What was kept of an account's health in every market. @throws InvalidRequestError, StoreError */
export async function readAccountHistory(options: {
  chainIds: readonly number[]
  store: Store
  address: Address
  query: HistoryQuery
}): Promise<AccountHistory> {
  const { chainIds, store, address, query } = options
  const range = getRange(query)
  const found = await Promise.all(
    chainIds.map((chainId) =>
      store.readHealthPoints({ chainId, address: address.toLowerCase(), ...range }),
    ),
  )
  const positions = new Map<string, HealthPoint[]>()
  for (const point of found.flat()) {
    const key = `${point.market} ${point.subaccount}`
    positions.set(key, [...(positions.get(key) ?? []), point])
  }
  return { address, positions: [...positions.values()].flatMap(toPosition) }
}

function toPosition(points: readonly HealthPoint[]): AccountHistory['positions'] {
  const [first] = points
  if (!first) return []
  const { market, subaccount } = first
  return [
    {
      market,
      ...(subaccount && { subaccount }),
      items: points.map(({ at, blockNumber, healthFactor, collateralUsd, debtUsd }) => ({
        at: toTime(at),
        blockNumber,
        healthFactor,
        collateralUsd: collateralUsd === null ? null : toCents(collateralUsd),
        debtUsd: debtUsd === null ? null : toCents(debtUsd),
      })),
    },
  ]
}

function getRange(query: HistoryQuery): { from: number; to: number } {
  const to = query.to === undefined ? getNow() : parseIso(query.to)
  const from = query.from === undefined ? to - defaultRange : parseIso(query.from)
  if (from > to) throw new InvalidRequestError('from must not be later than to.')
  return { from, to }
}

function getNow(): number {
  return Math.floor(Date.now() / 1_000)
}

function toTime(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z')
}

function toCents(value: number): string {
  return value.toFixed(2)
}
