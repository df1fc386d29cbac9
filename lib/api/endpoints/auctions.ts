import { defineEndpoint } from '../endpoint'
import { createCsvView } from '../http/csv-view'
import { type Auctions, zAuction, zAuctions } from '../schema/auction'
import { zAuctionsQuery } from '../schema/query'
import { zNoQuery } from './no-query'

const csv = createCsvView({
  filename: 'plimsoll-auctions',
  toRows: ({ items }: Auctions) => items,
  columns: [
    { header: 'id', kind: 'text', read: (row) => row.id },
    { header: 'market', kind: 'text', read: (row) => row.market },
    { header: 'number', kind: 'number', read: (row) => row.number },
    { header: 'status', kind: 'text', read: (row) => row.status },
    { header: 'borrower', kind: 'text', read: (row) => row.borrower },
    { header: 'subaccount', kind: 'text', read: (row) => row.subaccount },
    { header: 'collateralAsset', kind: 'text', read: (row) => row.collateral.asset },
    { header: 'collateralSymbol', kind: 'text', read: (row) => row.collateral.symbol },
    { header: 'collateralDecimals', kind: 'number', read: (row) => row.collateral.decimals },
    { header: 'debtSymbol', kind: 'text', read: (row) => row.debt.symbol },
    { header: 'debtDecimals', kind: 'number', read: (row) => row.debt.decimals },
    { header: 'startedBlock', kind: 'number', read: (row) => row.started?.blockNumber },
    { header: 'startedForSale', kind: 'number', read: (row) => row.started?.forSale },
    { header: 'startedToRaise', kind: 'number', read: (row) => row.started?.toRaise },
    { header: 'forSale', kind: 'number', read: (row) => row.forSale },
    { header: 'forSaleUsd', kind: 'number', read: (row) => row.forSaleUsd },
    { header: 'toRaise', kind: 'number', read: (row) => row.toRaise },
    { header: 'toRaiseUsd', kind: 'number', read: (row) => row.toRaiseUsd },
    { header: 'price', kind: 'number', read: (row) => row.price },
    { header: 'startPrice', kind: 'number', read: (row) => row.startPrice },
    { header: 'marketPrice', kind: 'number', read: (row) => row.marketPrice },
    { header: 'priceToMarket', kind: 'number', read: (row) => row.priceToMarket },
    { header: 'profitableAt', kind: 'text', read: (row) => row.profitable?.at },
    { header: 'redoAt', kind: 'text', read: (row) => row.redoAt },
    { header: 'redos', kind: 'number', read: (row) => row.redos },
    { header: 'takes', kind: 'number', read: (row) => row.takes.length },
    { header: 'endedBlock', kind: 'number', read: (row) => row.outcome?.blockNumber },
    { header: 'returned', kind: 'number', read: (row) => row.outcome?.returned },
    { header: 'uncovered', kind: 'number', read: (row) => row.outcome?.uncovered },
    { header: 'lossUsd', kind: 'number', read: (row) => row.outcome?.lossUsd },
  ],
})

export const auctionsEndpoint = defineEndpoint({
  path: '/api/v1/auctions',
  operationId: 'listAuctions',
  summary: 'Auctions of collateral: those that run first, then those that are over, newest first',
  query: zAuctionsQuery,
  answer: zAuctions,
  problems: [503],
  csv,
})

export const auctionEndpoint = defineEndpoint({
  path: '/api/v1/auctions/{id}',
  operationId: 'getAuction',
  summary: 'One auction',
  params: { id: '<chainId>-<auction house>-<number>' },
  query: zNoQuery,
  answer: zAuction,
  problems: [404],
})
