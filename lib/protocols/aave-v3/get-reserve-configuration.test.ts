import { expect, test } from 'vitest'
import { getReserveConfiguration } from './get-reserve-configuration'

test('default: WETH of the Ethereum market', () => {
  const bits = (value: bigint, at: number) => value << BigInt(at)
  const bitmap =
    bits(8050n, 0) |
    bits(8300n, 16) |
    bits(10500n, 32) |
    bits(18n, 48) |
    bits(1n, 56) |
    bits(1n, 58) |
    bits(1n, 63) |
    bits(1500n, 64) |
    bits(1_400_000n, 80) |
    bits(1_800_000n, 116) |
    bits(1000n, 152) |
    bits(1n, 168) |
    bits(2n ** 36n - 1n, 176) |
    bits(7n, 212)
  expect(getReserveConfiguration(bitmap)).toEqual({
    ltv: 8050n,
    liquidationThreshold: 8300n,
    liquidationBonus: 10500n,
    decimals: 18,
    active: true,
    frozen: false,
    borrowingEnabled: true,
    stableBorrowingEnabled: false,
    paused: false,
    borrowableInIsolation: false,
    siloedBorrowing: false,
    flashLoanEnabled: true,
    reserveFactor: 1500n,
    borrowCap: 1_400_000n,
    supplyCap: 1_800_000n,
    liquidationProtocolFee: 1000n,
    eModeCategoryId: 1,
    debtCeiling: 7n,
  })
})
