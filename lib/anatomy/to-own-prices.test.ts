import { expect, test } from 'vitest'
import { toOwnPrices } from './to-own-prices'
import { toPriceTable } from './token-price'
import { getUsdValue } from './value-in-usd'

const collateral = {
  asset: '0x0000000000000000000000000000000000000001',
  symbol: 'YFI',
  decimals: 18,
  amount: '1234567890123456789',
  valueUsd: '7407.40',
} as const
const debt = {
  asset: '0x0000000000000000000000000000000000000002',
  symbol: 'DAI',
  decimals: 18,
  amount: '7000000000000000000000',
  valueUsd: null,
} as const

test('default: the amount is worth what it was valued at, to the last digit; without a value there is no price', () => {
  const [own, unpriced] = toOwnPrices({ collateral, debt })
  if (!own || !unpriced) throw new Error('one each')
  expect(getUsdValue(own, BigInt(collateral.amount))).toBe(7_407_400_000_000_000_000_000n)
  expect(unpriced.usd).toBeNull()
})

test('behavior: what is priced first stays, what has no price is filled in by later lists', () => {
  const usd = { price: 1n, unit: 1n }
  const own = toOwnPrices({ collateral, debt })
  const others = own.map((token) => ({ ...token, usd }))
  const table = toPriceTable([own, others])
  expect(table.get(collateral.asset)?.usd).not.toEqual(usd)
  expect(table.get(debt.asset)?.usd).toEqual(usd)
})
