import type { Hex } from 'viem'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { MorphoAccount } from '@/lib/risk/morpho-blue/state'
import type { Address } from '@/lib/risk/units'
import type { BlockSearch } from '../block-search'
import type { LiquidatableRecord } from '../liquidatable-record'
import type { MorphoLine, MorphoMarketFacts, MorphoReading, MorphoTotals } from './market-facts'
import type { RawLiquidation } from './parse-logs'

/** Rises when anything below changes its shape. */
export const morphoFrameFormat = 1

/** What a frame of a Morpho says beside its rows: all that may be another at every block. */
export type MorphoHead = {
  /** The block's, seconds. */
  timestamp: number
  /** Markets with debt. */
  markets: ReadonlyMap<Hex, MorphoReading>
  /** Of oracles that pre-liquidation contracts ask; 1e36 scale, `null` where one does not answer. */
  linePrices: ReadonlyMap<Address, bigint | null>
  /** When each feed that a market's oracle names was last updated, seconds; `null` where it tells none. */
  updates: ReadonlyMap<Address, number | null>
  /** Times of the newest rounds of each feed, seconds ascending, by lower-case address. */
  rounds: ReadonlyMap<string, readonly number[]>
  /** Dollars a whole token as other markets of the chain price it, for tokens of markets with debt. */
  usd: ReadonlyMap<Address, string>
  /** The past that is searched for markets and borrowers; `null` before it began. */
  search: BlockSearch | null
  /** Pre-liquidation contracts whose own past is not searched yet. */
  linesLeft: readonly Address[]
  /** Found, and not read yet. */
  pending: MorphoPending
  /** Who could be liquidated at the frame before; `null` where there is none, or it was replaced. */
  liquidatable: LiquidatableRecord<PositionKey> | null
}

export type MorphoPending = {
  /** Markets to be read although nothing is owed in them. */
  markets: readonly Hex[]
  positions: ReadonlyMap<Hex, readonly Address[]>
  authorisations: readonly { account: Address; authorised: Address }[]
}

/** An account in one market. */
export type PositionKey = `${Hex}:${Address}`

export function toPositionKey(marketId: Hex, account: Address): PositionKey {
  return `${marketId}:${account}`
}

/** A market, and while nothing is owed in it its totals as they were last seen. */
export type MarketRow = MorphoMarketFacts & { idle: MorphoTotals | null }
export type PositionRow = MorphoAccount & { marketId: Hex }
/** Somebody lets a pre-liquidation contract act. */
export type GrantRow = { account: Address; line: Address }
/** A liquidation as its log told it, and as it is shown once it is valued. */
export type LedgerRow = { raw: RawLiquidation; told: Liquidation | null }

/** Rows by kind; positions are of accounts with debt only. */
export type MorphoRows = {
  market: MarketRow
  position: PositionRow
  line: MorphoLine
  grant: GrantRow
  liquidation: LedgerRow
}

const prefixes = { market: 'm', position: 'p', line: 'n', grant: 'g', liquidation: 'l' } as const
const kinds = new Map(
  Object.entries(prefixes).map(([kind, prefix]) => [prefix as string, kind as keyof MorphoRows]),
)

/** The key of a row: its kind's letter and what tells it from its like. */
export function toRowKey(kind: keyof MorphoRows, id: string): string {
  return `${prefixes[kind]}:${id}`
}

/** @throws RangeError for a key of no kind */
export function parseRowKey(key: string): { kind: keyof MorphoRows; id: string } {
  const [prefix = '', id = ''] = [key.slice(0, 1), key.slice(2)]
  const kind = kinds.get(prefix)
  if (!kind) throw new RangeError(`no row ${key}`)
  return { kind, id }
}

export function toGrantId({ account, line }: GrantRow): string {
  return `${account}:${line}`
}

export function toLogKey({ blockHash, logIndex }: { blockHash: string; logIndex: number }): string {
  return `${blockHash}-${logIndex}`
}
