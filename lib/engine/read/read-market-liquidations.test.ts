import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, test } from 'vitest'
import type { Auction } from '@/lib/api/schema/auction'
import type { BookRow } from '@/lib/api/schema/book'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import { zMarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { usdc, weth } from '@/lib/api/testing/assets'
import { auction } from '@/lib/api/testing/auctions'
import {
  asOf,
  BLOCK_NUMBER,
  BLOCK_TIME,
  LATE_BORROWER,
  MARKET_ID,
  STRANGER,
} from '@/lib/api/testing/chain'
import { latePosition } from '@/lib/api/testing/late-position'
import { allLiquidations } from '@/lib/api/testing/liquidations'
import { market } from '@/lib/api/testing/markets'
import type { DepthPool } from '@/lib/depth/pool'
import { makeV2Pool } from '@/lib/depth/testing/make-pool'
import { ChainReadError } from '@/lib/errors'
import { type PageRequest, servePageRequests } from '@/lib/page-request'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { LiveMarkets } from './live-markets'
import { type MarketLiquidationsFacts, readMarketLiquidations } from './read-market-liquidations'

const WAD = 10n ** 18n
const row = (changes: Partial<BookRow>): BookRow => ({
  address: LATE_BORROWER,
  ensName: null,
  market: MARKET_ID,
  health: { kind: 'priced', healthFactor: '987654320987654320', liquidatable: true },
  healthFactor: '987654320987654320',
  distance: '-0.0125',
  collateralUsd: '10000',
  debtUsd: '8100',
  assets: [],
  ...changes,
})

/** One far past its line, one at it to the last digit of a double and above it, one safe, one without a price. */
const atLine = (WAD + 1n).toString()
const rows = [
  row({}),
  row({ health: { kind: 'priced', healthFactor: atLine, liquidatable: false } }),
  row({ address: STRANGER, healthFactor: '0', collateralUsd: '0', debtUsd: '9000' }),
]

type Given = {
  protocol?: string
  liquidations?: readonly Liquidation[]
  auctions?: readonly Auction[]
}

function createMarkets({ protocol = 'aave-v3', liquidations = [], auctions }: Given) {
  const snapshot = {
    id: MARKET_ID,
    asOf,
    block: { number: BLOCK_NUMBER, timestamp: BLOCK_TIME },
    liquidations,
    ...(auctions && { auctions }),
    getMarket: () => ({ ...market, protocol }),
    findAsset: () => ({ symbol: 'USDC', priceUsd: '1' }),
    getBook: () => ({
      length: 5,
      addresses: [LATE_BORROWER, LATE_BORROWER, STRANGER, STRANGER, STRANGER],
      healthFactors: Float64Array.of(0.98, 1, 0, 1.4, Number.NaN),
      collateralUsd: Float64Array.of(10_000, 10_000, 0, 1, Number.NaN),
      debtUsd: Float64Array.of(8_100, 8_100, 9_000, 1, Number.NaN),
    }),
    toBookRow: (at: number) => rows[at] ?? rows[0],
    getLiquidatableSince: (at: number) =>
      at === 0
        ? { earliest: BLOCK_NUMBER - 9, latest: BLOCK_NUMBER - 7, latestTime: BLOCK_TIME - 84 }
        : null,
    findPositions: (address: string) =>
      address === LATE_BORROWER ? [{ position: latePosition, riskInput: null }] : [],
  } as unknown as MarketSnapshot
  const live = {
    entry: { protocol, name: 'one', chainId: 1 },
    snapshots: [snapshot],
    progress: 1,
    confirmedAt: Date.now(),
  }
  return { get: (id: string) => ({ id, live, snapshot }) } as unknown as LiveMarkets
}

/** $100 on one side: whatever is sold into it brings less than that. */
const shallow: DepthPool = {
  ...makeV2Pool(10n ** 15n, 100n * 10n ** 6n),
  token0: weth.asset,
  token1: usdc.asset,
}

const facts: MarketLiquidationsFacts = {
  gasPriceWei: 10n ** 9n,
  native: { symbol: 'ETH', usd: '2000' },
}
const read = (given: Given, options: Partial<MarketLiquidationsFacts> & { period?: string } = {}) =>
  readMarketLiquidations(createMarkets(given), {
    id: MARKET_ID,
    query: { period: (options.period ?? 'all') as 'all' },
    ...facts,
    ...options,
  })

describe('statistics', () => {
  const ofMarket = allLiquidations.filter((each) => each.market === MARKET_ID)

  test('default: as the schema has it, days up to the newest block', async () => {
    const answer = await read({ liquidations: ofMarket })
    expect(zMarketLiquidations.parse(answer)).toEqual(answer)
    expect(answer.count).toBe(ofMarket.length)
    expect(answer.days.reduce((sum, { count }) => sum + count, 0)).toBe(ofMarket.length)
    expect(answer.days.at(-1)?.day).toBe(asOf.timestamp.slice(0, 10))
    expect(answer.value.unpriced).toBe(
      ofMarket.filter((each) => each.collateral.valueUsd === null).length,
    )
    expect(Number(answer.value.recovered)).toBeLessThan(1)
  })

  test('behavior: a period reaches back from the newest block', async () => {
    const since = BLOCK_TIME - 7 * 86_400
    const expected = ofMarket.filter((each) => Date.parse(each.timestamp) / 1_000 >= since)
    const answer = await read({ liquidations: ofMarket }, { period: '7d' })
    expect(expected.length).toBeGreaterThan(3)
    expect(answer.count).toBe(expected.length)
    expect(answer.oldest).toBe(expected.at(-1)?.timestamp)
  })

  test('behavior: the assets of one absorption are one occasion, and its bonus is nobody’s', async () => {
    const [first] = ofMarket
    if (!first) expect.fail('no fixture')
    const parts = ['60', '40'].map(
      (usd, logIndex): Liquidation => ({
        ...first,
        id: `absorption ${logIndex}`,
        mechanism: 'absorption',
        logIndex,
        collateral: { ...first.collateral, valueUsd: usd },
        debt: { ...first.debt, valueUsd: usd },
        badDebtUsd: logIndex === 0 ? '10' : '0',
        blocksLate: 3,
      }),
    )
    const answer = await read({ protocol: 'compound-v3', liquidations: parts })
    expect(answer).toMatchObject({ count: 2, occasions: 1, overLiquidation: null })
    expect(answer.lateness).toMatchObject({ known: 1, medianBlocks: 3 })
    // $100 of debt went, of which nobody paid $10.
    expect(answer.value.recovered).toBe('0.900000')
    expect(answer.liquidators.items[0]?.bonusUsd).toBeNull()
  })

  test('behavior: auctions have no lateness but a pace, to the first purchase', async () => {
    const take = { ...auction.takes[0], blockNumber: (auction.started?.blockNumber ?? 0) + 25 }
    const auctions = [{ ...auction, takes: [take] } as Auction, { ...auction, takes: [] }]
    const answer = await read({ protocol: 'sky', auctions })
    expect(answer.lateness).toBeNull()
    expect(answer.auctions).toEqual({ taken: 1, known: 1, medianBlocks: 25, p95Blocks: 25 })
  })
})

describe('what nobody takes', () => {
  test('default: past the line by the exact row, largest debt first, since when and why', async () => {
    const { waiting } = await read({})
    expect(waiting).toMatchObject({ total: 2, liquidatable: 2, debtUsd: '17100.00' })
    expect(waiting.items.map(({ address }) => address)).toEqual([STRANGER, LATE_BORROWER])
    const [empty, late] = waiting.items
    expect(empty?.since).toBeNull()
    expect(empty?.reasons.map(({ code }) => code)).toEqual(['nothing-to-take'])
    expect(late?.since).toMatchObject({
      earliestBlock: BLOCK_NUMBER - 9,
      latestBlock: BLOCK_NUMBER - 7,
    })
    expect(late?.best).toMatchObject({ collateral: 'WETH', debt: 'USDC' })
    expect(late?.reasons.map(({ code }) => code)).toEqual(['not-known'])
  })

  test('behavior: a bonus that does not pay for the gas, with both figures', async () => {
    const { gas, waiting } = await read({}, { gasPriceWei: 10n ** 13n })
    expect(gas.costUsd).toBe('8000.000000')
    const late = waiting.items.find(({ address }) => address === LATE_BORROWER)
    expect(late?.reasons.map(({ code }) => code)).toEqual(['bonus-below-gas'])
    expect(late?.reasons[0]?.text).toMatch(/^The best bonus is \$.*about \$8,000\.00 of gas\.$/)
  })

  test('behavior: what one reader asked for is kept in everybody’s words', async () => {
    const requests = new AsyncLocalStorage<PageRequest | undefined>()
    servePageRequests(requests)
    const request: PageRequest = { groupMark: '\u202f', setStatus: () => {} }
    const { waiting } = await requests.run(request, () => read({}, { gasPriceWei: 10n ** 13n }))
    const late = waiting.items.find(({ address }) => address === LATE_BORROWER)
    expect(late?.reasons[0]?.text).toMatch(/about \$8,000\.00 of gas/)
  })

  test.each([
    ['the price of gas', { gasPriceWei: null }],
    ['the coin’s price', { native: { symbol: 'ETH', usd: null } }],
  ])('behavior: %s unknown, no cost is told', async (_, changes) => {
    expect((await read({}, changes)).gas.costUsd).toBeNull()
  })

  test('behavior: pools that pay less than has to be repaid', async () => {
    const { waiting } = await read({}, { pools: { read: async () => [shallow] } })
    const late = waiting.items.find(({ address }) => address === LATE_BORROWER)
    expect(Number(late?.best?.saleUsd)).toBeGreaterThan(99)
    expect(Number(late?.best?.saleUsd)).toBeLessThan(100)
    expect(late?.reasons.map(({ code }) => code)).toEqual(['no-depth'])
    expect(late?.reasons[0]?.text).toMatch(/^The known pools pay \$99\.\d\d at most/)
  })
})

test('error: a market of which nothing was read has no statistics', async () => {
  const markets = {
    get: (id: string) => ({ id, live: { entry: { protocol: 'sky' } }, snapshot: undefined }),
  } as unknown as LiveMarkets
  await expect(
    readMarketLiquidations(markets, { id: 'x', query: { period: 'all' }, ...facts }),
  ).rejects.toThrow(ChainReadError)
})
