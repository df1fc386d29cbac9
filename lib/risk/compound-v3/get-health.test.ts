import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD } from '../units'
import { applyCometAction } from './apply-action'
import { getCometAccountValue } from './get-account-value'
import { getCometHealth } from './get-health'
import { getCometUniformDistance } from './get-uniform-distance'
import { isCometBorrowCollateralized, isCometLiquidatable } from './is-liquidatable'
import { previewCometAbsorb } from './preview-absorb'
import type { CometAccount, CometMarketState } from './state'
import { arbitraryLoan } from './testing/arbitrary'
import { dollars, ether, makeAccount, makeAsset, makeState, ratio } from './testing/make-comet'

const healthFactor = (state: CometMarketState, account: CometAccount) => {
  const health = getCometHealth(state, account)
  return health.kind === 'priced' ? health.healthFactor : null
}

test('default: 10 at $2,000 × 0.895 against $8,950', () => {
  const account = makeAccount(-dollars(8_950), [ether(10)])
  expect(getCometAccountValue(makeState(), account)).toEqual({
    collateral: 20_000_00000000n,
    weighted: 17_900_00000000n,
    debt: 8_950_00000000n,
    borrowBalance: dollars(8_950),
    supplyBalance: 0n,
    health: { kind: 'priced', healthFactor: 2n * WAD, liquidatable: false },
  })
  const distance = getCometUniformDistance(makeState(), account)
  expect(distance).toEqual({ kind: 'ahead', fall: WAD / 2n })
})

test('behavior: equality is not liquidatable, one unit more is', () => {
  const even = makeAccount(-dollars(17_900), [ether(10)])
  expect(getCometHealth(makeState(), even)).toMatchObject({
    healthFactor: WAD,
    liquidatable: false,
  })
  const over = makeAccount(-dollars(17_900) - 1n, [ether(10)])
  expect(getCometHealth(makeState(), over)).toMatchObject({
    healthFactor: 999_999_999_944_134_078n,
    liquidatable: true,
  })
})

test('behavior: between both factors one can neither borrow nor be absorbed', () => {
  const account = makeAccount(-dollars(17_000), [ether(10)])
  expect(isCometBorrowCollateralized(makeState(), account)).toBe(false)
  expect(isCometLiquidatable(makeState(), account)).toBe(false)
  const small = makeAccount(-dollars(16_500), [ether(10)])
  expect(isCometBorrowCollateralized(makeState(), small)).toBe(true)
})

test('behavior: every asset’s value is truncated twice', () => {
  const cheap = { price: 1n, liquidateCollateralFactor: ratio(0.9) }
  const state = makeState([makeAsset(0, cheap), makeAsset(1, cheap)])
  const account = makeAccount(-1n, [ether(1.9), ether(1.9)])
  expect(getCometAccountValue(state, account)).toMatchObject({ collateral: 2n, weighted: 0n })
})

test('behavior: lenders, and debts worth nothing, have no debt; not even without a price', () => {
  const dark = makeState([makeAsset(0, { price: null })], { basePrice: null })
  for (const account of [makeAccount(5n, [1n]), makeAccount(0n, [1n])]) {
    expect(getCometHealth(dark, account)).toEqual({ kind: 'no-debt' })
    expect(isCometLiquidatable(dark, account)).toBe(false)
    expect(isCometBorrowCollateralized(dark, account)).toBe(true)
  }
  const wei = makeState([], { baseScale: 10n ** 18n })
  expect(getCometHealth(wei, makeAccount(-1n))).toEqual({ kind: 'no-debt' })
  expect(isCometLiquidatable(wei, makeAccount(-1n))).toBe(false)
})

test('behavior: what has no price is named', () => {
  const state = makeState([makeAsset(0, { price: null })], { basePrice: null })
  const account = makeAccount(-dollars(1), [1n])
  const assets = [makeAsset(0).asset, state.baseToken.asset]
  expect(getCometHealth(state, account)).toEqual({ kind: 'unpriced', assets })
  expect(getCometUniformDistance(state, account)).toEqual({ kind: 'unknown' })
})

test('behavior: the contract asks for prices only until the debt is covered', () => {
  const account = makeAccount(-dollars(1_000), [ether(10), ether(10)])
  const later = makeState([makeAsset(0), makeAsset(1, { price: null })])
  expect(isCometLiquidatable(later, account)).toBe(false)
  expect(getCometHealth(later, account).kind).toBe('unpriced')
  const first = makeState([makeAsset(0, { price: null }), makeAsset(1)])
  expect(isCometLiquidatable(first, account)).toBe(null)
  expect(isCometBorrowCollateralized(makeState([], { basePrice: null }), account)).toBe(null)
})

test('error: an asset that the Comet does not list', () => {
  const account = makeAccount(-1n, [1n, 1n])
  expect(() => getCometHealth(makeState(), account)).toThrow(RangeError)
})

test('HF_BELOW_1_IFF_LIQUIDATABLE', () => {
  let below = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const health = getCometHealth(state, account)
      const isLiquidatable = health.kind === 'priced' && health.healthFactor < WAD
      below += isLiquidatable ? 1 : 0
      expect(isCometLiquidatable(state, account)).toBe(isLiquidatable)
      expect(health.kind === 'priced' && health.liquidatable).toBe(isLiquidatable)
      expect(previewCometAbsorb(state, account).kind).toBe(isLiquidatable ? 'executed' : 'reverts')
      if (isLiquidatable) expect(isCometBorrowCollateralized(state, account)).toBe(false)
    }),
    { seed: 1, numRuns: 1000, endOnFailure: true },
  )
  expect(below).toBeGreaterThan(200)
})

test('HF_MONOTONE', () => {
  fc.assert(
    fc.property(
      arbitraryLoan,
      fc.bigInt(1n, 10n ** 12n),
      fc.nat({ max: 3 }),
      ({ state, account }, more, offset) => {
        const hf = healthFactor(state, account)
        if (hf === null) return
        const assets = state.assets.map((info) =>
          info.offset === offset ? { ...info, price: (info.price ?? 0n) + more } : info,
        )
        expect(healthFactor({ ...state, assets }, account) ?? 0n).toBeGreaterThanOrEqual(hf)
        const basePrice = (state.basePrice ?? 0n) + more
        expect(healthFactor({ ...state, basePrice }, account) ?? 0n).toBeLessThanOrEqual(hf)
        const baseBorrowIndex = state.baseBorrowIndex + more
        expect(healthFactor({ ...state, baseBorrowIndex }, account) ?? 0n).toBeLessThanOrEqual(hf)
        const principal = account.principal - more
        expect(healthFactor(state, { ...account, principal }) ?? 0n).toBeLessThanOrEqual(hf)
        for (const action of [
          { kind: 'supply-base', amount: more },
          { kind: 'supply-collateral', offset, amount: more },
        ] as const) {
          const after = applyCometAction({ state, account }, action)
          if (after.kind === 'reverts') throw new Error(after.reason)
          const next = healthFactor(after.state, after.account)
          if (next !== null) expect(next).toBeGreaterThanOrEqual(hf)
        }
      },
    ),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
})

test('HF_SCALE_INVARIANT', () => {
  fc.assert(
    fc.property(arbitraryLoan, fc.bigInt(2n, 10n ** 6n), ({ state, account }, factor) => {
      const hf = healthFactor(state, account)
      const { debt } = getCometAccountValue(state, account)
      if (hf === null || debt < 10n ** 9n) return
      const scaled = {
        ...account,
        principal: account.principal * factor,
        collateral: account.collateral.map((held) => ({ ...held, amount: held.amount * factor })),
      }
      const unit = Number(state.basePrice) / Number(state.baseScale)
      const blur = (Number(hf) + 1e18) * ((20 + 2 * unit) / Number(debt) + 1e-12)
      expect(Math.abs(Number((healthFactor(state, scaled) ?? 0n) - hf))).toBeLessThanOrEqual(blur)
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
})
