import type { AuditLedger } from '@/lib/api/schema/market'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { MarketSnapshot, PositionReading } from '@/lib/protocols/market-adapter'
import type { Address } from '@/lib/risk/units'

/** One entry of the configuration as this process has it: followed on the chain, or copied from the database. */
export interface LiveEntry {
  readonly entry: MarketEntry
  /** One a market, the newest that could be read; empty before the first. */
  readonly snapshots: readonly MarketSnapshot[]
  /** When the snapshots' block was first read, milliseconds since the epoch. */
  readonly readAt: number | undefined
  /** When a node last confirmed the head, milliseconds since the epoch. */
  readonly confirmedAt: number | undefined
  /** Why the newest block could not be read; `undefined` when it was. */
  readonly failure: string | undefined
  /** Of the search for borrowers, 0 to 1. */
  readonly progress: number
  readonly audit: AuditLedger | null
  readPositions(options: { address: Address; block: BlockRef }): Promise<PositionReading[]>
}

/** A chain as this process has it. */
export interface LiveChain {
  readonly chainId: number
  /** The newest block seen, whether or not the markets are there already. */
  readonly head: Pick<BlockRef, 'number'> | undefined
  /** The newest block that the markets were brought to. */
  readonly indexed: BlockRef | undefined
  /** How far the markets are behind the head, in the chain's own time; `null` where it is not known. */
  readonly lagSeconds: number | null
  readonly endpoints: { healthy: number; total: number }
  readBlock(number: number): Promise<BlockRef>
}

export type Phase = 'discovering' | 'live' | 'down'

export function getPhase({ snapshots, failure, progress }: LiveEntry): Phase {
  if (snapshots.length === 0) return failure ? 'down' : 'discovering'
  return progress < 1 ? 'discovering' : 'live'
}
