import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rad, Ray, Wad } from '../units'
import { getAuctionRedo } from './get-auction-redo'
import { getAuctionStatus } from './get-auction-status'
import { getAuctionTake } from './get-auction-take'
import { getSaleResult } from './get-sale-result'
import type { SkyAuction, SkyAuctionRules } from './state'
import { arbitraryCurve } from './testing/arbitrary'
import {
  makeAuction,
  makeClip,
  makeIlkState,
  rad,
  ray,
  STAIR_STEP,
  wad,
} from './testing/make-state'

const start = makeAuction().tic

const takeAt = (
  elapsed: number,
  amt: bigint,
  {
    rules = {},
    auction = {},
    max,
  }: {
    rules?: Partial<SkyAuctionRules>
    auction?: Partial<SkyAuction>
    max?: Ray
  } = {},
) =>
  getAuctionTake(makeClip(rules), {
    auction: makeAuction(auction),
    timestamp: start + elapsed,
    amt: amt as Wad,
    max,
  })

test('default: all that is asked for, no more than the tab; the rest goes back to the owner', () => {
  const slice = 4_708_333_333_333_333_333n
  expect(takeAt(0, wad(10))).toEqual({
    kind: 'taken',
    price: ray(2_400),
    slice,
    owe: rad(11_300),
    tab: 0n,
    lot: wad(10) - slice,
    ended: true,
    returned: wad(10) - slice,
    uncovered: 0n,
    digs: rad(11_300),
  })
})

test('behavior: a part, at a later price', () => {
  expect(takeAt(90, wad(1))).toMatchObject({
    price: ray(2_376),
    slice: wad(1),
    owe: rad(2_376),
    tab: rad(8_924),
    lot: wad(9),
    ended: false,
    returned: 0n,
    digs: rad(2_376),
  })
})

test('behavior: a part that would leave less than chost is made smaller', () => {
  expect(takeAt(0, wad(4))).toMatchObject({
    owe: rad(5_650),
    slice: (5_650n * 10n ** 18n) / 2_400n,
    tab: rad(5_650),
    ended: false,
  })
  expect(takeAt(0, wad(11_300 / 2_400 - 1e-9))).toMatchObject({ tab: rad(5_650) })
})

test('behavior: at chost or below, all or nothing', () => {
  const auction = { tab: rad(5_650) }
  expect(takeAt(0, wad(2), { auction })).toEqual({ kind: 'reverts', reason: 'no-partial-purchase' })
  expect(takeAt(0, 0n, { auction })).toMatchObject({ slice: 0n, owe: 0n, ended: false })
  expect(takeAt(0, wad(3), { auction })).toMatchObject({ tab: 0n, owe: rad(5_650) })
  const small = { tab: rad(5_650), lot: wad(2) }
  expect(takeAt(0, wad(2), { auction: small })).toMatchObject({
    lot: 0n,
    owe: rad(4_800),
    tab: rad(850),
    uncovered: rad(850),
    digs: rad(5_650),
    returned: 0n,
    ended: true,
  })
})

test('behavior: for nothing at a price of zero', () => {
  const rules = { curve: { kind: 'linear', tau: 60 }, cusp: ray(0) } as const
  expect(takeAt(60, wad(10), { rules })).toMatchObject({
    price: 0n,
    owe: 0n,
    lot: 0n,
    uncovered: rad(11_300),
  })
  expect(takeAt(60, wad(9), { rules })).toMatchObject({ owe: 0n, slice: wad(9), ended: false })
})

test('behavior: why it reverts', () => {
  const reason = (...args: Parameters<typeof takeAt>) => {
    const result = takeAt(...args)
    return result.kind === 'reverts' ? result.reason : result.kind
  }
  expect(reason(0, wad(1), { rules: { stopped: 3 } })).toBe('stopped')
  expect(reason(0, wad(1), { rules: { stopped: 2 } })).toBe('taken')
  expect(reason(8_400, wad(1), { rules: { cusp: ray(0) } })).toBe('taken')
  expect(reason(8_401, wad(1), { rules: { cusp: ray(0) } })).toBe('needs-reset')
  expect(reason(92 * 90, wad(1))).toBe('needs-reset')
  expect(reason(92 * 90 - 1, wad(1))).toBe('taken')
  expect(reason(0, wad(1), { max: (ray(2_400) - 1n) as Ray })).toBe('too-expensive')
  expect(reason(0, wad(1), { max: ray(2_400) })).toBe('taken')
})

const arbitrarySale = fc
  .record({
    curve: arbitraryCurve,
    tab: fc.bigInt(1n, 10n ** 51n),
    lot: fc.bigInt(1n, 10n ** 24n),
    top: fc.bigInt(1n, 10n ** 31n),
    chost: fc.bigInt(0n, 10n ** 49n),
    bids: fc.array(
      fc.record({
        wait: fc.integer({ min: 0, max: 300 }),
        share: fc.integer({ min: 1, max: 120 }),
      }),
      {
        maxLength: 8,
      },
    ),
  })
  .map(({ curve, tab, lot, top, chost, bids }) => ({
    rules: makeClip({ curve, chost: chost as Rad, cusp: ray(0.01) }),
    auction: makeAuction({ tab: tab as Rad, lot: lot as Wad, top: top as Ray }),
    bids,
  }))

test('TAKES_ADD_UP', () => {
  let taken = 0
  fc.assert(
    fc.property(arbitrarySale, ({ rules, auction, bids }) => {
      let running = auction
      let timestamp = start
      let [paid, sold, digs] = [0n, 0n, 0n]
      for (const { wait, share } of bids) {
        timestamp += wait
        const amt = ((auction.lot * BigInt(share)) / 100n) as Wad
        const take = getAuctionTake(rules, { auction: running, timestamp, amt })
        if (take.kind === 'reverts') continue
        taken += 1
        paid += take.owe
        sold += take.slice
        digs += take.digs
        expect(take.slice).toBeLessThanOrEqual(amt)
        expect(take.price * take.slice).toBeLessThanOrEqual(take.owe)
        expect(take.owe - take.price * take.slice).toBeLessThanOrEqual(take.price)
        if (take.tab > 0n && take.lot > 0n && take.tab < rules.chost)
          expect(take.lot).toBe(running.lot)
        expect(take.ended).toBe(take.tab === 0n || take.lot === 0n)
        expect(sold + take.lot).toBe(auction.lot)
        expect(paid + take.tab).toBe(auction.tab)
        if (take.ended) {
          expect(digs).toBe(auction.tab)
          expect(paid + take.uncovered).toBe(auction.tab)
          expect(sold + take.returned).toBe(auction.lot)
          return
        }
        running = { ...running, tab: take.tab, lot: take.lot }
      }
    }),
    { seed: 11, numRuns: 1000, endOnFailure: true },
  )
  expect(taken).toBeGreaterThan(500)
})

test('TAKE_OF_ALL_IS_THE_SALE_AT_ITS_PRICE', () => {
  fc.assert(
    fc.property(
      arbitrarySale,
      fc.integer({ min: 0, max: 3_000 }),
      ({ rules, auction }, elapsed) => {
        const timestamp = start + elapsed
        const take = getAuctionTake(rules, { auction, timestamp, amt: auction.lot })
        if (take.kind === 'reverts') return
        const due = auction.tab
        const sale = getSaleResult({ ...auction, due }, take.price)
        expect(sale).toEqual({
          sold: take.slice,
          paid: take.owe,
          returned: take.lot,
          uncovered: take.tab,
          lossToVow: take.tab,
        })
        expect(getAuctionStatus(rules, { auction, timestamp })).toEqual({
          needsRedo: false,
          price: take.price,
          lot: auction.lot,
          tab: auction.tab,
        })
      },
    ),
    { seed: 12, numRuns: 500 },
  )
})

test('behavior: redo begins again from the price of then', () => {
  const state = makeIlkState({ price: wad(1_000) })
  const auction = makeAuction()
  const timestamp = start + 92 * 90
  const result = getAuctionRedo(state, { rules: makeClip(), auction, timestamp })
  const redone = { ...auction, top: ray(1_200), tic: timestamp }
  expect(result).toEqual({
    kind: 'redone',
    top: ray(1_200),
    incentive: rad(311.3),
    auction: redone,
  })
  expect(getAuctionStatus(makeClip(), { auction: redone, timestamp })).toMatchObject({
    needsRedo: false,
    price: ray(1_200),
  })
})

test('behavior: redo pays nothing for an auction too small, in what it raises or what it sells', () => {
  const redo = (overrides: Partial<SkyAuction>) =>
    getAuctionRedo(makeIlkState({ price: wad(1_000) }), {
      rules: makeClip(),
      auction: makeAuction(overrides),
      timestamp: start + 9_000,
    })
  expect(redo({ tab: (rad(5_650) - 1n) as Rad })).toMatchObject({ incentive: 0n })
  expect(redo({ tab: rad(5_650), lot: wad(5.65) })).toMatchObject({ incentive: rad(305.65) })
  expect(redo({ tab: rad(5_650), lot: (wad(5.65) - 1n) as Wad })).toMatchObject({ incentive: 0n })
})

test('behavior: why redo reverts', () => {
  const reason = (
    state: ReturnType<typeof makeIlkState>,
    { rules = {}, elapsed = 9_000 }: { rules?: Partial<SkyAuctionRules>; elapsed?: number } = {},
  ) => {
    const result = getAuctionRedo(state, {
      rules: makeClip(rules),
      auction: makeAuction(),
      timestamp: start + elapsed,
    })
    return result.kind === 'reverts' ? result.reason : result.kind
  }
  const state = makeIlkState()
  expect(reason(state, { rules: { stopped: 2 } })).toBe('stopped')
  expect(reason(state, { rules: { stopped: 1 } })).toBe('redone')
  expect(reason(state, { elapsed: 100 })).toBe('cannot-reset')
  expect(reason({ ...state, price: null })).toBe('invalid-price')
  expect(reason(state, { rules: { buf: ray(0), curve: STAIR_STEP } })).toBe('zero-top-price')
})
