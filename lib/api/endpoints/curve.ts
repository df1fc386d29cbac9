import { defineEndpoint } from '../endpoint'
import { getAdded } from '../get-added'
import { createCsvView } from '../http/csv-view'
import { type Curve, zCurve } from '../schema/curve'
import { zCurveQuery } from '../schema/query'

const csv = createCsvView({
  filename: 'plimsoll-curve',
  toRows: (curve: Curve) => curve.levels.map((level, index) => ({ level, index, curve })),
  columns: [
    { header: 'level', kind: 'number', read: ({ level }) => level },
    {
      header: 'collateralUsd',
      kind: 'number',
      read: ({ curve, index }) => curve.collateralUsd[index],
    },
    { header: 'debtUsd', kind: 'number', read: ({ curve, index }) => curve.debtUsd[index] },
    { header: 'accounts', kind: 'number', read: ({ curve, index }) => curve.accounts[index] },
    { header: 'badDebtUsd', kind: 'number', read: ({ curve, index }) => curve.badDebtUsd[index] },
    {
      header: 'assetAmount',
      kind: 'number',
      read: ({ curve, index }) => curve.assetAmount?.[index],
    },
    {
      header: 'addedCollateralUsd',
      kind: 'number',
      read: ({ curve, index }) => getAdded(curve.collateralUsd, index),
    },
    {
      header: 'addedDebtUsd',
      kind: 'number',
      read: ({ curve, index }) => getAdded(curve.debtUsd, index),
    },
    {
      header: 'addedAccounts',
      kind: 'number',
      read: ({ curve, index }) => getAdded(curve.accounts.map(String), index),
    },
    {
      header: 'addedBadDebtUsd',
      kind: 'number',
      read: ({ curve, index }) => getAdded(curve.badDebtUsd, index),
    },
    {
      header: 'addedAssetAmount',
      kind: 'number',
      read: ({ curve, index }) => curve.assetAmount && getAdded(curve.assetAmount, index),
    },
  ],
})

export const curveEndpoint = defineEndpoint({
  path: '/api/v1/risk/curve',
  operationId: 'getRiskCurve',
  summary: 'What is liquidatable once prices have fallen that far, cumulative over 101 levels',
  query: zCurveQuery,
  answer: zCurve,
  problems: [503],
  csv,
  isKept: () => true,
})
