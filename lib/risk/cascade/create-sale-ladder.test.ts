import { expect, test } from 'vitest'
import { createSaleLadder } from './create-sale-ladder'
import { USDC } from './testing/arbitrary'

test('createSaleLadder: several pools are sold into at the best split', () => {
  const quote = { address: USDC, symbol: 'USDC', price: 1 }
  const pool = (fee: number, liquidity: number) => ({
    fee,
    price: 2_000,
    ranges: [{ lower: 0, upper: 4_000, liquidity }],
  })
  expect(createSaleLadder({ quote, pools: [] })).toEqual({ kind: 'closed' })
  const one = createSaleLadder({ quote, pools: [pool(0.003, 500)] })
  expect(one).toMatchObject({ kind: 'ladder', fee: 0.003, prices: [1_994, 0] })
  const both = createSaleLadder({ quote, pools: [pool(0.003, 500), pool(0.0005, 300)] })
  expect(both).toMatchObject({ fee: 0.003, prices: [1_999, 1_994, 0] })
})
