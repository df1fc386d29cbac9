import { expect, test } from 'vitest'
import type { Account } from '../schema/position'
import {
  account,
  emptyAccount,
  lateAccount,
  noDebtAccount,
  partlyReadAccount,
  unpricedAccount,
} from '../testing/account'
import { MARKET_ID, staleSource } from '../testing/chain'
import { position } from '../testing/position'
import { getBadge } from './get-badge'

const withHealth = (healthFactor: bigint, from: Account = account): Account => ({
  ...from,
  positions: [
    {
      ...position,
      health: { kind: 'priced', healthFactor: healthFactor.toString(), liquidatable: false },
    },
  ],
})

test('default', () => {
  expect(getBadge(account)).toEqual({
    step: 'watch',
    value: '1.25 watch',
    detail: 'Aave v3.6 (local chain), block 43,210',
  })
})

test.each([
  [999_999_999_999_999_999n, 'under', '0.9999 under water'],
  [1_000_000_000_000_000_000n, 'danger', '1.0000 danger'],
  [1_099_999_999_999_999_999n, 'danger', '1.0999 danger'],
  [1_100_000_000_000_000_000n, 'watch', '1.10 watch'],
  [1_500_000_000_000_000_000n, 'afloat', '1.50 afloat'],
  [10n ** 30n, 'afloat', '1.00T afloat'],
])('behavior: %s reads %s', (healthFactor, step, value) => {
  expect(getBadge(withHealth(healthFactor))).toMatchObject({ step, value })
})

test('behavior: the lowest position decides, whatever the order', () => {
  const both = { ...lateAccount, positions: [...account.positions, ...lateAccount.positions] }
  expect(getBadge(both)).toMatchObject({ step: 'under', value: '0.9876 under water' })
})

test('behavior: without debt', () => {
  expect(getBadge(noDebtAccount)).toMatchObject({ step: 'no-debt', value: 'no debt' })
  expect(getBadge(emptyAccount)).toMatchObject({ step: 'no-debt', value: 'no debt' })
})

test('error: what was not read, is old or lacks a price makes it unknown', () => {
  const stale = { ...account, source: { ...account.source, [MARKET_ID]: staleSource } }
  expect(getBadge(stale)).toEqual({
    step: 'unknown',
    value: 'unknown',
    detail: 'demo-aave-v3 is 94 s old',
  })
  expect(getBadge(partlyReadAccount).step).toBe('unknown')
  expect(getBadge(unpricedAccount).step).toBe('unknown')
  expect(getBadge({ ...emptyAccount, unread: partlyReadAccount.unread }).step).toBe('unknown')
})

test('behavior: known danger is said before what is unknown', () => {
  const danger = withHealth(1_050_000_000_000_000_000n, partlyReadAccount)
  expect(getBadge(danger)).toMatchObject({ step: 'danger', value: '1.0500 danger' })
})
