import { z } from 'zod'
import type { Engine } from '@/lib/engine/engine'
import { InvalidRequestError, NotFoundError } from '@/lib/errors'
import { decodeCursor, encodeCursor } from '../cursor'
import { isLiveAuction } from '../is-live-auction'
import type { AuctionsQuery, BookQuery, LiquidationsQuery } from '../schema/query'
import { account, accounts, emptyAccount } from './account'
import { allAuctions, auctions } from './auctions'
import { book, bookRows } from './book'
import { cascade, populationAnswer } from './cascade'
import { chance, toPositionChance } from './chance'
import { curve } from './curve'
import { depth, wholeMarket } from './depth'
import { createFakeEngine } from './fake-engine'
import { accountHistory, marketHistory } from './history'
import { toAnatomy } from './liquidation-anatomy'
import { allLiquidations, liquidationDays, liquidations } from './liquidations'
import { marketLiquidations } from './market-liquidations'
import { markets } from './markets'
import { riskInput } from './risk-input'
import { status } from './status'

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

function getMarket(id: string) {
  const found = markets.find((market) => market.id === id)
  if (!found)
    throw new NotFoundError(`No market ${id}. There are: ${markets.map((m) => m.id).join(', ')}.`)
  return found
}

function toPage<T>(
  rows: readonly T[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const start = cursor
    ? decodeCursor(cursor, { list: 'fixture', key: z.tuple([z.number()]) })[0]
    : 0
  const end = start + limit
  return {
    total: rows.length,
    items: rows.slice(start, end),
    nextCursor: end < rows.length ? encodeCursor('fixture', [end]) : null,
  }
}

function findRows({ market, asset, maxDistance, minDebtUsd, sort }: BookQuery) {
  if (market !== undefined) getMarket(market)
  const rows = bookRows.filter(
    (row) =>
      (market === undefined || row.market === market) &&
      (asset === undefined || row.assets.some((each) => isSame(each.asset, asset))) &&
      (maxDistance === undefined ||
        (row.distance !== null && Number(row.distance) <= Number(maxDistance))) &&
      (minDebtUsd === undefined ||
        (row.debtUsd !== null && Number(row.debtUsd) >= Number(minDebtUsd))),
  )
  if (sort === 'distance') return rows
  const column = sort === 'debt' ? 'debtUsd' : 'collateralUsd'
  return rows.toSorted((a, b) => Number(b[column] ?? 0) - Number(a[column] ?? 0))
}

function findLiquidations(query: LiquidationsQuery) {
  if (query.market !== undefined) getMarket(query.market)
  return allLiquidations.filter(
    (each) =>
      (query.market === undefined || each.market === query.market) &&
      (query.account === undefined || isSame(each.borrower, query.account)) &&
      (query.mechanism === undefined || each.mechanism === query.mechanism) &&
      (query.liquidator === undefined || isSame(each.liquidator, query.liquidator)) &&
      (query.asset === undefined ||
        isSame(each.collateral.asset, query.asset) ||
        isSame(each.debt.asset, query.asset)) &&
      (query.from === undefined || Date.parse(each.timestamp) >= Date.parse(query.from)) &&
      (query.to === undefined || Date.parse(each.timestamp) <= Date.parse(query.to)),
  )
}

function toChanceAccount(text: string, market: string) {
  const found = accounts.find(({ address }) => isSame(address, text))
  const positions = found?.positions.filter((position) => position.market === market) ?? []
  return {
    address: found?.address ?? (text as `0x${string}`),
    positions: positions.map(toPositionChance),
  }
}

function findAuctions({ market, status }: AuctionsQuery) {
  if (market !== undefined) getMarket(market)
  return allAuctions.filter(
    (each) =>
      (market === undefined || each.market === market) &&
      (status === undefined || (status === 'live') === isLiveAuction(each)),
  )
}

let readings = 0

const whole = { limit: Number.MAX_SAFE_INTEGER }

/**
 * An engine that answers from the fixtures, for tests of routes and pages. It filters, sorts and pages as the
 * real one does; the curve is one for all filters, blocks and streams are not known to it.
 */
export function createFixtureEngine(overrides: Partial<Engine> = {}): Engine {
  return createFakeEngine({
    readStatus: () => status,
    readMarkets: () => [...markets],
    // Tests change what it answers at will: nothing may be kept.
    readVersion: () => `fixture ${readings++}`,
    readMarket: getMarket,
    readMarketHistory: async (id) => ({ ...marketHistory, market: getMarket(id).id }),
    readMarketLiquidations: async (id, { period }) => ({
      ...marketLiquidations,
      market: getMarket(id).id,
      period,
    }),
    readAccountHistory: async (address) => ({ ...accountHistory, address }),
    readBook: (query) => ({ ...book, ...toPage(findRows(query), query) }),
    readWholeBook: (query) => ({ ...book, ...toPage(findRows(query), whole) }),
    async resolveAccount(text) {
      if (text === account.ensName) return { address: account.address, ensName: account.ensName }
      const found = accounts.find(({ address }) => isSame(address, text))
      if (found) return { address: found.address, ensName: found.ensName }
      if (isSame(text, emptyAccount.address))
        return { address: emptyAccount.address, ensName: null }
      if (/^0x[0-9a-f]{40}$/i.test(text)) return { address: text as `0x${string}`, ensName: null }
      if (/^[^.\s]+(\.[^.\s]+)+$/.test(text)) throw new NotFoundError(`${text} has no address.`)
      throw new InvalidRequestError(`${text} is neither an address nor an ENS name.`)
    },
    async readAccount(address) {
      return accounts.find((each) => isSame(each.address, address)) ?? { ...emptyAccount, address }
    },
    readRiskInputs: async ({ address }) =>
      isSame(address, riskInput.account.address) ? [riskInput] : [],
    readCurve(query) {
      if (query.market !== undefined) getMarket(query.market)
      return curve
    },
    readCascade: async ({ market }) => ({ ...cascade, market: getMarket(market).id }),
    readPopulationAnswer: async ({ market }) => getMarket(market) && populationAnswer,
    readDepth: async (query) => ({
      ...depth,
      market: getMarket(query.market).id,
      ...(query.whole === 'false' && { wholeMarket: null }),
    }),
    readMarketHaircut: async (id) => getMarket(id) && wholeMarket,
    readChance: async ({ market, account: of }) => ({
      ...chance,
      market: getMarket(market).id,
      ...(of !== undefined && { account: toChanceAccount(of, market) }),
    }),
    readPositionChances: async ({ positions }) => positions.map(toPositionChance),
    readLiquidations: (query) => ({ ...liquidations, ...toPage(findLiquidations(query), query) }),
    readWholeLiquidations: (query) => ({
      ...liquidations,
      ...toPage(findLiquidations(query), whole),
    }),
    readLiquidation(id) {
      const found = allLiquidations.find((each) => each.id === id)
      if (!found) throw new NotFoundError(`No liquidation ${id}.`)
      return found
    },
    async readLiquidationDetail(id) {
      const found = allLiquidations.find((each) => each.id === id)
      if (!found) throw new NotFoundError(`No liquidation ${id}.`)
      return { ...found, anatomy: toAnatomy(found) }
    },
    readLiquidationDays: () => [...liquidationDays],
    readAuctions: (query) => ({ ...auctions, ...toPage(findAuctions(query), query) }),
    readWholeAuctions: (query) => ({ ...auctions, ...toPage(findAuctions(query), whole) }),
    readAuction(id) {
      const found = allAuctions.find((each) => each.id === id)
      if (!found) throw new NotFoundError(`No auction ${id}.`)
      return found
    },
    ...overrides,
  })
}
