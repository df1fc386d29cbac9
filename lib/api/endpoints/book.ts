import { defineEndpoint } from '../endpoint'
import { createCsvView } from '../http/csv-view'
import { type Book, type BookRow, zBook } from '../schema/book'
import { zBookQuery } from '../schema/query'

const toSymbols = (row: BookRow, side: 'collateral' | 'debt') =>
  row.assets
    .filter((each) => each.side === side)
    .map(({ symbol }) => symbol)
    .join(' ')

const csv = createCsvView({
  filename: 'plimsoll-accounts',
  toRows: (book: Book) =>
    book.items.map((row) => ({
      row,
      asOf: book.asOf[row.market],
      source: book.source[row.market],
    })),
  columns: [
    { header: 'address', kind: 'text', read: ({ row }) => row.address },
    { header: 'ensName', kind: 'text', read: ({ row }) => row.ensName },
    { header: 'market', kind: 'text', read: ({ row }) => row.market },
    { header: 'health', kind: 'text', read: ({ row }) => row.health.kind },
    { header: 'healthFactor', kind: 'number', read: ({ row }) => row.healthFactor },
    { header: 'distance', kind: 'number', read: ({ row }) => row.distance },
    { header: 'collateralUsd', kind: 'number', read: ({ row }) => row.collateralUsd },
    { header: 'debtUsd', kind: 'number', read: ({ row }) => row.debtUsd },
    { header: 'collateral', kind: 'text', read: ({ row }) => toSymbols(row, 'collateral') },
    { header: 'debt', kind: 'text', read: ({ row }) => toSymbols(row, 'debt') },
    { header: 'blockNumber', kind: 'number', read: ({ asOf }) => asOf?.blockNumber },
    { header: 'blockTimestamp', kind: 'text', read: ({ asOf }) => asOf?.timestamp },
    { header: 'source', kind: 'text', read: ({ source }) => source?.status },
    { header: 'subaccount', kind: 'text', read: ({ row }) => row.subaccount },
  ],
})

export const bookEndpoint = defineEndpoint({
  path: '/api/v1/accounts',
  operationId: 'listAccounts',
  summary: 'Loans of all markets, nearest to liquidation first',
  query: zBookQuery,
  answer: zBook,
  problems: [503],
  csv,
  isKept: () => true,
})
