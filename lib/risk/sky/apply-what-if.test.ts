import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Health } from '../health'
import { RAY, type Ray, WAD, type Wad } from '../units'
import { NO_CHANGE, type WhatIf } from '../what-if'
import { applySkyDrip } from './apply-drip'
import { applySkyWhatIf, type SkyVaultLoan } from './apply-what-if'
import { getSkyBorrowable } from './get-borrowable'
import { getSkyHealth } from './get-health'
import { getSkyRemedies } from './get-remedies'
import { arbitraryVault } from './testing/arbitrary'
import { makeAddress, makeIlkState, makeUrn, rad, ray, wad } from './testing/make-state'

const dai = makeAddress(0xda1)
const ilk = makeIlkState()
const { asset: weth } = ilk.gem
/** 10 at $2,000 ÷ 150 % against 6,666.67: health 2. */
const toLoan = (state = ilk, urn = makeUrn(10, 6_666.666666667)): SkyVaultLoan => ({
  state,
  urn,
  dai,
})
const play = (whatIf: Partial<WhatIf>, loan = toLoan()) =>
  applySkyWhatIf(loan, { ...NO_CHANGE, ...whatIf })
const healthOf = ({ state, urn }: SkyVaultLoan) => {
  const health = getSkyHealth(state, urn)
  return health.kind === 'priced'
    ? Math.round(Number(health.healthFactor) / 1e12) / 1e6
    : health.kind
}
const move = (by: bigint) => ({ kind: 'move' as const, move: by as Wad })

describe('applySkyWhatIf', () => {
  test('default: prices, amounts and their order', () => {
    expect(healthOf(play({}))).toBe(2)
    const half = new Map([[weth, { kind: 'price' as const, price: wad(1_000) }]])
    expect(healthOf(play({ prices: half }))).toBe(1)
    expect(healthOf(play({ allPrices: (-WAD / 4n) as Wad }))).toBe(1.5)
    expect(healthOf(play({ repay: new Map([[dai, wad(1_666.666666667)]]) }))).toBeCloseTo(
      2.666666,
      5,
    )
    expect(healthOf(play({ repay: new Map([[dai, 'all']]) }))).toBe('no-debt')
    expect(healthOf(play({ add: new Map([[weth, wad(5)]]) }))).toBe(3)
    expect(healthOf(play({ withdraw: new Map([[weth, wad(2.5)]]) }))).toBe(1.5)
    expect(healthOf(play({ borrow: new Map([[dai, wad(3_333.333333333)]]) }))).toBeCloseTo(4 / 3, 5)
  })

  test('behavior: amounts count the fee up to the block; a price alone does not', () => {
    const late = makeIlkState({ rho: ilk.timestamp - 31_536_000 })
    expect(healthOf(toLoan(late))).toBe(2)
    expect(healthOf(play({ prices: new Map([[weth, move(0n)]]) }, toLoan(late)))).toBe(2)
    const { state, urn } = play({ add: new Map([[weth, 1n]]) }, toLoan(late))
    expect(state.rate).toBe(applySkyDrip(late).rate)
    expect(getSkyHealth(state, urn)).toMatchObject({ kind: 'priced' })
    expect(healthOf({ state, urn, dai })).toBeCloseTo(2 / 1.015, 4)
  })

  test('behavior: what is asked beyond what there is, or forbidden, is said', () => {
    const { issues, urn } = play({
      repay: new Map([[dai, wad(7_000)]]),
      withdraw: new Map([[weth, wad(11)]]),
    })
    expect(issues).toEqual([
      { kind: 'capped', step: 'repay', asset: dai, amount: wad(6_666.666666667) },
      { kind: 'capped', step: 'withdraw', asset: weth, amount: wad(10) },
    ])
    expect(urn).toMatchObject({ ink: 0n, art: 0n })
    const refused = (whatIf: Partial<WhatIf>, loan = toLoan()) => play(whatIf, loan).issues
    expect(refused({ repay: new Map([[dai, wad(1_700)]]) })).toEqual([
      { kind: 'refused', reason: 'below-least-debt', asset: dai, least: wad(5_000) },
    ])
    expect(refused({ borrow: new Map([[dai, wad(4_000)]]) }, toLoan(ilk, makeUrn(10, 0)))).toEqual([
      { kind: 'refused', reason: 'below-least-debt', asset: dai, least: wad(5_000) },
    ])
    expect(refused({ borrow: new Map([[dai, wad(6_667)]]) })).toEqual([
      { kind: 'refused', reason: 'unhealthy' },
    ])
    expect(refused({ withdraw: new Map([[weth, wad(5.1)]]) })).toEqual([
      { kind: 'refused', reason: 'unhealthy' },
    ])
    const full = makeIlkState({ line: rad(1_000_000) })
    expect(refused({ borrow: new Map([[dai, wad(1)]]) }, toLoan(full))).toEqual([
      { kind: 'refused', reason: 'debt-ceiling' },
    ])
  })

  test('error: steps that the ilk does not know; Dai has one price', () => {
    const { issues } = play(
      {
        repay: new Map([[dai, 1n]]),
        withdraw: new Map([[dai, 1n]]),
        add: new Map([[dai, 1n]]),
        borrow: new Map([
          [weth, 1n],
          [makeAddress(99), 1n],
        ]),
        prices: new Map([[dai, move(1n)]]),
      },
      toLoan(ilk, makeUrn(10, 0)),
    )
    expect(issues.map((issue) => issue.kind === 'left-out' && issue.obstacle)).toEqual([
      'nothing-owed',
      'nothing-held',
      'not-collateral',
      'not-lent',
      'unknown-asset',
      'fixed-price',
    ])
  })

  test('behavior: a missing price can be tried, not moved', () => {
    const dark = toLoan(makeIlkState({ price: null, spot: ray(0) }))
    expect(play({ prices: new Map([[weth, move(1n)]]) }, dark).issues).toMatchObject([
      { obstacle: 'no-price' },
    ])
    const tried = new Map([[weth, { kind: 'price' as const, price: wad(2_000) }]])
    expect(healthOf(play({ prices: tried }, dark))).toBe(2)
    expect(play({ borrow: new Map([[dai, 1n]]) }, dark).issues).toEqual([
      { kind: 'refused', reason: 'unpriced' },
    ])
  })

  test('behavior: the most that can be drawn is the last that passes', () => {
    expect(getSkyBorrowable(ilk, toLoan().urn)).toBe(wad(6_666.666666666) + 333_333_333n)
    expect(getSkyBorrowable(makeIlkState({ line: rad(1_000_500) }), toLoan().urn)).toBe(wad(500))
    expect(getSkyBorrowable(ilk, makeUrn(1, 0))).toBe(0n)
    expect(getSkyBorrowable(ilk, makeUrn(1, 6_000))).toBe(0n)
  })
})

const arbitraryPlay = arbitraryVault.map((vault) => ({ ...vault, dai }))
const rank = (health: Health) =>
  health.kind === 'no-debt' ? 2n ** 400n : health.kind === 'priced' ? health.healthFactor : -1n
const rankOf = ({ state, urn }: SkyVaultLoan) => rank(getSkyHealth(state, urn))

test('EMPTY_WHAT_IF_IS_TODAY', () => {
  fc.assert(
    fc.property(arbitraryPlay, (loan) => {
      const { issues, ...after } = applySkyWhatIf(loan, NO_CHANGE)
      expect(issues).toEqual([])
      expect(after.state).toBe(loan.state)
      expect(after.urn).toBe(loan.urn)
    }),
    { seed: 3, numRuns: 200 },
  )
})

test('WHAT_IF_MONOTONE: repay and add never lower health, withdraw and borrow never raise it', () => {
  fc.assert(
    fc.property(
      arbitraryPlay,
      fc.bigInt(1n, 10n ** 24n),
      fc.bigInt(1n, 10n ** 24n),
      (loan, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const gem = loan.state.gem.asset
        const at = (step: string, asset: string, amount: bigint) =>
          rankOf(applySkyWhatIf(loan, { ...NO_CHANGE, [step]: new Map([[asset, amount]]) }))
        expect(at('repay', dai, more) >= at('repay', dai, less)).toBe(true)
        expect(at('add', gem, more) >= at('add', gem, less)).toBe(true)
        expect(at('withdraw', gem, more) <= at('withdraw', gem, less)).toBe(true)
        expect(at('borrow', dai, more) <= at('borrow', dai, less)).toBe(true)
      },
    ),
    { seed: 7, numRuns: 300 },
  )
})

test('WHAT_IF_REMEDY_REACHES, and one unit less does not, nor leaves dust', () => {
  const played = { repay: 0, add: 0 }
  fc.assert(
    fc.property(arbitraryPlay, fc.bigInt(WAD / 2n, 3n * WAD), (loan, level) => {
      const dripped = applySkyDrip(loan.state)
      const result = getSkyRemedies(dripped, loan.urn, { level: level as Wad })
      if (result.kind !== 'below') return
      for (const remedy of result.remedies) {
        if (remedy.outcome === 'impossible') continue
        const asset = remedy.kind === 'repay' ? dai : loan.state.gem.asset
        const at = (amount: bigint | 'all') =>
          applySkyWhatIf(loan, { ...NO_CHANGE, [remedy.kind]: new Map([[asset, amount]]) })
        played[remedy.kind] += 1
        const isAll = remedy.kind === 'repay' && remedy.isAll
        const reached = at(isAll ? 'all' : remedy.amount)
        expect(rankOf(reached) >= level).toBe(true)
        expect(reached.issues).toEqual([])
        if (!isAll && remedy.amount > 1n) expect(rankOf(at(remedy.amount - 1n)) < level).toBe(true)
      }
    }),
    { seed: 9, numRuns: 500 },
  )
  expect(Math.min(played.repay, played.add)).toBeGreaterThan(100)
})

test('BORROWABLE_IS_THE_LAST_THAT_PASSES', () => {
  let some = 0
  fc.assert(
    fc.property(arbitraryPlay, (loan) => {
      const most = getSkyBorrowable(applySkyDrip(loan.state), loan.urn)
      const { issues } = applySkyWhatIf(loan, {
        ...NO_CHANGE,
        borrow: new Map([[dai, most + 1n]]),
      })
      expect(issues.some(({ kind }) => kind === 'refused')).toBe(true)
      if (most === 0n) return
      some += 1
      const passes = applySkyWhatIf(loan, { ...NO_CHANGE, borrow: new Map([[dai, most]]) })
      expect(passes.issues).toEqual([])
    }),
    { seed: 13, numRuns: 500 },
  )
  expect(some).toBeGreaterThan(100)
})

test('behavior: the rate is kept in the debt that is repaid', () => {
  const state = makeIlkState({ rate: ((RAY * 11n) / 10n) as Ray })
  const { urn } = play({ repay: new Map([[dai, wad(1_100)]]) }, toLoan(state, makeUrn(10, 6_000)))
  expect(urn.art).toBe(wad(5_000))
})
