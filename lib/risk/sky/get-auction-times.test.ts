import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mulDivFloor } from '../math'
import { type Ray, WAD, type Wad } from '../units'
import { getAuctionStatus } from './get-auction-status'
import { getPricePath, getProfitableTime, getRedoTime } from './get-auction-times'
import { arbitraryCurve } from './testing/arbitrary'
import { makeAuction, makeClip, ray, wad } from './testing/make-state'

const auction = makeAuction()
const start = auction.tic

test('default: profitable where the stairs pass the market, redo where they pass the cusp', () => {
  const market = { auction, timestamp: start, marketPrice: ray(2_000), margin: wad(0.05) }
  const time = getProfitableTime(makeClip(), market)
  expect(time).toMatchObject({ kind: 'at', timestamp: start + 24 * 90 })
  expect(getRedoTime(makeClip(), auction)).toBe(start + 92 * 90)
  expect(getRedoTime(makeClip({ tail: 3_600 }), auction)).toBe(start + 3_601)
})

test('behavior: already profitable, from now on', () => {
  const timestamp = start + 5_000
  const market = { auction, timestamp, marketPrice: ray(2_000), margin: wad(0.05) }
  expect(getProfitableTime(makeClip(), market)).toMatchObject({ kind: 'at', timestamp })
})

test('behavior: not before redo', () => {
  const redoTime = start + 92 * 90
  const market = { auction, timestamp: start, marketPrice: ray(900), margin: wad(0) }
  expect(getProfitableTime(makeClip(), market)).toEqual({ kind: 'after-redo', redoTime })
  const late = { ...market, timestamp: redoTime + 5, marketPrice: ray(2_000) }
  expect(getProfitableTime(makeClip(), late)).toEqual({ kind: 'after-redo', redoTime })
})

test('behavior: a tail without an end', () => {
  const rules = makeClip({ tail: Number(2n ** 255n), cusp: ray(0.5) })
  expect(getRedoTime(rules, auction)).toBe(start + 69 * 90)
})

const arbitraryShortSale = fc
  .record({
    curve: arbitraryCurve,
    tail: fc.integer({ min: 0, max: 400 }),
    cusp: fc.integer({ min: 0, max: 1000 }),
    top: fc.bigInt(1n, 10n ** 31n),
    market: fc.integer({ min: 0, max: 1300 }),
    margin: fc.integer({ min: -100, max: 300 }),
    wait: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ curve, tail, cusp, top, market, margin, wait }) => ({
    rules: makeClip({ curve, tail, cusp: ray(cusp / 1000) }),
    auction: makeAuction({ top: top as Ray }),
    timestamp: start + wait,
    marketPrice: ((top * BigInt(market)) / 1000n) as Ray,
    margin: wad(margin / 1000) as Wad,
  }))

test('AUCTION_TIMES_ARE_THE_FIRST_SECONDS', () => {
  const counts = { at: 0, 'after-redo': 0 }
  fc.assert(
    fc.property(arbitraryShortSale, ({ rules, ...market }) => {
      const statusAt = (timestamp: number) =>
        getAuctionStatus(rules, { auction: market.auction, timestamp })
      let redoTime = start
      while (!statusAt(redoTime).needsRedo) redoTime += 1
      expect(getRedoTime(rules, market.auction)).toBe(redoTime)
      const wanted = mulDivFloor(market.marketPrice, WAD - market.margin, WAD)
      let first = market.timestamp
      while (first < redoTime && statusAt(first).price > wanted) first += 1
      const expected =
        first < redoTime
          ? { kind: 'at', timestamp: first, price: statusAt(first).price }
          : { kind: 'after-redo', redoTime }
      const time = getProfitableTime(rules, market)
      expect(time).toEqual(expected)
      counts[time.kind] += 1
    }),
    { seed: 13, numRuns: 300, endOnFailure: true },
  )
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(40)
})

test('behavior: a path from the start to the last second before redo', () => {
  const path = getPricePath(makeClip(), { auction, steps: 4 })
  expect(path.map(({ timestamp }) => timestamp - start)).toEqual([0, 2_070, 4_140, 6_209, 8_279])
  expect(path[0]?.price).toBe(auction.top)
  expect(getPricePath(makeClip({ tail: 0 }), { auction, steps: 4 })).toHaveLength(1)
})
