import { toDecimalString } from '@/lib/api/decimal'
import type { Nearest, NearestLoan, NearestQuery } from '@/lib/api/nearest'
import type { BookRow } from '@/lib/api/schema/book'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { PriceFalls } from '@/lib/protocols/price-falls'
import type { AssetTrigger } from '@/lib/risk/health'
import type { RankedRows } from '@/lib/risk/rank-moves'
import { type Address, WAD, type Wad } from '@/lib/risk/units'
import type { LiveMarkets } from './live-markets'
import { compareText } from './order-book'

type Move = { direction: 'down' | 'up'; distance: bigint }
type Loan = { row: BookRow; move: Move; falls: PriceFalls }
type Candidate = { snapshot: MarketSnapshot; place: number; move: number }

/**
 * The loans that a fall of one asset's price reaches first, over the markets that the query names. Columns find twice
 * as many as are asked for; those are ordered and told by each protocol's own integers.
 *
 * @throws NotFoundError for an unknown market, InvalidRequestError for an asset that none of them lists
 */
export function readNearest(
  markets: LiveMarkets,
  { asset: given, market, percent, limit }: NearestQuery,
): Nearest {
  const asset = given as Address
  const { snapshots, asOf, source } = markets.select({ market, asset })
  const ranked = snapshots.flatMap((snapshot) => {
    const moves = snapshot.getAssetMoves(asset)
    return moves ? [{ snapshot, ...moves }] : []
  })
  const gather = (side: 'falls' | 'rises') =>
    ranked
      .flatMap((each) => toCandidates(each.snapshot, each[side]))
      .sort((a, b) => a.move - b.move)
  const fall = (BigInt(percent) * WAD) / 100n
  const sum = (key: 'others' | 'badDebts' | 'unpriced') =>
    ranked.reduce((total, each) => total + each[key], 0)
  return {
    asOf,
    source,
    loans: [...gather('falls'), ...gather('rises')]
      .slice(0, limit * 2)
      .flatMap((candidate) => readLoan(candidate, asset) ?? [])
      .sort(compareLoans)
      .slice(0, limit)
      .map((loan) => toNearestLoan(loan, { asset, fall: fall as Wad })),
    others: sum('others'),
    badDebts: sum('badDebts'),
    unpriced: sum('unpriced'),
  }
}

function toCandidates(snapshot: MarketSnapshot, { rows, moves }: RankedRows): Candidate[] {
  return Array.from(rows, (place, index) => ({ snapshot, place, move: moves[index] as number }))
}

const loans = new WeakMap<MarketSnapshot, Map<string, Loan | null>>()

/** Worked out once a snapshot; `null` where no integer of the price reaches it after all. */
function readLoan({ snapshot, place }: Candidate, asset: Address): Loan | null {
  const known = loans.get(snapshot) ?? new Map<string, Loan | null>()
  loans.set(snapshot, known)
  const key = `${asset.toLowerCase()} ${place}`
  const found = known.get(key)
  if (found !== undefined) return found
  const falls = snapshot.getPriceFalls(place)
  const row = snapshot.toBookRow(place)
  const move = toMove(falls.getTrigger(asset), getHealthFactor(row) < WAD)
  const loan = move && { row, move, falls }
  known.set(key, loan)
  return loan
}

function toMove(trigger: AssetTrigger | undefined, isPast: boolean): Move | null {
  if (trigger?.kind === 'reachable') return trigger
  return isPast ? { direction: 'down', distance: 0n } : null
}

function getHealthFactor({ health }: BookRow): bigint {
  return health.kind === 'priced' ? BigInt(health.healthFactor) : WAD
}

function toNearestLoan(
  { row, move, falls }: Loan,
  { asset, fall }: { asset: Address; fall: Wad },
): NearestLoan {
  const assets = new Set([asset.toLowerCase()])
  return {
    row,
    move: { direction: move.direction, distance: toDecimalString(move.distance, 18) },
    fallen: fall === 0n ? row.health : falls.getHealth({ assets, fall }),
  }
}

/** Those past their line by health, then by how far the price may fall, then by how far it may rise. */
function compareLoans(a: Loan, b: Loan): number {
  const [first, second] = [getRank(a), getRank(b)]
  return (
    first.list - second.list ||
    (first.value < second.value ? -1 : first.value > second.value ? 1 : 0) ||
    compareText(a.row.address, b.row.address) ||
    compareText(a.row.market, b.row.market) ||
    compareText(a.row.subaccount ?? '', b.row.subaccount ?? '')
  )
}

function getRank({ row, move }: Loan): { list: number; value: bigint } {
  const healthFactor = getHealthFactor(row)
  if (healthFactor < WAD) return { list: 0, value: healthFactor }
  return { list: move.direction === 'down' ? 1 : 2, value: move.distance }
}
