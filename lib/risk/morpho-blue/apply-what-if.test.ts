import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Health } from '../health'
import { WAD, type Wad } from '../units'
import { NO_CHANGE, type WhatIf } from '../what-if'
import { applyMorphoAction, type MorphoAction } from './apply-action'
import { applyMorphoWhatIf, type MorphoWhatIfLoan } from './apply-what-if'
import { getMorphoHealth } from './get-health'
import { getBorrowedAssets } from './get-max-borrow'
import { getMorphoRemedies } from './get-remedies'
import { getMorphoPrices } from './prices'
import { arbitraryLoan } from './testing/arbitrary'
import {
  dollars,
  ether,
  makeAccount,
  makeAddress,
  makeState,
  ratio,
  wad,
} from './testing/make-market'

const toLoan = (state = makeState(), account = owing): MorphoWhatIfLoan => ({
  state,
  account,
  prices: getMorphoPrices(state, { unit: WAD, loan: WAD }),
})
/** 10 at 2,000 × 0.86 against 8,600: health 2. */
const owing = makeAccount({ collateral: ether(10), borrowShares: dollars(8_600) })
const { asset: usdc } = makeState().loanToken
const { asset: weth } = makeState().collateralToken

const play = (whatIf: Partial<WhatIf>, loan = toLoan()) =>
  applyMorphoWhatIf(loan, { ...NO_CHANGE, ...whatIf })
const healthOf = ({ state, account }: MorphoWhatIfLoan) => {
  const health = getMorphoHealth(state, account)
  return health.kind === 'priced' ? Number(health.healthFactor) / 1e18 : health.kind
}
const move = (by: bigint) => ({ kind: 'move' as const, move: by as Wad })

describe('applyMorphoWhatIf', () => {
  test('default: prices, amounts and their order', () => {
    expect(healthOf(play({}))).toBe(2)
    expect(
      healthOf(play({ prices: new Map([[weth, { kind: 'price', price: 1_000n * WAD }]]) })),
    ).toBe(1)
    expect(healthOf(play({ prices: new Map([[usdc, move(WAD)]]) }))).toBe(1)
    expect(healthOf(play({ allPrices: (-WAD / 4n) as Wad }))).toBe(1.5)
    expect(healthOf(play({ repay: new Map([[usdc, 4_300_000_000n]]) }))).toBe(4)
    expect(healthOf(play({ add: new Map([[weth, ether(5)]]) }))).toBe(3)
    expect(healthOf(play({ withdraw: new Map([[weth, ether(2.5)]]) }))).toBe(1.5)
    expect(healthOf(play({ borrow: new Map([[usdc, 8_600_000_000n]]) }))).toBe(1)
    expect(healthOf(play({ repay: new Map([[usdc, 'all']]) }))).toBe('no-debt')
    const both = {
      repay: new Map([[usdc, 4_300_000_000n]]),
      borrow: new Map([[usdc, 4_300_000_000n]]),
    }
    expect(healthOf(play(both))).toBe(2)
  })

  test('behavior: two prices that move together move nothing, and what is near one stays', () => {
    const twins = {
      ...toLoan(),
      prices: getMorphoPrices(makeState(), { unit: WAD, loan: 3_000n * WAD }),
    }
    expect(healthOf(play({ allPrices: (-WAD / 2n) as Wad }, twins))).toBe(2)
    expect(play({ allPrices: (-WAD / 2n) as Wad }).prices).toMatchObject({
      loan: WAD,
      collateral: 1_000n * WAD,
    })
  })

  test('behavior: what is asked beyond what there is, or forbidden, is said', () => {
    const { issues, ...after } = play({
      repay: new Map([[usdc, 9_000_000_000n]]),
      withdraw: new Map([[weth, ether(11)]]),
    })
    expect(issues).toEqual([
      { kind: 'capped', step: 'repay', asset: usdc, amount: 8_600_000_000n },
      { kind: 'capped', step: 'withdraw', asset: weth, amount: ether(10) },
    ])
    expect(after.account).toMatchObject({ borrowShares: 0n, collateral: 0n })
    const refused = (whatIf: Partial<WhatIf>, loan = toLoan()) => play(whatIf, loan).issues
    expect(refused({ borrow: new Map([[usdc, 8_600_000_001n]]) })).toEqual([
      { kind: 'refused', reason: 'unhealthy' },
    ])
    expect(refused({ withdraw: new Map([[weth, ether(5.1)]]) })).toEqual([
      { kind: 'refused', reason: 'unhealthy' },
    ])
    const rich = makeAccount({ collateral: ether(1_000_000) })
    expect(
      refused({ borrow: new Map([[usdc, 400_000_000_001n]]) }, toLoan(makeState(), rich)),
    ).toEqual([{ kind: 'refused', reason: 'not-enough-to-lend' }])
  })

  test('error: steps that the market does not know', () => {
    const stranger = makeAddress(99)
    const loan = toLoan(makeState(), makeAccount({ collateral: ether(1) }))
    const { issues, state, account } = play(
      {
        repay: new Map([[usdc, 1n]]),
        withdraw: new Map([[usdc, 1n]]),
        add: new Map([[usdc, 1n]]),
        borrow: new Map([
          [weth, 1n],
          [stranger, 1n],
        ]),
        prices: new Map([[stranger, move(1n)]]),
      },
      loan,
    )
    expect(issues.map((issue) => issue.kind === 'left-out' && issue.obstacle)).toEqual([
      'unknown-asset',
      'nothing-owed',
      'nothing-held',
      'not-collateral',
      'not-lent',
      'unknown-asset',
    ])
    expect({ state, account }).toEqual({ state: loan.state, account: loan.account })
  })

  test('behavior: a missing price can be tried, not moved', () => {
    const dark = toLoan(makeState({ collateralPrice: null }))
    expect(play({ prices: new Map([[weth, move(1n)]]) }, dark).issues).toMatchObject([
      { obstacle: 'no-price' },
    ])
    const tried = play({ prices: new Map([[weth, { kind: 'price', price: 2_000n * WAD }]]) }, dark)
    expect(healthOf(tried)).toBe(2)
    expect(play({ borrow: new Map([[usdc, 1n]]) }, dark).issues).toEqual([
      { kind: 'refused', reason: 'unpriced' },
    ])
  })
})

const arbitraryPlay = arbitraryLoan.map(({ state, account }) => ({
  state,
  account,
  prices: getMorphoPrices(state, { unit: WAD, loan: WAD }),
}))
const rank = (health: Health) =>
  health.kind === 'no-debt' ? 2n ** 256n : health.kind === 'priced' ? health.healthFactor : -1n
const rankOf = ({ state, account }: MorphoWhatIfLoan) => rank(getMorphoHealth(state, account))

test('EMPTY_WHAT_IF_IS_TODAY', () => {
  fc.assert(
    fc.property(arbitraryPlay, (loan) => {
      const { issues, ...after } = applyMorphoWhatIf(loan, NO_CHANGE)
      expect(issues).toEqual([])
      expect(after.state).toBe(loan.state)
      expect(after.account).toBe(loan.account)
    }),
    { seed: 3, numRuns: 200 },
  )
})

test('WHAT_IF_OF_ONE_STEP_IS_THE_ACTION: refused exactly where the contract reverts', () => {
  const seen = { executed: 0, reverts: 0 }
  fc.assert(
    fc.property(
      arbitraryPlay,
      fc.constantFrom('repay', 'borrow', 'add', 'withdraw'),
      fc.integer({ min: 1, max: 1_200 }),
      (loan, step, permille) => {
        const { state, account } = loan
        const whole =
          step === 'add' || step === 'withdraw' ? account.collateral : state.totalBorrowAssets
        const assets = (whole * BigInt(permille)) / 1_000n + 1n
        const kind: MorphoAction['kind'] =
          step === 'add' ? 'supply-collateral' : step === 'withdraw' ? 'withdraw-collateral' : step
        const asset = step === 'add' || step === 'withdraw' ? weth : usdc
        const after = applyMorphoWhatIf(loan, { ...NO_CHANGE, [step]: new Map([[asset, assets]]) })
        const real = applyMorphoAction({ state, account }, { kind, assets })
        // The contract takes no more than is owed, and a rest by its shares alone: `all` in a what-if.
        if (step === 'repay' && assets >= getBorrowedAssets(state, account.borrowShares)) return
        seen[real.kind] += 1
        if (real.kind === 'reverts') expect(after.issues.length).toBeGreaterThan(0)
        else expect(after).toMatchObject({ issues: [], state: real.state, account: real.account })
      },
    ),
    { seed: 5, numRuns: 600 },
  )
  expect(Math.min(seen.executed, seen.reverts)).toBeGreaterThan(100)
})

test('WHAT_IF_MONOTONE: repay and add never lower health, withdraw and borrow never raise it', () => {
  fc.assert(
    fc.property(
      arbitraryPlay,
      fc.bigInt(0n, 10n ** 24n),
      fc.bigInt(0n, 10n ** 24n),
      (loan, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const at = (step: string, asset: string, amount: bigint) =>
          rankOf(applyMorphoWhatIf(loan, { ...NO_CHANGE, [step]: new Map([[asset, amount]]) }))
        expect(at('repay', usdc, more) >= at('repay', usdc, less)).toBe(true)
        expect(at('add', weth, more) >= at('add', weth, less)).toBe(true)
        expect(at('withdraw', weth, more) <= at('withdraw', weth, less)).toBe(true)
        expect(at('borrow', usdc, more) <= at('borrow', usdc, less)).toBe(true)
      },
    ),
    { seed: 7, numRuns: 300 },
  )
})

test('WHAT_IF_REMEDY_REACHES, and one unit less does not', () => {
  let played = 0
  fc.assert(
    fc.property(
      arbitraryPlay,
      fc.double({ min: 0.5, max: 4, noNaN: true }).map(ratio),
      (loan, level) => {
        const result = getMorphoRemedies(loan.state, loan.account, { level })
        if (result.kind !== 'below') return
        for (const remedy of result.remedies) {
          if (remedy.outcome === 'impossible') continue
          const at = (amount: bigint | 'all') =>
            rankOf(
              applyMorphoWhatIf(loan, {
                ...NO_CHANGE,
                [remedy.kind]: new Map([[remedy.asset, amount]]),
              }),
            )
          played += 1
          expect(at(remedy.isAll ? 'all' : remedy.amount) >= level).toBe(true)
          expect(at(remedy.amount - 1n) < level).toBe(true)
        }
      },
    ),
    { seed: 9, numRuns: 300 },
  )
  expect(played).toBeGreaterThan(200)
})

test('WHAT_IF_PRICE_MOVES_THE_MARKET_PRICE_BY_ITS_RATIO', () => {
  fc.assert(
    fc.property(arbitraryPlay, fc.bigInt(-WAD, 3n * WAD), (loan, by) => {
      const after = applyMorphoWhatIf(loan, {
        ...NO_CHANGE,
        prices: new Map([[weth, move(wad(by))]]),
      })
      const { collateralPrice } = loan.state
      if (collateralPrice === null || !loan.prices.collateral) return
      const today = loan.prices.collateral
      const moved = (today * (WAD + by)) / WAD
      const expected = (collateralPrice * (moved < 1n ? 1n : moved)) / today
      expect(after.state.collateralPrice).toBe(expected < 1n ? 1n : expected)
    }),
    { seed: 11, numRuns: 200 },
  )
})
