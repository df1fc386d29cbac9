import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  getCometAskPrice,
  getCometCollateralCost,
  getCometDiscount,
  quoteCometCollateral,
} from './get-ask-price'
import { getCometReserves, getCometShelf, previewCometBuy } from './get-shelf'
import type { CometMarketState } from './state'
import { arbitraryState } from './testing/arbitrary'
import { dollars, ether, makeAsset, makeState, ratio } from './testing/make-comet'

const NOTHING = { supply: false, withdraw: false, absorb: false, buy: false }
const stocked = makeAsset(0, { reserves: ether(5) })

test('default: liquidation factor 0.93, store-front factor 0.6: a discount of 4.2 %', () => {
  const state = makeState([stocked])
  expect(getCometDiscount(state, stocked)).toBe(ratio(0.042))
  expect(getCometAskPrice(state, stocked)).toBe(1_916_00000000n)
  expect(quoteCometCollateral(state, { offset: 0, baseAmount: dollars(1_916) })).toBe(ether(1))
  const cost = getCometCollateralCost(state, { offset: 0, collateralAmount: ether(1) })
  expect(cost).toBe(dollars(1_916))
})

test('behavior: the shelf, what it costs, and whether it is open', () => {
  const state = makeState([stocked, makeAsset(1)])
  expect(getCometReserves(state)).toBe(100_000_000_000n)
  expect(getCometShelf(state)).toEqual({
    sale: 'open',
    reserves: 100_000_000_000n,
    targetReserves: state.targetReserves,
    items: [
      {
        offset: 0,
        asset: stocked.asset,
        amount: ether(5),
        price: 2_000_00000000n,
        askPrice: 1_916_00000000n,
        discount: ratio(0.042),
        value: 10_000_00000000n,
        cost: dollars(9_580),
      },
    ],
  })
  const full = makeState([stocked], { targetReserves: 100_000_000_000n })
  expect(getCometShelf(full).sale).toBe('reserves-at-target')
  const paused = makeState([stocked], { paused: { ...NOTHING, buy: true } })
  expect(getCometShelf(paused).sale).toBe('paused')
  const dark = makeState([makeAsset(0, { reserves: 1n, price: null })])
  expect(getCometShelf(dark).items[0]).toMatchObject({ price: null, askPrice: null, cost: null })
})

test('behavior: reserves are what is left of the balance once all lenders are owed', () => {
  const poor = makeState([stocked], { baseBalance: 0n })
  expect(getCometReserves(poor)).toBe(-4_000_000_000_000n)
  expect(getCometShelf(poor).sale).toBe('open')
})

test('error: why buying reverts', () => {
  const buy = (overrides: Partial<CometMarketState>, baseAmount: bigint, minAmount?: bigint) => {
    const state = makeState([stocked], overrides)
    const min = minAmount === undefined ? {} : { minAmount }
    const result = previewCometBuy(state, { offset: 0, baseAmount, ...min })
    return result.kind === 'reverts' ? result.reason : result.collateralAmount
  }
  expect(buy({}, dollars(9_580))).toBe(ether(5))
  expect(buy({}, dollars(9_581))).toBe('insufficient-reserves')
  expect(buy({}, dollars(1_916), ether(1) + 1n)).toBe('too-much-slippage')
  expect(buy({ targetReserves: 0n }, 1n)).toBe('not-for-sale')
  expect(buy({ targetReserves: 0n, baseBalance: 0n }, dollars(1_916))).toBe(ether(1))
  expect(buy({ paused: { ...NOTHING, buy: true } }, 1n)).toBe('paused')
  expect(buy({ basePrice: null }, 1n)).toBe('unpriced')
})

test('COST_IS_THE_LEAST_THAT_BUYS_IT', () => {
  let some = 0
  fc.assert(
    fc.property(arbitraryState, fc.bigInt(1n, 10n ** 20n), (state, collateralAmount) => {
      for (const { offset } of state.assets) {
        const cost = getCometCollateralCost(state, { offset, collateralAmount })
        if (cost === null) continue
        some += 1
        const quote = (baseAmount: bigint) =>
          quoteCometCollateral(state, { offset, baseAmount }) ?? 0n
        expect(quote(cost)).toBeGreaterThanOrEqual(collateralAmount)
        expect(quote(cost - 1n)).toBeLessThan(collateralAmount)
      }
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
  expect(some).toBeGreaterThan(500)
})

test('SHELF_NEVER_ASKS_MORE_THAN_THE_ORACLE_NOR_LESS_THAN_WAS_CREDITED', () => {
  fc.assert(
    fc.property(arbitraryState, (state) => {
      for (const info of state.assets) {
        const askPrice = getCometAskPrice(state, info) ?? 0n
        const price = info.price ?? 0n
        expect(askPrice).toBeLessThanOrEqual(price)
        expect(askPrice + 1n).toBeGreaterThanOrEqual((price * info.liquidationFactor) / 10n ** 18n)
      }
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
})
