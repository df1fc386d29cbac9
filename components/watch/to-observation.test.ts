import { expect, test } from 'vitest'
import {
  account,
  emptyAccount,
  lateAccount,
  noDebtAccount,
  partlyReadAccount,
  unpricedAccount,
} from '@/lib/api/testing/account'
import { toObservation } from './to-observation'

test('default: the lowest health of its positions', () => {
  expect(toObservation(account, '1.1')).toEqual({
    address: account.address,
    level: '1.1',
    health: { kind: 'known', healthFactor: 1_250_000_000_000_000_000n },
  })
})

test('behavior: without debt', () => {
  expect(toObservation(noDebtAccount, '1.1').health.kind).toBe('no-debt')
  expect(toObservation(emptyAccount, '1.1').health.kind).toBe('no-debt')
})

test('behavior: below is known even where not all was read', () => {
  expect(toObservation(partlyReadAccount, '1.3').health.kind).toBe('known')
  expect(toObservation(lateAccount, '1').health.kind).toBe('known')
})

test('error: above is not known where not all was read or priced', () => {
  expect(toObservation(partlyReadAccount, '1.1').health.kind).toBe('unknown')
  expect(toObservation(unpricedAccount, '1.1').health.kind).toBe('unknown')
})
