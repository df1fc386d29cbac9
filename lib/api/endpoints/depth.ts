import { defineEndpoint } from '../endpoint'
import { createCsvView } from '../http/csv-view'
import { type Depth, zDepth, zDepthQuery } from '../schema/depth'

const csv = createCsvView({
  filename: 'plimsoll-depth',
  toRows: ({ curve, collateral, debt }: Depth) =>
    curve.map((point) => ({ ...point, collateral: collateral.symbol, debt: debt.symbol })),
  columns: [
    { header: 'collateral', kind: 'text', read: ({ collateral }) => collateral },
    { header: 'debt', kind: 'text', read: ({ debt }) => debt },
    { header: 'amountIn', kind: 'number', read: ({ amountIn }) => amountIn },
    { header: 'amountInUsd', kind: 'number', read: ({ amountInUsd }) => amountInUsd },
    { header: 'amountInUsed', kind: 'number', read: ({ amountInUsed }) => amountInUsed },
    { header: 'amountOut', kind: 'number', read: ({ amountOut }) => amountOut },
    { header: 'price', kind: 'number', read: ({ price }) => price },
    { header: 'priceImpact', kind: 'number', read: ({ priceImpact }) => priceImpact },
  ],
})

export const depthEndpoint = defineEndpoint({
  path: '/api/v1/risk/depth',
  operationId: 'getRiskDepth',
  summary: "What selling a collateral for a debt asset brings, from the pools' own state",
  query: zDepthQuery,
  answer: zDepth,
  problems: [404, 424, 503],
  csv,
  isKept: () => true,
})
