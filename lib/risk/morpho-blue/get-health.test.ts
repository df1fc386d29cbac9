import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD } from '../units'
import { applyMorphoAction } from './apply-action'
import { getMorphoAccountValue } from './get-account-value'
import { getMorphoHealth, isMorphoLiquidatable } from './get-health'
import { getMorphoUniformDistance } from './get-uniform-distance'
import { previewMorphoLiquidation } from './preview-liquidation'
import type { AccruedMorphoState, MorphoAccount } from './state'
import { arbitraryLoan } from './testing/arbitrary'
import { dollars, ether, makeAccount, makeState, wad } from './testing/make-market'

const healthFactor = (state: AccruedMorphoState, account: MorphoAccount) => {
  const health = getMorphoHealth(state, account)
  return health.kind === 'priced' ? health.healthFactor : null
}

test('default: 10 at 2,000 × 0.86 against 8,600', () => {
  const state = makeState()
  const account = makeAccount({ collateral: ether(10), borrowShares: dollars(8_600) })
  expect(getMorphoHealth(state, account)).toEqual({
    kind: 'priced',
    healthFactor: 2n * WAD,
    liquidatable: false,
  })
  expect(getMorphoAccountValue(state, account)).toMatchObject({
    collateralValue: 20_000_000_000n,
    borrowedAssets: 8_600_000_000n,
    maxBorrow: 17_200_000_000n,
    suppliedAssets: 0n,
    currentLtv: 430_000_000_000_000_000n,
  })
  expect(getMorphoUniformDistance(state, account)).toEqual({ kind: 'ahead', fall: WAD / 2n })
})

test('behavior: equality is healthy, one unit of debt more is not', () => {
  const state = makeState()
  const collateral = ether(10)
  const even = makeAccount({ collateral, borrowShares: dollars(17_200) })
  expect(getMorphoHealth(state, even)).toMatchObject({ healthFactor: WAD, liquidatable: false })
  const over = { ...even, borrowShares: even.borrowShares + 1n }
  expect(getMorphoHealth(state, over)).toMatchObject({
    healthFactor: 999_999_999_941_860_465n,
    liquidatable: true,
  })
})

test('behavior: interest since the last update counts', () => {
  const account = makeAccount({ collateral: ether(10), borrowShares: dollars(17_100) })
  const terms = { borrowRate: wad(3_170_979_198n) }
  expect(isMorphoLiquidatable(makeState(terms), account)).toBe(false)
  const stale = makeState({ ...terms, lastUpdate: 1_700_000_000 - 31_536_000 })
  expect(isMorphoLiquidatable(stale, account)).toBe(true)
})

test('behavior: no debt asks for no price; debt without a price is unpriced', () => {
  const state = makeState({ collateralPrice: null })
  expect(getMorphoHealth(state, makeAccount({ collateral: 1n }))).toEqual({ kind: 'no-debt' })
  const account = makeAccount({ collateral: ether(10), borrowShares: 1n })
  const asset = state.collateralToken.asset
  expect(getMorphoHealth(state, account)).toEqual({ kind: 'unpriced', assets: [asset] })
  expect(isMorphoLiquidatable(state, account)).toBe(false)
  expect(getMorphoAccountValue(state, account)).toMatchObject({
    collateralValue: null,
    maxBorrow: null,
    currentLtv: null,
    borrowedAssets: 1n,
  })
})

test('behavior: what is lent backs no debt and is told', () => {
  const supplyShares = dollars(5)
  const account = makeAccount({ borrowShares: dollars(1), supplyShares })
  const value = getMorphoAccountValue(makeState(), account)
  expect(value.suppliedAssets).toBe(5_000_000n)
  expect(value.health).toMatchObject({ healthFactor: 0n, liquidatable: true })
})

test('HF_BELOW_1_IFF_LIQUIDATABLE', () => {
  let below = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const hf = healthFactor(state, account) ?? 0n
      const result = previewMorphoLiquidation(state, account, { repaidShares: 1n })
      const isHealthy = result.kind === 'reverts' && result.reason === 'healthy'
      below += hf < WAD ? 1 : 0
      expect(hf < WAD).toBe(!isHealthy)
      expect(isMorphoLiquidatable(state, account)).toBe(!isHealthy)
    }),
    { seed: 1, numRuns: 1000, endOnFailure: true },
  )
  expect(below).toBeGreaterThan(100)
})

test('HF_MONOTONE', () => {
  fc.assert(
    fc.property(arbitraryLoan, fc.bigInt(1n, 10n ** 20n), ({ state, account }, more) => {
      const hf = healthFactor(state, account) ?? 0n
      const after = (change: Partial<AccruedMorphoState>, of: Partial<MorphoAccount>) =>
        healthFactor({ ...state, ...change }, { ...account, ...of }) ?? 0n
      expect(after({}, { collateral: account.collateral + more })).toBeGreaterThanOrEqual(hf)
      expect(after({}, { borrowShares: account.borrowShares + more })).toBeLessThanOrEqual(hf)
      const collateralPrice = state.collateralPrice + more
      expect(after({ collateralPrice }, {})).toBeGreaterThanOrEqual(hf)
      const totalBorrowAssets = state.totalBorrowAssets + more
      expect(after({ totalBorrowAssets }, {})).toBeLessThanOrEqual(hf)
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
})

test('HF_SCALE_INVARIANT', () => {
  fc.assert(
    fc.property(arbitraryLoan, fc.bigInt(2n, 10n ** 6n), ({ state, account }, factor) => {
      const hf = healthFactor(state, account) ?? 0n
      const scaled = healthFactor(
        { ...state, collateralPrice: state.collateralPrice / factor },
        { ...account, collateral: account.collateral * factor },
      )
      const value = getMorphoAccountValue(state, account)
      if (value.borrowedAssets < 10n ** 9n || state.collateralPrice < 10n ** 12n * factor) return
      const blur = Number(hf) / 1e9 + 4e18 / Number(value.borrowedAssets)
      expect(Math.abs(Number((scaled ?? 0n) - hf))).toBeLessThanOrEqual(blur)
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
})

test('SUPPLYING_AND_REPAYING_NEVER_HARM', () => {
  fc.assert(
    fc.property(arbitraryLoan, fc.bigInt(1n, 10n ** 12n), ({ state, account }, assets) => {
      const hf = healthFactor(state, account) ?? 0n
      for (const kind of ['repay', 'supply-collateral'] as const) {
        const after = applyMorphoAction({ state, account }, { kind, assets })
        if (after.kind === 'reverts') {
          expect(after.reason).toBe('exceeds-debt')
          continue
        }
        const next = healthFactor(after.state, after.account)
        if (next !== null) expect(next).toBeGreaterThanOrEqual(hf)
      }
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
})
