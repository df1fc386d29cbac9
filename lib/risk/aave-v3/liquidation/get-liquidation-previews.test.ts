import { describe, expect, test } from 'vitest'
import { getAaveHealth } from '../get-health'
import type { AaveReserve } from '../state'
import {
  bps,
  makeAccount,
  makeEMode,
  makePosition,
  makeReserve,
  makeState,
  tokens,
} from '../testing/make-state'
import { applyLiquidation } from './apply-liquidation'
import { getLiquidationPreviews } from './get-liquidation-previews'
import { previewLiquidation } from './preview-liquidation'

const usd = (base: bigint) => Number(base) / 1e8
const hf = (health: ReturnType<typeof getAaveHealth>) =>
  health.kind === 'priced' ? Number(health.healthFactor) / 1e18 : health.kind

/** One collateral (threshold 83 %, bonus 5 %) worth `collateral`, one debt of `debt` dollars. */
function makeLoan(
  revision: number,
  { collateral, debt, ...reserve }: { collateral: number; debt: number } & Partial<AaveReserve>,
) {
  const state = makeState(revision, [
    makeReserve(0, { liquidationThreshold: bps(8300), ...reserve }),
    makeReserve(1),
  ])
  const account = makeAccount([
    makePosition(0, { scaledCollateral: tokens(collateral) }),
    makePosition(1, { scaledVariableDebt: tokens(debt) }),
  ])
  const [preview] = getLiquidationPreviews(state, account)
  if (preview === undefined) throw new Error('no preview')
  return { state, account, preview }
}

describe.each([1, 7, 10])('revision %i', (revision) => {
  test('default: half of a debt of $100,000 at health 0.97', () => {
    const { preview } = makeLoan(revision, { collateral: 97_000 / 0.83, debt: 100_000 })
    expect(preview).toMatchObject({
      basis: 'now',
      maxRepay: tokens(50_000),
      protocolFee: 0n,
      closeFactor: 5000n,
      toxic: false,
      blocked: null,
    })
    expect(usd(preview.seizedBase)).toBeCloseTo(52_500, 6)
    expect(usd(preview.bonusBase)).toBeCloseTo(2500, 6)
    expect(hf(preview.healthFactorAfter)).toBeCloseTo(1.0685, 4)
    const repay = Number(preview.minRepayToHealthy) / 1e18
    expect(repay).toBeCloseTo(3000 / (1 - 1.05 * 0.83), 2)
    expect(Number(preview.maxRepay) / 1e18 / repay).toBeCloseTo(2.14, 2)
  })

  test('behavior: the smallest healing repay heals, one wei less does not', () => {
    const { state, account, preview } = makeLoan(revision, { collateral: 11_650, debt: 10_000 })
    const smallest = preview.minRepayToHealthy ?? 0n
    const healthAfter = (repay: bigint) => {
      const result = previewLiquidation(state, account, { collateralId: 0, debtId: 1, repay })
      if (result.kind !== 'executed') throw new Error(result.reason)
      return getAaveHealth(state, applyLiquidation(state, account, result))
    }
    expect(healthAfter(smallest)).toMatchObject({ liquidatable: false })
    expect(healthAfter(smallest - 1n)).toMatchObject({ liquidatable: true })
  })

  test('behavior: all of it below health 0.95, a share of the bonus to the protocol', () => {
    const { preview } = makeLoan(revision, {
      collateral: 112_000,
      debt: 100_000,
      liquidationProtocolFee: bps(1000),
    })
    expect(preview.closeFactor).toBe(10_000n)
    expect(preview.maxRepay).toBe(tokens(100_000))
    expect(usd(preview.protocolFeeBase)).toBeCloseTo(500, 6)
    expect(usd(preview.seizedBase)).toBeCloseTo(104_500, 6)
    expect(preview.healthFactorAfter).toEqual({ kind: 'no-debt' })
  })

  test('behavior: healthy today, previewed where the uniform fall is reached', () => {
    const { preview } = makeLoan(revision, { collateral: 200_000, debt: 100_000 })
    expect(preview.basis).toBe('uniform-distance')
    expect(preview.maxRepay).toBe(tokens(50_000))
    expect(usd(preview.seizedBase)).toBeCloseTo(52_500, 4)
    expect(hf(preview.healthFactorAfter)).toBeCloseTo((1 - 0.5 * 1.05 * 0.83) / 0.5, 4)
    expect(preview.minRepayToHealthy).toBeLessThan(tokens(0.001))
  })

  test('behavior: toxic where bonus times threshold exceeds health', () => {
    const { preview } = makeLoan(revision, {
      collateral: 97_000 / 0.96,
      debt: 100_000,
      liquidationThreshold: bps(9600),
    })
    expect(preview.toxic).toBe(true)
    expect(preview.minRepayToHealthy).toBe(null)
    expect(hf(preview.healthFactorAfter)).toBeLessThan(0.97)
  })

  test('behavior: collateral that does not suffice buys what it can', () => {
    const { preview } = makeLoan(revision, { collateral: 50_000, debt: 100_000 })
    expect(Number(preview.maxRepay) / 1e18).toBeCloseTo(50_000 / 1.05, 6)
    expect(preview.seized).toBe(tokens(50_000))
    expect(usd(preview.badDebtBase)).toBeCloseTo(100_000 - 50_000 / 1.05, 6)
    expect(preview.healthFactorAfter).toEqual(
      revision === 1
        ? { kind: 'priced', healthFactor: 0n, liquidatable: true }
        : { kind: 'no-debt' },
    )
  })

  test('behavior: what the protocol forbids is told, with the amounts all the same', () => {
    const loan = { collateral: 97_000 / 0.83, debt: 100_000 }
    expect(makeLoan(revision, { ...loan, paused: true }).preview).toMatchObject({
      blocked: 'reserve-paused',
      maxRepay: tokens(50_000),
    })
    expect(makeLoan(revision, { ...loan, active: false }).preview.blocked).toBe('reserve-inactive')
    const { state, account } = makeLoan(revision, loan)
    const [sentinel] = getLiquidationPreviews({ ...state, liquidationAllowed: false }, account)
    expect(sentinel?.blocked).toBe('sequencer-outage')
    const grace = { ...loan, liquidationGracePeriodUntil: state.timestamp }
    expect(makeLoan(revision, grace).preview.blocked).toBe('grace-period')
    const past = { ...loan, liquidationGracePeriodUntil: state.timestamp - 1 }
    expect(makeLoan(revision, past).preview.blocked).toBe(null)
  })
})

const threeDebts = (revision: number) => {
  const state = makeState(revision, [
    makeReserve(0, { liquidationThreshold: bps(9700), liquidationBonus: bps(10100) }),
    makeReserve(1),
    makeReserve(2),
    makeReserve(3),
  ])
  const owed = [1, 2, 3].map((id) => makePosition(id, { scaledVariableDebt: tokens(3000) }))
  const account = makeAccount([makePosition(0, { scaledCollateral: tokens(9000) }), ...owed])
  return getLiquidationPreviews(state, account)
}

test('behavior: three debts of $3,000: v3.0 takes $1,500 of one, v3.3 all of it', () => {
  expect(threeDebts(1).map((preview) => preview.maxRepay)).toEqual(Array(3).fill(tokens(1500)))
  expect(threeDebts(7).map((preview) => preview.maxRepay)).toEqual(Array(3).fill(tokens(3000)))
  expect(threeDebts(10).map((preview) => preview.closeFactor)).toEqual(Array(3).fill(10_000n))
})

describe('the dust rule', () => {
  test('behavior: where half would leave dust, the largest repay that passes', () => {
    const { state, account, preview } = makeLoan(10, { collateral: 2240, debt: 1900 })
    expect(preview.closeFactor).toBe(10_000n)
    expect(preview.maxRepay).toBe(tokens(1900))
    const left = makeLoan(10, { collateral: 3535, debt: 3000 })
    expect(left.preview.maxRepay).toBe(tokens(1500))
    const tight = makeLoan(10, { collateral: 2300, debt: 2000, liquidationThreshold: bps(8600) })
    expect(hf(getAaveHealth(tight.state, tight.account))).toBeCloseTo(0.989, 3)
    expect(tight.preview.maxRepay).toBe(1000n * 10n ** 18n)
    const call = { collateralId: 0, debtId: 1, repay: tokens(1000) }
    expect(previewLiquidation(state, account, call)).toEqual({
      kind: 'reverts',
      reason: 'leaves-dust',
    })
  })

  test('behavior: the largest passes and a wei more does not', () => {
    const big = makeLoan(10, {
      collateral: 2500,
      debt: 2400,
      liquidationThreshold: bps(9500),
      liquidationBonus: bps(13_000),
    })
    const call = { collateralId: 0, debtId: 1 }
    const { maxRepay, blocked } = big.preview
    expect(blocked).toBe(null)
    expect(maxRepay).toBeLessThan(tokens(1200))
    const at = (repay: bigint) =>
      previewLiquidation(big.state, big.account, { ...call, repay }).kind
    expect(at(maxRepay)).toBe('executed')
    expect(at(maxRepay + 1n)).toBe('reverts')
  })
})

test('behavior: in eMode its bonus, outside the reserve’s', () => {
  const reserves = [makeReserve(0), makeReserve(1)]
  const eModes = new Map([[1, makeEMode(1, { collateralBitmap: 1n })]])
  const state = makeState(10, reserves, { eModes })
  const account = makeAccount(
    [
      makePosition(0, { scaledCollateral: tokens(100_000) }),
      makePosition(1, { scaledVariableDebt: tokens(95_000) }),
    ],
    { eModeCategoryId: 1 },
  )
  const [preview] = getLiquidationPreviews(state, account)
  expect(usd(preview?.bonusBase ?? 0n)).toBeCloseTo(47_500 * 0.01, 6)
})

test('behavior: nothing to liquidate', () => {
  const state = makeState(10, [makeReserve(0), makeReserve(1, { price: null })])
  const held = makePosition(0, { scaledCollateral: tokens(1) })
  expect(getLiquidationPreviews(state, makeAccount([held]))).toEqual([])
  const unpriced = makeAccount([held, makePosition(1, { scaledVariableDebt: tokens(1) })])
  expect(getLiquidationPreviews(state, unpriced)).toEqual([])
  const call = { collateralId: 0, debtId: 1, repay: 1n }
  expect(previewLiquidation(state, unpriced, call)).toEqual({ kind: 'reverts', reason: 'unpriced' })
})

test('error: the contract’s own reasons', () => {
  const state = makeState(10, [makeReserve(0), makeReserve(1), makeReserve(2)])
  const account = makeAccount([
    makePosition(0, { scaledCollateral: tokens(100) }),
    makePosition(1, { scaledVariableDebt: tokens(90) }),
    makePosition(2, { scaledCollateral: tokens(5), usedAsCollateral: false }),
  ])
  const reason = (collateralId: number, debtId: number, repay: bigint) => {
    const result = previewLiquidation(state, account, { collateralId, debtId, repay })
    return result.kind === 'reverts' ? result.reason : result.kind
  }
  expect(reason(2, 1, 1n)).toBe('not-collateral')
  expect(reason(0, 2, 1n)).toBe('not-borrowed')
  expect(reason(0, 1, 0n)).toBe('burns-nothing')
  expect(reason(0, 1, tokens(90))).toBe('executed')
  const healthy = { ...account, positions: account.positions.slice(0, 1) }
  expect(previewLiquidation(state, healthy, { collateralId: 0, debtId: 1, repay: 1n })).toEqual({
    kind: 'reverts',
    reason: 'healthy',
  })
})
