import { expect, test } from 'vitest'
import { createCometColumns } from '@/lib/risk/compound-v3/columns'
import type { CometAccount } from '@/lib/risk/compound-v3/state'
import {
  dollars,
  ether,
  makeAccount,
  makeAddress,
  makeState,
} from '@/lib/risk/compound-v3/testing/make-comet'
import { AccountTable } from './account-table'

const [a, b, c] = [1, 2, 3].map((id) =>
  makeAccount(-dollars(1_000 * id), [ether(1)], { address: makeAddress(id) }),
) as [CometAccount, CometAccount, CometAccount]

function makeTable() {
  const table = new AccountTable(createCometColumns, ({ address }: CometAccount) => address)
  for (const account of [a, b, c]) table.set(account)
  return table
}

test('default: accounts by address, as they were last set', () => {
  const table = makeTable()
  table.set({ ...b, principal: 0n })
  expect(table.size).toBe(3)
  expect(table.get(b.address)?.principal).toBe(0n)
  expect(table.has(makeAddress(9))).toBe(false)
  table.remove(a.address)
  expect(table.has(a.address)).toBe(false)
  expect(table.size).toBe(2)
})

test('behavior: a frozen copy stays as it was and finds who was there, wherever the rows went', () => {
  const table = makeTable()
  const frozen = table.freeze()
  expect(table.freeze()).toBe(frozen)
  const added = makeAddress(4)
  table.set({ ...c, principal: -5n })
  table.set({ ...a, address: added })
  expect(frozen.find(c.address)).toBe(c)
  expect(frozen.find(added)).toBeUndefined()
  table.remove(a.address)
  expect(frozen.rows).toEqual([a, b, c])
  for (const account of [a, b, c]) expect(frozen.find(account.address)).toBe(account)
  expect(frozen.find(added)).toBeUndefined()
  expect(table.freeze().find(a.address)).toBeUndefined()
})

test('behavior: the same rows and state are swept once; rows of an earlier block apart', () => {
  const table = makeTable()
  const state = makeState()
  const frozen = table.freeze()
  const first = table.sweep(state)
  expect(table.sweep(state).sweep).toBe(first.sweep)
  const healths = first.sweep.healthFactors.slice()
  table.set({ ...a, principal: -dollars(9_000) })
  const second = table.sweep(state)
  expect(second.sweep.healthFactors[0]).toBeLessThan(healths[0] as number)
  const before = second.sweep.healthFactors.slice()
  expect(table.sweep(state, frozen).sweep.healthFactors).toEqual(healths)
  expect(table.sweep(state).sweep.healthFactors).toEqual(before)
})
