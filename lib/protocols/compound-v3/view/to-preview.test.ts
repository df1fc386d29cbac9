import { describe, expect, test } from 'vitest'
import { accrueCometInterest } from '@/lib/risk/compound-v3/accrue-interest'
import type { CometMarketState } from '@/lib/risk/compound-v3/state'
import {
  dollars,
  ether,
  makeAccount,
  makeAsset,
  makeState,
} from '@/lib/risk/compound-v3/testing/make-comet'
import { FeedHeartbeats } from '../../feed-heartbeats'
import type { RawAbsorption } from '../absorption'
import type { CometSnapshotData } from './snapshot-data'
import { toLiquidations } from './to-liquidations'
import { toPreviews } from './to-preview'

const hash = `0x${'ab'.repeat(32)}` as const
const borrower = `0x${'22'.repeat(20)}` as const

function toData(stored: CometMarketState): CometSnapshotData {
  return {
    asOf: { chainId: 1, blockNumber: 1, blockHash: hash, timestamp: '2026-01-01T00:00:00Z' },
    stored,
    state: accrueCometInterest(stored),
    facts: {
      comet: borrower,
      utilization: 0n,
      baseFeed: { address: null, updatedAt: null },
      feeds: [],
      unreadReserves: [],
    },
    quote: { kind: 'usd' },
    heartbeats: new FeedHeartbeats(),
  }
}

describe('toPreviews', () => {
  test('default: one row a collateral, together the whole debt', () => {
    const state = makeState([makeAsset(0), makeAsset(1)])
    const rows = toPreviews(toData(state), makeAccount(-dollars(3_700), [ether(1), ether(1)]))
    expect(rows.map(({ maxRepay, seized, bonusUsd }) => [maxRepay, seized, bonusUsd])).toEqual([
      ['1860000000', ether(1).toString(), '140'],
      ['1840000000', ether(1).toString(), '140'],
    ])
    expect(rows.map(({ returned }) => returned)).toEqual([
      { amount: '20000000', valueUsd: '20' },
      undefined,
    ])
    for (const row of rows)
      expect(row).toMatchObject({
        badDebtUsd: '0',
        minRepayToHealthy: null,
        toxic: false,
        blocked: null,
      })
  })

  test('behavior: a debt without collateral is one row of nothing', () => {
    const [row, ...others] = toPreviews(toData(makeState()), makeAccount(-dollars(250)))
    expect(others).toEqual([])
    expect(row).toMatchObject({
      collateral: { symbol: 'USDC' },
      maxRepay: '250000000',
      seized: '0',
      seizedUsd: '0',
      badDebtUsd: '250',
    })
  })

  test('behavior: nothing to preview without debt or without a price', () => {
    expect(toPreviews(toData(makeState()), makeAccount(dollars(5), [ether(1)]))).toEqual([])
    const unpriced = makeState([makeAsset(0, { price: null })])
    expect(toPreviews(toData(unpriced), makeAccount(-dollars(5), [ether(1)]))).toEqual([])
  })
})

describe('toLiquidations', () => {
  const raw: RawAbsorption = {
    blockNumber: 5,
    blockHash: hash,
    transactionHash: hash,
    logIndex: 7,
    absorber: borrower,
    borrower,
    basePaidOut: dollars(250),
    valueOfBasePaidOut: 250_00000000n,
    collateral: [],
    returned: 0n,
  }
  const facts = {
    entry: {
      id: 'comet',
      protocol: 'compound-v3' as const,
      chainId: 1,
      name: 'Comet',
      comet: borrower,
    },
    returned: 0n,
    state: makeState(),
    timestamp: 1_700_000_000,
    health: undefined,
    blocksLate: null,
  }

  test('behavior: an absorption without collateral is told too', () => {
    const told = toLiquidations({ ...facts, raw, liquidationFactors: [], quote: { kind: 'usd' } })
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      id: `1-${hash}-7`,
      collateral: { symbol: 'USDC', amount: '0', valueUsd: '0' },
      debt: { symbol: 'USDC', amount: '250000000', valueUsd: '250' },
      badDebtUsd: '250',
      bonusUsd: '0',
    })
  })

  test('behavior: what nobody knows of that time is null', () => {
    const asset = facts.state.assets[0]?.asset ?? borrower
    const collateral = [{ asset, amount: ether(1), value: 200_00000000n, logIndex: 6 }]
    const unknown = { ...facts, raw: { ...raw, collateral } }
    const [item] = toLiquidations({
      ...unknown,
      liquidationFactors: null,
      quote: { kind: 'other', usd: null },
    })
    expect(item).toMatchObject({
      logIndex: 6,
      collateral: { amount: ether(1).toString(), valueUsd: null },
      debt: { amount: '250000000', valueUsd: null },
      bonusUsd: null,
      protocolFeeUsd: null,
      badDebtUsd: null,
    })
  })
})
