import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD } from '../units'
import { getMorphoHealth } from './get-health'
import { getMorphoPreLiquidationPreview } from './get-pre-liquidation-preview'
import { getPreLiquidationTerms, getPreLiquidationTrigger } from './get-pre-liquidation-terms'
import type { MorphoLiquidationInput } from './liquidation'
import type { MorphoPreLiquidation } from './pre-liquidation'
import { previewMorphoPreLiquidation } from './preview-pre-liquidation'
import { arbitraryLine, arbitraryLoan } from './testing/arbitrary'
import { dollars, ether, makeAccount, makeAddress, makeState, ratio } from './testing/make-market'

const state = makeState()
const price = 2_000n * 10n ** 24n
const line: MorphoPreLiquidation = {
  address: makeAddress(9),
  preLltv: ratio(0.8),
  preLCF1: ratio(0.1),
  preLCF2: ratio(0.4),
  preLIF1: ratio(1.01),
  preLIF2: ratio(1.04),
  oraclePrice: price,
}
/** Loan-to-value of 10 at 2,000. */
const at = (ltv: number) =>
  makeAccount({ collateral: ether(10), borrowShares: dollars(20_000 * ltv) })

test('default: half-way between the lines, half-way between the terms', () => {
  expect(getPreLiquidationTerms(state, at(0.83), line)).toEqual({
    kind: 'open',
    ltv: ratio(0.83),
    closeFactor: ratio(0.25),
    incentiveFactor: ratio(1.025),
  })
  const preview = getMorphoPreLiquidationPreview(state, at(0.83), line)
  if (preview === null) throw new Error('no preview')
  expect(preview).toMatchObject({
    basis: 'now',
    input: { repaidShares: dollars(4_150) },
    repaidAssets: 4_150_000_000n,
    seizedValue: 4_253_750_000n,
    bonusValue: 103_750_000n,
    closeFactor: ratio(0.25),
  })
  const { healthAfter } = preview
  const expected = ((20_000 - 4_253.75) * 0.86) / (16_600 - 4_150)
  if (healthAfter.kind !== 'priced') throw new Error(healthAfter.kind)
  expect(Number(healthAfter.healthFactor) / 1e18).toBeCloseTo(expected, 6)
})

test('behavior: at the first line not yet, at the second still, past it no more', () => {
  expect(getPreLiquidationTerms(state, at(0.8), line)).toEqual({ kind: 'healthy' })
  expect(getPreLiquidationTerms(state, at(0.86), line)).toMatchObject({
    kind: 'open',
    closeFactor: ratio(0.4),
    incentiveFactor: ratio(1.04),
  })
  expect(getPreLiquidationTerms(state, at(0.860001), line)).toEqual({ kind: 'beyond' })
  expect(getMorphoPreLiquidationPreview(state, at(0.860001), line)).toBe(null)
  expect(getPreLiquidationTerms(state, makeAccount(), line)).toEqual({ kind: 'no-debt' })
  const dark = { ...line, oraclePrice: null }
  expect(getPreLiquidationTerms(state, at(0.83), dark)).toEqual({ kind: 'unpriced' })
})

test('behavior: healthy: where the price first falls below the line', () => {
  const account = at(0.4)
  const trigger = getPreLiquidationTrigger(state, account, line)
  expect(trigger).toMatchObject({
    kind: 'reachable',
    direction: 'down',
    liquidationPrice: price / 2n - 1n,
    distance: WAD / 2n,
  })
  const preview = getMorphoPreLiquidationPreview(state, account, line)
  expect(preview).toMatchObject({
    basis: 'uniform-distance',
    collateralPrice: price / 2n - 1n,
    // One unit past the line of 8,000,000,000.
    closeFactor: 100_000_000_400_000_005n,
  })
})

test('behavior: no trigger without debt, none known without a price', () => {
  expect(getPreLiquidationTrigger(state, makeAccount(), line).kind).toBe('unreachable')
  const dark = { ...line, oraclePrice: null }
  expect(getPreLiquidationTrigger(state, at(0.4), dark).kind).toBe('unknown')
})

test('behavior: a close factor above 1 takes all that is owed', () => {
  const whole = { ...line, preLCF1: ratio(1), preLCF2: ratio(3) }
  const preview = getMorphoPreLiquidationPreview(state, at(0.83), whole)
  expect(preview).toMatchObject({
    repaidShares: dollars(16_600),
    closeFactor: ratio(2),
    healthAfter: { kind: 'no-debt' },
  })
})

test('error: why a call reverts', () => {
  const reason = (
    ltv: number,
    input: MorphoLiquidationInput,
    { of = line, market = state }: { of?: MorphoPreLiquidation; market?: typeof state } = {},
  ) => {
    const result = previewMorphoPreLiquidation(market, at(ltv), { line: of, input })
    return result.kind === 'reverts' ? result.reason : result.kind
  }
  const some = { repaidShares: dollars(10) }
  expect(reason(0.83, some)).toBe('executed')
  expect(reason(0.83, { seizedAssets: 0n })).toBe('no-amount')
  expect(reason(0.8, some)).toBe('healthy')
  expect(reason(0, some)).toBe('healthy')
  expect(reason(0.87, some)).toBe('beyond')
  expect(reason(0.83, { repaidShares: dollars(4_150) + 1n })).toBe('exceeds-close-factor')
  expect(reason(0.83, { repaidShares: 1n })).toBe('seizes-nothing')
  const whole = { ...line, preLCF1: ratio(1), preLCF2: ratio(3) }
  expect(reason(0.83, { repaidShares: dollars(16_601) }, { of: whole })).toBe('exceeds-debt')
  const greedy = { ...whole, preLIF1: ratio(1.3), preLIF2: ratio(1.3) }
  const all = { repaidShares: dollars(16_600) }
  expect(reason(0.83, all, { of: greedy })).toBe('exceeds-collateral')
  const fallen = makeState({ collateralPrice: price - price / 20n })
  expect(reason(0.83, some, { market: fallen })).toBe('leaves-unhealthy')
  const dark = { ...line, oraclePrice: null }
  expect(reason(0.83, some, { of: dark })).toBe('unpriced')
  const blind = makeState({ collateralPrice: null })
  expect(reason(0.83, some, { market: blind })).toBe('unpriced')
})

test('PRE_TRIGGER_IS_THE_FIRST_PRICE_BELOW_THE_LINE', { timeout: 60_000 }, () => {
  let reached = 0
  fc.assert(
    fc.property(arbitraryLoan, arbitraryLine, (loan, toLine) => {
      const { collateralPrice, lltv } = loan.state
      const made = { ...toLine(lltv), oraclePrice: collateralPrice }
      const trigger = getPreLiquidationTrigger(loan.state, loan.account, made)
      if (trigger.kind !== 'reachable') return
      reached += 1
      const kindAt = (oraclePrice: bigint) =>
        getPreLiquidationTerms(loan.state, loan.account, { ...made, oraclePrice }).kind
      expect(kindAt(trigger.liquidationPrice)).not.toBe('healthy')
      expect(kindAt(trigger.liquidationPrice + 1n)).toBe('healthy')
      expect(trigger.distance > 0n).toBe(kindAt(collateralPrice) === 'healthy')
    }),
    { seed: 1, numRuns: 1000, endOnFailure: true },
  )
  expect(reached).toBeGreaterThan(500)
})

test('PRE_LIQUIDATION_STAYS_BETWEEN_ITS_TERMS_AND_LEAVES_HEALTH', { timeout: 60_000 }, () => {
  const bases = { now: 0, 'uniform-distance': 0 }
  fc.assert(
    fc.property(arbitraryLoan, arbitraryLine, (loan, toLine) => {
      const { state: market, account } = loan
      const made = { ...toLine(market.lltv), oraclePrice: market.collateralPrice }
      const preview = getMorphoPreLiquidationPreview(market, account, made)
      if (preview === null) return
      bases[preview.basis] += 1
      const { closeFactor, incentiveFactor, repaidShares, seizedAssets } = preview
      expect(closeFactor >= made.preLCF1 && closeFactor <= made.preLCF2).toBe(true)
      expect(incentiveFactor >= made.preLIF1 && incentiveFactor <= made.preLIF2).toBe(true)
      expect(repaidShares).toBeLessThanOrEqual(account.borrowShares)
      expect(seizedAssets).toBeLessThanOrEqual(account.collateral)
      expect(preview.healthAfter).not.toMatchObject({ liquidatable: true })
      const oraclePrice = preview.collateralPrice
      const played = previewMorphoPreLiquidation(
        { ...market, collateralPrice: oraclePrice },
        account,
        {
          line: { ...made, oraclePrice },
          input: preview.input,
        },
      )
      expect(played).toMatchObject({ kind: 'executed', seizedAssets })
      const now = getMorphoHealth(market, account)
      if (preview.basis === 'now') expect(now).toMatchObject({ liquidatable: false })
    }),
    { seed: 1, numRuns: 1000, endOnFailure: true },
  )
  expect(Math.min(bases.now, bases['uniform-distance'])).toBeGreaterThan(40)
})
