import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD } from '../units'
import { applyMorphoLiquidation } from './apply-liquidation'
import { getMorphoLiquidationPrice } from './get-asset-triggers'
import { getMorphoHealth } from './get-health'
import { getMorphoLiquidationPreview } from './get-liquidation-preview'
import type { MorphoLiquidationInput } from './liquidation'
import { previewMorphoLiquidation } from './preview-liquidation'
import { arbitraryLoan } from './testing/arbitrary'
import { dollars, ether, makeAccount, makeState } from './testing/make-market'

const state = makeState()
const loan = (borrowed: number) =>
  makeAccount({ collateral: ether(10), borrowShares: dollars(borrowed) })

test('default: the collateral covers everything: all debt is repaid, the rest stays', () => {
  const preview = getMorphoLiquidationPreview(state, loan(18_000))
  if (preview === null) throw new Error('no preview')
  expect(preview).toMatchObject({
    basis: 'now',
    boundBy: 'debt',
    input: { repaidShares: dollars(18_000) },
    repaidAssets: 18_000_000_000n,
    badDebtAssets: 0n,
    badDebtShares: 0n,
    closeFactor: WAD,
    healthAfter: { kind: 'no-debt' },
    toxic: false,
  })
  expect(Number(preview.seizedAssets) / 1e18).toBeCloseTo(9 * 1.043841, 5)
  expect(Number(preview.bonusValue) / 1e6).toBeCloseTo(18_000 * 0.043841, 1)
  const enough = Number(preview.minRepayToHealthy?.repaidAssets) / 1e6
  expect(enough).toBeCloseTo(800 / (1 - 1.0438413 * 0.86), 1)
  expect(Number(preview.overLiquidationFactor) / 1e18).toBeCloseTo(18_000 / enough, 4)
})

test('behavior: too little collateral: all of it is taken, the rest is socialised', () => {
  const account = loan(19_900)
  const preview = getMorphoLiquidationPreview(state, account)
  if (preview === null) throw new Error('no preview')
  expect(preview).toMatchObject({
    boundBy: 'collateral',
    input: { seizedAssets: ether(10) },
    seizedAssets: ether(10),
    healthAfter: { kind: 'no-debt' },
    minRepayToHealthy: null,
    overLiquidationFactor: null,
    toxic: true,
  })
  expect(preview.repaidAssets + preview.badDebtAssets).toBe(19_900_000_000n)
  expect(preview.badDebtAssets).toBeGreaterThan(700_000_000n)
  const after = applyMorphoLiquidation({ state, account }, preview)
  expect(after.account).toMatchObject({ borrowShares: 0n, collateral: 0n })
  expect(state.totalSupplyAssets - after.state.totalSupplyAssets).toBe(preview.badDebtAssets)
  expect(state.totalBorrowShares - after.state.totalBorrowShares).toBe(dollars(19_900))
})

test('behavior: healthy: at the first price that makes it liquidatable', () => {
  const account = loan(8_600)
  const preview = getMorphoLiquidationPreview(state, account)
  expect(preview).toMatchObject({
    basis: 'uniform-distance',
    collateralPrice: getMorphoLiquidationPrice(state, account),
    boundBy: 'debt',
    repaidAssets: 8_600_000_000n,
  })
})

test('behavior: no debt, no price, no reachable price: no preview', () => {
  expect(getMorphoLiquidationPreview(state, makeAccount({ collateral: 1n }))).toBe(null)
  const dark = makeState({ collateralPrice: null })
  expect(getMorphoLiquidationPreview(dark, loan(1))).toBe(null)
  const vast = makeAccount({ borrowShares: 1n, collateral: 10n ** 37n })
  expect(getMorphoLiquidationPreview(state, vast)).toBe(null)
})

test('behavior: both forms of input, each rounded against the liquidator', () => {
  const account = loan(18_000)
  const bySeized = previewMorphoLiquidation(state, account, { seizedAssets: ether(1) })
  if (bySeized.kind !== 'executed') throw new Error(bySeized.reason)
  expect(bySeized.seizedAssets).toBe(ether(1))
  expect(bySeized.repaidAssets).toBe(1_916_000_001n)
  const { repaidShares } = bySeized
  const byShares = previewMorphoLiquidation(state, account, { repaidShares })
  if (byShares.kind !== 'executed') throw new Error(byShares.reason)
  expect(byShares.repaidAssets).toBe(bySeized.repaidAssets)
  expect(ether(1) - byShares.seizedAssets).toBeLessThan(10n ** 10n)
})

test('error: why a call reverts', () => {
  const reason = (borrowed: number, input: MorphoLiquidationInput, market = state) => {
    const result = previewMorphoLiquidation(market, loan(borrowed), input)
    return result.kind === 'reverts' ? result.reason : result.kind
  }
  expect(reason(17_200, { repaidShares: 1n })).toBe('healthy')
  expect(reason(0, { repaidShares: 1n })).toBe('healthy')
  expect(reason(18_000, { repaidShares: 0n })).toBe('no-amount')
  expect(reason(18_000, { repaidShares: dollars(18_000) + 1n })).toBe('exceeds-debt')
  expect(reason(18_000, { seizedAssets: ether(10) })).toBe('exceeds-debt')
  expect(reason(19_900, { seizedAssets: ether(10) + 1n })).toBe('exceeds-collateral')
  expect(reason(19_900, { repaidShares: dollars(19_900) })).toBe('exceeds-collateral')
  const dark = makeState({ collateralPrice: null })
  expect(reason(18_000, { repaidShares: 1n }, dark)).toBe('unpriced')
})

test('PREVIEW_NEVER_EXCEEDS_THE_POSITION', { timeout: 60_000 }, () => {
  const kinds = { now: 0, 'uniform-distance': 0, debt: 0, collateral: 0 }
  fc.assert(
    fc.property(arbitraryLoan, ({ state: market, account }) => {
      const preview = getMorphoLiquidationPreview(market, account)
      if (preview === null) return
      kinds[preview.basis] += 1
      kinds[preview.boundBy] += 1
      expect(preview.repaidShares).toBeLessThanOrEqual(account.borrowShares)
      expect(preview.seizedAssets).toBeLessThanOrEqual(account.collateral)
      expect(preview.repaidShares + preview.badDebtShares).toBeLessThanOrEqual(account.borrowShares)
      const { collateralPrice } = preview
      const at = { ...market, collateralPrice }
      const played = previewMorphoLiquidation(at, account, preview.input)
      expect(played).toMatchObject({ kind: 'executed', repaidAssets: preview.repaidAssets })
      const after = applyMorphoLiquidation({ state: at, account }, preview)
      expect(getMorphoHealth(after.state, after.account)).toEqual(preview.healthAfter)
      if (preview.badDebtShares > 0n || preview.boundBy === 'debt')
        expect(preview.healthAfter).toEqual({ kind: 'no-debt' })
      expect(after.state.totalBorrowAssets).toBeGreaterThanOrEqual(0n)
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
  for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(20)
})

test('MIN_REPAY_HEALS_AND_ONE_SHARE_LESS_DOES_NOT', { timeout: 60_000 }, () => {
  let healed = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state: market, account }) => {
      const preview = getMorphoLiquidationPreview(market, account)
      if (!preview?.minRepayToHealthy) return
      healed += 1
      const at = { ...market, collateralPrice: preview.collateralPrice }
      const heals = (repaidShares: bigint) => {
        const outcome = previewMorphoLiquidation(at, account, { repaidShares })
        if (outcome.kind !== 'executed' || outcome.badDebtShares > 0n) return false
        const after = applyMorphoLiquidation({ state: at, account }, outcome)
        const health = getMorphoHealth(after.state, after.account)
        return health.kind === 'no-debt' || (health.kind === 'priced' && !health.liquidatable)
      }
      const { repaidShares } = preview.minRepayToHealthy
      expect(heals(repaidShares)).toBe(true)
      expect(heals(repaidShares - 1n)).toBe(false)
      expect(preview.overLiquidationFactor ?? 0n).toBeGreaterThanOrEqual(WAD)
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
  expect(healed).toBeGreaterThan(100)
})

test('TOXIC_BITES_LOWER_HEALTH_OTHERS_RAISE_IT', { timeout: 60_000 }, () => {
  const seen = { toxic: 0, benign: 0 }
  fc.assert(
    fc.property(arbitraryLoan, fc.integer({ min: 600, max: 999 }), (loan, permille) => {
      const { account } = loan
      const price = getMorphoLiquidationPrice(loan.state, account) ?? 0n
      const market = { ...loan.state, collateralPrice: (price * BigInt(permille)) / 1000n + 1n }
      const preview = getMorphoLiquidationPreview(market, account)
      const before = getMorphoHealth(market, account)
      if (preview?.basis !== 'now' || before.kind !== 'priced') return
      const repaidShares = account.borrowShares / 10n
      const outcome = previewMorphoLiquidation(market, account, { repaidShares })
      if (outcome.kind !== 'executed' || outcome.repaidAssets < 10n ** 9n) return
      if (outcome.seizedAssets < 10n ** 9n) return
      const after = applyMorphoLiquidation({ state: market, account }, outcome)
      const health = getMorphoHealth(after.state, after.account)
      if (health.kind !== 'priced') return
      const gap = (preview.incentiveFactor * market.lltv) / WAD - before.healthFactor
      if (gap < 10n ** 12n && gap > -(10n ** 12n)) return
      seen[preview.toxic ? 'toxic' : 'benign'] += 1
      expect(health.healthFactor < before.healthFactor).toBe(preview.toxic)
    }),
    { seed: 1, numRuns: 1000, endOnFailure: true },
  )
  expect(Math.min(seen.toxic, seen.benign)).toBeGreaterThan(50)
})
