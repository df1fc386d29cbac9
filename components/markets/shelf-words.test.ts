import { describe, expect, test } from 'vitest'
import type { Shelf } from '@/lib/api/schema/market'
import { usdc, wbtc, weth } from '@/lib/api/testing/assets'
import { getShelfSentence, getShelfTitle } from './shelf-words'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

const item: Shelf['items'][number] = {
  asset: weth.asset,
  symbol: 'WETH',
  decimals: 18,
  amount: '2000000000000000000',
  valueUsd: '4000',
  askPrice: { raw: '191600000000', usd: '1916' },
  discount: '0.042',
  cost: '3832000000',
  costUsd: '3832',
}
const empty = { ...item, asset: usdc.asset, amount: '0', valueUsd: '0' }
const unread = {
  ...item,
  asset: wbtc.asset,
  amount: null,
  valueUsd: null,
  askPrice: null,
  cost: null,
  costUsd: null,
  discount: '0',
}
const shelf: Shelf = {
  sale: 'open',
  reserves: '5000000000',
  reservesUsd: '5000',
  targetReserves: '9000000000',
  targetReservesUsd: '9000',
  items: [item, empty],
}

describe('getShelfTitle', () => {
  test.each([
    ['open', 'On sale: $4.00k of collateral, 4.2 % below the oracle’s price'],
    ['paused', 'Sales are paused: $4.00k of collateral lies on the shelf'],
    [
      'reserves-at-target',
      'Nothing is sold, for the reserves are full: $4.00k of collateral lies on the shelf',
    ],
  ] as const)('default: %s', (sale, title) => {
    expect(plain(getShelfTitle({ ...shelf, sale }))).toBe(title)
  })

  test('behavior: an empty shelf is empty, whether sales are open or not', () => {
    for (const sale of ['open', 'paused'] as const)
      expect(getShelfTitle({ ...shelf, sale, items: [empty] })).toBe(
        'Nothing lies on the protocol’s shelf',
      )
  })

  test('behavior: what is not known is neither nothing nor without a discount', () => {
    const other = { ...item, discount: '0.06' }
    expect(plain(getShelfTitle({ ...shelf, items: [item, other, unread] }))).toBe(
      'On sale: at least $8.00k of collateral, 4.2 % to 6.0 % below the oracle’s price',
    )
    expect(getShelfTitle({ ...shelf, items: [unread] })).toBe(
      'On sale: collateral of unknown value',
    )
  })
})

test('getShelfSentence: reserves below zero are told', () => {
  expect(getShelfSentence(shelf)).not.toContain('below zero')
  expect(getShelfSentence({ ...shelf, reserves: '-1' })).toContain('below zero')
})
