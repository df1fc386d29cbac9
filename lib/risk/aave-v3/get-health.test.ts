import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toUniformDistance } from '../to-uniform-distance'
import { WAD, type Wad } from '../units'
import { getAaveAccountValue } from './get-account-value'
import { getAaveHealth } from './get-health'
import { getUniformDistance } from './get-uniform-distance'
import type { AaveAccount, AaveMarketState, AaveReservePosition } from './state'
import { arbitraryLoan } from './testing/arbitrary'
import { ray } from './testing/make-state'

const options = { seed: 1, numRuns: 500, endOnFailure: true }
const NO_DEBT = 2n ** 256n

/** As the contract says it: no debt is the largest. */
function getFactor(state: AaveMarketState, account: AaveAccount): bigint {
  const health = getAaveHealth(state, account)
  if (health.kind === 'unpriced') throw new Error('priced')
  return health.kind === 'no-debt' ? NO_DEBT : health.healthFactor
}

function withLeg(
  account: AaveAccount,
  id: number,
  change: (position: AaveReservePosition) => Partial<AaveReservePosition>,
): AaveAccount {
  const positions = account.positions.map((position) =>
    position.reserveId === id ? { ...position, ...change(position) } : position,
  )
  return { ...account, positions }
}

/** A truncated average may lose one bps of the collateral where a mix gets a lower threshold. */
function expectNotLower(state: AaveMarketState, before: bigint, after: bigint, value: bigint) {
  const allowed = state.rules.averageThreshold === 'truncated' ? before / (value + 1n) + 1n : 0n
  expect(after).toBeGreaterThanOrEqual(before - allowed)
}

const change = fc.record({ id: fc.integer({ min: 0, max: 4 }), more: fc.bigInt(0n, 10n ** 30n) })

test('HF_MONOTONE_COLLATERAL', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(arbitraryLoan, change, ({ state, account }, { id, more }) => {
      const richer = withLeg(account, id, (p) => ({ scaledCollateral: p.scaledCollateral + more }))
      const { averageLiquidationThreshold } = getAaveAccountValue(state, richer)
      const factors = [getFactor(state, account), getFactor(state, richer)] as const
      expectNotLower(state, ...factors, averageLiquidationThreshold)
    }),
    options,
  )
})

test('HF_MONOTONE_DEBT', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(arbitraryLoan, change, ({ state, account }, { id, more }) => {
      const deeper = withLeg(account, id, (p) => ({
        scaledVariableDebt: p.scaledVariableDebt + more,
      }))
      expect(getFactor(state, deeper)).toBeLessThanOrEqual(getFactor(state, account))
    }),
    options,
  )
})

test('HF_MONOTONE_INDEXES', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(arbitraryLoan, change, ({ state, account }, { id, more }) => {
      const grow = (index: 'liquidityIndex' | 'variableBorrowIndex') => ({
        ...state,
        reserves: state.reserves.map((reserve) =>
          reserve?.id === id
            ? { ...reserve, [index]: ray(reserve[index] + more / 1000n) }
            : reserve,
        ),
      })
      const now = getFactor(state, account)
      expect(getFactor(grow('variableBorrowIndex'), account)).toBeLessThanOrEqual(now)
      const earned = grow('liquidityIndex')
      const { averageLiquidationThreshold } = getAaveAccountValue(earned, account)
      expectNotLower(state, now, getFactor(earned, account), averageLiquidationThreshold)
    }),
    options,
  )
})

test('HF_MONOTONE_THRESHOLD', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(arbitraryLoan, change, ({ state, account }, { id, more }) => {
      const kinder = {
        ...state,
        reserves: state.reserves.map((reserve) =>
          reserve?.id === id && reserve.liquidationThreshold > 0n
            ? {
                ...reserve,
                liquidationThreshold: (reserve.liquidationThreshold +
                  (more % 500n)) as typeof reserve.liquidationThreshold,
              }
            : reserve,
        ),
      }
      expect(getFactor(kinder, account)).toBeGreaterThanOrEqual(getFactor(state, account))
    }),
    options,
  )
})

test('HF_SCALE_INVARIANT', { timeout: 60_000 }, () => {
  const scale = 10n ** 12n
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const dearer = {
        ...state,
        reserves: state.reserves.map(
          (reserve) => reserve && { ...reserve, price: (reserve.price ?? 0n) * scale },
        ),
        eModes: new Map(
          Array.from(state.eModes, ([id, eMode]) => [
            id,
            { ...eMode, price: eMode.price === null ? null : eMode.price * scale },
          ]),
        ),
      }
      const value = getAaveAccountValue(state, account)
      const { totalDebt } = value
      const backing = value.weightedCollateral / 10_000n
      fc.pre(value.health.kind === 'priced' && totalDebt > 10n ** 8n && backing > 10n ** 8n)
      const [before, after] = [getFactor(state, account), getFactor(dearer, account)]
      const average = value.averageLiquidationThreshold
      const truncation = state.rules.averageThreshold === 'truncated' ? before / average : 0n
      const flooring = (before * 20n) / (totalDebt < backing ? totalDebt : backing)
      const difference = before > after ? before - after : after - before
      expect(difference).toBeLessThanOrEqual(truncation + flooring + 2n)
    }),
    options,
  )
})

test('DISTANCE_LANDS_ON_HEALTH_1', { timeout: 60_000 }, () => {
  let landed = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const distance = getUniformDistance(state, account)
      expect(distance).toEqual(toUniformDistance(getAaveHealth(state, account)))
      if (distance.kind !== 'ahead' && distance.kind !== 'reached') return
      if (distance.fall < -(10n ** 24n)) return
      const { totalDebt, totalCollateral } = getAaveAccountValue(state, account)
      if (totalDebt < 10n ** 8n || totalCollateral < 10n ** 8n) return
      landed += 1
      const at = (fall: bigint) => {
        const scenario = { collateralFactor: (WAD - fall) as Wad }
        const { health } = getAaveAccountValue(state, account, scenario)
        return health.kind === 'priced' ? Number(health.healthFactor) / 1e18 : Number.NaN
      }
      const flooring = 1e-6 + 20 / Number(totalDebt)
      const truncated = state.rules.averageThreshold === 'truncated' ? 0.003 : 0
      expect(Math.abs(at(distance.fall) - 1)).toBeLessThan(flooring + truncated)
    }),
    options,
  )
  expect(landed).toBeGreaterThan(100)
})
