import { describe, expect, test } from 'vitest'
import {
  allAuctions,
  auction,
  lossAuction,
  redoAuction,
  returnedAuction,
} from '@/lib/api/testing/auctions'
import { BLOCK_TIME } from '@/lib/api/testing/chain'
import { toIso } from '@/lib/api/time'
import { formatUntil, getAuctionSentence, isProfitable } from './auction-words'
import { getLiveTitle } from './get-live-title'

const blockTime = toIso(BLOCK_TIME)
const tell = (each: typeof auction) => getAuctionSentence(each, blockTime).replaceAll('\u00a0', ' ')

describe('getAuctionSentence', () => {
  test('default: above the market, and when it gets there', () => {
    expect(tell(auction)).toBe(
      '10.0000 WETH for sale at $2,200.00 a WETH, 10.0 % above the market’s $2,000.00: it gets there in 5 min if the market stands still.',
    )
  })

  test('behavior: at or below the market buying pays', () => {
    const cheap = { ...auction, price: '1900', priceToMarket: '0.95' }
    expect(tell(cheap)).toContain('5.0 % below the market’s $2,000.00: buying pays.')
    expect(isProfitable({ priceToMarket: '1' })).toBe(true)
    expect(isProfitable({ priceToMarket: '1.000000000000000001' })).toBe(false)
  })

  test('behavior: one that never gets there says so, one without prices names none', () => {
    expect(tell({ ...auction, profitable: null })).toContain('it needs a new start before')
    expect(tell({ ...auction, marketPrice: null, priceToMarket: null })).toBe(
      '10.0000 WETH for sale, at a price that can’t be worked out here.',
    )
  })

  test('behavior: nobody may buy where a new start is due', () => {
    expect(tell(redoAuction)).toMatch(/^Nobody may buy: .* 10\.0000 WETH is left to sell\.$/)
  })

  test('behavior: what went back, or how much was too little', () => {
    expect(tell(returnedAuction)).toBe(
      '7.5000 WETH sold for 15,000.00 USDC: that was enough, and 2.5000 WETH went back to the owner.',
    )
    expect(tell(lossAuction)).toBe(
      '10.0000 WETH sold for 10,000.00 USDC: 5,000.00 USDC too little, so that $3,274.00 of the debt itself is lost to the Vow.',
    )
    const { outcome } = lossAuction
    if (!outcome) throw new Error('no outcome')
    expect(tell({ ...lossAuction, outcome: { ...outcome, lossUsd: '0' } })).toContain(
      'what lacks is of the penalty',
    )
  })

  test('behavior: nothing is made up while logs are missing', () => {
    expect(tell({ ...returnedAuction, outcome: null })).toContain('not known yet')
    expect(tell({ ...returnedAuction, outcome: null, started: null, takes: [] })).toContain(
      'not all found yet',
    )
  })
})

test('formatUntil: whole units, and now for what has passed', () => {
  expect(formatUntil(toIso(BLOCK_TIME + 61), blockTime)).toBe('in 1\u00a0min')
  expect(formatUntil(toIso(BLOCK_TIME - 1), blockTime)).toBe('now')
})

test('getLiveTitle: how many, how many of them pay or stand still', () => {
  expect(getLiveTitle([])).toBe('No auction on sale')
  expect(getLiveTitle([auction])).toBe('One auction on sale')
  expect(getLiveTitle(allAuctions.slice(0, 2))).toBe(
    '2 auctions on sale, one waiting for a new start',
  )
  expect(getLiveTitle([{ ...auction, priceToMarket: '0.9' }])).toBe(
    'One auction on sale, now at or below the market’s price',
  )
})
