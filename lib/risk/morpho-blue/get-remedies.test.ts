import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WAD } from '../units'
import { applyMorphoAction } from './apply-action'
import { getMorphoBorrowable, getMorphoWithdrawable } from './get-borrow-capacity'
import { getMorphoHealth } from './get-health'
import { getMorphoRemedies } from './get-remedies'
import { arbitraryLoan } from './testing/arbitrary'
import { dollars, ether, makeAccount, makeState, ratio, wad } from './testing/make-market'

const state = makeState()
const account = makeAccount({ collateral: ether(10), borrowShares: dollars(17_200) })

test('default: what to repay, what to add', () => {
  expect(getMorphoRemedies(state, account, { level: ratio(1.25) })).toEqual({
    kind: 'below',
    remedies: [
      {
        kind: 'repay',
        asset: state.loanToken.asset,
        outcome: 'reaches',
        amount: 3_440_000_000n,
        isAll: false,
      },
      {
        kind: 'add',
        asset: state.collateralToken.asset,
        outcome: 'reaches',
        amount: ether(2.5),
        isAll: false,
      },
    ],
  })
})

test('behavior: at the level already, without debt, without a price', () => {
  expect(getMorphoRemedies(state, account, { level: wad(WAD) })).toEqual({ kind: 'reached' })
  const free = makeAccount({ collateral: 1n })
  expect(getMorphoRemedies(state, free, { level: ratio(9) })).toEqual({ kind: 'reached' })
  const dark = makeState({ collateralPrice: null })
  expect(getMorphoRemedies(dark, account, { level: ratio(9) })).toEqual({ kind: 'unknown' })
})

test('behavior: collateral that counts for nothing: only repaying everything helps', () => {
  const result = getMorphoRemedies(makeState({ lltv: wad(0n) }), account, { level: wad(1n) })
  expect(result.kind === 'below' && result.remedies).toMatchObject([
    { outcome: 'reaches', amount: 17_200_000_000n, isAll: true },
    { outcome: 'impossible', reason: 'does-not-count' },
  ])
})

test('REMEDY_REACHES_AND_ONE_UNIT_LESS_DOES_NOT', { timeout: 60_000 }, () => {
  let played = 0
  fc.assert(
    fc.property(
      arbitraryLoan,
      fc.double({ min: 0.5, max: 4, noNaN: true }).map(ratio),
      (loan, level) => {
        const result = getMorphoRemedies(loan.state, loan.account, { level })
        const health = getMorphoHealth(loan.state, loan.account)
        if (health.kind !== 'priced') throw new Error(health.kind)
        expect(result.kind).toBe(health.healthFactor >= level ? 'reached' : 'below')
        if (result.kind !== 'below') return
        for (const remedy of result.remedies) {
          if (remedy.outcome === 'impossible') throw new Error(remedy.reason)
          const reaches = (assets: bigint | 'all') => {
            if (assets === 0n) return false
            const after =
              remedy.kind === 'repay'
                ? applyMorphoAction(loan, { kind: 'repay', assets })
                : applyMorphoAction(loan, {
                    kind: 'supply-collateral',
                    assets: assets === 'all' ? 0n : assets,
                  })
            if (after.kind === 'reverts') throw new Error(after.reason)
            const next = getMorphoHealth(after.state, after.account)
            return next.kind === 'no-debt' || (next.kind === 'priced' && next.healthFactor >= level)
          }
          played += 1
          expect(reaches(remedy.isAll ? 'all' : remedy.amount)).toBe(true)
          expect(reaches(remedy.amount - 1n)).toBe(false)
        }
      },
    ),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
  expect(played).toBeGreaterThan(300)
})

test('behavior: the most that can be borrowed and withdrawn', () => {
  const loan = makeAccount({ collateral: ether(10), borrowShares: dollars(8_600) })
  expect(getMorphoBorrowable(state, loan)).toBe(8_600_000_000n)
  expect(getMorphoWithdrawable(state, loan)).toBe(ether(5))
  const dry = makeState({ totalSupplyAssets: 600_000_000_500n })
  expect(getMorphoBorrowable(dry, loan)).toBe(500n)
  const dark = makeState({ collateralPrice: null })
  expect(getMorphoBorrowable(dark, loan)).toBe(null)
  expect(getMorphoWithdrawable(dark, loan)).toBe(null)
  expect(getMorphoWithdrawable(dark, makeAccount({ collateral: 7n }))).toBe(7n)
})

test('BORROWABLE_AND_WITHDRAWABLE_ARE_THE_LAST_THAT_PASS', { timeout: 60_000 }, () => {
  let some = 0
  fc.assert(
    fc.property(arbitraryLoan, (loan) => {
      const passes = (kind: 'borrow' | 'withdraw-collateral', assets: bigint) =>
        assets === 0n || applyMorphoAction(loan, { kind, assets }).kind === 'executed'
      const borrowable = getMorphoBorrowable(loan.state, loan.account) ?? 0n
      const withdrawable = getMorphoWithdrawable(loan.state, loan.account) ?? 0n
      some += borrowable > 0n && withdrawable > 0n ? 1 : 0
      expect(passes('borrow', borrowable)).toBe(true)
      expect(passes('borrow', borrowable + 1n)).toBe(false)
      expect(passes('withdraw-collateral', withdrawable)).toBe(true)
      expect(passes('withdraw-collateral', withdrawable + 1n)).toBe(false)
    }),
    { seed: 1, numRuns: 500, endOnFailure: true },
  )
  expect(some).toBeGreaterThan(100)
})

test('error: actions that the contract refuses', () => {
  const loan = { state, account }
  const reason = (action: Parameters<typeof applyMorphoAction>[1]) => {
    const result = applyMorphoAction(loan, action)
    return result.kind === 'reverts' ? result.reason : result.kind
  }
  expect(reason({ kind: 'repay', assets: 0n })).toBe('no-amount')
  expect(reason({ kind: 'repay', assets: 17_200_000_001n })).toBe('exceeds-debt')
  expect(reason({ kind: 'borrow', assets: 1n })).toBe('unhealthy')
  expect(reason({ kind: 'withdraw-collateral', assets: 1n })).toBe('unhealthy')
  expect(reason({ kind: 'withdraw-collateral', assets: ether(11) })).toBe('exceeds-collateral')
  const rich = { state, account: { ...account, collateral: ether(10_000) } }
  expect(applyMorphoAction(rich, { kind: 'borrow', assets: 400_000_000_001n })).toEqual({
    kind: 'reverts',
    reason: 'insufficient-liquidity',
  })
  const dark = { state: makeState({ collateralPrice: null }), account }
  expect(applyMorphoAction(dark, { kind: 'borrow', assets: 1n })).toEqual({
    kind: 'reverts',
    reason: 'unpriced',
  })
  const free = { state, account: makeAccount() }
  expect(applyMorphoAction(free, { kind: 'repay', assets: 'all' })).toEqual({
    kind: 'reverts',
    reason: 'no-amount',
  })
})
