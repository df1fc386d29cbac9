import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDecimalString } from '@/lib/api/decimal'
import type { NearestQuery } from '@/lib/api/nearest'
import { asOf, freshSource } from '@/lib/api/testing/chain'
import { makeBenchMarket } from '@/lib/bench/risk/make-accounts'
import { AaveTable } from '@/lib/protocols/aave-v3/account-table'
import { getAavePriceFalls } from '@/lib/protocols/aave-v3/view/get-price-falls'
import { toBookRow } from '@/lib/protocols/aave-v3/view/to-book-row'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import { SweepCopy } from '@/lib/protocols/sweep-copy'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import { arbitraryAccount, arbitraryState } from '@/lib/risk/aave-v3/testing/arbitrary'
import {
  makeAccount,
  makeAddress,
  makeReserve,
  makeState,
} from '@/lib/risk/aave-v3/testing/make-state'
import { type Address, WAD, type Wad } from '@/lib/risk/units'
import type { LiveMarkets } from './live-markets'
import { readNearest } from './read-nearest'

type Book = { id: string; state: AaveMarketState; accounts: readonly AaveAccount[] }

/** What of a snapshot is read, over the columns and rules that the real one has. */
function makeSnapshot({ id, state, accounts }: Book): MarketSnapshot {
  const table = new AaveTable()
  for (const account of accounts) table.set(account)
  const copy = new SweepCopy(table, { state, usdAUnit: 1e-8, addressOf: ({ address }) => address })
  const get = (row: number) => copy.getAccount(row) as AaveAccount
  const find = (asset: Address) => state.reserves.find((reserve) => reserve?.asset === asset)
  return {
    id,
    getAssetMoves: (asset: Address) => {
      const reserve = find(asset)
      return reserve && copy.getMoves(reserve.id)
    },
    getPriceFalls: (row: number) => getAavePriceFalls(state, get(row)),
    toBookRow: (row: number) => toBookRow({ market: id, state, account: get(row) }),
  } as unknown as MarketSnapshot
}

function open(...books: readonly Book[]) {
  const snapshots = books.map(makeSnapshot)
  const ids = books.map(({ id }) => id)
  const markets = {
    select: () => ({
      snapshots,
      asOf: Object.fromEntries(ids.map((id) => [id, asOf])),
      source: Object.fromEntries(ids.map((id) => [id, freshSource])),
    }),
  } as unknown as LiveMarkets
  return (query: Partial<NearestQuery> & { asset: Address }) =>
    readNearest(markets, { percent: 0, limit: 8, ...query })
}

const usd = 10n ** 8n
const [WETH, WBTC, USDC] = [1, 2, 3].map(makeAddress) as [Address, Address, Address]

/** WETH at 2,000, WBTC at 60,000, USDC at 1; thresholds of 80 %, all of 18 decimals. */
const state = makeState(9, [
  makeReserve(0, { symbol: 'WETH', price: 2_000n * usd }),
  makeReserve(1, { symbol: 'WBTC', price: 60_000n * usd }),
  makeReserve(2, { symbol: 'USDC' }),
])

type Sides = { weth?: number; wbtc?: number; usdc?: number }

/** Whole tokens held (positive) or owed (negative). */
function loan(id: number, sides: Sides): AaveAccount {
  const amounts = [sides.weth ?? 0, sides.wbtc ?? 0, sides.usdc ?? 0]
  const toUnits = (amount: number) => BigInt(Math.round(Math.max(0, amount) * 1e6)) * 10n ** 12n
  return makeAccount(
    amounts.flatMap((amount, reserveId) =>
      amount === 0
        ? []
        : [
            {
              reserveId,
              scaledCollateral: toUnits(amount),
              usedAsCollateral: amount > 0,
              scaledVariableDebt: toUnits(-amount),
            },
          ],
    ),
    { address: makeAddress(id) },
  )
}

test('default: by how far that price alone may fall, then by how far it may rise', () => {
  const read = open(
    {
      id: 'a',
      state,
      accounts: [
        loan(0x11, { weth: 1, usdc: -800 }),
        loan(0x12, { weth: 1, wbtc: 1, usdc: -48_800 }),
        loan(0x13, { wbtc: 1, weth: -12 }),
        loan(0x14, { wbtc: 1, usdc: -40_000 }),
        loan(0x15, { weth: 10, wbtc: 1, usdc: -5_000 }),
      ],
    },
    { id: 'b', state, accounts: [loan(0x21, { weth: 1, usdc: -1_200 })] },
  )
  const { loans, ...told } = read({ asset: WETH, percent: 30 })
  expect(
    loans.map(({ row, move }) => [row.market, Number(row.address), move.direction, move.distance]),
  ).toEqual([
    ['b', 0x21, 'down', '0.250000000005'],
    ['a', 0x11, 'down', '0.500000000005'],
    ['a', 0x12, 'down', '0.500000000005'],
    ['a', 0x13, 'up', '1.000000000005'],
  ])
  expect(loans.map(({ fallen }) => fallen)).toEqual([
    { kind: 'priced', healthFactor: '933333333333333333', liquidatable: true },
    { kind: 'priced', healthFactor: '1400000000000000000', liquidatable: false },
    { kind: 'priced', healthFactor: '1006557377049180327', liquidatable: false },
    { kind: 'priced', healthFactor: '2857142857142857142', liquidatable: false },
  ])
  expect(told).toMatchObject({ others: 0, badDebts: 0, unpriced: 0 })
  expect(read({ asset: WETH, limit: 2 }).loans).toHaveLength(2)
  const today = read({ asset: WETH }).loans
  expect(today.every(({ row, fallen }) => row.health === fallen)).toBe(true)
})

test('behavior: those past their line come first, by health; the rest of them are counted', () => {
  const read = open({
    id: 'a',
    state,
    accounts: [
      loan(1, { weth: 1, usdc: -1_650 }),
      loan(2, { weth: 1, usdc: -1_700 }),
      loan(3, { wbtc: 1, usdc: -49_000 }),
      loan(4, { usdc: -49_000 }),
      loan(5, { weth: 1, wbtc: 1, usdc: -60_000 }),
      loan(6, { weth: 1, usdc: -1 }),
    ],
  })
  const { loans, others, badDebts } = read({ asset: WETH })
  expect(loans.map(({ row }) => Number(row.address))).toEqual([5, 2, 1, 6])
  expect([others, badDebts]).toEqual([1, 0])
  expect(read({ asset: USDC })).toMatchObject({ others: 0, badDebts: 1 })
  expect(read({ asset: WBTC }).loans.map(({ row }) => Number(row.address))).toEqual([5, 3])
})

test('behavior: without a price a loan is counted, not placed', () => {
  const [weth, wbtc, usdc] = state.reserves
  const blind = { ...state, reserves: [weth, wbtc && { ...wbtc, price: null }, usdc] }
  const accounts = [loan(1, { weth: 1, wbtc: 1, usdc: -9 }), loan(2, { weth: 1, usdc: -9 })]
  const { loans, unpriced } = open({ id: 'a', state: blind, accounts })({ asset: WETH })
  expect(loans.map(({ row }) => Number(row.address))).toEqual([2])
  expect(unpriced).toBe(1)
})

const arbitraryBook = arbitraryState.chain((of) =>
  fc.record({
    state: fc.constant(of),
    accounts: fc.array(arbitraryAccount(of), { minLength: 1, maxLength: 6 }),
  }),
)

/** Brute force: the first of ever finer falls at which an account is below 1, by its exact health on those prices. */
function findFall(
  falls: ReturnType<typeof getAavePriceFalls>,
  { asset, steps }: { asset: Address; steps: readonly bigint[] },
): number {
  const assets = new Set([asset])
  return steps.findIndex((fall) => {
    const health = falls.getHealth({ assets, fall: fall as Wad })
    return health.kind === 'priced' && BigInt(health.healthFactor) < WAD
  })
}

const steps = Array.from({ length: 400 }, (_, step) => (WAD * BigInt(step)) / 400n)

test('ORDER_IS_THAT_OF_EXACT_HEALTH_ON_FALLEN_PRICES: any rule set', { timeout: 60_000 }, () => {
  let placed = 0
  fc.assert(
    fc.property(arbitraryBook, fc.integer({ min: 0, max: 4 }), (book, reserveId) => {
      const { state: of } = book
      const reserve = of.reserves[reserveId]
      if (!reserve) throw new Error('a market of five')
      const { asset } = reserve
      const accounts = book.accounts.map((account, id) => ({
        ...account,
        address: makeAddress(0x100 + id),
      }))
      // A price shared by a category moves with assets that its columns don't know of: told by integers, not ranked.
      if (of.rules.eMode === 'category' && of.eModes.get(1)?.price !== null) return
      const { loans } = open({ id: 'a', state: of, accounts })({ asset, limit: 50 })
      const found = loans.map(({ row, move }) => {
        const account = accounts.find(({ address }) => address === row.address)
        if (!account) throw new Error('nobody else')
        const at = findFall(getAavePriceFalls(of, account), { asset, steps })
        return { row, move, at }
      })
      const falling = found.filter(({ at }) => at >= 0)
      expect(falling.map(({ at }) => at)).toEqual(
        falling.map(({ at }) => at).toSorted((a, b) => a - b),
      )
      for (const { row, move, at } of found) {
        const isPast = row.health.kind === 'priced' && BigInt(row.health.healthFactor) < WAD
        if (isPast) expect(at).toBe(0)
        else if (move.direction === 'up') expect(at).toBe(-1)
        else if (at >= 0) {
          const fall = parseDecimalString(move.distance, 18)
          // A price is an integer: of few digits, it is there a last digit before it would be in fractions.
          const digit = WAD / (reserve.price ?? 1n)
          expect(fall - digit).toBeLessThanOrEqual(steps[at] ?? 0n)
          // Where the average threshold is truncated, health may be 1 again at a lower price.
          if (of.rules.averageThreshold === 'exact')
            expect(fall).toBeGreaterThan(steps[at - 1] ?? 0n)
          placed += 1
        }
      }
      for (const account of accounts) {
        const at = findFall(getAavePriceFalls(of, account), { asset, steps })
        if (at > 0) expect(loans.some(({ row }) => row.address === account.address)).toBe(true)
      }
    }),
    { seed: 1, numRuns: 150, endOnFailure: true },
  )
  expect(placed).toBeGreaterThan(9)
})

test('behavior: of many, the nearest; read anew as another fall is asked, they are the same rows', () => {
  const bench = makeBenchMarket(1_500)
  const [reserve] = bench.state.reserves
  if (!reserve) throw new Error('the bench has reserves')
  const { asset } = reserve
  const accounts = bench.accounts.filter((account) => {
    const health = getAaveHealth(bench.state, account)
    return health.kind === 'priced' && !health.liquidatable
  })
  const read = open({ id: 'a', state: bench.state, accounts })
  const first = read({ asset, percent: 20 }).loans
  const later = read({ asset, percent: 21 }).loans
  expect(later.every(({ row }, place) => row === first[place]?.row)).toBe(true)
  const nearest = accounts
    .flatMap((account) => {
      const trigger = getAavePriceFalls(bench.state, account).getTrigger(asset)
      if (trigger?.kind !== 'reachable') return []
      const { direction, distance } = trigger
      return direction === 'down' ? [{ distance, address: account.address }] : []
    })
    .sort((a, b) => Number(a.distance - b.distance))
  expect(first.map(({ row }) => row.address)).toEqual(
    nearest.slice(0, 8).map(({ address }) => address),
  )
})
