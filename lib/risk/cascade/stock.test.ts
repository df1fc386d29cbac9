import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getAuctionPrice } from '../sky/get-auction-price'
import { arbitraryCurve } from '../sky/testing/arbitrary'
import type { Ray } from '../units'
import type { PopulationAuctionCurve } from './population'
import { getLotPrice, type Lot, needsRedo } from './stock'

const lot: Lot = {
  row: 0,
  asset: 0,
  amount: 1,
  tab: 1,
  due: 1,
  paid: 0,
  top: 2_400,
  startedAt: 100,
  terms: { buf: 1.2, tail: 3_600, cusp: 0.4, curve: { kind: 'linear', seconds: 3_600 } },
}

test('AN_AUCTION_PRICE_IN_DOUBLES_IS_THE_EXACT_ONE', () => {
  fc.assert(
    fc.property(arbitraryCurve, fc.integer({ min: 0, max: 10_000 }), (curve, elapsed) => {
      const top = (2_400n * 10n ** 27n) as Ray
      const exact = Number(getAuctionPrice(curve, { top, elapsed })) / 1e27
      const terms = { ...lot.terms, curve: toCurve(curve) }
      const ours = getLotPrice({ ...lot, terms }, lot.startedAt + elapsed)
      expect(Math.abs(ours - exact)).toBeLessThanOrEqual(exact * 1e-9 + 1e-9)
    }),
    { numRuns: 200, seed: 15 },
  )
})

function toCurve(curve: Parameters<typeof getAuctionPrice>[0]): PopulationAuctionCurve {
  if (curve.kind === 'linear') return { kind: 'linear', seconds: curve.tau }
  return { ...curve, cut: Number(curve.cut) / 1e27 }
}

test('behavior: nobody buys after the tail or below the cusp until it is begun again', () => {
  expect(needsRedo(lot, 100)).toBe(false)
  expect(needsRedo(lot, 100 + 3_600 * 0.59)).toBe(false)
  expect(needsRedo(lot, 100 + 3_600 * 0.61)).toBe(true)
  const terms = { ...lot.terms, cusp: 0 }
  expect(needsRedo({ ...lot, terms }, 3_700)).toBe(false)
  expect(needsRedo({ ...lot, terms }, 3_701)).toBe(true)
})
