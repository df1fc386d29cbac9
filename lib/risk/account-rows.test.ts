import { expect, test } from 'vitest'
import { createAccountRows } from './account-rows'

const account = (id: number, version = 0) => ({ address: `0x${id}` as const, version })

test('default: accounts come, change and go; rows stay dense', () => {
  const rows = createAccountRows<ReturnType<typeof account>>()
  expect([1, 2, 3].map((id) => rows.set(account(id)))).toEqual([0, 1, 2])
  expect(rows.set(account(2, 1))).toBe(1)
  expect(rows.remove('0x1')).toBe(0)
  expect(rows.accounts).toEqual([account(3), account(2, 1)])
  expect(rows.get('0x3')).toBe(0)
  expect(rows.get('0x1')).toBe(undefined)
  expect(rows.remove('0x1')).toBe(undefined)
  expect(rows.remove('0x2')).toBe(1)
  expect(rows.accounts).toEqual([account(3)])
})
