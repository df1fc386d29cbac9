import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AssetTrigger } from '../health'
import { getAssetTriggers } from './get-asset-triggers'
import { getAaveHealth } from './get-health'
import type { AaveAccount, AaveMarketState } from './state'
import { arbitraryLoan, arbitraryRevision } from './testing/arbitrary'
import {
  bps,
  makeAccount,
  makeEMode,
  makePosition,
  makeReserve,
  makeState,
  tokens,
} from './testing/make-state'

/** The state with a reserve's price, or that of the category that values it, moved. */
function withPrice(
  state: AaveMarketState,
  account: AaveAccount,
  { reserveId, price }: { reserveId: number; price: bigint },
): AaveMarketState {
  const reserve = state.reserves[reserveId]
  const category = state.eModes.get(account.eModeCategoryId)
  const byCategory =
    state.rules.eMode === 'category' &&
    category !== undefined &&
    category.price !== null &&
    reserve?.eModeCategoryId === account.eModeCategoryId
  if (byCategory) return { ...state, eModes: new Map([[category.id, { ...category, price }]]) }
  return {
    ...state,
    reserves: state.reserves.map((r) => (r?.id === reserveId ? { ...r, price } : r)),
  }
}

function isLiquidatable(...args: Parameters<typeof withPrice>): boolean {
  const health = getAaveHealth(withPrice(...args), args[1])
  return health.kind === 'priced' && health.liquidatable
}

const ids = (state: AaveMarketState, trigger: AssetTrigger) =>
  state.reserves.findIndex((reserve) => reserve?.asset === trigger.asset)

const simple = (revision: number) => {
  const state = makeState(revision, [makeReserve(0, { price: 2000_00000000n }), makeReserve(1)])
  const account = makeAccount([
    makePosition(0, { scaledCollateral: tokens(1) }),
    makePosition(1, { scaledVariableDebt: tokens(1000) }),
  ])
  return { state, account }
}

test('default: collateral down to $1,250, debt up to $1.60', () => {
  for (const revision of [1, 10]) {
    const { state, account } = simple(revision)
    expect(getAssetTriggers(state, account)).toEqual([
      {
        kind: 'reachable',
        asset: state.reserves[0]?.asset,
        direction: 'down',
        liquidationPrice: 1249_99999999n,
        distance: 375000000005000000n,
      },
      {
        kind: 'reachable',
        asset: state.reserves[1]?.asset,
        direction: 'up',
        liquidationPrice: 1_60000001n,
        distance: 600000010000000000n,
      },
    ])
  }
})

test('behavior: other collateral suffices: unreachable', () => {
  const { state, account } = simple(10)
  const rich = makeAccount([
    ...account.positions,
    makePosition(2, { scaledCollateral: tokens(2000) }),
  ])
  const market = { ...state, reserves: [...state.reserves, makeReserve(2)] }
  expect(getAssetTriggers(market, rich)[0]?.kind).toBe('unreachable')
  expect(getAssetTriggers(state, makeAccount(account.positions.slice(0, 1)))).toEqual([
    { kind: 'unreachable', asset: state.reserves[0]?.asset },
  ])
})

test('behavior: already liquidatable: the way back, distance not positive', () => {
  const { state, account } = simple(10)
  const fallen = withPrice(state, account, { reserveId: 0, price: 1000_00000000n })
  expect(getAssetTriggers(fallen, account)).toMatchObject([
    { direction: 'down', liquidationPrice: 1249_99999999n, distance: -249999999990000000n },
    { direction: 'up', liquidationPrice: 80000001n, distance: -199999990000000000n },
  ])
})

test('behavior: one asset on both sides is netted', () => {
  const state = makeState(10, [makeReserve(0, { price: 1000_00000000n }), makeReserve(1)])
  const account = makeAccount([
    makePosition(0, { scaledCollateral: tokens(10), scaledVariableDebt: tokens(5) }),
    makePosition(1, { scaledVariableDebt: tokens(1500) }),
  ])
  expect(getAssetTriggers(state, account)[0]).toMatchObject({
    direction: 'down',
    liquidationPrice: 499_99999999n,
  })
  const owing = makeAccount([
    makePosition(0, { scaledCollateral: tokens(5), scaledVariableDebt: tokens(5) }),
    makePosition(1, { scaledCollateral: tokens(2000) }),
  ])
  expect(getAssetTriggers(state, owing)[0]).toMatchObject({
    direction: 'up',
    liquidationPrice: 1600_00000001n,
  })
})

test('behavior: a price is missing: unknown', () => {
  const { state, account } = simple(10)
  const reserves = [state.reserves[0], makeReserve(1, { price: null })]
  const kinds = getAssetTriggers({ ...state, reserves }, account).map(({ kind }) => kind)
  expect(kinds).toEqual(['unknown', 'unknown'])
})

test('behavior: a truncated average is a saw-tooth in the price below it', () => {
  const state = makeState(1, [
    makeReserve(0, { liquidationThreshold: bps(500), price: 100_00000000n }),
    makeReserve(1, { liquidationThreshold: bps(9000) }),
    makeReserve(2),
  ])
  const account = makeAccount([
    makePosition(0, { scaledCollateral: tokens(100) }),
    makePosition(1, { scaledCollateral: tokens(10_000) }),
    makePosition(2, { scaledVariableDebt: tokens(9490) }),
  ])
  const [trigger] = getAssetTriggers(state, account)
  if (trigger?.kind !== 'reachable') throw new Error('unreachable')
  const at = (price: bigint) => isLiquidatable(state, account, { reserveId: 0, price })
  expect(at(trigger.liquidationPrice)).toBe(true)
  for (let price = trigger.liquidationPrice + 1n; price <= 100_00000000n; price += 10_007n) {
    expect(at(price)).toBe(false)
  }
  let changes = 0
  for (let price = trigger.liquidationPrice; price > 96_00000000n; price -= 100_000n) {
    if (at(price) !== at(price - 100_000n)) changes += 1
  }
  expect(changes).toBeGreaterThan(0)
})

test('behavior: v3.0 assets of one category price move together', () => {
  const reserves = [makeReserve(0, { eModeCategoryId: 1 }), makeReserve(1, { eModeCategoryId: 1 })]
  const eModes = new Map([[1, makeEMode(1, { price: 1_00000000n })]])
  const state = makeState(1, [...reserves, makeReserve(2)], { eModes })
  const account = makeAccount(
    [
      makePosition(0, { scaledCollateral: tokens(100) }),
      makePosition(1, { scaledCollateral: tokens(100) }),
      makePosition(2, { scaledVariableDebt: tokens(93) }),
    ],
    { eModeCategoryId: 1 },
  )
  const triggers = getAssetTriggers(state, account)
  expect(triggers[0]).toMatchObject({ liquidationPrice: 49_999_999n })
  expect(triggers[1]).toMatchObject({ liquidationPrice: 49_999_999n })
})

test('TRIGGER_IS_THE_FIRST_LIQUIDATABLE_PRICE', { timeout: 60_000 }, () => {
  const leg = fc.record({
    collateral: fc.bigInt(0n, 400n),
    debt: fc.bigInt(0n, 200n),
    price: fc.bigInt(1n, 60n),
    liquidationThreshold: fc.integer({ min: 100, max: 9900 }).map(bps),
    decimals: fc.constantFrom(0, 1, 2),
  })
  fc.assert(
    fc.property(
      arbitraryRevision,
      fc.array(leg, { minLength: 1, maxLength: 3 }),
      (revision, legs) => {
        const state = makeState(
          revision,
          legs.map(({ price, decimals, liquidationThreshold }, id) =>
            makeReserve(id, { price, decimals, liquidationThreshold }),
          ),
        )
        const account = makeAccount(
          legs.map(({ collateral, debt }, id) =>
            makePosition(id, { scaledCollateral: collateral, scaledVariableDebt: debt }),
          ),
        )
        for (const trigger of getAssetTriggers(state, account)) {
          const reserveId = ids(state, trigger)
          const today = state.reserves[reserveId]?.price ?? 0n
          const at = (price: bigint) => isLiquidatable(state, account, { reserveId, price })
          if (trigger.kind === 'unreachable') continue
          if (trigger.kind === 'unknown') throw new Error('priced')
          const { direction, liquidationPrice } = trigger
          const step = direction === 'down' ? -1n : 1n
          if (liquidationPrice > 5_000n) continue
          let expected = today
          if (at(today)) while (at(expected - step)) expected -= step
          else while (!at(expected)) expected += step
          expect({ reserveId, liquidationPrice }).toEqual({ reserveId, liquidationPrice: expected })
          expect(trigger.distance <= 0n).toBe(at(today))
        }
      },
    ),
    { seed: 1, numRuns: 400, endOnFailure: true },
  )
})

test('TRIGGER_LANDS_ON_HEALTH_1', { timeout: 60_000 }, () => {
  let reached = 0
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const health = getAaveHealth(state, account)
      for (const trigger of getAssetTriggers(state, account)) {
        if (trigger.kind !== 'reachable') continue
        reached += 1
        const reserveId = ids(state, trigger)
        const step = trigger.direction === 'down' ? 1n : -1n
        const price = trigger.liquidationPrice
        expect(isLiquidatable(state, account, { reserveId, price })).toBe(true)
        if (price + step > 0n) {
          const before = { reserveId, price: price + step }
          expect(isLiquidatable(state, account, before)).toBe(false)
        }
        expect(health.kind === 'priced' && health.liquidatable).toBe(trigger.distance <= 0n)
      }
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
  expect(reached).toBeGreaterThan(300)
})
