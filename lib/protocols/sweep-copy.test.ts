import { expect, test } from 'vitest'
import { createCometColumns } from '@/lib/risk/compound-v3/columns'
import type { CometAccount } from '@/lib/risk/compound-v3/state'
import {
  dollars,
  ether,
  makeAccount,
  makeAddress,
  makeAsset,
  makeState,
} from '@/lib/risk/compound-v3/testing/make-comet'
import { AccountTable } from './account-table'
import { SweepCopy } from './sweep-copy'
import { toLargest } from './to-largest'

const levels = [0, 0.25, 0.5, 1]
const addressOf = ({ address }: CometAccount) => address
const state = makeState([makeAsset(0)])
/** Health 0.895 (liquidatable), 1.79, lends, owes more than it has. */
const accounts = [
  makeAccount(-dollars(2_000), [ether(1)], { address: makeAddress(1) }),
  makeAccount(-dollars(1_000), [ether(1)], { address: makeAddress(2) }),
  makeAccount(dollars(5_000), [ether(1)], { address: makeAddress(3) }),
  makeAccount(-dollars(3_000), [ether(1)], { address: makeAddress(4) }),
]

function makeTable() {
  const table = new AccountTable(createCometColumns, addressOf)
  for (const account of accounts) table.set(account)
  return table
}

test('default: accounts with debt in dollars, their sums and largest', () => {
  const copy = new SweepCopy(makeTable(), { state, usdAUnit: 1e-8, addressOf })
  expect(copy.book).toMatchObject({ length: 3, addresses: [1, 2, 4].map(makeAddress) })
  expect([...copy.book.debtUsd]).toEqual([2_000, 1_000, 3_000])
  expect(copy.book.subaccounts).toBeUndefined()
  expect(copy.getAccount(2)).toBe(accounts[3])
  expect(copy.listLiquidatable()).toEqual([accounts[0], accounts[3]])
  expect(copy.getTotals()).toEqual({
    collateralUsd: 6_000,
    debtUsd: 6_000,
    liquidatableUsd: 4_000,
    liquidatableAccounts: 2,
    badDebtUsd: 1_000,
  })
  expect(toLargest(copy.book, String).map(({ shareOfDebt }) => shareOfDebt)).toEqual([
    '2',
    '0',
    '1',
  ])
  const curve = copy.getCurve(0, { levels, unitsAToken: 2_000e8 })
  expect([...curve.collateral]).toEqual([4_000, 4_000, 6_000, 6_000])
  expect([...(curve.assetAmount ?? [])]).toEqual([2, 2, 3, 3])
  expect(copy.getCurve(0, { levels: [0, 1], unitsAToken: 2_000e8 }).debt).toHaveLength(2)
})

test('behavior: only what is asked once more counts as liquidatable; debt grows, accounts have parts', () => {
  const copy = new SweepCopy(makeTable(), {
    state,
    usdAUnit: 1e-8,
    debtGrowth: 2,
    addressOf: () => makeAddress(7),
    subaccountOf: addressOf,
    isLiquidatable: ({ address }) => address === makeAddress(1),
  })
  expect(copy.listLiquidatable()).toEqual([accounts[0]])
  expect(copy.getTotals()).toMatchObject({ debtUsd: 12_000, liquidatableAccounts: 1 })
  expect(copy.book.addresses).toEqual([7, 7, 7].map(makeAddress))
  expect(copy.book.subaccounts).toEqual([1, 2, 4].map(makeAddress))
})

test('behavior: nothing is worth a number where nobody says what a unit is worth, or an asset', () => {
  const copy = new SweepCopy(makeTable(), { state, usdAUnit: Number.NaN, addressOf })
  expect([copy.unpriced, copy.withoutUsd]).toEqual([0, 3])
  expect(copy.book.healthFactors[1]).toBeCloseTo(1.79)
  expect(copy.getTotals()).toMatchObject({ debtUsd: 0, liquidatableAccounts: 0 })
  expect(copy.getCurve(null, { levels, unitsAToken: null })).toMatchObject({
    debt: new Float64Array(4),
    unpricedAccounts: 3,
  })
  const unpriced = makeState([makeAsset(0, { price: null })])
  const blind = new SweepCopy(makeTable(), { state: unpriced, usdAUnit: 1e-8, addressOf })
  expect([blind.unpriced, blind.withoutUsd]).toEqual([3, 3])
  expect([...blind.book.collateralUsd]).toEqual([Number.NaN, Number.NaN, Number.NaN])
  expect(blind.getCurve(0, { levels, unitsAToken: null }).assetAmount).toBeNull()
})

test('COPY_STAYS: a copy says the same after its table has moved on', () => {
  const table = makeTable()
  const asked = new SweepCopy(table, { state, usdAUnit: 1e-8, addressOf })
  const later = new SweepCopy(table, { state, usdAUnit: 1e-8, addressOf })
  const curve = asked.getCurve(0, { levels, unitsAToken: 2_000e8 })
  table.set(makeAccount(0n, [], { address: makeAddress(1) }))
  table.set(makeAccount(-dollars(1), [ether(9)], { address: makeAddress(9) }))
  table.remove(makeAddress(2))
  new SweepCopy(table, { state: makeState([]), usdAUnit: 1e-8, addressOf })
  expect(later.getCurve(0, { levels, unitsAToken: 2_000e8 })).toEqual(curve)
  expect(later.book).toEqual(asked.book)
  expect(later.accounts.rows).toEqual(accounts)
})
