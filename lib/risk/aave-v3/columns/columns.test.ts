import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getCriticalFalls } from '../../get-critical-falls'
import { getRiskCurve } from '../../get-risk-curve'
import { STATUS_NO_DEBT, STATUS_PRICED, STATUS_UNPRICED } from '../../row-status'
import { WAD, type Wad } from '../../units'
import { getAaveAccountValue } from '../get-account-value'
import { getAaveHealth } from '../get-health'
import type { AaveAccount, AaveMarketState } from '../state'
import { arbitraryAccount, arbitraryLoan, arbitraryState } from '../testing/arbitrary'
import {
  bps,
  makeAccount,
  makeAddress,
  makePosition,
  makeReserve,
  makeState,
  ray,
  tokens,
} from '../testing/make-state'
import { createAaveColumns } from './columns'

const kinds = { 'no-debt': STATUS_NO_DEBT, priced: STATUS_PRICED, unpriced: STATUS_UNPRICED }

/** What rounding in tokens and values may move, base currency units. */
function getRounding(state: AaveMarketState, account: AaveAccount): number {
  return account.positions.reduce((sum, { reserveId }) => {
    const reserve = state.reserves[reserveId]
    const eModePrice = state.eModes.get(account.eModeCategoryId)?.price ?? 0n
    const price = Math.max(Number(reserve?.price ?? 0n), Number(eModePrice))
    return sum + 2 * (1 + price / 10 ** (reserve?.decimals ?? 0))
  }, 2)
}

function expectEqual(state: AaveMarketState, accounts: readonly AaveAccount[]) {
  const columns = createAaveColumns()
  for (const account of accounts) columns.setAccount(account)
  const sweep = columns.computeHealthFactors(state)
  expect(sweep.length).toBe(accounts.length)
  for (const account of accounts) {
    const row = columns.getRow(account.address) ?? -1
    const health = getAaveHealth(state, account)
    const value = getAaveAccountValue(state, account)
    const rounding = getRounding(state, account)
    expect(sweep.status[row]).toBe(kinds[health.kind])
    if (health.kind === 'unpriced') continue
    const close = (actual: number | undefined, expected: bigint) => {
      const allowed = rounding + Number(expected) * 1e-12
      expect(Math.abs((actual ?? Number.NaN) - Number(expected))).toBeLessThanOrEqual(allowed)
    }
    close(sweep.collateral[row], value.totalCollateral)
    close(sweep.debt[row], value.totalDebt)
    if (health.kind === 'no-debt') continue
    const hasCollateral = (sweep.collateral[row] ?? 0) > 0
    expect(sweep.liquidatable[row]).toBe(health.liquidatable && hasCollateral ? 1 : 0)
    if (value.totalDebt < 1_000_000n * BigInt(Math.ceil(rounding))) continue
    const exact = Number(health.healthFactor) / 1e18
    const truncated = state.rules.averageThreshold === 'truncated'
    const step = truncated ? 1.1 / Math.max(1, Number(value.averageLiquidationThreshold)) : 0
    const flooring = (2 * rounding * (1 + exact)) / Number(value.totalDebt)
    const allowed = exact * (step + 1e-12) + flooring + 1e-18
    expect(Math.abs((sweep.healthFactors[row] ?? Number.NaN) - exact)).toBeLessThanOrEqual(allowed)
  }
  return sweep
}

test('COLUMNS_EQUAL_BIGINT', { timeout: 60_000 }, () => {
  const market = arbitraryState.chain((state) =>
    fc.record({
      state: fc.constant(state),
      accounts: fc.array(arbitraryAccount(state), { minLength: 1, maxLength: 20 }),
    }),
  )
  fc.assert(
    fc.property(market, ({ state, accounts }) => {
      expectEqual(
        state,
        accounts.map((account, id) => ({ ...account, address: makeAddress(id + 1) })),
      )
    }),
    { seed: 1, numRuns: 300, endOnFailure: true },
  )
})

test('behavior: rows a wei around health 1 are decided in bigint', () => {
  for (const revision of [1, 10]) {
    const state = makeState(revision, [makeReserve(0), makeReserve(1)])
    const accounts = [-2n, -1n, 0n, 1n, 2n].map((off) =>
      makeAccount(
        [
          makePosition(0, { scaledCollateral: tokens(1000) }),
          makePosition(1, { scaledVariableDebt: tokens(800) + off * 10n ** 10n }),
        ],
        { address: makeAddress(Number(off) + 10) },
      ),
    )
    const sweep = expectEqual(state, accounts)
    expect(Array.from(sweep.liquidatable)).toEqual([0, 0, 0, 1, 1])
    expect(sweep.uncertain.length).toBe(5)
  }
})

test('behavior: an average threshold at a step is decided in bigint', () => {
  const state = makeState(1, [
    makeReserve(0, { liquidationThreshold: bps(8000) }),
    makeReserve(1, { liquidationThreshold: bps(7998) }),
    makeReserve(2),
  ])
  const accounts = [-1n, 0n, 1n].map((off) =>
    makeAccount(
      [
        makePosition(0, { scaledCollateral: tokens(500) + off * 10n ** 10n }),
        makePosition(1, { scaledCollateral: tokens(500) }),
        makePosition(2, { scaledVariableDebt: tokens(799.9) }),
      ],
      { address: makeAddress(Number(off) + 10) },
    ),
  )
  const sweep = expectEqual(state, accounts)
  expect(Array.from(sweep.liquidatable)).toEqual([1, 0, 0])
  expect(sweep.uncertain.length).toBe(3)
})

test('behavior: accounts come, change and go one by one', () => {
  const state = makeState(10, [makeReserve(0), makeReserve(1), makeReserve(2)])
  const columns = createAaveColumns()
  const make = (id: number, legs: number) =>
    makeAccount(
      [0, 1, 2].slice(0, legs).map((reserve) =>
        makePosition(reserve, {
          scaledCollateral: tokens(100 + id),
          scaledVariableDebt: tokens(10 * (reserve + 1)),
        }),
      ),
      { address: makeAddress(id) },
    )
  const expected = new Map<number, AaveAccount>()
  for (let step = 0; step < 20_000; step += 1) {
    const id = (step * 7919) % 3001
    if (step % 5 === 4) {
      expect(columns.removeAccount(makeAddress(id))).toBe(expected.delete(id))
    } else {
      const account = make(id, (step % 3) + 1)
      columns.setAccount(account)
      expected.set(id, account)
    }
  }
  const sweep = columns.computeHealthFactors(state)
  expect(sweep.length).toBe(expected.size)
  for (const account of expected.values()) {
    const row = columns.getRow(account.address) ?? -1
    expect(columns.accounts[row]).toBe(account)
    const health = getAaveHealth(state, account)
    if (health.kind !== 'priced') throw new Error(health.kind)
    expect(sweep.healthFactors[row]).toBeCloseTo(Number(health.healthFactor) / 1e18, 9)
  }
  expect(columns.removeAccount(makeAddress(0xffff))).toBe(false)
})

test('behavior: exposure to one asset', () => {
  const state = makeState(10, [makeReserve(0), makeReserve(1)])
  const columns = createAaveColumns()
  columns.setAccount(
    makeAccount([
      makePosition(0, { scaledCollateral: tokens(100), scaledVariableDebt: tokens(7) }),
      makePosition(1, { scaledCollateral: tokens(50) }),
    ]),
  )
  columns.computeHealthFactors(state)
  const exposure = columns.computeExposure(0)
  expect(exposure.collateral[0]).toBeCloseTo(100e8, 0)
  expect(exposure.weighted[0]).toBeCloseTo(80e8, 0)
  expect(exposure.debt[0]).toBeCloseTo(7e8, 0)
})

test('behavior: a missing price is a status of the rows that need it, and of no other', () => {
  const state = makeState(10, [makeReserve(0, { price: null }), makeReserve(1), makeReserve(2)])
  const columns = createAaveColumns()
  const loan = (id: number, collateralId: number) =>
    makeAccount(
      [
        makePosition(collateralId, { scaledCollateral: tokens(100) }),
        makePosition(2, { scaledVariableDebt: tokens(50) }),
      ],
      { address: makeAddress(id) },
    )
  for (const account of [loan(1, 0), loan(2, 1)]) columns.setAccount(account)
  const rows = columns.computeHealthFactors(state)
  expect(Array.from(rows.status)).toEqual([STATUS_UNPRICED, STATUS_PRICED])
  expect(rows.healthFactors[1]).toBeCloseTo(1.6, 12)
  const curve = getRiskCurve({ rows, exposure: null })
  expect(curve.accounts[100]).toBe(1)
  expect(curve.collateral[100]).toBeCloseTo(100e8, 0)
})

test('behavior: stable debts come and go, each at its own rate', () => {
  const state = makeState(1, [makeReserve(0), makeReserve(1)])
  const columns = createAaveColumns()
  const loan = (id: number, rate: bigint) =>
    makeAccount(
      [
        makePosition(0, { scaledCollateral: tokens(100) }),
        makePosition(1, {
          stableDebt: {
            principal: tokens(50),
            rate: ray(rate),
            lastUpdated: state.timestamp - 31_536_000,
          },
        }),
      ],
      { address: makeAddress(id) },
    )
  for (let round = 0; round < 3; round += 1) {
    for (let id = 1; id <= 5; id += 1) {
      columns.setAccount(loan(id, BigInt(id + round) * 10n ** 25n))
    }
    expect(columns.removeAccount(makeAddress(1 + round))).toBe(true)
  }
  const sweep = columns.computeHealthFactors(state)
  expect(sweep.length).toBe(4)
  for (const account of columns.accounts) {
    const row = columns.getRow(account.address) ?? -1
    const health = getAaveHealth(state, account)
    if (health.kind !== 'priced') throw new Error(health.kind)
    expect(sweep.healthFactors[row]).toBeCloseTo(Number(health.healthFactor) / 1e18, 7)
  }
})

test('CURVE_COUNTS_WHO_IS_LIQUIDATABLE_AT_EACH_FALL', { timeout: 60_000 }, () => {
  let crossed = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const columns = createAaveColumns()
      columns.setAccount(account)
      const rows = columns.computeHealthFactors(state)
      const { accounts } = getRiskCurve({ rows, exposure: null })
      const [critical = Number.NaN] = getCriticalFalls(rows, null)
      const rounding = getRounding(state, account)
      for (const level of [0, 10, 25, 50, 75, 99]) {
        const collateralFactor = ((WAD * BigInt(100 - level)) / 100n) as Wad
        const { health, totalDebt } = getAaveAccountValue(state, account, { collateralFactor })
        const blur = 1e-9 + (4 * rounding) / Number(totalDebt + 1n)
        const truncated = state.rules.averageThreshold === 'truncated' ? 0.01 : 0
        if (Math.abs(critical - level / 100) < blur + truncated && critical !== 0) continue
        if (health.kind !== 'priced' || blur > 0.01) continue
        const counts = health.liquidatable && (rows.collateral[0] ?? 0) > 0
        crossed += level > 0 && counts && critical > 0 ? 1 : 0
        expect(accounts[level]).toBe(counts ? 1 : 0)
      }
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
  expect(crossed).toBeGreaterThan(50)
})
