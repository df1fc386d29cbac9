import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyCometWhatIf } from './compound-v3/apply-what-if'
import { getCometAbsorbPreview } from './compound-v3/get-absorb-preview'
import { getCometAssetTriggers } from './compound-v3/get-asset-triggers'
import { getCometBorrowable } from './compound-v3/get-borrow-capacity'
import { getCometHealth } from './compound-v3/get-health'
import { getCometRemedies } from './compound-v3/get-remedies'
import { arbitraryLoan as arbitraryCometLoan } from './compound-v3/testing/arbitrary'
import { applyMorphoWhatIf } from './morpho-blue/apply-what-if'
import { getMorphoAssetTriggers } from './morpho-blue/get-asset-triggers'
import { getMorphoBorrowable } from './morpho-blue/get-borrow-capacity'
import { getMorphoHealth } from './morpho-blue/get-health'
import { getMorphoLiquidationPreview } from './morpho-blue/get-liquidation-preview'
import { getMorphoRemedies } from './morpho-blue/get-remedies'
import { getMorphoPrices } from './morpho-blue/prices'
import { arbitraryLoan as arbitraryMorphoLoan } from './morpho-blue/testing/arbitrary'
import { applySkyDrip } from './sky/apply-drip'
import { applySkyWhatIf } from './sky/apply-what-if'
import { getSkyBarkPreview } from './sky/get-bark-preview'
import { getSkyBorrowable } from './sky/get-borrowable'
import { getSkyHealth } from './sky/get-health'
import { getSkyTrigger } from './sky/get-liquidation-price'
import { getSkyRemedies } from './sky/get-remedies'
import { arbitraryVault } from './sky/testing/arbitrary'
import { type Address, WAD, type Wad } from './units'
import { NO_CHANGE, type WhatIf } from './what-if'
import { capAmount, listAmountSteps } from './what-if-steps'

const stranger: Address = `0x${'99'.repeat(20)}`
const dai: Address = `0x${'da'.repeat(20)}`
const level = (3n * WAD) as Wad

function arbitraryWhatIf(assets: readonly Address[]): fc.Arbitrary<WhatIf> {
  const mapOf = <T>(value: fc.Arbitrary<T>) =>
    fc
      .array(fc.tuple(fc.constantFrom(...assets, stranger), value), { maxLength: 3 })
      .map((pairs) => new Map(pairs))
  const amount = fc.oneof(fc.bigInt(0n, 10n ** 6n), fc.bigInt(0n, 10n ** 30n))
  const some = fc.oneof(amount, fc.constant('all' as const))
  const move = fc.bigInt(-WAD, 1000n * WAD).map((each) => each as Wad)
  return fc.record({
    allPrices: fc.option(move),
    prices: mapOf(
      fc.oneof(
        fc.bigInt(0n, 10n ** 24n).map((price) => ({ kind: 'price' as const, price })),
        move.map((each) => ({ kind: 'move' as const, move: each })),
      ),
    ),
    repay: mapOf(some),
    withdraw: mapOf(some),
    add: mapOf(amount),
    borrow: mapOf(amount),
  })
}

describe('WHAT_IF_NEVER_THROWS: any what-if gives an account that every judge takes', () => {
  test('Morpho Blue', () => {
    const arbitrary = arbitraryMorphoLoan.chain((loan) =>
      arbitraryWhatIf([loan.state.loanToken.asset, loan.state.collateralToken.asset]).map(
        (whatIf) => ({ loan, whatIf }),
      ),
    )
    fc.assert(
      fc.property(arbitrary, ({ loan, whatIf }) => {
        const prices = getMorphoPrices(loan.state, { unit: WAD, loan: WAD })
        const { state, account } = applyMorphoWhatIf({ ...loan, prices }, whatIf)
        expect(account.borrowShares >= 0n && account.collateral >= 0n).toBe(true)
        getMorphoHealth(state, account)
        getMorphoAssetTriggers(state, account)
        getMorphoLiquidationPreview(state, account)
        getMorphoRemedies(state, account, { level })
        getMorphoBorrowable(state, account)
      }),
      { seed: 17, numRuns: 400 },
    )
  })

  test('Compound v3', () => {
    const arbitrary = arbitraryCometLoan.chain((loan) =>
      arbitraryWhatIf([
        loan.state.baseToken.asset,
        ...loan.state.assets.map(({ asset }) => asset),
      ]).map((whatIf) => ({ loan, whatIf })),
    )
    const scale = { unit: WAD, numerator: 3n * 10n ** 36n, denominator: 10n ** 26n }
    fc.assert(
      fc.property(arbitrary, ({ loan, whatIf }) => {
        const { state, account } = applyCometWhatIf({ ...loan, scale }, whatIf)
        expect(account.collateral.every(({ amount }) => amount > 0n)).toBe(true)
        getCometHealth(state, account)
        getCometAssetTriggers(state, account)
        getCometAbsorbPreview(state, account)
        getCometRemedies(state, account, { level })
        getCometBorrowable(state, account)
      }),
      { seed: 17, numRuns: 400 },
    )
  })

  test('Sky', () => {
    const arbitrary = arbitraryVault.chain((vault) =>
      arbitraryWhatIf([dai, vault.state.gem.asset]).map((whatIf) => ({ vault, whatIf })),
    )
    fc.assert(
      fc.property(arbitrary, ({ vault, whatIf }) => {
        const { state, urn } = applySkyWhatIf({ ...vault, dai }, whatIf)
        expect(urn.ink >= 0n && urn.art >= 0n).toBe(true)
        getSkyHealth(state, urn)
        getSkyTrigger(state, urn)
        getSkyBarkPreview(state, urn)
        getSkyRemedies(applySkyDrip(state), urn, { level })
        getSkyBorrowable(applySkyDrip(state), urn)
      }),
      { seed: 17, numRuns: 400 },
    )
  })
})

test('default: amounts in their order, nothing left out but nothing', () => {
  const whatIf: WhatIf = {
    ...NO_CHANGE,
    borrow: new Map([[dai, 1n]]),
    add: new Map([[dai, 0n]]),
    repay: new Map([[dai, 'all']]),
  }
  expect(listAmountSteps(whatIf)).toEqual([
    { step: 'repay', asset: dai, amount: 'all' },
    { step: 'borrow', asset: dai, amount: 1n },
  ])
  expect(capAmount('all', 5n)).toEqual({ taken: 5n, isAll: true, isCapped: false })
  expect(capAmount(5n, 5n)).toEqual({ taken: 5n, isAll: true, isCapped: false })
  expect(capAmount(6n, 5n)).toEqual({ taken: 5n, isAll: true, isCapped: true })
  expect(capAmount(4n, 5n)).toEqual({ taken: 4n, isAll: false, isCapped: false })
})
