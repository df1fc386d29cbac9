import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD, type Wad } from '../../units'
import { getAaveAccountValue } from '../get-account-value'
import { getAssetTriggers } from '../get-asset-triggers'
import { getAaveHealth } from '../get-health'
import { getReserveBalances } from '../get-reserve-balances'
import { getLiquidationPreviews } from '../liquidation/get-liquidation-previews'
import { arbitraryLoan } from '../testing/arbitrary'
import { makeAddress } from '../testing/make-state'
import { applyWhatIf } from './apply-what-if'
import { type AaveWhatIf, NO_WHAT_IF } from './what-if'

const assetOf = (id: number) => makeAddress(id + 1)

const arbitraryAmount = fc.oneof(fc.bigInt(0n, 10n ** 6n), fc.bigInt(0n, 10n ** 30n))
const arbitraryAsset = fc.integer({ min: 0, max: 5 }).map(assetOf)
const mapOf = <T>(value: fc.Arbitrary<T>) =>
  fc.array(fc.tuple(arbitraryAsset, value), { maxLength: 3 }).map((pairs) => new Map(pairs))
const arbitraryMove = fc.bigInt(-2n * WAD, 10n * WAD).map((each) => each as Wad)
const arbitraryWhatIf: fc.Arbitrary<AaveWhatIf> = fc.record({
  allPrices: fc.option(arbitraryMove),
  prices: mapOf(
    fc.oneof(
      fc.bigInt(-1n, 10n ** 14n).map((price) => ({ kind: 'price' as const, price })),
      arbitraryMove.map((each) => ({ kind: 'move' as const, move: each })),
    ),
  ),
  repay: mapOf(fc.oneof(arbitraryAmount, fc.constant('all' as const))),
  withdraw: mapOf(fc.oneof(arbitraryAmount, fc.constant('all' as const))),
  eModeCategoryId: fc.option(fc.integer({ min: 0, max: 2 })),
  add: mapOf(arbitraryAmount),
  collateral: mapOf(fc.boolean()),
  borrow: mapOf(arbitraryAmount),
})

test('WHAT_IF_NOTHING_IS_IDENTITY', () => {
  fc.assert(
    fc.property(arbitraryLoan, ({ state: market, account: one }) => {
      const result = applyWhatIf(market, one, NO_WHAT_IF)
      expect(result.state).toBe(market)
      expect(result.account).toBe(one)
      expect(result.issues).toEqual([])
    }),
  )
})

test('WHAT_IF_NEVER_THROWS: any what-if gives an account that every judge takes', () => {
  fc.assert(
    fc.property(arbitraryLoan, arbitraryWhatIf, ({ state: market, account: one }, whatIf) => {
      const after = applyWhatIf(market, one, whatIf)
      const ids = after.account.positions.map(({ reserveId }) => reserveId)
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
      for (const position of after.account.positions) {
        expect(position.scaledCollateral >= 0n && position.scaledVariableDebt >= 0n).toBe(true)
        const { collateral: held, debt: owed } = getReserveBalances(after.state, position)
        expect(held >= 0n && owed >= 0n).toBe(true)
      }
      getAaveAccountValue(after.state, after.account)
      getAssetTriggers(after.state, after.account)
      getLiquidationPreviews(after.state, after.account)
    }),
    { numRuns: 300 },
  )
})

function compareHealth(
  lower: ReturnType<typeof applyWhatIf>,
  higher: ReturnType<typeof applyWhatIf>,
): void {
  const [a, b] = [lower, higher].map((each) => getAaveHealth(each.state, each.account))
  if (a?.kind !== 'priced' || b?.kind !== 'priced') return
  expect(b.healthFactor).toBeGreaterThanOrEqual(a.healthFactor)
}

test('WHAT_IF_MONOTONE_REPAY: to repay more never lowers health', () => {
  fc.assert(
    fc.property(
      arbitraryLoan,
      arbitraryAsset,
      arbitraryAmount,
      arbitraryAmount,
      ({ state: market, account: one }, asset, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const repay = (amount: bigint) =>
          applyWhatIf(market, one, { ...NO_WHAT_IF, repay: new Map([[asset, amount]]) })
        compareHealth(repay(less), repay(more))
      },
    ),
  )
})

test('WHAT_IF_MONOTONE_PRICE: a lower price of what is only held never raises health', () => {
  fc.assert(
    fc.property(
      arbitraryLoan.filter(({ state: { rules } }) => rules.averageThreshold === 'exact'),
      fc.integer({ min: 0, max: 4 }),
      arbitraryMove,
      arbitraryMove,
      ({ state: market, account: one }, id, a, b) => {
        if (one.positions.some((each) => each.reserveId === id && each.scaledVariableDebt > 0n))
          return
        const [low, high] = a < b ? [a, b] : [b, a]
        const at = (each: Wad) =>
          applyWhatIf(market, one, {
            ...NO_WHAT_IF,
            prices: new Map([[assetOf(id), { kind: 'move', move: each }]]),
          })
        compareHealth(at(low), at(high))
      },
    ),
  )
})

test('WHAT_IF_MONOTONE_BORROW: to borrow more never raises health', () => {
  fc.assert(
    fc.property(
      arbitraryLoan,
      arbitraryAsset,
      arbitraryAmount,
      arbitraryAmount,
      ({ state: market, account: one }, asset, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const borrow = (amount: bigint) =>
          applyWhatIf(market, one, { ...NO_WHAT_IF, borrow: new Map([[asset, amount]]) })
        compareHealth(borrow(more), borrow(less))
      },
    ),
  )
})
