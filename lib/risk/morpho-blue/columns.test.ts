import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getCriticalFalls } from '../get-critical-falls'
import { getRiskCurve } from '../get-risk-curve'
import { STATUS_NO_DEBT, STATUS_PRICED, STATUS_UNPRICED } from '../row-status'
import { createMorphoColumns } from './columns'
import { getMorphoAccountValue } from './get-account-value'
import { getMorphoHealth, isMorphoLiquidatable } from './get-health'
import type { AccruedMorphoState, MorphoAccount } from './state'
import { arbitraryLoan } from './testing/arbitrary'
import { dollars, ether, makeAccount, makeAddress, makeState } from './testing/make-market'

const kinds = { 'no-debt': STATUS_NO_DEBT, priced: STATUS_PRICED, unpriced: STATUS_UNPRICED }

function expectEqual(state: AccruedMorphoState, accounts: readonly MorphoAccount[]) {
  const columns = createMorphoColumns()
  for (const account of accounts) columns.setAccount(account)
  const sweep = columns.computeHealthFactors(state)
  expect(sweep.length).toBe(accounts.length)
  for (const account of accounts) {
    const row = columns.getRow(account.address) ?? -1
    const value = getMorphoAccountValue(state, account)
    const { health } = value
    expect(sweep.status[row]).toBe(kinds[health.kind])
    if (health.kind === 'unpriced' || state.collateralPrice === null) continue
    const close = (actual: number | undefined, expected: bigint | null) =>
      expect(Math.abs((actual ?? Number.NaN) - Number(expected))).toBeLessThanOrEqual(
        2 + Number(expected) * 1e-12,
      )
    close(sweep.collateral[row], value.collateralValue)
    close(sweep.weighted[row], value.maxBorrow)
    close(sweep.debt[row], value.borrowedAssets)
    if (health.kind === 'no-debt') continue
    expect(sweep.liquidatable[row]).toBe(health.liquidatable ? 1 : 0)
    const exact = Number(health.healthFactor) / 1e18
    const blur = exact * 1e-12 + (3 * (1 + exact)) / Number(value.borrowedAssets)
    expect(Math.abs((sweep.healthFactors[row] ?? Number.NaN) - exact)).toBeLessThanOrEqual(blur)
  }
  return { columns, sweep }
}

test('COLUMNS_EQUAL_BIGINT', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      arbitraryLoan,
      fc.array(fc.tuple(fc.bigInt(0n, 3000n), fc.bigInt(0n, 3000n)), { maxLength: 20 }),
      ({ state, account }, shares) => {
        const others = shares.map(([collateral, debt], id) => ({
          address: makeAddress(id + 1),
          collateral: (account.collateral * collateral) / 1000n,
          borrowShares: (account.borrowShares * debt) / 1000n,
        }))
        expectEqual(state, [account, ...others])
      },
    ),
    { seed: 1, numRuns: 300, endOnFailure: true },
  )
})

test('behavior: rows a unit around health 1 are decided in bigint', () => {
  const accounts = [-2n, -1n, 0n, 1n, 2n].map((off) =>
    makeAccount({
      address: makeAddress(Number(off) + 10),
      collateral: ether(10),
      borrowShares: dollars(17_200) + off * 10n ** 6n,
    }),
  )
  const { sweep } = expectEqual(makeState(), accounts)
  expect(Array.from(sweep.liquidatable)).toEqual([0, 0, 0, 1, 1])
  expect(sweep.uncertain.length).toBe(5)
  const { accounts: curve } = getRiskCurve({ rows: sweep, exposure: null })
  expect(curve.slice(0, 2)).toEqual(Float64Array.of(2, 5))
})

test('behavior: without a price debt is unpriced, and what has none is not', () => {
  const accounts = [
    makeAccount({ collateral: 5n, borrowShares: 5n }),
    makeAccount({ address: makeAddress(1), collateral: 5n }),
  ]
  const { sweep } = expectEqual(makeState({ collateralPrice: null }), accounts)
  expect(Array.from(sweep.liquidatable)).toEqual([0, 0])
  expect(getRiskCurve({ rows: sweep, exposure: null }).accounts[100]).toBe(0)
})

test('behavior: accounts come, change and go one by one', () => {
  const state = makeState()
  const columns = createMorphoColumns()
  const expected = new Map<number, MorphoAccount>()
  for (let step = 0; step < 5_000; step += 1) {
    const id = (step * 7919) % 701
    if (step % 5 === 4) {
      expect(columns.removeAccount(makeAddress(id))).toBe(expected.delete(id))
    } else {
      const account = makeAccount({
        address: makeAddress(id),
        collateral: ether(1 + (step % 9)),
        borrowShares: dollars(1 + (step % 2000)),
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
    const health = getMorphoHealth(state, account)
    if (health.kind !== 'priced') throw new Error(health.kind)
    const exact = Number(health.healthFactor) / 1e18
    expect((sweep.healthFactors[row] ?? 0) / exact).toBeCloseTo(1, 9)
  }
})

test('behavior: exposure to either token; a fall of the loan token helps', () => {
  const account = makeAccount({ collateral: ether(10), borrowShares: dollars(8_600) })
  const { columns, sweep } = expectEqual(makeState(), [account])
  const collateral = columns.computeExposure('collateral')
  expect(collateral.collateral[0]).toBeCloseTo(20_000e6, 0)
  expect(collateral.weighted[0]).toBeCloseTo(17_200e6, 0)
  expect(collateral.debt[0]).toBe(0)
  expect(getCriticalFalls(sweep, collateral)[0]).toBeCloseTo(0.5, 9)
  expect(getCriticalFalls(sweep, null)[0]).toBeCloseTo(0.5, 9)
  const loan = columns.computeExposure('loan')
  expect(loan.debt[0]).toBeCloseTo(8_600e6, 0)
  expect(loan.collateral[0]).toBe(0)
  expect(getCriticalFalls(sweep, loan)[0]).toBe(Number.POSITIVE_INFINITY)
})

test('CURVE_COUNTS_WHO_IS_LIQUIDATABLE_AT_EACH_FALL', { timeout: 60_000 }, () => {
  let crossed = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const columns = createMorphoColumns()
      columns.setAccount(account)
      const rows = columns.computeHealthFactors(state)
      const { accounts } = getRiskCurve({ rows, exposure: null })
      const [critical = Number.NaN] = getCriticalFalls(rows, null)
      for (const level of [0, 10, 25, 50, 75, 99]) {
        const collateralPrice = (state.collateralPrice * BigInt(100 - level)) / 100n
        if (collateralPrice < 10n ** 9n) continue
        const blur = 1e-9 + 8 / (rows.debt[0] ?? 0)
        if (critical !== 0 && Math.abs(critical - level / 100) < blur) continue
        const counts = isMorphoLiquidatable({ ...state, collateralPrice }, account)
        crossed += level > 0 && counts && critical > 0 ? 1 : 0
        expect(accounts[level]).toBe(counts ? 1 : 0)
      }
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
  expect(crossed).toBeGreaterThan(50)
})
