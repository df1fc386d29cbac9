import { defineEndpoint } from '../endpoint'
import { createCsvView } from '../http/csv-view'
import { type Liquidations, zLiquidations } from '../schema/liquidation'
import { zLiquidationDetail } from '../schema/liquidation-anatomy'
import { zLiquidationsQuery } from '../schema/query'
import { zNoQuery } from './no-query'

const csv = createCsvView({
  filename: 'plimsoll-liquidations',
  toRows: ({ items }: Liquidations) => items,
  columns: [
    { header: 'id', kind: 'text', read: (row) => row.id },
    { header: 'market', kind: 'text', read: (row) => row.market },
    { header: 'mechanism', kind: 'text', read: (row) => row.mechanism },
    { header: 'blockNumber', kind: 'number', read: (row) => row.blockNumber },
    { header: 'timestamp', kind: 'text', read: (row) => row.timestamp },
    { header: 'borrower', kind: 'text', read: (row) => row.borrower },
    { header: 'liquidator', kind: 'text', read: (row) => row.liquidator },
    { header: 'collateralAsset', kind: 'text', read: (row) => row.collateral.asset },
    { header: 'collateralSymbol', kind: 'text', read: (row) => row.collateral.symbol },
    { header: 'collateralDecimals', kind: 'number', read: (row) => row.collateral.decimals },
    { header: 'collateralAmount', kind: 'number', read: (row) => row.collateral.amount },
    { header: 'collateralUsd', kind: 'number', read: (row) => row.collateral.valueUsd },
    { header: 'debtAsset', kind: 'text', read: (row) => row.debt.asset },
    { header: 'debtSymbol', kind: 'text', read: (row) => row.debt.symbol },
    { header: 'debtDecimals', kind: 'number', read: (row) => row.debt.decimals },
    { header: 'debtAmount', kind: 'number', read: (row) => row.debt.amount },
    { header: 'debtUsd', kind: 'number', read: (row) => row.debt.valueUsd },
    { header: 'bonusUsd', kind: 'number', read: (row) => row.bonusUsd },
    { header: 'protocolFeeUsd', kind: 'number', read: (row) => row.protocolFeeUsd },
    { header: 'badDebtUsd', kind: 'number', read: (row) => row.badDebtUsd },
    { header: 'healthFactorBefore', kind: 'number', read: (row) => row.healthFactorBefore },
    { header: 'healthFactorAfter', kind: 'number', read: (row) => row.healthFactorAfter },
    { header: 'blocksLate', kind: 'number', read: (row) => row.blocksLate },
  ],
})

export const liquidationsEndpoint = defineEndpoint({
  path: '/api/v1/liquidations',
  operationId: 'listLiquidations',
  summary: 'Liquidations, newest first',
  query: zLiquidationsQuery,
  answer: zLiquidations,
  problems: [503],
  csv,
})

export const liquidationEndpoint = defineEndpoint({
  path: '/api/v1/liquidations/{id}',
  operationId: 'getLiquidation',
  summary: 'One liquidation taken apart',
  params: { id: '<chainId>-<transactionHash>-<logIndex>' },
  query: zNoQuery,
  answer: zLiquidationDetail,
  problems: [404, 503],
})
