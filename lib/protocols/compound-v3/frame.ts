import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { CometAccount, CometMarketState } from '@/lib/risk/compound-v3/state'
import type { Address } from '@/lib/risk/units'
import type { BlockSearch } from '../block-search'
import type { LiquidatableRecord } from '../liquidatable-record'
import type { LogPlace, RawAbsorption } from './absorption'
import type { CometQuote } from './get-quote'
import type { CometFacts } from './market-facts'

/** Rises when anything below changes its shape. */
export const cometFrameFormat = 1

/** What a frame of a Comet says beside its rows. */
export type CometHead = {
  /** As stored on the chain: not accrued to the block's time. */
  state: CometMarketState
  facts: CometFacts
  quote: CometQuote
  symbols: ReadonlyMap<Address, string>
  /** Times of the newest rounds of each feed, seconds ascending, by lower-case address. */
  rounds: ReadonlyMap<string, readonly number[]>
  /** The past that is searched for who has had collateral; `null` before it began. */
  search: BlockSearch | null
  /** Found, and not read yet. */
  pending: readonly Address[]
  /** Who could be absorbed at the frame before; `null` where there is none, or it was replaced. */
  liquidatable: LiquidatableRecord<Address> | null
}

/** An absorption as its logs told it, and as it is shown once it is valued: one item a collateral. */
export type LedgerRow = { raw: RawAbsorption; told: readonly Liquidation[] | null }

export type CometRow =
  | { kind: 'account'; value: CometAccount }
  | { kind: 'absorption'; value: LedgerRow }
  | { kind: 'upgrade'; value: LogPlace }

const prefixes = { account: 'a', absorption: 'l', upgrade: 'u' } as const

/** The key of a row: its kind's letter and what tells it from its like. */
export function toRowKey(kind: CometRow['kind'], id: string): string {
  return `${prefixes[kind]}:${id}`
}

export function getRowKind(key: string): CometRow['kind'] {
  if (key.startsWith(`${prefixes.absorption}:`)) return 'absorption'
  return key.startsWith(`${prefixes.upgrade}:`) ? 'upgrade' : 'account'
}
