import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBite } from '@/lib/risk/cascade/find-bite'
import { createLedger } from '@/lib/risk/cascade/ledger'
import { settleBite } from '@/lib/risk/cascade/settle'
import { getMorphoHealth } from '@/lib/risk/morpho-blue/get-health'
import { getMorphoLiquidationPreview } from '@/lib/risk/morpho-blue/get-liquidation-preview'
import type { AccruedMorphoState, MorphoAccount } from '@/lib/risk/morpho-blue/state'
import { arbitraryLoan } from '@/lib/risk/morpho-blue/testing/arbitrary'
import { toMorphoPopulation } from './to-population'

const market = { id: 'm', name: 'M', chainId: 1 }

/** A dollar a loan token. */
function open(state: AccruedMorphoState, account: MorphoAccount) {
  const { loanToken, collateralToken, collateralPrice } = state
  const scale = 10 ** (collateralToken.decimals - loanToken.decimals)
  const population = toMorphoPopulation({
    market,
    state,
    accounts: [account],
    dollars: { loan: 1, collateral: (Number(collateralPrice) / 1e36) * scale },
    feed: null,
  })
  const ledger = createLedger(population)
  return { ledger, isBelow: ledger.judge(0), unit: 10 ** loanToken.decimals }
}

test('A_BITE_IN_DOUBLES_IS_THE_EXACT_PREVIEW', () => {
  let compared = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const health = getMorphoHealth(state, account)
      // Some units decide what doubles can't tell.
      fc.pre(health.kind === 'priced' && account.collateral > 10n ** 8n)
      if (health.kind !== 'priced') return
      const wad = Number(health.healthFactor) / 1e18
      fc.pre(Math.abs(wad - 1) > 1e-9)
      const { ledger, isBelow, unit } = open(state, account)
      fc.pre(ledger.row.debt * unit > 1e10)
      expect(isBelow).toBe(health.liquidatable)
      expect(Math.abs(ledger.row.health / wad - 1)).toBeLessThan(1e-6)
      const preview = getMorphoLiquidationPreview(state, account)
      if (!isBelow || preview === null || preview.repaidAssets < 10n ** 8n) return
      const bite = findBite(ledger, 0)
      if (bite === null) throw new Error('the exact preview says that it passes')
      compared += 1
      const price = Number(state.collateralPrice) / 1e36
      const slack =
        4 + 4 * price + Number(state.totalBorrowAssets) / Number(state.totalBorrowShares)
      const expectNear = (ours: number, exact: bigint) =>
        expect(Math.abs(ours * unit - Number(exact))).toBeLessThanOrEqual(
          Number(exact) * 1e-8 + slack,
        )
      // Where both sides run out nearly together, either may be the one that binds.
      const isEven =
        Math.abs(bite.seized / ledger.row.collateral - 1) < 1e-6 && !bite.emptiesCollateral
      fc.pre(!isEven)
      expectNear(bite.repaid, preview.repaidAssets)
      expectNear(bite.seized, preview.seizedValue)
      expectNear(settleBite(ledger, 0, bite), preview.badDebtAssets)
    }),
    { numRuns: 500, seed: 11 },
  )
  expect(compared).toBeGreaterThan(50)
})

test('behavior: a market that nobody prices in dollars is left out and counted', () => {
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const dollars = { loan: null, collateral: null }
      const options = { market, state, accounts: [account], dollars, feed: null }
      expect(toMorphoPopulation(options)).toMatchObject({ length: 0, unpricedAccounts: 1 })
    }),
    { numRuns: 10 },
  )
})
