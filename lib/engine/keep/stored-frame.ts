import { setImmediate } from 'node:timers/promises'
import type { AuditLedger } from '@/lib/api/schema/market'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { MarketFrame } from '@/lib/protocols/market-adapter'
import type { StoredRow, StoredState } from '@/lib/store/store'
import { fromPlainBytes, toPlainBytes } from './plain-bytes'

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

const rowsAtOnce = 2_000

/** Rises when `KeptHead` changes; a stored format is this and the protocol's. */
const headFormat = 2

export function toStoredFormat(protocolFormat: number): number {
  return headFormat * 1_000 + protocolFormat
}

/**
 * Rows as bytes, some thousands at a time, with room for other work between them. Their bytes stand side by side
 * in a few large buffers, which go back to the machine whole.
 */
export async function toStoredRows(rows: ReadonlyMap<string, unknown>): Promise<StoredRow[]> {
  const stored: StoredRow[] = []
  let some: (readonly [string, Uint8Array | null])[] = []
  for (const [key, value] of rows) {
    some.push([key, value === undefined ? null : toPlainBytes(value)])
    if (some.length < rowsAtOnce) continue
    stored.push(...joinValues(some))
    some = []
    await setImmediate()
  }
  stored.push(...joinValues(some))
  return stored
}

/** The same rows, their values views of one buffer. */
function joinValues(rows: readonly (readonly [string, Uint8Array | null])[]): StoredRow[] {
  const joined = new Uint8Array(rows.reduce((sum, [, value]) => sum + (value?.length ?? 0), 0))
  let offset = 0
  return rows.map(([key, value]) => {
    if (!value) return { key, value }
    joined.set(value, offset)
    offset += value.length
    return { key, value: joined.subarray(offset - value.length, offset) }
  })
}

/** @throws Error where the bytes are not what `toPlainBytes` made */
export function fromStored(state: StoredState): { frame: MarketFrame; kept: KeptHead } {
  const kept = fromPlainBytes(state.head) as KeptHead
  const rows = new Map<string, unknown>()
  for (const { key, value } of state.rows)
    rows.set(key, value === null ? undefined : fromPlainBytes(value))
  return { frame: { block: state.block, head: kept.market, rows }, kept }
}
