import { deserialize, serialize } from 'node:v8'
import type { AuditLedger } from '@/lib/api/schema/market'
import type { BlockRef } from '@/lib/chain/block-ref'
import type { MarketFrame } from '@/lib/protocols/market-adapter'
import type { StoredRow, StoredState } from '@/lib/store/store'

/** What is kept of an entry beside its rows: the protocol's own head, and what the engine knows of it. */
export type KeptHead = {
  market: unknown
  /** The oldest followed block that was still held. */
  anchor: Pick<BlockRef, 'number' | 'hash'> | null
  audit: AuditLedger | null
  /** The newest reorganisation that was followed. */
  reorg: KeptReorg | null
}

export type KeptReorg = { commonAncestor: number; depth: number; at: number }

/** Rises when `KeptHead` changes; a stored format is this and the protocol's. */
const headFormat = 1

export function toStoredFormat(protocolFormat: number): number {
  return headFormat * 1_000 + protocolFormat
}

export function toBytes(value: unknown): Uint8Array {
  const { buffer, byteOffset, byteLength } = serialize(value)
  return new Uint8Array(buffer, byteOffset, byteLength)
}

export function toStoredRows(rows: ReadonlyMap<string, unknown>): StoredRow[] {
  return Array.from(rows, ([key, value]) => ({
    key,
    value: value === undefined ? null : toBytes(value),
  }))
}

/** @throws Error where the bytes are not what `toBytes` made */
export function fromStored(state: StoredState): { frame: MarketFrame; kept: KeptHead } {
  const kept = deserialize(state.head) as KeptHead
  const rows = new Map<string, unknown>()
  for (const { key, value } of state.rows)
    rows.set(key, value === null ? undefined : deserialize(value))
  return { frame: { block: state.block, head: kept.market, rows }, kept }
}
