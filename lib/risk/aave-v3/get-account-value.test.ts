import { expect, test } from 'vitest'
import { RAY } from '../units'
import { getAaveAccountValue } from './get-account-value'
import { getAaveHealth } from './get-health'
import {
  bps,
  makeAccount,
  makeEMode,
  makePosition,
  makeReserve,
  makeState,
  ray,
  tokens,
} from './testing/make-state'

const twoAssets = (revision: number) =>
  makeState(revision, [
    makeReserve(0, { liquidationThreshold: bps(8250), price: 2_000_00000000n }),
    makeReserve(1, { liquidationThreshold: bps(7001) }),
    makeReserve(2, { decimals: 6 }),
  ])

const borrower = makeAccount([
  makePosition(0, { scaledCollateral: tokens(1) }),
  makePosition(1, { scaledCollateral: tokens(1000) }),
  makePosition(2, { scaledVariableDebt: 1_000_000_000n }),
])

test('default: v3.6 sums without truncating the average', () => {
  expect(getAaveAccountValue(twoAssets(10), borrower)).toEqual({
    totalCollateral: 3000_00000000n,
    totalDebt: 1000_00000000n,
    weightedCollateral: 2000_00000000n * 8250n + 1000_00000000n * 7001n,
    averageLiquidationThreshold: 7833n,
    health: { kind: 'priced', healthFactor: 2_350100000000000000n, liquidatable: false },
  })
})

test('behavior: v3.0 takes the average threshold in whole bps', () => {
  expect(getAaveHealth(twoAssets(1), borrower)).toEqual({
    kind: 'priced',
    healthFactor: 2_349900000000000000n,
    liquidatable: false,
  })
})

test('behavior: v3.0 rounds half up, v3.6 against the account', () => {
  const reserves = [
    makeReserve(0, { decimals: 8, liquidityIndex: ray((RAY * 3n) / 2n), price: 1n }),
    makeReserve(1, { decimals: 8, variableBorrowIndex: ray((RAY * 5n) / 4n), price: 1n }),
  ]
  const account = makeAccount([
    makePosition(0, { scaledCollateral: 10_00000001n }),
    makePosition(1, { scaledVariableDebt: 1_00000001n }),
  ])
  const old = getAaveAccountValue(makeState(1, reserves), account)
  const now = getAaveAccountValue(makeState(10, reserves), account)
  expect([old.totalCollateral, old.totalDebt]).toEqual([15n, 1n])
  expect([now.totalCollateral, now.totalDebt]).toEqual([15n, 2n])
})

test('behavior: health of exactly 1 is healthy, a wei below is not', () => {
  const state = makeState(10, [makeReserve(0), makeReserve(1, { decimals: 8 })])
  const at = (debt: bigint) =>
    getAaveHealth(
      state,
      makeAccount([
        makePosition(0, { scaledCollateral: tokens(100) }),
        makePosition(1, { scaledVariableDebt: debt }),
      ]),
    )
  expect(at(80_00000000n)).toMatchObject({ healthFactor: 10n ** 18n, liquidatable: false })
  expect(at(80_00000001n)).toMatchObject({ liquidatable: true })
})

test('behavior: collateral not enabled and no debt', () => {
  const state = twoAssets(10)
  expect(getAaveHealth(state, makeAccount([]))).toEqual({ kind: 'no-debt' })
  const disabled = makeAccount([
    makePosition(0, { scaledCollateral: tokens(1), usedAsCollateral: false }),
    makePosition(2, { scaledVariableDebt: 1n }),
  ])
  expect(getAaveHealth(state, disabled)).toEqual({
    kind: 'priced',
    healthFactor: 0n,
    liquidatable: true,
  })
})

test('behavior: a reserve in use without a price is stated and left out of the sums', () => {
  const state = makeState(10, [makeReserve(0, { price: null }), makeReserve(1)])
  const account = makeAccount([
    makePosition(0, { scaledCollateral: tokens(1) }),
    makePosition(1, { scaledCollateral: tokens(2), scaledVariableDebt: tokens(1) }),
  ])
  const value = getAaveAccountValue(state, account)
  expect(value.health).toEqual({ kind: 'unpriced', assets: [state.reserves[0]?.asset] })
  expect(value.totalCollateral).toBe(2_00000000n)
  expect(value.totalDebt).toBe(1_00000000n)
  const unused = makeAccount([
    makePosition(0, { scaledCollateral: tokens(1), usedAsCollateral: false }),
  ])
  expect(getAaveHealth(state, unused)).toEqual({ kind: 'no-debt' })
})

test('behavior: eMode by category on v3.0, its price source too', () => {
  const reserves = [
    makeReserve(0, { eModeCategoryId: 1 }),
    makeReserve(1, { eModeCategoryId: 1 }),
    makeReserve(2),
  ]
  const positions = [
    makePosition(0, { scaledCollateral: tokens(100) }),
    makePosition(1, { scaledVariableDebt: tokens(93) }),
    makePosition(2, { scaledCollateral: tokens(100) }),
  ]
  const state = makeState(1, reserves, { eModes: new Map([[1, makeEMode(1)]]) })
  const inEMode = getAaveAccountValue(state, makeAccount(positions, { eModeCategoryId: 1 }))
  expect(inEMode.weightedCollateral).toBe(100_00000000n * (9300n + 8000n))
  expect(getAaveAccountValue(state, makeAccount(positions)).weightedCollateral).toBe(
    100_00000000n * 16000n,
  )
  const priced = makeState(1, reserves, {
    eModes: new Map([[1, makeEMode(1, { price: 2_00000000n })]]),
  })
  const value = getAaveAccountValue(priced, makeAccount(positions, { eModeCategoryId: 1 }))
  expect([value.totalCollateral, value.totalDebt]).toEqual([300_00000000n, 186_00000000n])
})

test('behavior: eMode by bitmap from v3.2, a zero threshold counts from v3.6', () => {
  const reserves = [makeReserve(0, { liquidationThreshold: bps(0) }), makeReserve(1)]
  const eModes = new Map([[1, makeEMode(1, { collateralBitmap: 1n })]])
  const account = makeAccount(
    [
      makePosition(0, { scaledCollateral: tokens(100) }),
      makePosition(1, { scaledCollateral: tokens(10), scaledVariableDebt: tokens(50) }),
    ],
    { eModeCategoryId: 1 },
  )
  const weighted = (revision: number) =>
    getAaveAccountValue(makeState(revision, reserves, { eModes }), account).weightedCollateral
  expect(weighted(10)).toBe(100_00000000n * 9300n + 10_00000000n * 8000n)
  expect(weighted(9)).toBe(10_00000000n * 8000n)
})

test('behavior: stable debt compounds per account on v3.0', () => {
  const year = 31_536_000
  const state = makeState(1, [makeReserve(0), makeReserve(1)])
  const account = makeAccount([
    makePosition(0, { scaledCollateral: tokens(1000) }),
    makePosition(1, {
      stableDebt: {
        principal: tokens(100),
        rate: ray(RAY / 10n),
        lastUpdated: state.timestamp - year,
      },
    }),
  ])
  const { totalDebt } = getAaveAccountValue(state, account)
  expect(totalDebt).toBe(110_51620428n)
})
