import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toAavePopulation } from '@/lib/protocols/aave-v3/view/to-population'
import { getAaveHealth } from '../aave-v3/get-health'
import { getLiquidationPreviews } from '../aave-v3/liquidation/get-liquidation-previews'
import type { AaveLiquidationPreview } from '../aave-v3/liquidation/liquidation'
import type { AaveAccount, AaveMarketState } from '../aave-v3/state'
import { arbitraryLoan, arbitraryTightLoan } from '../aave-v3/testing/arbitrary'
import { findBite } from './find-bite'
import { createLedger, type Ledger } from './ledger'
import { settleBite } from './settle'

const WAD = 10n ** 18n

/** Too near to a line for doubles to tell the side, or so little that the last digits decide. */
function isTooFine(state: AaveMarketState, account: AaveAccount): boolean {
  const health = getAaveHealth(state, account)
  if (health.kind !== 'priced' || !health.liquidatable) return true
  const near = (line: bigint) => {
    const gap = health.healthFactor > line ? health.healthFactor - line : line - health.healthFactor
    return gap < line / 1_000_000_000n
  }
  const isSmall = (amount: bigint) => amount > 0n && amount < 10_000n
  const isCheap = account.positions.some(
    ({ reserveId, scaledCollateral, scaledVariableDebt }) =>
      (state.reserves[reserveId]?.price ?? 0n) < 100_000n ||
      isSmall(scaledCollateral) ||
      isSmall(scaledVariableDebt),
  )
  // v3.0 judges a debt outside of its category by its own price and sells it by the category's.
  const hasOwnPrice = state.eModes.get(account.eModeCategoryId)?.price != null
  return near(WAD) || near((WAD * 95n) / 100n) || isCheap || hasOwnPrice
}

function open(state: AaveMarketState, account: AaveAccount): Ledger {
  const population = toAavePopulation({
    market: { id: 'm', name: 'M', chainId: 1 },
    state,
    accounts: [account],
    getFeed: () => null,
  })
  const ledger = createLedger(population)
  ledger.judge(0)
  return ledger
}

type Found = {
  collateralId: number
  debtId: number
  repaid: number
  seized: number
  fee: number
  badDebt: number
}

/** The bite in base currency units. */
function find(ledger: Ledger): Found | null {
  const bite = findBite(ledger, 0)
  if (bite === null) return null
  const { legTerms, terms } = ledger.population
  const idOf = (leg: number) => terms[legTerms[leg] as number]?.asset as number
  return {
    collateralId: idOf(bite.collateralLeg),
    debtId: idOf(bite.debtLeg),
    repaid: bite.repaid * 1e8,
    seized: (bite.seized - bite.protocolFee) * 1e8,
    fee: bite.protocolFee * 1e8,
    badDebt: settleBite(ledger, 0, bite) * 1e8,
  }
}

/** A billionth, and what the roundings of tokens and base units can make of it. */
function expectNear(ours: number, exact: bigint, slack: number): void {
  expect(Math.abs(ours - Number(exact))).toBeLessThanOrEqual(Number(exact) * 1e-9 + slack)
}

/** Base units that a smallest unit of any token of the account is worth, some roundings of each. */
function getSlack(state: AaveMarketState, { positions }: AaveAccount): number {
  const units = positions.map(({ reserveId }) => {
    const reserve = state.reserves[reserveId]
    return Number(reserve?.price ?? 0n) / 10 ** (reserve?.decimals ?? 0)
  })
  return 4 * units.reduce((sum, unit) => sum + unit, 2)
}

function expectAgrees(state: AaveMarketState, account: AaveAccount): boolean {
  const all = getLiquidationPreviews(state, account)
  // Checked arithmetic reverts where a rounded repay exceeds the debt by a unit: no double can tell.
  if (all.some(({ blocked }) => blocked === 'overflow' || blocked === 'burns-nothing')) return false
  const previews = all.filter(({ blocked }) => blocked === null)
  const found = find(open(state, account))
  const slack = getSlack(state, account)
  const best = previews[0] as AaveLiquidationPreview | undefined
  if (found === null || best === undefined) {
    expect(Number(best?.repayBase ?? 0n)).toBeLessThan(100 + slack)
    return false
  }
  const same = previews.find(
    ({ collateralId, debtId }) => collateralId === found.collateralId && debtId === found.debtId,
  )
  if (same === undefined) throw new Error('the exact preview says that this pair reverts')

  expectNear(found.repaid, same.repayBase, slack)
  expectNear(found.seized, same.seizedBase, slack)
  expectNear(found.fee, same.protocolFeeBase, slack)
  if (state.rules.liquidation === 'v3.3') expectNear(found.badDebt, same.badDebtBase, slack)
  // Equal bonuses are a matter of the last digit.
  const bonus = Number(best.bonusBase)
  expect(found.seized - found.repaid).toBeGreaterThanOrEqual(
    bonus - Math.abs(bonus) * 2e-6 - 2 * slack,
  )
  return true
}

describe('findBite', () => {
  test('A_BITE_IN_DOUBLES_IS_THE_EXACT_PREVIEW: any account, any rule set', () => {
    let compared = 0
    fc.assert(
      fc.property(arbitraryLoan, ({ state, account }) => {
        fc.pre(!isTooFine(state, account))
        if (expectAgrees(state, account)) compared += 1
      }),
      { numRuns: 600, seed: 14 },
    )
    expect(compared).toBeGreaterThan(100)
  })

  test('A_BITE_IN_DOUBLES_IS_THE_EXACT_PREVIEW: where close factor and dust decide', () => {
    let compared = 0
    fc.assert(
      fc.property(arbitraryTightLoan, ({ state, account }) => {
        fc.pre(!isTooFine(state, account))
        if (expectAgrees(state, account)) compared += 1
      }),
      { numRuns: 600, seed: 14 },
    )
    expect(compared).toBeGreaterThan(200)
  })
})
