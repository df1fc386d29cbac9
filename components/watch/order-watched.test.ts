import { expect, test } from 'vitest'
import {
  account,
  accounts,
  emptyAccount,
  lateAccount,
  noDebtAccount,
  unpricedAccount,
} from '@/lib/api/testing/account'
import { getNearest, orderWatched } from './order-watched'

const find = (address: string) =>
  [...accounts, emptyAccount].find((each) => each.address === address)

test('default: nearest to liquidation first, then without debt, without a position, not known', () => {
  const unknown = '0x0000000000000000000000000000000000000001'
  const addresses = [
    unknown,
    emptyAccount.address,
    noDebtAccount.address,
    account.address,
    unpricedAccount.address,
    lateAccount.address,
  ]
  expect(orderWatched(addresses, find)).toEqual([
    lateAccount.address,
    account.address,
    unpricedAccount.address,
    noDebtAccount.address,
    emptyAccount.address,
    unknown,
  ])
})

test('behavior: nobody is lost, whatever is known', () => {
  const addresses = accounts.map(({ address }) => address)
  expect(orderWatched(addresses, () => undefined)).toEqual(addresses)
  expect(orderWatched(addresses, find).toSorted()).toEqual(addresses.toSorted())
})

test('behavior: the nearest position of an account stands for it', () => {
  const both = { ...account, positions: [...account.positions, ...lateAccount.positions] }
  expect(getNearest(both)).toBe(lateAccount.positions[0])
  expect(getNearest(emptyAccount)).toBeUndefined()
})
