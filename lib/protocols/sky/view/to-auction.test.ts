import { describe, expect, test } from 'vitest'
import { zAuction } from '@/lib/api/schema/auction'
import type { SkyAuction } from '@/lib/risk/sky/state'
import { makeClip, makeIlkState } from '@/lib/risk/sky/testing/make-state'
import type { SkyTakeEvent } from '../auction-record'
import type { SkyEntry } from '../sky-entry'
import {
  clip as address,
  makePlace,
  makeRecord,
  makeTake,
  owner,
  rad,
  ray,
  urn,
  wad,
} from '../testing/make-record'
import type { SkyData } from './sky-data'
import { toAuction } from './to-auction'

const entry = { id: 'sky-test', protocol: 'sky', chainId: 1, name: 'Sky' } as SkyEntry
const dai = { asset: owner, symbol: 'DAI', decimals: 18 }
const begin = 1_700_000_000
const clip = makeClip({ address })
const sale: SkyAuction = {
  id: 7n,
  tab: rad(11_300),
  lot: wad(10),
  usr: urn,
  tic: begin,
  top: ray(2_400),
}

function makeData(seconds: number): SkyData {
  const state = makeIlkState({ timestamp: begin + seconds })
  const reading = { state, pip: owner, priceBasis: 'peek', delay: null } as const
  const asOf = { chainId: 1, blockNumber: 1, blockHash: makePlace(1, 0).blockHash, timestamp: '' }
  return { entry, asOf, reading, dai }
}

function show(seconds: number, takes: readonly SkyTakeEvent[] = [], isOver = false) {
  const record = makeRecord(...takes)
  return toAuction({ data: makeData(seconds), clip, record, sale: isOver ? null : sale })
}

describe('running', () => {
  test('default: its price now, when it pays and when it needs a new start', () => {
    const auction = zAuction.parse(show(90 * 10))
    expect(auction).toMatchObject({
      id: `1-${address}-7`,
      market: 'sky-test:ETH-A',
      status: 'running',
      borrower: owner,
      subaccount: urn,
      startPrice: '2400',
      marketPrice: '2000',
      toRaise: wad(11_300).toString(),
      started: { owed: wad(10_000).toString() },
      profitable: { at: '2023-11-14T22:41:50Z' },
      redos: 0,
      outcome: null,
    })
    expect(Number(auction.price)).toBeCloseTo(2_400 * 0.99 ** 10, 6)
    expect(Number(auction.priceToMarket)).toBeCloseTo(1.2 * 0.99 ** 10, 6)
    expect(Number(auction.profitable?.price)).toBeLessThanOrEqual(2_000)
    expect(auction.path[0]?.price).toBe('2400')
    expect(Date.parse(auction.redoAt ?? '') / 1000).toBe(begin + 92 * 90)
  })

  test('behavior: after the tail it needs a redo', () => {
    expect(show(8_401)).toMatchObject({ status: 'needs-redo', profitable: null })
  })

  test('behavior: one whose logs were not found yet is shown under its urn', () => {
    const auction = toAuction({ data: makeData(0), clip, record: null, sale })
    expect(auction).toMatchObject({ borrower: urn, started: null, takes: [], status: 'running' })
    expect(auction).not.toHaveProperty('subaccount')
  })

  test('behavior: a curve that is not known has no price', () => {
    const data = makeData(10)
    const odd = { ...clip, curve: null }
    const auction = toAuction({ data, clip: odd, record: makeRecord(), sale })
    expect(auction).toMatchObject({ status: 'running', price: null, redoAt: null, curve: null })
  })
})

describe('over', () => {
  test('default: what was left over returned', () => {
    const all = makeTake([12, 3], { slice: 8, price: 1_412, tab: 0, lot: 2 })
    expect(show(200, [all], true)).toMatchObject({
      status: 'ended',
      price: null,
      outcome: { returned: wad(2).toString(), uncovered: '0', lossUsd: '0' },
      takes: [{ amount: wad(8).toString(), taker: null, price: '1412' }],
    })
  })

  test('behavior: what was never raised is told, and what of the debt', () => {
    const all = makeTake([12, 3], { slice: 10, price: 900, tab: 2_300, lot: 0 })
    expect(show(200, [all], true)).toMatchObject({
      outcome: { returned: '0', uncovered: wad(2_300).toString(), lossUsd: '1000' },
    })
  })

  test('behavior: one that was yanked was cancelled', () => {
    const record = makeRecord({ kind: 'yank', ...makePlace(13, 0) })
    const auction = toAuction({ data: makeData(9), clip, record, sale: null })
    expect(auction).toMatchObject({ status: 'cancelled', outcome: null })
  })
})
