import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'
import type { BlockSearch } from '../block-search'
import type { LiquidatableRecord } from '../liquidatable-record'
import type { AaveMarketFacts } from './market-facts'
import type { AaveMarketSetup } from './market-setup'
import type { RawDeficit, RawLiquidation } from './parse-logs'

/** Rises when anything below changes its shape. */
export const aaveFrameFormat = 1

/** What a frame of an Aave v3 market says beside its rows. */
export type AaveHead = {
  setup: AaveMarketSetup
  state: AaveMarketState
  facts: AaveMarketFacts
  /** Times of the newest rounds of each feed, seconds ascending, by lower-case address. */
  rounds: ReadonlyMap<string, readonly number[]>
  /** The past that is searched for borrowers; `null` before it began. */
  search: BlockSearch | null
  /** Found, and not read yet. */
  pending: readonly Address[]
  /** Who could be liquidated at the frame before; `null` where there is none, or it was replaced. */
  liquidatable: LiquidatableRecord<Address> | null
}

/** A liquidation as its log told it, and as it is shown once it is valued. */
export type LedgerRow = { raw: RawLiquidation; told: Liquidation | null }

export type AaveRow =
  | { kind: 'account'; value: AaveAccount }
  | { kind: 'liquidation'; value: LedgerRow }
  | { kind: 'deficit'; value: RawDeficit }

const prefixes = { account: 'a', liquidation: 'l', deficit: 'd' } as const

/** The key of a row: its kind's letter and what tells it from its like. */
export function toRowKey(kind: AaveRow['kind'], id: string): string {
  return `${prefixes[kind]}:${id}`
}

export function getRowKind(key: string): AaveRow['kind'] {
  const kind = Object.entries(prefixes).find(([, letter]) => key.startsWith(`${letter}:`))?.[0]
  return (kind ?? 'account') as AaveRow['kind']
}

export function toLogKey({ blockHash, logIndex }: { blockHash: string; logIndex: number }): string {
  return `${blockHash}-${logIndex}`
}
