import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD } from '../units'
import { getMorphoAssetTriggers, getMorphoLiquidationPrice } from './get-asset-triggers'
import { isMorphoLiquidatable } from './get-health'
import { getMorphoUniformDistance } from './get-uniform-distance'
import { arbitraryLoan } from './testing/arbitrary'
import { dollars, ether, makeAccount, makeState, ratio } from './testing/make-market'

const state = makeState()
const account = makeAccount({ collateral: ether(10), borrowShares: dollars(8_600) })

test('default: collateral down to 1,000, or the loan token up to twice its price', () => {
  const liquidationPrice = 1_000n * 10n ** 24n - 1n
  const [collateral, loan] = getMorphoAssetTriggers(state, account)
  expect(collateral).toEqual({
    kind: 'reachable',
    asset: state.collateralToken.asset,
    direction: 'down',
    liquidationPrice,
    distance: WAD / 2n,
  })
  expect(loan).toEqual({
    kind: 'reachable',
    asset: state.loanToken.asset,
    direction: 'up',
    liquidationPrice,
    distance: WAD,
  })
})

test('behavior: already liquidatable: the way back, distance not positive', () => {
  const fallen = { ...state, collateralPrice: 800n * 10n ** 24n }
  expect(getMorphoAssetTriggers(fallen, account)).toMatchObject([
    { liquidationPrice: 1_000n * 10n ** 24n - 1n, distance: -250_000_000_000_000_000n },
    { liquidationPrice: 1_000n * 10n ** 24n - 1n, distance: -200_000_000_000_000_000n },
  ])
})

test('behavior: no debt, no collateral, a market without lltv, a price of 1: unreachable', () => {
  const kinds = (...args: Parameters<typeof getMorphoAssetTriggers>) =>
    getMorphoAssetTriggers(...args).map(({ kind }) => kind)
  expect(kinds(state, makeAccount({ collateral: 1n }))).toEqual(['unreachable', 'unreachable'])
  const bare = makeAccount({ borrowShares: 1n })
  expect(kinds(state, bare)).toEqual(['unreachable', 'unreachable'])
  const idle = makeState({ lltv: ratio(0) })
  expect(kinds(idle, account)).toEqual(['unreachable', 'unreachable'])
  const vast = makeAccount({ borrowShares: 1n, collateral: 10n ** 37n })
  expect(kinds(state, vast)).toEqual(['unreachable', 'unreachable'])
})

test('behavior: a price is missing: unknown with debt, unreachable without', () => {
  const dark = makeState({ collateralPrice: null })
  expect(getMorphoAssetTriggers(dark, account).map(({ kind }) => kind)).toEqual([
    'unknown',
    'unknown',
  ])
  const free = makeAccount({ collateral: 1n })
  expect(getMorphoAssetTriggers(dark, free).map(({ kind }) => kind)).toEqual([
    'unreachable',
    'unreachable',
  ])
})

test('TRIGGER_IS_THE_FIRST_LIQUIDATABLE_PRICE', () => {
  let ahead = 0
  fc.assert(
    fc.property(arbitraryLoan, (loan) => {
      const price = getMorphoLiquidationPrice(loan.state, loan.account)
      if (price === null) return
      const at = (collateralPrice: bigint) =>
        isMorphoLiquidatable({ ...loan.state, collateralPrice }, loan.account)
      expect(at(price)).toBe(true)
      expect(at(price + 1n)).toBe(false)
      const today = at(loan.state.collateralPrice)
      ahead += today ? 0 : 1
      for (const trigger of getMorphoAssetTriggers(loan.state, loan.account)) {
        if (trigger.kind !== 'reachable') throw new Error(trigger.kind)
        expect(trigger.liquidationPrice).toBe(price)
        expect(trigger.distance <= 0n).toBe(today)
      }
    }),
    { seed: 1, numRuns: 1000, endOnFailure: true },
  )
  expect(ahead).toBeGreaterThan(200)
})

test('DISTANCE_LANDS_ON_HEALTH_1', () => {
  let ahead = 0
  fc.assert(
    fc.property(arbitraryLoan, (loan) => {
      const distance = getMorphoUniformDistance(loan.state, loan.account)
      const price = getMorphoLiquidationPrice(loan.state, loan.account)
      if (price === null || distance.kind === 'unreachable' || distance.kind === 'unknown') return
      const today = loan.state.collateralPrice
      const reached = (today * (WAD - distance.fall)) / WAD
      const isLiquidatable = isMorphoLiquidatable(loan.state, loan.account)
      ahead += isLiquidatable ? 0 : 1
      expect(distance.kind === 'reached' || !isLiquidatable).toBe(true)
      if (isLiquidatable) expect(distance.fall).toBeLessThanOrEqual(0n)
      const owed = Number(loan.account.borrowShares) * 1e-6
      const blur = 3 / owed + 1e-12 + 1 / Number(price)
      if (blur > 0.01) return
      expect(Math.abs(Number(reached) / Number(price) - 1)).toBeLessThanOrEqual(2 * blur)
    }),
    { seed: 1, numRuns: 1000, endOnFailure: true },
  )
  expect(ahead).toBeGreaterThan(200)
})
