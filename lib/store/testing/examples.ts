import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { HealthPoint, Lease, LeaseNote, MarketPoint, SaveOptions } from '../store'

/** A whole hour. */
export const noon = 1_790_000_000 - (1_790_000_000 % 3_600)

export const exampleNote: LeaseNote = {
  confirmedAt: 1_790_000_000_000,
  head: 7,
  failure: null,
  progress: 0.5,
  endpoints: { healthy: 1, total: 2 },
}

export function toExampleBlock(number: number): BlockRef {
  const hash = `0x${number.toString(16).padStart(64, '0')}` as const
  return { chainId: 1, number, hash, parentHash: hash, timestamp: 1_790_000_000, logsBloom: null }
}

/** What a save must have, at block `number`, with nothing in it. */
export function toExampleSave(lease: Lease, number: number): SaveOptions {
  return {
    lease,
    format: 1,
    block: toExampleBlock(number),
    head: Uint8Array.of(number),
    rows: [],
    marketPoints: [],
    healthPoints: [],
  }
}

export function toExampleMarketPoint(at: number, blockNumber: number): MarketPoint {
  return {
    market: 'main',
    at,
    blockNumber,
    borrowers: 3,
    collateralUsd: 10.5,
    debtUsd: 0.1 + 0.2,
    liquidatableUsd: 0,
    badDebtUsd: 1e-9,
    atRiskUsd: [1, 2.5, 3, 4, 5],
  }
}

export function toExampleHealthPoint(at: number, blockNumber: number): HealthPoint {
  return {
    market: 'main',
    address: '0xabcdef0000000000000000000000000000000001',
    subaccount: '',
    at,
    blockNumber,
    healthFactor: '1000000000000000001',
    collateralUsd: 2,
    debtUsd: 1,
  }
}
