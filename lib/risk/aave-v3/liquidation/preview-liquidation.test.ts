import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD } from '../../units'
import { getAaveHealth } from '../get-health'
import type { AaveAccount, AaveMarketState } from '../state'
import { arbitraryLoan, arbitraryTightLoan } from '../testing/arbitrary'
import { applyLiquidation } from './apply-liquidation'
import { getLiquidationPair } from './get-liquidation-pair'
import { getLiquidationPreviews } from './get-liquidation-previews'
import { getMaxLiquidatableDebt } from './get-max-liquidatable-debt'
import { MIN_LEFTOVER_BASE } from './liquidation'
import { previewLiquidation } from './preview-liquidation'

/** Every pair of every liquidatable loan, with at least `expected` of them. */
function forEveryPair(
  expected: number,
  check: (
    state: AaveMarketState,
    account: AaveAccount,
    found: {
      preview: ReturnType<typeof getLiquidationPreviews>[number]
      pair: NonNullable<ReturnType<typeof getLiquidationPair>>
    },
  ) => void,
) {
  let seen = 0
  fc.assert(
    fc.property(fc.oneof(arbitraryLoan, arbitraryTightLoan), ({ state, account }) => {
      const health = getAaveHealth(state, account)
      if (health.kind !== 'priced' || !health.liquidatable) return
      for (const preview of getLiquidationPreviews(state, account)) {
        const pair = getLiquidationPair(state, account, preview)
        if (pair === undefined) throw new Error('no pair')
        seen += 1
        check(state, account, { preview, pair })
      }
    }),
    { seed: 1, numRuns: 300, endOnFailure: true },
  )
  expect(seen).toBeGreaterThan(expected)
}

test('PREVIEW_STAYS_WITHIN_DEBT_AND_COLLATERAL', { timeout: 60_000 }, () => {
  forEveryPair(300, (_state, _account, { preview, pair }) => {
    expect(preview.maxRepay).toBeLessThanOrEqual(pair.reserveDebt)
    expect(preview.seized + preview.protocolFee).toBeLessThanOrEqual(pair.collateralBalance)
    expect(preview.debtToCover).toBeGreaterThanOrEqual(0n)
    expect(preview.closeFactor).toBeLessThanOrEqual(10_000n)
    expect(preview.bonusBase).toBe(preview.seizedBase - preview.repayBase)
  })
})

test('PREVIEW_IS_THE_LARGEST_THAT_PASSES', { timeout: 60_000 }, () => {
  let dust = 0
  forEveryPair(300, (state, account, { preview, pair }) => {
    if (preview.blocked !== null) return
    const call = { collateralId: preview.collateralId, debtId: preview.debtId }
    const at = (repay: bigint) => previewLiquidation(state, account, { ...call, repay })
    expect(at(preview.debtToCover)).toMatchObject({
      kind: 'executed',
      repaid: preview.maxRepay,
      seized: preview.seized,
      protocolFee: preview.protocolFee,
    })
    const cap = getMaxLiquidatableDebt(state.rules, pair)
    if (preview.debtToCover === cap) return
    dust += 1
    expect(at(preview.debtToCover + 1n)).toEqual({ kind: 'reverts', reason: 'leaves-dust' })
    expect(at(cap)).toEqual({ kind: 'reverts', reason: 'leaves-dust' })
  })
  expect(dust).toBeGreaterThan(0)
})

test('PREVIEW_LEAVES_NO_DUST', { timeout: 60_000 }, () => {
  forEveryPair(300, (state, account, { preview, pair }) => {
    if (state.rules.liquidation === 'v3.0' || preview.blocked !== null) return
    const debtLeft = pair.reserveDebt - preview.maxRepay
    const collateralLeft = pair.collateralBalance - preview.seized - preview.protocolFee
    if (debtLeft === 0n || collateralLeft === 0n) return
    expect((collateralLeft * pair.collateralPrice) / pair.collateralUnit).toBeGreaterThanOrEqual(
      MIN_LEFTOVER_BASE,
    )
    const debtLeftBase = (debtLeft * pair.debtPrice) / pair.debtUnit
    expect(debtLeftBase).toBeGreaterThanOrEqual(MIN_LEFTOVER_BASE - 1n)
    expect(account.positions.length).toBeGreaterThan(0)
  })
})

test('HEALTH_AFTER_IS_THAT_OF_THE_ACCOUNT_AFTER', { timeout: 60_000 }, () => {
  forEveryPair(300, (state, account, { preview }) => {
    const { collateralId, debtId, debtToCover } = preview
    const call = { collateralId, debtId, repay: debtToCover }
    const outcome = previewLiquidation(state, account, call)
    if (outcome.kind === 'reverts') {
      expect(preview.blocked).toBe(outcome.reason)
      return
    }
    const after = applyLiquidation(state, account, outcome)
    expect(preview.healthFactorAfter).toEqual(getAaveHealth(state, after))
    for (const position of after.positions) {
      expect(position.scaledCollateral).toBeGreaterThanOrEqual(0n)
      expect(position.scaledVariableDebt).toBeGreaterThanOrEqual(0n)
    }
  })
})

test('MIN_REPAY_HEALS_AND_NO_LESS_DOES', { timeout: 60_000 }, () => {
  let healed = 0
  forEveryPair(300, (state, account, { preview, pair }) => {
    const { minRepayToHealthy: smallest, collateralId, debtId } = preview
    if (smallest === null || smallest > getMaxLiquidatableDebt(state.rules, pair)) return
    const isHealthyAfter = (repay: bigint) => {
      const outcome = previewLiquidation(state, account, { collateralId, debtId, repay })
      if (outcome.kind === 'reverts') return undefined
      const health = getAaveHealth(state, applyLiquidation(state, account, outcome))
      return health.kind === 'no-debt' || (health.kind === 'priced' && health.healthFactor >= WAD)
    }
    const after = isHealthyAfter(smallest)
    if (after === undefined) return
    healed += 1
    expect(after).toBe(true)
    if (smallest > 1n) expect(isHealthyAfter(smallest - 1n)).not.toBe(true)
  })
  expect(healed).toBeGreaterThan(5)
})

test('TOXIC_LOWERS_HEALTH', { timeout: 60_000 }, () => {
  let toxic = 0
  forEveryPair(300, (state, account, { preview, pair }) => {
    const { health } = pair
    if (state.rules.averageThreshold !== 'exact' || health.kind !== 'priced') return
    const repay = preview.debtToCover / 3n
    const call = { collateralId: preview.collateralId, debtId: preview.debtId, repay }
    const outcome = previewLiquidation(state, account, call)
    if (outcome.kind === 'reverts') return
    const after = getAaveHealth(state, applyLiquidation(state, account, outcome))
    if (after.kind !== 'priced' || outcome.repaid !== repay) return
    const worth = (repay * pair.debtPrice) / pair.debtUnit
    if (worth < pair.totalDebt / 1_000_000n || worth < 10n ** 8n) return
    toxic += preview.toxic ? 1 : 0
    const rounding = health.healthFactor / 100_000n + 10n
    if (preview.toxic) expect(after.healthFactor).toBeLessThan(health.healthFactor + rounding)
    else expect(after.healthFactor).toBeGreaterThan(health.healthFactor - rounding)
  })
  expect(toxic).toBeGreaterThan(5)
})
