import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD } from '../units'
import { accrueCometInterest } from './accrue-interest'
import { withCollateralFactor } from './get-absorb-preview'
import { getCometAccountValue } from './get-account-value'
import { getCometAssetTriggers } from './get-asset-triggers'
import { getCometTimeToLiquidation } from './get-time-to-liquidation'
import { getCometUniformDistance } from './get-uniform-distance'
import { isCometLiquidatable } from './is-liquidatable'
import type { CometMarketState } from './state'
import { arbitraryLoan } from './testing/arbitrary'
import { dollars, ether, makeAccount, makeAsset, makeState, ratio, wad } from './testing/make-comet'

const YEAR = 31_536_000
const state = makeState()
const account = makeAccount(-dollars(8_950), [ether(10)])

test('default: collateral down to $1,000, the base token up to $2', () => {
  expect(getCometAssetTriggers(state, account)).toEqual([
    {
      kind: 'reachable',
      asset: makeAsset(0).asset,
      direction: 'down',
      liquidationPrice: 999_99999999n,
      distance: 500_000_000_005_000_000n,
    },
    {
      kind: 'reachable',
      asset: state.baseToken.asset,
      direction: 'up',
      liquidationPrice: 2_00000001n,
      distance: 1_000_000_010_000_000_000n,
    },
  ])
})

test('behavior: already liquidatable: the way back, distance not positive', () => {
  const fallen = makeState([makeAsset(0, { price: 800_00000000n })])
  expect(getCometAssetTriggers(fallen, account)).toMatchObject([
    { liquidationPrice: 999_99999999n, distance: -249_999_999_987_500_000n },
    { liquidationPrice: 80000001n, distance: -199_999_990_000_000_000n },
  ])
})

test('behavior: other collateral suffices, or this one does not count: unreachable', () => {
  const two = makeState([makeAsset(0), makeAsset(1, { liquidateCollateralFactor: ratio(0) })])
  const rich = makeAccount(-dollars(8_950), [ether(10), ether(1)])
  expect(getCometAssetTriggers(two, rich).map(({ kind }) => kind)).toEqual([
    'reachable',
    'unreachable',
    'reachable',
  ])
  const covered = makeState([makeAsset(0), makeAsset(1)])
  const both = makeAccount(-dollars(8_950), [ether(10), ether(10)])
  expect(getCometAssetTriggers(covered, both).map(({ kind }) => kind)).toEqual([
    'unreachable',
    'unreachable',
    'reachable',
  ])
  expect(getCometAssetTriggers(state, makeAccount(5n, [ether(1)]))).toEqual([
    { kind: 'unreachable', asset: makeAsset(0).asset },
  ])
  const bare = getCometAssetTriggers(state, makeAccount(-dollars(1_000_000)))
  expect(bare).toEqual([{ kind: 'unreachable', asset: state.baseToken.asset }])
})

test('behavior: a price is missing: unknown', () => {
  const dark = makeState([makeAsset(0, { price: null })])
  expect(getCometAssetTriggers(dark, account).map(({ kind }) => kind)).toEqual([
    'unknown',
    'unknown',
  ])
  expect(getCometTimeToLiquidation(dark, account)).toEqual({ kind: 'unknown' })
})

function withPrice(market: CometMarketState, offset: number | 'base', price: bigint) {
  if (offset === 'base') return { ...market, basePrice: price }
  const assets = market.assets.map((info) => (info.offset === offset ? { ...info, price } : info))
  return { ...market, assets }
}

test('TRIGGER_IS_THE_FIRST_LIQUIDATABLE_PRICE', () => {
  const reached = { down: 0, up: 0 }
  fc.assert(
    fc.property(arbitraryLoan, (loan) => {
      const today = isCometLiquidatable(loan.state, loan.account)
      for (const trigger of getCometAssetTriggers(loan.state, loan.account)) {
        if (trigger.kind === 'unknown') throw new Error('priced')
        if (trigger.kind === 'unreachable') continue
        reached[trigger.direction] += 1
        const of = loan.state.assets.find(({ asset }) => asset === trigger.asset)?.offset ?? 'base'
        const at = (price: bigint) =>
          isCometLiquidatable(withPrice(loan.state, of, price), loan.account)
        const step = trigger.direction === 'down' ? 1n : -1n
        expect(at(trigger.liquidationPrice)).toBe(true)
        expect(at(trigger.liquidationPrice + step)).toBe(false)
        expect(trigger.distance <= 0n).toBe(today)
      }
    }),
    { seed: 1, numRuns: 1000, endOnFailure: true },
  )
  expect(Math.min(reached.down, reached.up)).toBeGreaterThan(300)
})

test('DISTANCE_LANDS_ON_HEALTH_1', () => {
  let checked = 0
  fc.assert(
    fc.property(arbitraryLoan, (loan) => {
      const distance = getCometUniformDistance(loan.state, loan.account)
      if (distance.kind !== 'ahead') return
      const factor = WAD - distance.fall
      const prices = loan.account.collateral.map(
        ({ offset }) => ((loan.state.assets[offset]?.price ?? 0n) * factor) / WAD,
      )
      const { debt } = getCometAccountValue(loan.state, loan.account)
      if (prices.some((price) => price < 10n ** 6n) || debt < 10n ** 9n) return
      checked += 1
      const at = (factor: bigint) =>
        isCometLiquidatable(withCollateralFactor(loan.state, factor), loan.account)
      expect(at(factor + factor / 10n ** 5n)).toBe(false)
      expect(at(factor - factor / 10n ** 5n)).toBe(true)
    }),
    { seed: 1, numRuns: 2000, endOnFailure: true },
  )
  expect(checked).toBeGreaterThan(100)
})

test('behavior: time: at 10 % a year from 8,950 to 17,900; never, reached', () => {
  const borrowRate = wad(3_170_979_198n)
  const result = getCometTimeToLiquidation(makeState([makeAsset(0)], { borrowRate }), account)
  if (result.kind !== 'seconds') throw new Error(result.kind)
  expect(result.seconds / YEAR).toBeCloseTo(Math.log(2) / 0.1, 6)
  expect(getCometTimeToLiquidation(state, account)).toEqual({ kind: 'never' })
  expect(getCometTimeToLiquidation(state, makeAccount(5n))).toEqual({ kind: 'never' })
  const over = makeAccount(-dollars(17_901), [ether(10)])
  expect(getCometTimeToLiquidation(state, over)).toEqual({ kind: 'reached' })
})

test('TIME_LANDS_ON_HEALTH_1', () => {
  let checked = 0
  fc.assert(
    fc.property(arbitraryLoan, (loan) => {
      const result = getCometTimeToLiquidation(loan.state, loan.account)
      const isLiquidatable = isCometLiquidatable(loan.state, loan.account)
      expect(result.kind === 'reached').toBe(isLiquidatable)
      if (result.kind !== 'seconds') return
      const { debt } = getCometAccountValue(loan.state, loan.account)
      const rate = Number(loan.state.borrowRate) / 1e18
      if (result.seconds * rate > 0.1 || debt < 10n ** 10n) return
      checked += 1
      // The index compounds: a hundred accruals on the way.
      let later = loan.state
      for (let step = 1; step <= 100; step += 1) {
        const at = loan.state.timestamp + Math.round((result.seconds * step) / 100)
        later = accrueCometInterest(later, at)
      }
      const { weighted, debt: owed } = getCometAccountValue(later, loan.account)
      const slack = (rate * result.seconds) ** 2 / 150 + rate + 3 / Number(debt) + 1e-12
      const unit = Number(loan.state.basePrice) / Number(loan.state.baseScale) / Number(debt)
      expect(Math.abs(Number(owed) / Number(weighted) - 1)).toBeLessThanOrEqual(slack + unit)
    }),
    { seed: 1, numRuns: 2000, endOnFailure: true },
  )
  expect(checked).toBeGreaterThan(50)
})
