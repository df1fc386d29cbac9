import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLedger } from '@/lib/risk/cascade/ledger'
import { takeAll } from '@/lib/risk/cascade/settle'
import { getCometHealth } from '@/lib/risk/compound-v3/get-health'
import { getCometAbsorbOutcome } from '@/lib/risk/compound-v3/preview-absorb'
import { arbitraryLoan } from '@/lib/risk/compound-v3/testing/arbitrary'
import { toCometPopulation } from './to-population'

test('AN_ABSORPTION_IN_DOUBLES_IS_THE_EXACT_PREVIEW', () => {
  let compared = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const health = getCometHealth(state, account)
      fc.pre(health.kind === 'priced')
      if (health.kind !== 'priced') return
      const population = toCometPopulation({
        market: { id: 'c', name: 'C', chainId: 1 },
        state,
        facts: { baseFeed: { address: null, updatedAt: null }, feeds: [] },
        accounts: [account],
        usdAUnit: 1e-8,
      })
      const ledger = createLedger(population)
      const isBelow = ledger.judge(0)
      const base = Number(state.basePrice) / 1e8 / Number(state.baseScale)
      // Every collateral is floored twice, to a hundred-millionth of a dollar.
      // What is credited with nothing counts as nearly nothing here.
      const slack = 20 * 1e-8 + 4 * base + ledger.row.collateral * 2e-15
      if (Math.abs(ledger.row.weighted - ledger.row.debt) > slack + ledger.row.debt * 1e-9) {
        expect(isBelow).toBe(health.liquidatable)
      }
      const outcome = getCometAbsorbOutcome(state, account)
      if (outcome.kind !== 'executed' || ledger.row.debt < 1) return
      compared += 1
      const taken = takeAll(ledger, 0)
      const expectNear = (ours: number, exact: bigint) =>
        expect(Math.abs(ours - Number(exact) * base)).toBeLessThanOrEqual(
          Number(exact) * base * 1e-8 + slack,
        )
      expectNear(taken.debt, outcome.debt)
      expectNear(taken.credit, outcome.credit)
      const lost = Math.abs(taken.badDebt - Number(outcome.badDebt) * base)
      expect(lost).toBeLessThanOrEqual((taken.debt + taken.credit) * 1e-8 + 2 * slack)
    }),
    { numRuns: 500, seed: 11 },
  )
  expect(compared).toBeGreaterThan(200)
})

test('behavior: who owes nothing is not in it, who has no price is counted', () => {
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const options = {
        market: { id: 'c', name: 'C', chainId: 1 },
        facts: { baseFeed: { address: null, updatedAt: null }, feeds: [] },
        accounts: [account, { ...account, principal: 5n }],
      }
      const unpriced = toCometPopulation({ ...options, state, usdAUnit: Number.NaN })
      expect(unpriced).toMatchObject({ length: 0, unpricedAccounts: 1 })
      expect(toCometPopulation({ ...options, state, usdAUnit: 1e-8 }).length).toBe(1)
    }),
    { numRuns: 20 },
  )
})
