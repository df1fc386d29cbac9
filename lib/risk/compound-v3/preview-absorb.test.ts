import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyCometAbsorb } from './apply-absorb'
import { getCometAbsorbPreview } from './get-absorb-preview'
import { getCometHealth } from './get-health'
import { getCometReserves } from './get-shelf'
import { getCometSupplyBalance } from './present-value'
import { previewCometAbsorb } from './preview-absorb'
import { arbitraryLoan } from './testing/arbitrary'
import { dollars, ether, makeAccount, makeAsset, makeState, ratio } from './testing/make-comet'

const NOTHING = { supply: false, withdraw: false, absorb: false, buy: false }

test('default: everything is taken, what is beyond the debt comes back as base supply', () => {
  const state = makeState()
  const account = makeAccount(-dollars(18_000), [ether(10)])
  expect(previewCometAbsorb(state, account)).toEqual({
    kind: 'executed',
    collateral: [
      {
        offset: 0,
        asset: makeAsset(0).asset,
        amount: ether(10),
        value: 20_000_00000000n,
        credit: 18_600_00000000n,
      },
    ],
    debt: dollars(18_000),
    credit: dollars(18_600),
    basePaidOut: dollars(18_600),
    valueOfBasePaidOut: 18_600_00000000n,
    newPrincipal: dollars(600),
    baseSupplied: dollars(600),
    badDebt: 0n,
    penaltyValue: 1_400_00000000n,
    // At a discount of 0.6 · 7 %.
    shelfProceeds: dollars(19_160),
  })
})

test('behavior: a shortfall is eaten by the reserves', () => {
  const state = makeState()
  const account = makeAccount(-dollars(19_000), [ether(10)])
  const outcome = previewCometAbsorb(state, account)
  if (outcome.kind !== 'executed') throw new Error(outcome.reason)
  expect(outcome).toMatchObject({
    basePaidOut: dollars(19_000),
    badDebt: dollars(400),
    newPrincipal: 0n,
    baseSupplied: 0n,
  })
  const after = applyCometAbsorb({ state, account }, outcome)
  expect(getCometReserves(state) - getCometReserves(after.state)).toBe(dollars(19_000))
  expect(after.account).toMatchObject({ principal: 0n, collateral: [] })
  expect(after.state.assets[0]).toMatchObject({ reserves: ether(10) })
})

test('behavior: an asset whose liquidation factor is 0 is taken for nothing', () => {
  const state = makeState([makeAsset(0), makeAsset(1, { liquidationFactor: ratio(0) })])
  const account = makeAccount(-dollars(30_000), [ether(10), ether(1)])
  const outcome = previewCometAbsorb(state, account)
  if (outcome.kind !== 'executed') throw new Error(outcome.reason)
  expect(outcome.collateral.map(({ credit }) => credit)).toEqual([18_600_00000000n, 0n])
  expect(outcome.credit).toBe(dollars(18_600))
})

test('behavior: healthy: previewed where the fall of its collateral makes it liquidatable', () => {
  const preview = getCometAbsorbPreview(makeState(), makeAccount(-dollars(8_950), [ether(10)]))
  expect(preview).toMatchObject({
    basis: 'uniform-distance',
    healthBefore: { kind: 'priced', liquidatable: true },
    healthAfter: { kind: 'no-debt' },
    badDebt: 0n,
    blocked: null,
  })
  expect(Number(preview?.credit) / 1e6).toBeCloseTo(9_300, 5)
})

test('behavior: no debt, no price, nothing that could fall: no preview', () => {
  expect(getCometAbsorbPreview(makeState(), makeAccount(5n, [1n]))).toBe(null)
  const dark = makeState([makeAsset(0, { price: null })])
  expect(getCometAbsorbPreview(dark, makeAccount(-dollars(1), [1n]))).toBe(null)
})

test('behavior: paused: previewed and said', () => {
  const state = makeState([makeAsset(0)], { paused: { ...NOTHING, absorb: true } })
  const account = makeAccount(-dollars(18_000), [ether(10)])
  expect(getCometAbsorbPreview(state, account)).toMatchObject({ basis: 'now', blocked: 'paused' })
  expect(previewCometAbsorb(state, account)).toEqual({ kind: 'reverts', reason: 'paused' })
})

test('error: healthy, or without a price', () => {
  const account = makeAccount(-dollars(17_900), [ether(10)])
  expect(previewCometAbsorb(makeState(), account)).toEqual({
    kind: 'reverts',
    reason: 'not-liquidatable',
  })
  const dark = makeState([makeAsset(0, { price: null })])
  expect(previewCometAbsorb(dark, account)).toEqual({ kind: 'reverts', reason: 'unpriced' })
})

test('ABSORPTION_CONSERVES', () => {
  const kinds = { now: 0, 'uniform-distance': 0, surplus: 0, badDebt: 0 }
  fc.assert(
    fc.property(arbitraryLoan, ({ state, account }) => {
      const preview = getCometAbsorbPreview(state, account)
      if (preview === null) return
      kinds[preview.basis] += 1
      kinds.surplus += preview.baseSupplied > 0n ? 1 : 0
      kinds.badDebt += preview.badDebt > 0n ? 1 : 0
      const taken = preview.collateral.map(({ offset, amount }) => ({ offset, amount }))
      expect(taken).toEqual(account.collateral)
      expect(preview.debt + (preview.credit - preview.debt + preview.badDebt)).toBe(
        preview.basePaidOut,
      )
      expect(preview.badDebt === 0n || preview.newPrincipal === 0n).toBe(true)
      expect(preview.penaltyValue).toBeGreaterThanOrEqual(0n)
      for (const { value, credit } of preview.collateral) {
        expect(credit).toBeLessThanOrEqual(value)
      }
      const after = applyCometAbsorb({ state, account }, preview)
      expect(getCometHealth(after.state, after.account)).toEqual({ kind: 'no-debt' })
      expect(preview.healthAfter).toEqual({ kind: 'no-debt' })
      const supplied = getCometSupplyBalance(state, after.account.principal)
      expect(supplied).toBe(preview.baseSupplied)
      const paid = getCometReserves(state) - getCometReserves(after.state)
      const off = paid - preview.basePaidOut
      expect(off >= -4n && off <= 4n).toBe(true)
      for (const info of state.assets) {
        const left = after.state.assets[info.offset]
        expect((left?.reserves ?? 0n) + (left?.totalSupplyAsset ?? 0n)).toBe(
          info.reserves + info.totalSupplyAsset,
        )
      }
    }),
    { seed: 1, numRuns: 1000, endOnFailure: true },
  )
  for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(50)
})
