import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getCriticalFalls } from '../get-critical-falls'
import { getRiskCurve } from '../get-risk-curve'
import { STATUS_NO_DEBT, STATUS_PRICED, STATUS_UNPRICED } from '../row-status'
import { WAD } from '../units'
import { createCometColumns } from './columns'
import { withCollateralFactor } from './get-absorb-preview'
import { getCometAccountValue } from './get-account-value'
import { getCometHealth } from './get-health'
import { isCometLiquidatable } from './is-liquidatable'
import type { CometAccount, CometMarketState } from './state'
import { arbitraryLoan } from './testing/arbitrary'
import {
  dollars,
  ether,
  makeAccount,
  makeAddress,
  makeAsset,
  makeState,
} from './testing/make-comet'

const kinds = { 'no-debt': STATUS_NO_DEBT, priced: STATUS_PRICED, unpriced: STATUS_UNPRICED }

/** Price units that flooring may take from either side. */
const getRounding = (state: CometMarketState, { collateral }: CometAccount) =>
  2 * collateral.length + 2 + Number(state.basePrice ?? 0n) / Number(state.baseScale)

function expectEqual(state: CometMarketState, accounts: readonly CometAccount[]) {
  const columns = createCometColumns()
  for (const account of accounts) columns.setAccount(account)
  const sweep = columns.computeHealthFactors(state)
  expect(sweep.length).toBe(accounts.length)
  for (const account of accounts) {
    const row = columns.getRow(account.address) ?? -1
    const value = getCometAccountValue(state, account)
    const { health } = value
    expect(sweep.status[row]).toBe(kinds[health.kind])
    if (health.kind !== 'priced') continue
    const rounding = getRounding(state, account)
    const close = (actual: number | undefined, expected: bigint) =>
      expect(Math.abs((actual ?? Number.NaN) - Number(expected))).toBeLessThanOrEqual(
        rounding + Number(expected) * 1e-12,
      )
    close(sweep.collateral[row], value.collateral)
    close(sweep.weighted[row], value.weighted)
    close(sweep.debt[row], value.debt)
    expect(sweep.liquidatable[row]).toBe(health.liquidatable ? 1 : 0)
    const exact = Number(health.healthFactor) / 1e18
    const blur = exact * 1e-12 + (2 * rounding * (1 + exact)) / Number(value.debt)
    expect(Math.abs((sweep.healthFactors[row] ?? Number.NaN) - exact)).toBeLessThanOrEqual(blur)
  }
  return { columns, sweep }
}

test('COLUMNS_EQUAL_BIGINT', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      arbitraryLoan,
      fc.array(fc.tuple(fc.bigInt(0n, 3000n), fc.bigInt(-1000n, 3000n)), { maxLength: 20 }),
      ({ state, account }, shares) => {
        const others = shares.map(([share, debt], id) => ({
          address: makeAddress(id + 1),
          principal: (account.principal * debt) / 1000n,
          collateral: account.collateral.map(({ offset, amount }) => ({
            offset,
            amount: (amount * share) / 1000n + 1n,
          })),
        }))
        expectEqual(state, [account, ...others])
      },
    ),
    { seed: 1, numRuns: 300, endOnFailure: true },
  )
})

test('behavior: rows a unit around health 1 are decided in bigint', () => {
  const accounts = [-2n, -1n, 0n, 1n, 2n].map((off) =>
    makeAccount(-dollars(17_900) - off, [ether(10)], { address: makeAddress(Number(off) + 10) }),
  )
  const { sweep } = expectEqual(makeState(), accounts)
  expect(Array.from(sweep.liquidatable)).toEqual([0, 0, 0, 1, 1])
  expect(sweep.uncertain.length).toBe(5)
  const { accounts: curve } = getRiskCurve({ rows: sweep, exposure: null })
  expect(curve.slice(0, 2)).toEqual(Float64Array.of(2, 5))
})

test('behavior: a debt worth nothing is none', () => {
  const state = makeState([makeAsset(0)], { baseScale: 10n ** 18n })
  const { sweep } = expectEqual(state, [
    makeAccount(-1n),
    makeAccount(-1n, [ether(1)], { address: makeAddress(1) }),
  ])
  expect(Array.from(sweep.status)).toEqual([STATUS_NO_DEBT, STATUS_NO_DEBT])
})

test('behavior: a missing price is a status of the rows that need it, and of no other', () => {
  const state = makeState([makeAsset(0), makeAsset(1, { price: null })])
  const accounts = [
    makeAccount(-dollars(1_000), [ether(10)], { address: makeAddress(1) }),
    makeAccount(-dollars(1_000), [ether(10), 1n], { address: makeAddress(2) }),
    makeAccount(dollars(1_000), [ether(10), 1n], { address: makeAddress(3) }),
  ]
  const { sweep } = expectEqual(state, accounts)
  expect(Array.from(sweep.status)).toEqual([STATUS_PRICED, STATUS_UNPRICED, STATUS_NO_DEBT])
  expect(getRiskCurve({ rows: sweep, exposure: null }).accounts[100]).toBe(1)
  const { sweep: dark } = expectEqual(makeState([makeAsset(0)], { basePrice: null }), [
    makeAccount(-dollars(1_000), [ether(10)]),
  ])
  expect(dark.status[0]).toBe(STATUS_UNPRICED)
})

test('behavior: accounts come, change and go one by one', () => {
  const state = makeState([makeAsset(0), makeAsset(1)])
  const columns = createCometColumns()
  const expected = new Map<number, CometAccount>()
  for (let step = 0; step < 5_000; step += 1) {
    const id = (step * 7919) % 701
    if (step % 5 === 4) {
      expect(columns.removeAccount(makeAddress(id))).toBe(expected.delete(id))
    } else {
      const amounts = [ether(1 + (step % 9)), ether(step % 2)]
      const account = makeAccount(-dollars(1 + (step % 2000)), amounts, {
        address: makeAddress(id),
      })
      columns.setAccount(account)
      expected.set(id, account)
    }
  }
  const sweep = columns.computeHealthFactors(state)
  expect(sweep.length).toBe(expected.size)
  for (const account of expected.values()) {
    const row = columns.getRow(account.address) ?? -1
    expect(columns.accounts[row]).toBe(account)
    const health = getCometHealth(state, account)
    if (health.kind !== 'priced') throw new Error(health.kind)
    const exact = Number(health.healthFactor) / 1e18
    expect((sweep.healthFactors[row] ?? 0) / exact).toBeCloseTo(1, 9)
  }
})

test('behavior: exposure to a collateral, and to what is owed', () => {
  const state = makeState([makeAsset(0), makeAsset(1)])
  const account = makeAccount(-dollars(8_950), [ether(10), ether(5)])
  const { columns, sweep } = expectEqual(state, [account])
  const collateral = columns.computeExposure(1)
  expect(collateral.collateral[0]).toBeCloseTo(10_000e8, 0)
  expect(collateral.weighted[0]).toBeCloseTo(8_950e8, 0)
  expect(collateral.debt[0]).toBe(0)
  expect(getCriticalFalls(sweep, collateral)[0]).toBeGreaterThan(1)
  const base = columns.computeExposure('base')
  expect(base.debt[0]).toBeCloseTo(8_950e8, 0)
  expect(base.collateral[0]).toBe(0)
  expect(getCriticalFalls(sweep, base)[0]).toBe(Number.POSITIVE_INFINITY)
  expect(getCriticalFalls(sweep, null)[0]).toBeCloseTo(2 / 3, 9)
})

test('CURVE_COUNTS_WHO_IS_LIQUIDATABLE_AT_EACH_FALL', { timeout: 60_000 }, () => {
  let crossed = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const columns = createCometColumns()
      columns.setAccount(account)
      const rows = columns.computeHealthFactors(state)
      const { accounts } = getRiskCurve({ rows, exposure: null })
      const [critical = Number.NaN] = getCriticalFalls(rows, null)
      const prices = account.collateral.map(({ offset }) => state.assets[offset]?.price ?? 0n)
      if (prices.some((price) => price < 10n ** 6n)) return
      for (const level of [0, 10, 25, 50, 75, 99]) {
        const factor = (WAD * BigInt(100 - level)) / 100n
        const blur = 1e-3 + (4 * getRounding(state, account)) / (rows.debt[0] ?? 0)
        if (critical !== 0 && Math.abs(critical - level / 100) < blur) continue
        if (rows.status[0] !== STATUS_PRICED) continue
        const counts = isCometLiquidatable(withCollateralFactor(state, factor), account)
        crossed += level > 0 && counts && critical > 0 ? 1 : 0
        expect(accounts[level]).toBe(counts ? 1 : 0)
      }
    }),
    { seed: 1, numRuns: 1000, endOnFailure: true },
  )
  expect(crossed).toBeGreaterThan(50)
})
