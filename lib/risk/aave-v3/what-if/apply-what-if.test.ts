import { describe, expect, test } from 'vitest'
import { type Address, RAY, type Wad } from '../../units'
import { getAaveHealth } from '../get-health'
import { getReserveBalances } from '../get-reserve-balances'
import type { AaveAccount, AaveMarketState } from '../state'
import {
  bps,
  makeAccount,
  makeAddress,
  makeEMode,
  makePosition,
  makeReserve,
  makeState,
  ray,
  tokens,
} from '../testing/make-state'
import { applyWhatIf } from './apply-what-if'
import { type AaveWhatIf, NO_WHAT_IF } from './what-if'

const collateral = makeReserve(0, { price: 2_000_00000000n })
const debt = makeReserve(1, { price: 1_00000000n, decimals: 6 })
const other = makeReserve(2, { price: 50_00000000n, ltv: bps(0) })
const state = makeState(10, [collateral, debt, other], {
  eModes: new Map([
    [1, makeEMode(1, { collateralBitmap: 0b001n, borrowableBitmap: 0b010n })],
    [2, makeEMode(2, { collateralBitmap: 0b001n, borrowableBitmap: 0b100n })],
  ]),
})
/** 10 at $2,000 × 0.8 against $10,000: health 1.6. */
const account = makeAccount([
  makePosition(0, { scaledCollateral: tokens(10) }),
  makePosition(1, { scaledVariableDebt: 10_000_000_000n }),
])

const assetOf = (id: number) => makeAddress(id + 1)
const play = (whatIf: Partial<AaveWhatIf>, from: AaveAccount = account, market = state) =>
  applyWhatIf(market, from, { ...NO_WHAT_IF, ...whatIf })
const healthOf = (result: { state: AaveMarketState; account: AaveAccount }) => {
  const health = getAaveHealth(result.state, result.account)
  return health.kind === 'priced' ? Number(health.healthFactor) / 1e18 : health.kind
}
const of = <T>(id: number, value: T) => new Map<Address, T>([[assetOf(id), value]])
const move = (share: number) => (BigInt(Math.round(share * 1000)) * 10n ** 15n) as Wad

describe('applyWhatIf', () => {
  test('default: prices, a repayment, an addition, one after the other', () => {
    expect(healthOf(play({}))).toBe(1.6)
    const price = { kind: 'price', price: 1_500_00000000n } as const
    expect(healthOf(play({ prices: of(0, price) }))).toBe(1.2)
    expect(healthOf(play({ prices: of(0, price), repay: of(1, 2_000_000_000n) }))).toBe(1.5)
    expect(healthOf(play({ add: of(0, tokens(10)) }))).toBe(3.2)
    expect(healthOf(play({ borrow: of(1, 2_500_000_000n) }))).toBe(1.28)
    expect(healthOf(play({ withdraw: of(0, tokens(2.5)) }))).toBe(1.2)
    expect(healthOf(play({ repay: of(1, 'all') }))).toBe('no-debt')
  })

  test('behavior: all prices together leaves what is pegged and what has a price of its own', () => {
    expect(healthOf(play({ allPrices: move(-0.25) }))).toBe(1.2)
    const own = { kind: 'move', move: move(-0.1) } as const
    expect(healthOf(play({ allPrices: move(-0.25), prices: of(0, own) }))).toBe(1.44)
  })

  test('behavior: no price falls to where an oracle would have none', () => {
    const { state: fallen } = play({ prices: of(0, { kind: 'move', move: move(-1) }) })
    expect(fallen.reserves[0]?.price).toBe(1n)
    expect(play({ prices: of(0, { kind: 'price', price: -5n }) }).state.reserves[0]?.price).toBe(1n)
  })

  test('behavior: a price can be tried where the oracle gives none, a move of it can not', () => {
    const dark = { ...state, reserves: [{ ...collateral, price: null }, debt, other] }
    expect(healthOf(play({}, account, dark))).toBe('unpriced')
    const price = { kind: 'price', price: 1_500_00000000n } as const
    expect(healthOf(play({ prices: of(0, price) }, account, dark))).toBe(1.2)
    const moved = play({ prices: of(0, { kind: 'move', move: move(0.1) }) }, account, dark)
    expect(moved.issues).toEqual([
      { kind: 'left-out', step: 'price', asset: assetOf(0), obstacle: 'no-price' },
    ])
  })

  test('behavior: on v3.0 the price of the account’s own category moves with its assets', () => {
    const market = makeState(1, [{ ...collateral, eModeCategoryId: 1 }, debt], {
      eModes: new Map([[1, makeEMode(1, { price: 2_000_00000000n, collateralBitmap: 1n })]]),
    })
    const inEMode = { ...account, eModeCategoryId: 1 }
    const price = { kind: 'price', price: 1_000_00000000n } as const
    const { state: moved } = play({ prices: of(0, price) }, inEMode, market)
    expect(moved.eModes.get(1)?.price).toBe(price.price)
    expect(healthOf(play({ prices: of(0, price) }, inEMode, market))).toBe(0.93)
  })

  test('behavior: more than there is is capped and said', () => {
    const { account: after, issues } = play({ repay: of(1, 10n ** 30n) })
    expect(after.positions.map(({ reserveId }) => reserveId)).toEqual([0])
    expect(issues).toEqual([
      { kind: 'capped', step: 'repay', asset: assetOf(1), amount: 10_000_000_000n },
    ])
    const emptied = play({ withdraw: of(0, 10n ** 30n) })
    expect(emptied.account.positions.map(({ reserveId }) => reserveId)).toEqual([1])
    expect(emptied.issues).toContainEqual({
      kind: 'capped',
      step: 'withdraw',
      asset: assetOf(0),
      amount: tokens(10),
    })
  })

  test('behavior: what is added to nothing becomes collateral, unless its loan-to-value is 0', () => {
    const held = { ...other, ltv: bps(5000) }
    const market = { ...state, reserves: [collateral, debt, held] }
    const added = { add: of(2, tokens(100)) }
    expect(healthOf(play(added, account, market))).toBe(2)
    expect(healthOf(play(added))).toBe(1.6)
    expect(play({ ...added, collateral: of(2, true) }).issues).toEqual([
      { kind: 'left-out', step: 'collateral', asset: assetOf(2), obstacle: 'ltv-zero' },
    ])
  })

  test('behavior: eMode is taken where all debt fits, left out and said where it does not', () => {
    expect(healthOf(play({ eModeCategoryId: 1 }))).toBe(1.86)
    const obstacles = (whatIf: Partial<AaveWhatIf>) =>
      play(whatIf).issues.map((issue) => ('obstacle' in issue ? issue.obstacle : issue.kind))
    expect(obstacles({ eModeCategoryId: 2 })).toEqual(['debt-not-in-e-mode'])
    expect(healthOf(play({ eModeCategoryId: 2 }))).toBe(1.6)
    expect(obstacles({ eModeCategoryId: 9 })).toEqual(['unknown-e-mode'])
    expect(obstacles({ eModeCategoryId: 1, borrow: of(2, 1n) })).toEqual(['not-in-e-mode'])
    expect(obstacles({ eModeCategoryId: 2, repay: of(1, 'all') })).toEqual([])
  })

  test('behavior: since v3.6 no collateral may lose its loan-to-value by a change of eMode', () => {
    const withOther = makeAccount([
      ...account.positions,
      makePosition(2, { scaledCollateral: tokens(1) }),
    ])
    const into = (market: AaveMarketState) => play({ eModeCategoryId: 1 }, withOther, market).issues
    expect(into(state)).toEqual([
      {
        kind: 'left-out',
        step: 'e-mode',
        asset: assetOf(2),
        obstacle: 'collateral-not-in-e-mode',
      },
    ])
    const before = makeState(9, state.reserves, { eModes: state.eModes })
    expect(into(before)).toEqual([])
  })

  test('behavior: what only health forbids is shown and said', () => {
    const late = play({ borrow: of(1, 9_000_000_000n) })
    expect(healthOf(late)).toBeLessThan(1)
    expect(late.issues).toEqual([{ kind: 'refused', reason: 'unhealthy' }])
    const much = play({ borrow: of(1, 5_500_000_000n) })
    expect(healthOf(much)).toBeGreaterThan(1)
    expect(much.issues).toEqual([{ kind: 'refused', reason: 'beyond-ltv' }])
    expect(play({ borrow: of(1, 5_000_000_000n) }).issues).toEqual([])
    expect(play({ collateral: of(0, false) }).issues).toEqual([
      { kind: 'refused', reason: 'unhealthy' },
    ])
  })

  test('error: steps that no account could take are named, and nothing else happens', () => {
    const idle = {
      ...state,
      reserves: [{ ...collateral, paused: true }, { ...debt, borrowingEnabled: false }, other],
    }
    const result = play(
      {
        repay: of(0, 1n),
        withdraw: of(0, 1n),
        add: of(0, 1n),
        borrow: of(1, 1n),
        collateral: of(2, true),
        prices: of(7, { kind: 'price', price: 1n }),
      },
      account,
      idle,
    )
    expect(result.account).toBe(account)
    expect(
      result.issues.map((issue) => ('obstacle' in issue ? [issue.step, issue.obstacle] : [])),
    ).toEqual([
      ['repay', 'nothing-owed'],
      ['withdraw', 'paused'],
      ['add', 'paused'],
      ['collateral', 'nothing-held'],
      ['borrow', 'borrowing-disabled'],
      ['price', 'unknown-asset'],
    ])
  })

  test('behavior: stable debt is repaid after variable debt', () => {
    const market = makeState(1, [collateral, debt])
    const stableDebt = {
      principal: 4_000_000_000n,
      rate: ray(RAY / 10n),
      lastUpdated: 1_690_000_000,
    }
    const owing = makeAccount([
      makePosition(0, { scaledCollateral: tokens(10) }),
      makePosition(1, { scaledVariableDebt: 1_000_000_000n, stableDebt }),
    ])
    const [, position] = owing.positions
    if (!position) throw new Error('no position')
    const owed = getReserveBalances(market, position).debt
    const half = play({ repay: of(1, 3_000_000_000n) }, owing, market).account.positions[1]
    if (!half) throw new Error('no position')
    expect(getReserveBalances(market, half)).toMatchObject({
      variableDebt: 0n,
      debt: owed - 3_000_000_000n,
    })
    expect(play({ repay: of(1, 'all') }, owing, market).account.positions).toHaveLength(1)
  })
})
