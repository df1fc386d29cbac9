import { expect, test } from 'vitest'
import { auction, lossAuction, redoAuction } from '@/lib/api/testing/auctions'
import { asOf, BLOCK_TIME } from '@/lib/api/testing/chain'
import { toIso } from '@/lib/api/time'
import { getAuctionPlot } from './auction-plot'
import { divideDecimals } from './divide-decimals'

test('default: the fall, the market and now stand at their places', () => {
  const plot = getAuctionPlot(auction, asOf)
  expect(plot?.path[0]).toEqual({ x: 0, y: 2_400 / 3_000 })
  expect(plot?.path.at(-1)).toEqual({ x: 1, y: 1_200 / 3_000 })
  expect(plot?.market).toBe(2_000 / 3_000)
  expect(plot?.now).toEqual({ x: 300 / 1_800, y: 2_200 / 3_000 })
  expect(plot?.profitable).toEqual({ x: 600 / 1_800, y: 2_000 / 3_000 })
  expect(plot?.xTicks.map(({ label }) => label.replace('\u00a0', ' '))).toEqual([
    'start',
    '5 min',
    '10 min',
    '15 min',
    '20 min',
    '25 min',
    '30 min',
  ])
})

test('behavior: a price past its last second stays within the picture', () => {
  expect(getAuctionPlot(redoAuction, asOf)?.now.x).toBe(1)
})

test('behavior: only purchases of this fall are drawn in it', () => {
  const take = lossAuction.takes[0]
  if (!take) throw new Error('no take')
  const takes = [
    { ...take, at: toIso(BLOCK_TIME - 60) },
    { ...take, at: toIso(BLOCK_TIME - 6_000) },
    { ...take, at: null },
  ]
  expect(getAuctionPlot({ ...auction, takes }, asOf)?.takes).toEqual([
    { x: 240 / 1_800, y: 1_000 / 3_000 },
  ])
})

test('behavior: nothing is drawn of one that is over', () => {
  expect(getAuctionPlot(lossAuction, asOf)).toBeNull()
})

test('divideDecimals: rounded down, null by zero', () => {
  expect(divideDecimals('1', '3')).toBe('0.333333333333333333')
  expect(divideDecimals('2200', '2000')).toBe('1.1')
  expect(divideDecimals('1', '0')).toBeNull()
})
