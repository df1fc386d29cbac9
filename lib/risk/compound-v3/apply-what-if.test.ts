import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Health } from '../health'
import { WAD, type Wad } from '../units'
import { NO_CHANGE, type WhatIf } from '../what-if'
import { applyCometAction, type CometAction } from './apply-action'
import { applyCometWhatIf, type CometWhatIfLoan } from './apply-what-if'
import { getCometHealth } from './get-health'
import { getCometRemedies } from './get-remedies'
import { getCometBorrowBalance } from './present-value'
import { arbitraryLevel, arbitraryLoan } from './testing/arbitrary'
import {
  dollars,
  ether,
  makeAccount,
  makeAddress,
  makeAsset,
  makeState,
  ratio,
} from './testing/make-comet'

const unit = 10n ** 8n
const inDollars = { unit, numerator: 1n, denominator: 1n }
const NOTHING = { supply: false, withdraw: false, absorb: false, buy: false }
const market = makeState([makeAsset(0), makeAsset(1)])
/** 10 at $2,000 × 0.895 against 8,950: health 2. */
const owing = makeAccount(-dollars(8_950), [ether(10)])
const usdc = market.baseToken.asset
const [first, second] = market.assets.map(({ asset }) => asset) as [`0x${string}`, `0x${string}`]

const toLoan = (state = market, account = owing): CometWhatIfLoan => ({
  state,
  account,
  scale: inDollars,
})
const play = (whatIf: Partial<WhatIf>, loan = toLoan()) =>
  applyCometWhatIf(loan, { ...NO_CHANGE, ...whatIf })
const healthOf = ({ state, account }: CometWhatIfLoan) => {
  const health = getCometHealth(state, account)
  return health.kind === 'priced' ? Number(health.healthFactor) / 1e18 : health.kind
}
const move = (by: bigint) => ({ kind: 'move' as const, move: by as Wad })

describe('applyCometWhatIf', () => {
  test('default: prices, amounts and their order', () => {
    expect(healthOf(play({}))).toBe(2)
    const half = new Map([[first, { kind: 'price' as const, price: 1_000n * unit }]])
    expect(healthOf(play({ prices: half }))).toBe(1)
    expect(healthOf(play({ prices: new Map([[usdc, move(WAD)]]) }))).toBe(1)
    expect(healthOf(play({ allPrices: (-WAD / 4n) as Wad }))).toBe(1.5)
    expect(healthOf(play({ repay: new Map([[usdc, dollars(4_475)]]) }))).toBe(4)
    expect(healthOf(play({ repay: new Map([[usdc, 'all']]) }))).toBe('no-debt')
    expect(healthOf(play({ add: new Map([[second, ether(5)]]) }))).toBe(3)
    expect(healthOf(play({ withdraw: new Map([[first, ether(2.5)]]) }))).toBe(1.5)
    const swap = {
      withdraw: new Map([[first, 'all' as const]]),
      add: new Map([[second, ether(20)]]),
    }
    expect(play(swap).issues).toEqual([])
    expect(healthOf(play(swap))).toBe(4)
  })

  test('behavior: prices that count in another token are told in dollars, and read back', () => {
    const state = makeState([makeAsset(0, { price: 1_20000000n })], {
      baseToken: { asset: usdc, symbol: 'WETH', decimals: 6 },
    })
    const scale = { unit: WAD, numerator: 3_000n * 10n ** 36n, denominator: 10n ** 26n }
    const loan = { state, account: makeAccount(-dollars(5), [ether(10)]), scale }
    const priced = new Map([[first, { kind: 'price' as const, price: 1_800n * WAD }]])
    expect(play({ prices: priced }, loan).state.assets[0]?.price).toBe(60_000_000n)
    const both = play({ allPrices: (-WAD / 2n) as Wad }, loan).state
    expect([both.basePrice, both.assets[0]?.price]).toEqual([50_000_000n, 60_000_000n])
  })

  test('behavior: what is asked beyond what there is, or forbidden, is said', () => {
    const { issues } = play({
      repay: new Map([[usdc, dollars(9_000)]]),
      withdraw: new Map([[first, ether(11)]]),
    })
    expect(issues).toEqual([
      { kind: 'capped', step: 'repay', asset: usdc, amount: dollars(8_950) },
      { kind: 'capped', step: 'withdraw', asset: first, amount: ether(10) },
    ])
    const refused = (whatIf: Partial<WhatIf>, loan = toLoan()) => play(whatIf, loan).issues
    expect(refused({ borrow: new Map([[usdc, dollars(7_551)]]) })).toEqual([
      { kind: 'refused', reason: 'beyond-ltv' },
    ])
    expect(refused({ borrow: new Map([[usdc, dollars(9_000)]]) })).toEqual([
      { kind: 'refused', reason: 'unhealthy' },
    ])
    const free = toLoan(market, makeAccount(0n, [ether(10)]))
    expect(refused({ borrow: new Map([[usdc, dollars(99)]]) }, free)).toEqual([
      { kind: 'refused', reason: 'below-least-debt', asset: usdc, least: dollars(100) },
    ])
    const dry = toLoan(makeState([makeAsset(0)], { baseBalance: 7n }))
    expect(refused({ borrow: new Map([[usdc, 8n]]) }, dry)).toEqual([
      { kind: 'refused', reason: 'not-enough-to-lend' },
    ])
  })

  test('error: paused, over the cap, none, unknown', () => {
    const shut = makeState([makeAsset(0)], { paused: { ...NOTHING, supply: true, withdraw: true } })
    const obstacles = (whatIf: Partial<WhatIf>, loan = toLoan()) =>
      play(whatIf, loan).issues.map((issue) => issue.kind === 'left-out' && issue.obstacle)
    const each = {
      repay: new Map([[usdc, 1n]]),
      withdraw: new Map([[first, 1n]]),
      add: new Map([[first, 1n]]),
      borrow: new Map([[usdc, 1n]]),
    }
    expect(obstacles(each, toLoan(shut))).toEqual([
      'supply-paused',
      'withdraw-paused',
      'supply-paused',
      'withdraw-paused',
    ])
    expect(
      obstacles({
        repay: new Map([[first, 1n]]),
        withdraw: new Map([[second, 1n]]),
        add: new Map([
          [first, 10n ** 24n],
          [usdc, 1n],
        ]),
        borrow: new Map([
          [first, 1n],
          [makeAddress(99), 1n],
        ]),
      }),
    ).toEqual([
      'nothing-owed',
      'nothing-held',
      'supply-cap-exceeded',
      'not-collateral',
      'not-lent',
      'unknown-asset',
    ])
  })

  test('behavior: what is lent can be withdrawn, and is no collateral', () => {
    const lender = toLoan(market, makeAccount(dollars(500), [ether(1)]))
    const after = play({ withdraw: new Map([[usdc, dollars(600)]]) }, lender)
    expect(after.account.principal).toBe(0n)
    expect(after.issues).toEqual([
      { kind: 'capped', step: 'withdraw', asset: usdc, amount: dollars(500) },
    ])
  })

  test('behavior: a missing price can be tried, not moved', () => {
    const dark = toLoan(makeState([makeAsset(0, { price: null })]))
    expect(play({ prices: new Map([[first, move(1n)]]) }, dark).issues).toMatchObject([
      { obstacle: 'no-price' },
    ])
    const tried = new Map([[first, { kind: 'price' as const, price: 2_000n * unit }]])
    expect(healthOf(play({ prices: tried }, dark))).toBe(2)
    expect(play({ borrow: new Map([[usdc, 1n]]) }, dark).issues).toEqual([
      { kind: 'refused', reason: 'unpriced' },
    ])
  })
})

const arbitraryPlay = arbitraryLoan.map((loan) => ({ ...loan, scale: inDollars }))
const rank = (health: Health) =>
  health.kind === 'no-debt' ? 2n ** 256n : health.kind === 'priced' ? health.healthFactor : -1n
const rankOf = ({ state, account }: CometWhatIfLoan) => rank(getCometHealth(state, account))

test('EMPTY_WHAT_IF_IS_TODAY', () => {
  fc.assert(
    fc.property(arbitraryPlay, (loan) => {
      const { issues, ...after } = applyCometWhatIf(loan, NO_CHANGE)
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
        const owed = getCometBorrowBalance(state, account.principal)
        const [held] = account.collateral
        const isBase = step === 'repay' || step === 'borrow'
        const whole = isBase ? owed : (held?.amount ?? 0n)
        const amount = (whole * BigInt(permille)) / 1_000n + 1n
        if (step === 'repay' && amount > owed) return
        if (!isBase && held === undefined) return
        const offset = held?.offset ?? 0
        const action: CometAction = isBase
          ? { kind: step === 'repay' ? 'supply-base' : 'withdraw-base', amount }
          : { kind: step === 'add' ? 'supply-collateral' : 'withdraw-collateral', offset, amount }
        const asset = isBase ? state.baseToken.asset : (state.assets[offset]?.asset ?? usdc)
        const after = applyCometWhatIf(loan, { ...NO_CHANGE, [step]: new Map([[asset, amount]]) })
        const real = applyCometAction({ state, account }, action)
        seen[real.kind] += 1
        if (real.kind === 'reverts') expect(after.issues.length).toBeGreaterThan(0)
        else expect(after).toMatchObject({ issues: [], state: real.state, account: real.account })
      },
    ),
    { seed: 5, numRuns: 600 },
  )
  expect(Math.min(seen.executed, seen.reverts)).toBeGreaterThan(80)
})

test('WHAT_IF_MONOTONE: repay and add never lower health, withdraw and borrow never raise it', () => {
  fc.assert(
    fc.property(
      arbitraryPlay,
      fc.bigInt(0n, 10n ** 24n),
      fc.bigInt(0n, 10n ** 24n),
      (loan, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const base = loan.state.baseToken.asset
        const at = (step: string, asset: string, amount: bigint) =>
          rankOf(applyCometWhatIf(loan, { ...NO_CHANGE, [step]: new Map([[asset, amount]]) }))
        expect(at('repay', base, more) >= at('repay', base, less)).toBe(true)
        expect(at('add', first, more) >= at('add', first, less)).toBe(true)
        expect(at('withdraw', first, more) <= at('withdraw', first, less)).toBe(true)
        expect(at('borrow', base, more) <= at('borrow', base, less)).toBe(true)
      },
    ),
    { seed: 7, numRuns: 300 },
  )
})

test('WHAT_IF_REMEDY_REACHES, and one unit less does not', () => {
  let played = 0
  fc.assert(
    fc.property(arbitraryPlay, arbitraryLevel, (loan, level) => {
      const alsoAdd = [first]
      const result = getCometRemedies(loan.state, loan.account, { level, alsoAdd })
      if (result.kind !== 'below') return
      for (const remedy of result.remedies) {
        if (remedy.outcome === 'impossible') continue
        const at = (amount: bigint | 'all') =>
          rankOf(
            applyCometWhatIf(loan, {
              ...NO_CHANGE,
              [remedy.kind]: new Map([[remedy.asset, amount]]),
            }),
          )
        played += 1
        expect(at(remedy.isAll ? 'all' : remedy.amount) >= level).toBe(true)
        expect(at(remedy.amount - 1n) < level).toBe(true)
      }
    }),
    { seed: 9, numRuns: 300 },
  )
  expect(played).toBeGreaterThan(200)
})

test('error: a level is reached by a collateral that comes new', () => {
  const result = getCometRemedies(market, owing, { level: ratio(3), alsoAdd: [second] })
  const [, , added] = result.kind === 'below' ? result.remedies : []
  if (added?.outcome !== 'reaches') throw new Error('not reached')
  expect(healthOf(play({ add: new Map([[second, added.amount]]) }))).toBe(3)
})
