import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeBenchMarket } from '@/lib/bench/risk/make-accounts'
import { createAaveColumns } from '@/lib/risk/aave-v3/columns/columns'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { getAaveRules } from '@/lib/risk/aave-v3/get-rules'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import { arbitraryAccount, arbitraryState } from '@/lib/risk/aave-v3/testing/arbitrary'
import { createLedger } from '@/lib/risk/cascade/ledger'
import { runCascade } from '@/lib/risk/cascade/run-cascade'
import { getCriticalFalls } from '@/lib/risk/get-critical-falls'
import { getRiskCurve } from '@/lib/risk/get-risk-curve'
import { STATUS_PRICED, STATUS_UNPRICED } from '@/lib/risk/row-status'
import { toAavePopulation } from './to-population'

const market = { id: 'm', name: 'M', chainId: 1 }
const bench = makeBenchMarket(400)
/** Of those past their line already some come back where what they owe falls; the curve, cumulative, keeps them. */
const healthy = bench.accounts.filter((account) => {
  const health = getAaveHealth(bench.state, account)
  return health.kind === 'priced' && !health.liquidatable
})

function open(state: AaveMarketState, accounts: readonly AaveAccount[]) {
  const columns = createAaveColumns()
  for (const account of accounts) columns.setAccount(account)
  const population = toAavePopulation({ market, state, accounts, getFeed: () => null })
  return { columns, sweep: columns.computeHealthFactors(state), population }
}

test('INFINITE_DEPTH_IS_THE_PLAIN_CURVE: at every level the same accounts (from v3.5 on)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(9, 10, 11),
      fc.integer({ min: 0, max: 39 }),
      fc.integer({ min: 1, max: 95 }),
      (revision, reserveId, percent) => {
        const state = { ...bench.state, rules: getAaveRules(revision) }
        const { columns, sweep, population } = open(state, healthy)
        const exposure = columns.computeExposure(reserveId)
        const level = percent / 100 + 0.00123
        const falls = getCriticalFalls(sweep, exposure)
        const expected = healthy
          .filter((_, row) => (falls[row] as number) <= level)
          .map(({ address }) => address)
        const curve = getRiskCurve({ rows: sweep, exposure, levels: [0, level] })
        const prices = population.assets.map(({ price }, asset) =>
          asset === reserveId ? price * (1 - level) : price,
        )
        const ledger = createLedger(population)
        ledger.setPrices(prices)
        const found = ledger.listLiquidatable().map((row) => population.addresses[row])
        const venues = population.assets.map(() => ({ kind: 'infinite' as const }))
        const { rounds } = runCascade({ population, shock: { prices }, venues })
        expect(found).toEqual(expected)
        expect(rounds[0]?.liquidatable).toBe(curve.accounts[1])
      },
    ),
    { numRuns: 40, seed: 16 },
  )
})

test('HEALTH_IN_DOUBLES_IS_THE_COLUMNS: any rule set, any account', () => {
  fc.assert(
    fc.property(
      arbitraryState.chain((state) =>
        fc.record({ state: fc.constant(state), account: arbitraryAccount(state) }),
      ),
      ({ state, account }) => {
        const { sweep, population } = open(state, [account])
        const status = sweep.status[0]
        if (status !== STATUS_PRICED) {
          expect(population.length).toBe(0)
          expect(population.unpricedAccounts).toBe(status === STATUS_UNPRICED ? 1 : 0)
          return
        }
        const ledger = createLedger(population)
        const isBelow = ledger.judge(0)
        const unit = 1e8
        // Stable debt is whole units, variable debt in doubles is not.
        const units = state.reserves.map((reserve) =>
          reserve ? Number(reserve.price) / 10 ** reserve.decimals : 0,
        )
        const slack = 1e-9 * (sweep.debt[0] as number) + Math.max(10, ...units)
        expect(Math.abs(ledger.row.debt * unit - (sweep.debt[0] as number))).toBeLessThan(slack)
        const weighted = sweep.weighted[0] as number
        expect(Math.abs(ledger.row.weighted * unit - weighted)).toBeLessThan(1e-9 * weighted + 10)
        const isPlain =
          Math.abs(weighted / (sweep.debt[0] as number) - 1) > 1e-6 && weighted > 1e6 + 1e6 * slack
        if (isPlain) expect(isBelow).toBe(sweep.liquidatable[0] === 1)
      },
    ),
    { numRuns: 300, seed: 17 },
  )
})
