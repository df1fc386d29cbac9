import { describe, expect, test } from 'vitest'
import type { Wad } from '@/lib/risk/units'
import type { MorphoMarketFacts, MorphoReading } from './market-facts'
import { toMarketState } from './to-market-state'

const wad = (value: bigint) => value as Wad
const facts: MorphoMarketFacts = {
  id: '0x77',
  loanToken: { asset: '0x01', symbol: 'USDC', decimals: 6 },
  collateralToken: { asset: '0x02', symbol: 'WETH', decimals: 18 },
  oracle: '0x03',
  feeds: [],
  irm: '0x04',
  lltv: wad(86n * 10n ** 16n),
}
const totals: MorphoReading = {
  totalSupplyAssets: 2_000_000n,
  totalSupplyShares: 2_000_000_000_000n,
  totalBorrowAssets: 1_000_000n,
  totalBorrowShares: 1_000_000_000_000n,
  lastUpdate: 1_000,
  fee: wad(0n),
  price: 5n,
  borrowRate: wad(10n ** 12n),
}

describe('toMarketState', () => {
  test('default: interest up to the block', () => {
    const state = toMarketState(facts, { totals, timestamp: 2_000 })
    expect(state).toMatchObject({
      totalBorrowAssets: 1_001_000n,
      totalSupplyAssets: 2_001_000n,
      collateralPrice: 5n,
      lastUpdate: 2_000,
      timestamp: 2_000,
    })
  })

  test('behavior: a rate model that reverts leaves no price and no interest', () => {
    const state = toMarketState(facts, {
      totals: { ...totals, borrowRate: null },
      timestamp: 2_000,
    })
    expect(state).toMatchObject({ collateralPrice: null, totalBorrowAssets: 1_000_000n })
  })

  test('behavior: a total that outgrows its word leaves no price', () => {
    const borrowRate = wad(10n ** 30n)
    const state = toMarketState(facts, { totals: { ...totals, borrowRate }, timestamp: 10 ** 9 })
    expect(state).toMatchObject({ collateralPrice: null, totalBorrowAssets: 1_000_000n })
  })

  test('behavior: a market without loans has no price to judge by', () => {
    const { price: _, borrowRate: __, ...idle } = totals
    expect(toMarketState(facts, { totals: idle, timestamp: 2_000 })).toMatchObject({
      collateralPrice: null,
      totalSupplyAssets: 2_000_000n,
    })
  })
})
